//! What happens to a tenant when its chat is closed to the bot, opens again, or gets another id.

use domain::ids::{PostId, Tenant};
use jiff::Timestamp;
use jiff_sqlx::ToSqlx;
use sqlx::Connection as _;

use crate::lookup::LookupTx;
use crate::settings::{Lifecycle, Settings};
use crate::{StoreError, TenantTx};

/// What moving a tenant to another chat came to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ChatMoved {
    /// It has the new id now.
    Moved(Tenant),
    /// No tenant has the old id: it moved before, or never was.
    Nobody,
    /// Another tenant that was in use has the new id.
    Taken {
        /// Who has the old one.
        tenant: Tenant,
    },
}

impl Settings {
    /// Whether this is the tenant's chat, and closed to the bot.
    pub fn is_closed(&self, telegram_chat_id: i64) -> bool {
        let at_rest = matches!(self.lifecycle, Lifecycle::Detached | Lifecycle::Deleted);
        at_rest && self.telegram_chat_id == telegram_chat_id
    }
}

impl LookupTx {
    /// Follows a group that became a supergroup. A tenant that was just made for the new id, and never set up, gives
    /// way: it gets the id that nobody can write to any more.
    pub async fn move_chat(&mut self, from: i64, to: i64) -> Result<ChatMoved, StoreError> {
        let mut held: Vec<(i64, uuid::Uuid, String)> = sqlx::query_as(
            "SELECT telegram_chat_id, tenant, lifecycle FROM chat_settings
              WHERE telegram_chat_id IN ($1, $2) ORDER BY tenant FOR UPDATE",
        )
        .bind(from)
        .bind(to)
        .fetch_all(self.connection())
        .await?;
        held.sort_by_key(|(chat, ..)| *chat != from);
        let in_use = |chat: i64, lifecycle: &str| chat == from && lifecycle != Lifecycle::Deleted.into_str();
        let Some((_, tenant, _)) = held.first().filter(|(chat, _, lifecycle)| in_use(*chat, lifecycle))
        else {
            return Ok(ChatMoved::Nobody);
        };
        let tenant = Tenant::from_key(*tenant);
        if let Some((_, other, lifecycle)) = held.get(1) {
            let gives_way = [Lifecycle::Onboarding, Lifecycle::Deleted].map(|word| word.into_str());
            if !gives_way.contains(&lifecycle.as_str()) {
                return Ok(ChatMoved::Taken { tenant });
            }
            let other = Tenant::from_key(*other);
            // Zero is no chat: it is held for as long as the two change places.
            self.set_chat(tenant, 0).await?;
            self.set_chat(other, from).await?;
            self.give_way_or_begin(other, Lifecycle::Deleted).await?;
        }
        self.set_chat(tenant, to).await?;
        Ok(ChatMoved::Moved(tenant))
    }

    async fn set_chat(&mut self, tenant: Tenant, chat: i64) -> Result<(), StoreError> {
        sqlx::query("UPDATE chat_settings SET telegram_chat_id = $2 WHERE tenant = $1")
            .bind(tenant.key())
            .bind(chat)
            .execute(self.connection())
            .await?;
        Ok(())
    }

    /// A tenant that was never set up gives way, or one that was deleted begins anew: all that the door may do to where
    /// a tenant stands. False when it stood elsewhere.
    pub(crate) async fn give_way_or_begin(
        &mut self,
        tenant: Tenant,
        becomes: Lifecycle,
    ) -> Result<bool, StoreError> {
        Ok(sqlx::query_scalar("SELECT give_way_or_begin($1, $2)")
            .bind(tenant.key())
            .bind(becomes.into_str())
            .fetch_one(self.connection())
            .await?)
    }
}

impl TenantTx {
    /// Moves the tenant to another chat, as its owner chose; where it stood is kept, so that it can go back. False when
    /// the other chat is a tenant already.
    pub async fn move_to_chat(
        &mut self,
        telegram_chat_id: i64,
        chat_name: Option<&str>,
        now: Timestamp,
    ) -> Result<bool, StoreError> {
        let key = self.tenant().key();
        // Whether the other chat is taken only the key can tell: its row is out of sight. A refusal undoes this much.
        let mut point = self.connection().begin().await?;
        let moved = sqlx::query(
            "UPDATE chat_settings
                SET moved_from_chat_id = telegram_chat_id, moved_at = $4, telegram_chat_id = $2,
                    chat_name = coalesce($3, chat_name), updated_at = ($4::timestamptz AT TIME ZONE 'UTC')
              WHERE tenant = $1",
        )
        .bind(key)
        .bind(telegram_chat_id)
        .bind(chat_name)
        .bind(now.to_sqlx())
        .execute(&mut *point)
        .await
        .map_err(StoreError::from);
        match moved {
            Ok(_) => {
                point.commit().await?;
                Ok(true)
            }
            Err(error) if error.constraint() == Some("chat_settings_telegram_chat_id_key") => {
                point.rollback().await?;
                Ok(false)
            }
            Err(error) => Err(error),
        }
    }

