//! Implements the outbox: every message and edit is enqueued in the transaction that causes it, and a worker
//! sends it.

use domain::ids::{OutboxId, PostId};
use jiff::Timestamp;
use jiff_sqlx::ToSqlx;
use serde_json::Value;

use crate::error::leased;
use crate::lease::{Lease, OutboxKey};
use crate::row::read_row;
use crate::{StoreError, TenantTx, new_id};

/// A message to send to a chat. `payload` contains only what its kind needs.
#[derive(Clone, Debug, PartialEq)]
pub struct StoredMessage {
    pub telegram_chat_id: i64,
    pub kind: &'static str,
    /// The post that the message is about.
    pub post: Option<PostId>,
    pub payload: Value,
}

/// A claimed message.
#[derive(Clone, Debug)]
pub struct OutboxRow {
    pub kind: String,
    /// The post that the message is about.
    pub post: Option<PostId>,
    /// Data for the text.
    pub payload: Value,
    /// The message to edit; `None` sends a new one.
    pub edits: Option<i64>,
    /// An earlier attempt to send it was recorded, so it may have arrived.
    pub maybe_sent: bool,
    /// It is sent a second time because the result of the first attempt was unclear.
    pub again: bool,
    pub attempts: i32,
    /// IETF tag of the message's language.
    pub language_code: Option<String>,
    pub created_at: Timestamp,
    /// Since when Telegram has refused it.
    pub refused_since: Option<Timestamp>,
    /// Since when Telegram has said that the chat is closed to the bot.
    pub closed_since: Option<Timestamp>,
}

/// How a message took the place of another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Replaced {
    /// The other was not sent yet, and is this message now.
    InPlace,
    /// The other was sent, and is edited.
    ByEdit,
    /// The other is being sent right now; try again soon.
    BeingSent,
}

read_row!(OutboxRow {
    kind,
    post = "post_id",
    payload,
    edits = "edits_message_id",
    maybe_sent,
    again,
    attempts,
    language_code,
    created_at,
    refused_since,
    closed_since,
});

impl TenantTx {
    /// Enqueues a message in this transaction.
    pub async fn enqueue(&mut self, message: &StoredMessage, now: Timestamp) -> Result<OutboxId, StoreError> {
        let tenant = self.tenant();
        let id = new_id();
        sqlx::query(
            "INSERT INTO outbox (id, chat_settings_id, telegram_chat_id, kind, post_id, payload, due_at, created_at)
             VALUES ($1, $2, $3, $4, $5, $6, $7, $7)",
        )
        .bind(id)
        .bind(tenant.chat_settings_id())
        .bind(message.telegram_chat_id)
        .bind(message.kind)
        .bind(message.post.map(|post| post.0))
        .bind(&message.payload)
        .bind(now.to_sqlx())
        .execute(self.connection())
        .await?;
        Ok(OutboxId(id))
    }

