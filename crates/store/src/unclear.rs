//! Stores what is known of a publish after an unclear answer: what Instagram showed, and what the team says.

use domain::ids::PostId;
use domain::reconcile::TeamSays;
use jiff::Timestamp;
use jiff_sqlx::ToSqlx;

use crate::error::leased;
use crate::lease::{Lease, PostKey};
use crate::row::Column;
use crate::{StoreError, TenantTx};

impl Column for Option<TeamSays> {
    fn read(row: &sqlx::postgres::PgRow, name: &str) -> sqlx::Result<Self> {
        let word: Option<String> = Column::read(row, name)?;
        word.map(|word| word.parse().map_err(|_| crate::row::unreadable(name))).transpose()
    }
}

impl TenantTx {
    /// Releases a post until Instagram is asked again. `calm_at` is the time of a read that showed no sign of the story;
    /// `None` if this read did, or had no result. Keeps the time of the first such read in a row.
    pub async fn ask_again(
        &mut self,
        lease: &Lease<PostKey>,
        due_at: Timestamp,
        why: &str,
        calm_at: Option<Timestamp>,
    ) -> Result<(), StoreError> {
        let rows = self
            .scoped(
                "UPDATE posting_queue
                    SET due_at = $4, leased_until = NULL, attempts = attempts + 1, last_error = $5,
                        calm_since = CASE WHEN $6::timestamptz IS NOT NULL THEN coalesce(calm_since, $6) END
                  WHERE tenant = $1 AND id = $2 AND fence = $3",
            )
            .bind(lease.key.id.0)
            .bind(lease.fence)
            .bind(due_at.to_sqlx())
            .bind(why)
            .bind(calm_at.map(ToSqlx::to_sqlx))
            .execute(self.connection())
            .await?
            .rows_affected();
        leased(rows)
    }

    /// Records that the team was asked. Returns whether this was the first time.
    pub async fn ask_people(&mut self, lease: &Lease<PostKey>, now: Timestamp) -> Result<bool, StoreError> {
        let rows = self
            .scoped(
                "UPDATE posting_queue SET people_asked_at = $4
                  WHERE tenant = $1 AND id = $2 AND fence = $3 AND people_asked_at IS NULL",
            )
            .bind(lease.key.id.0)
            .bind(lease.fence)
            .bind(now.to_sqlx())
            .execute(self.connection())
            .await?
            .rows_affected();
        Ok(rows > 0)
    }

    /// Records a person's answer, and makes the post due at once. Returns `false` if the question is closed or was
    /// answered before.
    pub async fn people_say(
        &mut self,
        post: PostId,
        says: TeamSays,
        now: Timestamp,
    ) -> Result<bool, StoreError> {
        let rows = self
            .scoped(
                "UPDATE posting_queue SET people_say = $3, due_at = $4
                  WHERE tenant = $1 AND id = $2 AND state IN ('publish_sent', 'unknown')
                    AND people_asked_at IS NOT NULL AND people_say IS NULL",
            )
            .bind(post.0)
            .bind(says.into_str())
            .bind(now.to_sqlx())
            .execute(self.connection())
            .await?
            .rows_affected();
        Ok(rows > 0)
    }

    /// Records the message of the question as the one that shows the post, unless another shows it.
    pub async fn question_shown(
        &mut self,
        post: PostId,
        (chat, message): (i64, i64),
    ) -> Result<(), StoreError> {
        self.scoped(
            "UPDATE posting_queue SET telegram_chat_id = $3, telegram_message_id = $4
              WHERE tenant = $1 AND id = $2 AND telegram_message_id IS NULL",
        )
        .bind(post.0)
        .bind(chat)
        .bind(message)
        .execute(self.connection())
        .await?;
        Ok(())
    }

    /// Returns the latest message of a kind about a post: chat and message. `None` if none was sent.
    pub async fn message_about(
        &mut self,
        post: PostId,
        kind: &str,
    ) -> Result<Option<(i64, i64)>, StoreError> {
        Ok(self
            .scoped_as::<(i64, i64)>(
                "SELECT telegram_chat_id, telegram_message_id FROM outbox
                  WHERE tenant = $1 AND post_id = $2 AND kind = $3 AND telegram_message_id IS NOT NULL
                  ORDER BY seq DESC LIMIT 1",
            )
            .bind(post.0)
            .bind(kind)
            .fetch_optional(self.connection())
            .await?)
    }
}