    /// Where the tenant's chat was before its owner moved it, and when that was.
    pub async fn moved_from(&mut self) -> Result<Option<(i64, Timestamp)>, StoreError> {
        let row: Option<(i64, jiff_sqlx::Timestamp)> = self
            .scoped_as(
                "SELECT moved_from_chat_id, moved_at FROM chat_settings
                  WHERE tenant = $1 AND moved_from_chat_id IS NOT NULL AND moved_at IS NOT NULL",
            )
            .fetch_optional(self.connection())
            .await?;
        Ok(row.map(|(chat, at)| (chat, at.to_jiff())))
    }

    /// The bot can no longer write to the tenant's chat. False when that was known, or when the chat was opened again
    /// after `seen`, the instant at which it was found closed.
    pub async fn detach(&mut self, seen: Timestamp, now: Timestamp) -> Result<bool, StoreError> {
        let rows = self
            .scoped(
                "UPDATE chat_settings
                    SET lifecycle_before = lifecycle, lifecycle = 'detached', detached_at = $3,
                        updated_at = ($3::timestamptz AT TIME ZONE 'UTC')
                  WHERE tenant = $1 AND lifecycle NOT IN ('detached', 'deleted')
                    AND (reattached_at IS NULL OR reattached_at <= $2)",
            )
            .bind(seen.to_sqlx())
            .bind(now.to_sqlx())
            .execute(self.connection())
            .await?
            .rows_affected();
        Ok(rows == 1)
    }

    /// The bot can write again: the tenant is what it was. `None` when it was not detached.
    pub async fn reattach(&mut self, now: Timestamp) -> Result<Option<Lifecycle>, StoreError> {
        let name: Option<String> = self
            .scoped_scalar(
                "UPDATE chat_settings
                    SET lifecycle = coalesce(lifecycle_before, 'onboarding'), lifecycle_before = NULL,
                        detached_at = NULL, reattached_at = $2, updated_at = ($2::timestamptz AT TIME ZONE 'UTC')
                  WHERE tenant = $1 AND lifecycle = 'detached' RETURNING lifecycle",
            )
            .bind(now.to_sqlx())
            .fetch_optional(self.connection())
            .await?;
        Ok(name.as_deref().and_then(|word| word.parse::<Lifecycle>().ok()))
    }

    /// Gives up every message to a chat that is not yet sent. Whoever is sending one finds its claim gone.
    pub async fn refuse_messages(
        &mut self,
        telegram_chat_id: i64,
        why: &str,
        now: Timestamp,
    ) -> Result<u64, StoreError> {
        Ok(self
            .scoped(
                "UPDATE outbox SET state = 'refused', due_at = NULL, leased_until = NULL, fence = fence + 1,
                        last_error = $3, settled_at = $4
                  WHERE tenant = $1 AND telegram_chat_id = $2 AND due_at IS NOT NULL",
            )
            .bind(telegram_chat_id)
            .bind(why)
            .bind(now.to_sqlx())
            .execute(self.connection())
            .await?
            .rows_affected())
    }

    /// Sends what still waits for a chat to another. Edits are given up: their messages stayed behind. Returns the
    /// posts whose message stayed behind while it was asking people something.
    pub async fn follow_chat(
        &mut self,
        from: i64,
        to: i64,
        now: Timestamp,
    ) -> Result<Vec<(PostId, String)>, StoreError> {
        self.scoped(
            "UPDATE outbox SET state = 'refused', due_at = NULL, leased_until = NULL, fence = fence + 1,
                    last_error = 'the chat moved', settled_at = $3
              WHERE tenant = $1 AND telegram_chat_id = $2 AND due_at IS NOT NULL AND edits_message_id IS NOT NULL",
        )
        .bind(from)
        .bind(now.to_sqlx())
        .execute(self.connection())
        .await?;
        self.scoped(
            "UPDATE outbox SET telegram_chat_id = $3
              WHERE tenant = $1 AND telegram_chat_id = $2 AND due_at IS NOT NULL",
        )
        .bind(from)
        .bind(to)
        .execute(self.connection())
        .await?;
        self.scoped("UPDATE wizards SET telegram_message_id = NULL WHERE tenant = $1")
            .execute(self.connection())
            .await?;
        let asked: Vec<(uuid::Uuid, String)> = self
            .scoped_as(
                "UPDATE posting_queue SET telegram_chat_id = NULL, telegram_message_id = NULL
                  WHERE tenant = $1 AND telegram_chat_id = $2 AND state IS NOT NULL RETURNING id, state",
            )
            .bind(from)
            .fetch_all(self.connection())
            .await?;
        Ok(asked.into_iter().map(|(id, state)| (PostId(id), state)).collect())
    }
}
