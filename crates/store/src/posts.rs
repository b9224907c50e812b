//! Stores posts in flight: the rows of `posting_queue` that Storyline wrote. Most writes check the fence of
//! the worker's claim.

use domain::cause::Cause;
use domain::ids::{AccountId, MediaId, PostId, UserId};
use domain::post::{DeliveryMode, PostState};
use domain::reconcile::TeamSays;
use jiff::Timestamp;
use jiff_sqlx::ToSqlx;

use crate::error::leased;
use crate::lease::{Lease, PostKey, known_states};
use crate::row::{self, read_row};
pub use crate::transitions::{Hold, Transition};
use crate::{StoreError, TenantTx};

/// All columns of a [`Post`], from `posting_queue AS q`.
macro_rules! post_columns {
    () => {
        "q.id, q.state, q.slot_at, q.publish_at, q.media_item_id, q.account_id, q.delivery_mode, q.telegram_chat_id, \
         q.telegram_message_id, q.deadline_at, q.posts_on_silence, q.rendition_sha256, q.container_id, q.container_made_at, \
         q.publish_sent_at, q.publish_attempts, q.calm_since, q.people_asked_at, q.people_say, q.quota_before, coalesce(q.retry_count, 0) AS retry_count, q.attempts, q.cause, \
         q.never_again, q.decided_by_user_id"
    };
}
pub(crate) use post_columns;

/// A post in flight.
#[derive(Clone, Debug)]
pub struct Post {
    pub id: PostId,
    pub state: PostState,
    /// The slot it fills; `None` for timed and immediate posts.
    pub slot_at: Option<Timestamp>,
    /// When its story should go live.
    pub publish_at: Timestamp,
    /// Its picture, once picked.
    pub media: Option<MediaId>,
    /// The account it is published to, once chosen.
    pub account: Option<AccountId>,
    /// How it is delivered; chosen together with its picture.
    pub mode: Option<DeliveryMode>,
    /// The person who approved it, or chose its picture.
    pub decided_by: Option<UserId>,
    /// The message that shows it: chat and message.
    pub message: Option<(i64, i64)>,
    /// The time until which members can answer.
    pub deadline_at: Option<Timestamp>,
    /// If members have not answered by the deadline, the post is published.
    pub posts_on_silence: bool,
    /// SHA-256 of the rendition that is offered and published.
    pub rendition: Option<[u8; 32]>,
    /// The container's id at Instagram.
    pub container: Option<String>,
    /// When the last publish was recorded.
    pub publish_sent_at: Option<Timestamp>,
    /// When Instagram created its current container.
    pub container_made_at: Option<Timestamp>,
    /// Number of publishes recorded so far.
    pub publish_attempts: u32,
    /// When Instagram first showed no sign of the story, in reads since the last publish that all agreed.
    pub calm_since: Option<Timestamp>,
    /// When the team was asked whether the story is live.
    pub people_asked_at: Option<Timestamp>,
    pub people_say: Option<TeamSays>,
    /// Quota used just before the last publish.
    pub quota_before: Option<u32>,
    /// Number of containers created for it so far.
    pub containers_made: u32,
    /// Number of attempts at the current step.
    pub attempts: u32,
    /// Why it is not posted yet. Also `None` if only a later version knows the code.
    pub cause: Option<Cause>,
    /// Why the request to publish its container must not be sent again.
    pub never_again: Option<Cause>,
}

read_row!(Post {
    id,
    state,
    slot_at,
    publish_at,
    media = "media_item_id",
    account = "account_id",
    mode = "delivery_mode",
    decided_by = "decided_by_user_id",
    message by row::message,
    deadline_at,
    posts_on_silence,
    rendition = "rendition_sha256",
    container = "container_id",
    publish_sent_at,
    container_made_at,
    publish_attempts,
    calm_since,
    people_asked_at,
    people_say,
    quota_before,
    containers_made = "retry_count",
    attempts,
    cause,
    never_again,
});

impl Post {
    /// Returns the id of its container at Instagram. Fails if it has none.
    pub fn container_id(&self) -> Result<&str, StoreError> {
        self.container.as_deref().ok_or(StoreError::Inconsistent { missing: "posting_queue.container_id" })
    }

    /// Returns when its publish was recorded. Fails if it was not.
    pub fn sent_at(&self) -> Result<Timestamp, StoreError> {
        self.publish_sent_at.ok_or(StoreError::Inconsistent { missing: "posting_queue.publish_sent_at" })
    }
}

