//! Stores people's decisions about posts. The statement for a person's decision checks the state that the
//! person saw and increments the fence, so that a worker loses its claim. If its write changes no row,
//! another person or worker was first.

use domain::ids::{MediaId, PostId, UserId};
use domain::post::{DeliveryMode, Origin, PostState};
use jiff::Timestamp;
use jiff_sqlx::ToSqlx;

use crate::error::unmoved;
use crate::posts::Post;
use crate::{StoreError, TenantTx, new_id};

/// A post that a person requests.
#[derive(Clone, Copy, Debug)]
pub struct NewPost {
    pub origin: Origin,
    /// The slot it fills, if it replaces another post.
    pub slot_at: Option<Timestamp>,
    /// When its story should go live.
    pub publish_at: Timestamp,
    /// Its picture, if the person chose it.
    pub media: Option<MediaId>,
    pub mode: DeliveryMode,
}

impl TenantTx {
    /// Changes a post's state for a person, if the post is still in the state that the person saw. Fails with
    /// [`StoreError::MovedOn`] if another person or a worker changed it first.
    ///
    /// # Panics
    /// Panics if the rules forbid the change, which is a bug.
    pub async fn person_moves(
        &mut self,
        post: &Post,
        to: PostState,
        by: UserId,
        publish_at: Timestamp,
        due_at: Timestamp,
        now: Timestamp,
    ) -> Result<(), StoreError> {
        assert!(
            post.state.a_person_may_move_to(to),
            "a person cannot move a post from {} to {to}",
            post.state
        );
        let rows = self
            .scoped(
                "UPDATE posting_queue
                    SET state = $4, state_entered_at = $5, fence = fence + 1, leased_until = NULL, attempts = 0,
                        publish_at = $6, due_at = $7, decided_by_user_id = $8, decided_at = $5,
                        deadline_at = CASE WHEN $4 = 'awaiting_review' THEN $7 ELSE deadline_at END,
                        -- Who takes a yes back wants to be asked again, whatever silence meant before.
                        posts_on_silence = posts_on_silence AND $4 <> 'awaiting_review',
                        container_id = CASE WHEN $4 = 'awaiting_review' THEN NULL ELSE container_id END
                  WHERE tenant = $1 AND id = $2 AND state = $3",
            )
            .bind(post.id.0)
            .bind(post.state.into_str())
            .bind(to.into_str())
            .bind(now.to_sqlx())
            .bind(publish_at.to_sqlx())
            .bind(due_at.to_sqlx())
            .bind(by.0)
            .execute(self.connection())
            .await?
            .rows_affected();
        unmoved(rows)
    }

    /// Reschedules a post for a person; a worker that has claimed it loses its claim. The deadline for
    /// answers moves by the same amount.
    pub async fn move_to_time(
        &mut self,
        post: &Post,
        publish_at: Timestamp,
        due_at: Timestamp,
    ) -> Result<(), StoreError> {
        let rows = self
            .scoped(
                "UPDATE posting_queue
                    SET fence = fence + 1, leased_until = NULL, attempts = 0, due_at = $5,
                        deadline_at = deadline_at + ($4 - publish_at), publish_at = $4
                  WHERE tenant = $1 AND id = $2 AND state = $3",
            )
            .bind(post.id.0)
            .bind(post.state.into_str())
            .bind(publish_at.to_sqlx())
            .bind(due_at.to_sqlx())
            .execute(self.connection())
            .await?
            .rows_affected();
        unmoved(rows)
    }

    /// Inserts a post that a person requested. A worker then reserves it.
    pub async fn insert_post(&mut self, wanted: NewPost, now: Timestamp) -> Result<PostId, StoreError> {
        let tenant = self.tenant();
        let id = new_id();
        sqlx::query(
            "INSERT INTO posting_queue (id, chat_settings_id, scheduled_for, status, state, state_entered_at, origin,
                                        slot_at, publish_at, due_at, created_at, media_item_id, delivery_mode, account_id)
             SELECT $1, $2, ($5::timestamptz AT TIME ZONE 'UTC'), 'processing', 'reserving', $3, $4, $6, $5, $3,
                    ($3::timestamptz AT TIME ZONE 'UTC'), $7, $8, c.active_instagram_account_id
               FROM chat_settings AS c WHERE c.tenant = $9",
        )
        .bind(id)
        .bind(tenant.chat_settings_id())
        .bind(now.to_sqlx())
        .bind(wanted.origin.into_str())
        .bind(wanted.publish_at.to_sqlx())
        .bind(wanted.slot_at.map(ToSqlx::to_sqlx))
        .bind(wanted.media.map(|media| media.0))
        .bind(wanted.mode.into_str())
        .bind(tenant.key())
        .execute(self.connection())
        .await?;
        if let Some(slot_at) = wanted.slot_at {
            self.scoped("UPDATE posting_slots SET post_id = $3 WHERE tenant = $1 AND slot_at = $2")
                .bind(slot_at.to_sqlx())
                .bind(id)
                .execute(self.connection())
                .await?;
        }
        Ok(PostId(id))
    }

    /// Records that the message that shows a post was sent to the chat. The post then waits for an answer
    /// until its deadline.
    ///
    /// If a person has already acted on a copy of the message, only the message's id is stored.
    pub async fn shown_to_people(
        &mut self,
        id: PostId,
        chat: i64,
        message: i64,
        waits: PostState,
        now: Timestamp,
    ) -> Result<(), StoreError> {
        self.scoped(
            "UPDATE posting_queue
                SET telegram_chat_id = $3, telegram_message_id = $4,
                    state_entered_at = CASE WHEN state = 'offering' THEN $6 ELSE state_entered_at END,
                    due_at = CASE WHEN state = 'offering' THEN deadline_at ELSE due_at END,
                    state = CASE WHEN state = 'offering' THEN $5 ELSE state END
              WHERE tenant = $1 AND id = $2 AND state IS NOT NULL",
        )
        .bind(id.0)
        .bind(chat)
        .bind(message)
        .bind(waits.into_str())
        .bind(now.to_sqlx())
        .execute(self.connection())
        .await?;
        Ok(())
    }

    /// Records which message shows a post, after it was sent again.
    pub async fn now_shown_by(&mut self, id: PostId, chat: i64, message: i64) -> Result<(), StoreError> {
        self.scoped(
            "UPDATE posting_queue SET telegram_chat_id = $3, telegram_message_id = $4
              WHERE tenant = $1 AND id = $2 AND state IS NOT NULL",
        )
        .bind(id.0)
        .bind(chat)
        .bind(message)
        .execute(self.connection())
        .await?;
        Ok(())
    }
}
