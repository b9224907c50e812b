//! Updates a tenant when its chat is closed to the bot, opened again, or gets another id.

use domain::ids::{PostId, Tenant};
use jiff::Timestamp;
use jiff_sqlx::ToSqlx;
use sqlx::Connection as _;

use crate::lookup::LookupTx;
use crate::settings::{Lifecycle, Settings};
use crate::{StoreError, TenantTx};

/// Result of moving a tenant to another chat id.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ChatMoved {
    /// The tenant now has the new id.
    Moved(Tenant),
    /// No tenant has the old id: it was moved earlier, or never existed.
    Nobody,
    /// The new id already belongs to another tenant that is in use.
    Taken {
        /// The tenant that still has the old id.
        tenant: Tenant,
    },
}

impl Settings {
    /// Returns whether this is the tenant's chat and the bot can no longer write to it.
    pub fn is_closed(&self, telegram_chat_id: i64) -> bool {
        let at_rest = matches!(self.lifecycle, Lifecycle::Detached | Lifecycle::Deleted);
        at_rest && self.telegram_chat_id == telegram_chat_id
    }
}

impl LookupTx {
    /// Gives a tenant its new chat id after its group became a supergroup. If a tenant already exists for the
    /// new id but was never set up, the two swap ids: that tenant gets the old id, which is no longer
    /// reachable.
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
            // No chat has the id 0: it is a placeholder while the two tenants swap ids.
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

    /// Retires a tenant that was never set up, or restarts the onboarding of a deleted one. [`LookupTx`] can
    /// make no other change to a tenant's lifecycle. Returns false if the tenant has any other lifecycle.
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
    /// Moves the tenant to the chat that its owner chose, and stores the previous chat so that the move can
    /// be undone. Returns false if the other chat already belongs to a tenant.
    pub async fn move_to_chat(
        &mut self,
        telegram_chat_id: i64,
        chat_name: Option<&str>,
        now: Timestamp,
    ) -> Result<bool, StoreError> {
        let key = self.tenant().key();
        // Row security hides the other chat's row, so only the unique key shows whether the chat is taken.
        // The savepoint undoes a rejected update.
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

    /// Returns the chat from which the owner moved the tenant, and the time of the move.
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

    /// Records that the bot can no longer write to the tenant's chat. `seen` is the time at which the bot
    /// found the chat closed. Returns false if the chat was opened again after that time, or if it is already
    /// recorded as closed.
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

    /// Restores the tenant's previous lifecycle once the bot can write again. Returns `None` if it was not
    /// detached.
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

    /// Cancels all unsent messages to a chat. A worker that is sending one of them loses its claim.
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

    /// Redirects a chat's unsent messages to another chat. Cancels edits, because the messages they change
    /// stay in the old chat. Returns the posts in flight that were shown in the old chat, each with its
    /// state.
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