impl TenantTx {
    /// Returns a post in flight.
    pub async fn post(&mut self, id: PostId) -> Result<Option<Post>, StoreError> {
        Ok(self
            .scoped_as(concat!(
                "SELECT ",
                post_columns!(),
                " FROM posting_queue AS q WHERE q.tenant = $1 AND q.id = $2 AND q.state IS NOT NULL"
            ))
            .bind(id.0)
            .fetch_optional(self.connection())
            .await?)
    }

    /// Returns every post in flight, ordered by publish time. Omits posts in a state that only a later
    /// version knows.
    pub async fn posts_on_their_way(&mut self) -> Result<Vec<Post>, StoreError> {
        Ok(self
            .scoped_as(concat!(
                "SELECT ",
                post_columns!(),
                " FROM posting_queue AS q WHERE q.tenant = $1 AND q.state IN (",
                known_states!(),
                ") ORDER BY q.publish_at, q.id"
            ))
            .fetch_all(self.connection())
            .await?)
    }

    /// Stores the picked picture and account with the post, so that the pick survives a crash.
    pub async fn keep_pick(
        &mut self,
        lease: &Lease<PostKey>,
        media: MediaId,
        account: Option<AccountId>,
        mode: DeliveryMode,
    ) -> Result<(), StoreError> {
        let rows = self.scoped(
            "UPDATE posting_queue SET media_item_id = $4, account_id = $5, delivery_mode = coalesce(delivery_mode, $6)
              WHERE tenant = $1 AND id = $2 AND fence = $3 AND state = 'reserving'",
        )
        .bind(lease.key.id.0)
        .bind(lease.fence)
        .bind(media.0)
        .bind(account.map(|account| account.0))
        .bind(mode.into_str())
        .execute(self.connection())
        .await?
        .rows_affected();
        leased(rows)
    }

    /// Removes an unusable pick, so that another picture can be picked in the same step.
    pub async fn drop_pick(&mut self, lease: &Lease<PostKey>) -> Result<(), StoreError> {
        let rows = self
            .scoped(
                "UPDATE posting_queue SET media_item_id = NULL
                  WHERE tenant = $1 AND id = $2 AND fence = $3 AND state = 'reserving'",
            )
            .bind(lease.key.id.0)
            .bind(lease.fence)
            .execute(self.connection())
            .await?
            .rows_affected();
        leased(rows)
    }

    /// Releases a post without changing its state; it is due again at `due_at`.
    pub async fn retry_at(
        &mut self,
        lease: &Lease<PostKey>,
        due_at: Timestamp,
        why: Option<&str>,
        asked: bool,
    ) -> Result<(), StoreError> {
        let rows = self.scoped(
            "UPDATE posting_queue
                SET due_at = $4, leased_until = NULL, attempts = attempts + 1, last_error = coalesce($5, last_error),
                    reads_since_sent = reads_since_sent + $6::int
              WHERE tenant = $1 AND id = $2 AND fence = $3",
        )
        .bind(lease.key.id.0)
        .bind(lease.fence)
        .bind(due_at.to_sqlx())
        .bind(why)
        .bind(asked)
        .execute(self.connection())
        .await?
        .rows_affected();
        leased(rows)
    }

    /// Stores a post's last error, for its history.
    pub async fn record_trouble(&mut self, lease: &Lease<PostKey>, why: &str) -> Result<(), StoreError> {
        let rows = self
            .scoped("UPDATE posting_queue SET last_error = $4 WHERE tenant = $1 AND id = $2 AND fence = $3")
            .bind(lease.key.id.0)
            .bind(lease.fence)
            .bind(why)
            .execute(self.connection())
            .await?
            .rows_affected();
        leased(rows)
    }

    /// Records why a post is not posted yet. If it is never posted, a message tells people this reason.
    pub async fn record_cause(&mut self, id: PostId, cause: &Cause) -> Result<(), StoreError> {
        self.scoped(
            "UPDATE posting_queue SET cause = $3 WHERE tenant = $1 AND id = $2 AND cause IS DISTINCT FROM $3",
        )
        .bind(id.0)
        .bind(cause.to_string())
        .execute(self.connection())
        .await?;
        Ok(())
    }

    /// Records that the request to publish the post's container must not be sent again. Keeps the first
    /// cause.
    pub async fn forbid_publish(&mut self, id: PostId, cause: &Cause) -> Result<(), StoreError> {
        self.scoped(
            "UPDATE posting_queue SET never_again = coalesce(never_again, $3), cause = $3
              WHERE tenant = $1 AND id = $2",
        )
        .bind(id.0)
        .bind(cause.to_string())
        .execute(self.connection())
        .await?;
        Ok(())
    }
}