    /// Enqueues an edit of a message in this transaction. The edit contains no text: when it is sent, it
    /// shows the current state. If an edit of the same message is still waiting, it is updated instead.
    pub async fn enqueue_edit(
        &mut self,
        message: &StoredMessage,
        message_id: i64,
        now: Timestamp,
    ) -> Result<(), StoreError> {
        let tenant = self.tenant();
        sqlx::query(
            "INSERT INTO outbox (id, chat_settings_id, telegram_chat_id, kind, post_id, payload, due_at, created_at,
                                 edits_message_id)
             VALUES ($1, $2, $3, $4, $5, $6, $7, $7, $8)
             ON CONFLICT (tenant, telegram_chat_id, edits_message_id)
                WHERE edits_message_id IS NOT NULL AND state = 'waiting'
             DO UPDATE SET kind = excluded.kind, payload = excluded.payload, post_id = excluded.post_id,
                           created_at = excluded.created_at,
                           due_at = CASE WHEN outbox.refused_since IS NULL THEN outbox.due_at ELSE excluded.due_at END",
        )
        .bind(new_id())
        .bind(tenant.chat_settings_id())
        .bind(message.telegram_chat_id)
        .bind(message.kind)
        .bind(message.post.map(|post| post.0))
        .bind(&message.payload)
        .bind(now.to_sqlx())
        .bind(message_id)
        .execute(self.connection())
        .await?;
        Ok(())
    }

    /// Shows a message in the place of another that was enqueued before. Returns `None` if the other was never sent, and will
    /// not be.
    pub async fn replace_message(
        &mut self,
        earlier: OutboxId,
        message: &StoredMessage,
        now: Timestamp,
    ) -> Result<Option<Replaced>, StoreError> {
        let found: Option<(String, bool, Option<i64>, i64)> = self
            .scoped_as(
                "SELECT state, due_at IS NOT NULL, telegram_message_id, telegram_chat_id FROM outbox
                  WHERE tenant = $1 AND id = $2 FOR UPDATE",
            )
            .bind(earlier.0)
            .fetch_optional(self.connection())
            .await?;
        let Some((state, waits, sent, chat)) = found else { return Ok(None) };
        match (state.as_str(), sent) {
            ("waiting", _) if waits => {
                self.scoped(
                    "UPDATE outbox SET kind = $3, payload = $4, post_id = $5 WHERE tenant = $1 AND id = $2",
                )
                .bind(earlier.0)
                .bind(message.kind)
                .bind(&message.payload)
                .bind(message.post.map(|post| post.0))
                .execute(self.connection())
                .await?;
                Ok(Some(Replaced::InPlace))
            }
            ("sending", _) => Ok(Some(Replaced::BeingSent)),
            (_, Some(sent)) => {
                let edit = StoredMessage { telegram_chat_id: chat, ..message.clone() };
                self.enqueue_edit(&edit, sent, now).await?;
                Ok(Some(Replaced::ByEdit))
            }
            (_, None) => Ok(None),
        }
    }

    /// Deletes the unsent messages about a post, because they are out of date. Keeps edits.
    pub async fn withdraw_messages(&mut self, post: PostId) -> Result<(), StoreError> {
        self.scoped(
            "DELETE FROM outbox
              WHERE tenant = $1 AND post_id = $2 AND due_at IS NOT NULL AND edits_message_id IS NULL",
        )
        .bind(post.0)
        .execute(self.connection())
        .await?;
        Ok(())
    }

    /// Increments the counter of an unsent message of a kind, because one message is enough while the chat
    /// cannot be reached. Returns false if no such message is waiting.
    pub async fn add_to_waiting(&mut self, kind: &str) -> Result<bool, StoreError> {
        let rows = self.scoped(
            "UPDATE outbox SET payload = payload || jsonb_build_object('more', coalesce((payload->>'more')::int, 0) + 1)
              WHERE tenant = $1 AND id = (SELECT id FROM outbox
                     WHERE tenant = $1 AND kind = $2 AND state = 'waiting' AND due_at IS NOT NULL
                       AND edits_message_id IS NULL ORDER BY seq DESC LIMIT 1 FOR UPDATE SKIP LOCKED)",
        )
        .bind(kind)
        .execute(self.connection())
        .await?
        .rows_affected();
        Ok(rows == 1)
    }

    /// Reads a claimed message and records that it is about to be sent, in one statement. An edit keeps the
    /// language of the message that it changes; a new message is in `language_code`.
    pub async fn about_to_send(
        &mut self,
        lease: &Lease<OutboxKey>,
        language_code: Option<&str>,
    ) -> Result<OutboxRow, StoreError> {
        self.scoped_as(
            "UPDATE outbox AS o
                SET state = 'sending',
                    language_code = coalesce(
                        (SELECT sent.language_code FROM outbox AS sent
                          WHERE sent.tenant = $1 AND sent.telegram_message_id = o.edits_message_id
                            AND sent.telegram_chat_id = o.telegram_chat_id LIMIT 1), $4)
               FROM outbox AS before
              WHERE o.tenant = $1 AND o.id = $2 AND o.fence = $3 AND before.tenant = o.tenant AND before.id = o.id
             RETURNING o.kind, o.post_id, o.payload, o.edits_message_id, before.state = 'sending' AS maybe_sent,
                       o.again, o.attempts, o.language_code, o.created_at, o.refused_since, o.closed_since",
        )
        .bind(lease.key.id.0)
        .bind(lease.fence)
        .bind(language_code)
        .fetch_optional(self.connection())
        .await?
        .ok_or(StoreError::LeaseLost)
    }

    pub async fn sent(
        &mut self,
        lease: &Lease<OutboxKey>,
        telegram_message_id: i64,
        now: Timestamp,
    ) -> Result<(), StoreError> {
        self.settle_message(lease, "sent", Some(telegram_message_id), None, now).await
    }

    /// Records that the message was given up; it is not retried.
    pub async fn refused(
        &mut self,
        lease: &Lease<OutboxKey>,
        why: &str,
        now: Timestamp,
    ) -> Result<(), StoreError> {
        self.settle_message(lease, "refused", None, Some(why), now).await
    }

    async fn settle_message(
        &mut self,
        lease: &Lease<OutboxKey>,
        state: &str,
        message: Option<i64>,
        why: Option<&str>,
        now: Timestamp,
    ) -> Result<(), StoreError> {
        let rows = self
            .scoped(
                "UPDATE outbox SET state = $4, telegram_message_id = $5, last_error = $6, settled_at = $7,
                        due_at = NULL, leased_until = NULL
                  WHERE tenant = $1 AND id = $2 AND fence = $3",
            )
            .bind(lease.key.id.0)
            .bind(lease.fence)
            .bind(state)
            .bind(message)
            .bind(why)
            .bind(now.to_sqlx())
            .execute(self.connection())
            .await?
            .rows_affected();
        leased(rows)
    }
}
