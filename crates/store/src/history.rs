//! Records how posts ended. Rows can be inserted into `posting_history`; the only update that it accepts adds
//! a story's id.

use domain::cause::Cause;
use domain::ids::{AccountId, MediaId, PostId, UserId};
use domain::lock::LockReason;
use domain::post::{Outcome, PostState, SlotOutcome};
use jiff::Timestamp;
use jiff_sqlx::ToSqlx;
use uuid::Uuid;

use crate::error::{leased, unmoved};
use crate::lease::{Lease, PostKey};
use crate::posts::Post;
use crate::row::read_row;
use crate::{StoreError, TenantTx, new_id};

/// Who ends a post.
#[derive(Clone, Copy, Debug)]
pub enum By<'a> {
    /// The worker that has claimed it.
    Worker(&'a Lease<PostKey>),
    /// A person, acting on the state in which the post was read.
    Person(UserId),
    /// The system, because the tenant stopped. The caller has locked the row.
    Nobody,
}

impl By<'_> {
    fn user(&self) -> Option<UserId> {
        match self {
            Self::Worker(_) | Self::Nobody => None,
            Self::Person(user) => Some(*user),
        }
    }

    fn fence(&self) -> Option<i64> {
        match self {
            Self::Worker(lease) => Some(lease.fence),
            Self::Person(_) | Self::Nobody => None,
        }
    }

    /// Returns the state in which the post must still be.
    fn state(&self, post: &Post) -> PostState {
        match self {
            Self::Worker(lease) => lease.key.state,
            Self::Person(_) | Self::Nobody => post.state,
        }
    }
}

/// How a post ended.
#[derive(Clone, Debug)]
pub struct Ending {
    pub outcome: Outcome,
    /// The outcome of the slot that the post fills. `None` leaves the slot open for the post that replaces
    /// this one.
    pub slot: Option<SlotOutcome>,
    /// The story's id at Instagram, if known.
    pub story: Option<String>,
    /// Why it was not posted.
    pub cause: Option<Cause>,
    /// The story may be live, so its picture rests as if it were.
    pub maybe_live: bool,
}

impl Ending {
    /// Creates the ending of a post after Instagram reported that its story is live.
    pub fn live(story: Option<String>) -> Self {
        Self {
            outcome: Outcome::Published,
            slot: Outcome::Published.slot(),
            story,
            cause: None,
            maybe_live: true,
        }
    }

    /// Creates the ending of a post after a person decided, or after the deadline passed without an answer.
    pub fn decided(outcome: Outcome) -> Self {
        let maybe_live = outcome.was_shown();
        Self { outcome, slot: outcome.slot(), story: None, cause: None, maybe_live }
    }

    /// Creates the ending of a post that was given up before anything was sent.
    pub fn released(slot: SlotOutcome, cause: Option<Cause>) -> Self {
        Self { outcome: Outcome::Released, slot: Some(slot), story: None, cause, maybe_live: false }
    }

    /// Creates the ending of a post that cannot be published.
    pub fn failed(cause: Cause) -> Self {
        let maybe_live = cause.may_be_live();
        let (outcome, slot) = (Outcome::Failed, Outcome::Failed.slot());
        Self { outcome, slot, story: None, cause: Some(cause), maybe_live }
    }
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HistoryLine {
    pub post: Uuid,
    pub outcome: String,
    /// The story's id, if known.
    pub instagram_story_id: Option<String>,
    /// The category of its picture.
    pub category_key: Option<String>,
    /// Why it was not posted.
    pub cause: Option<Cause>,
    /// The reason as a text, if an older version recorded it.
    pub error_message: Option<String>,
}

read_row!(HistoryLine {
    post = "queue_item_id",
    outcome,
    instagram_story_id,
    category_key,
    cause,
    error_message,
});

/// A story that a person reported as posted in the Instagram app.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PostedByHand {
    /// The account that was selected when the picture was sent to the person.
    pub account: Option<AccountId>,
    /// When the picture was sent to the person.
    pub sent_at: Timestamp,
    /// When the person reported it as posted.
    pub posted_at: Timestamp,
}

impl TenantTx {
    /// Ends a post: updates history, lock, counters, slot and queue row in the caller's transaction.
    ///
    /// The picture and all its look-alikes then rest: after it was shown, for the time of the recent-post
    /// lock; after it was skipped, for the time of the skip lock; after it was rejected, permanently. Any
    /// other ending frees the picture unless other locks apply to it. A post that never had a picture leaves
    /// no history, only its slot's outcome. Fails with [`StoreError::LeaseLost`] for a worker, or
    /// [`StoreError::MovedOn`] for a person, if another worker or person changed the post first.
    ///
    /// # Panics
    /// Panics if the rules of `PostState::may_end` forbid it, which is a bug.
    pub async fn end_post(
        &mut self,
        by: By<'_>,
        post: &Post,
        ending: &Ending,
        now: Timestamp,
    ) -> Result<(), StoreError> {
        let state = by.state(post);
        assert!(
            state.may_end(ending.outcome),
            "a post that is {state} cannot end as {}",
            ending.outcome.into_str()
        );
        self.finish(by, post, ending, now).await?;
        if let Some(media) = post.media {
            self.rest_after(media, ending, by.user(), now).await?;
        }
        Ok(())
    }

    async fn rest_after(
        &mut self,
        media: MediaId,
        ending: &Ending,
        by: Option<UserId>,
        now: Timestamp,
    ) -> Result<(), StoreError> {
        let shown = ending.outcome.was_shown();
        let reason = match ending.outcome {
            Outcome::Skipped | Outcome::Replaced => Some(LockReason::Skip),
            Outcome::Rejected => Some(LockReason::PermanentReject),
            _ => ending.maybe_live.then_some(LockReason::RecentPost),
        };
        match reason {
            Some(reason) => self.rest_media(media, reason, by, shown, now).await,
            None => self.free_media(media, now).await,
        }
    }

    /// Deletes the post from the queue, adds its history row and settles its slot, in one statement.
    async fn finish(
        &mut self,
        by: By<'_>,
        post: &Post,
        ending: &Ending,
        now: Timestamp,
    ) -> Result<(), StoreError> {
        let tenant = self.tenant();
        let rows: i64 = self.scoped_scalar(
            "WITH gone AS (
                DELETE FROM posting_queue AS q
                 WHERE q.tenant = $1 AND q.id = $10 AND q.state = $12 AND ($11::bigint IS NULL OR q.fence = $11)
                RETURNING q.*),
              told AS (
                INSERT INTO posting_history
                    (id, chat_settings_id, media_item_id, queue_item_id, queue_created_at, queue_deleted_at,
                     scheduled_for, posted_at, status, success, cause, retry_count, created_at,
                     instagram_story_id, posting_method, outcome, origin, slot_at, publish_at, account_id,
                     container_id, rendition_sha256, category_key, posted_by_user_id, telegram_chat_id, telegram_message_id)
                SELECT $2, $3, q.media_item_id, q.id, q.created_at, ($4::timestamptz AT TIME ZONE 'UTC'),
                       q.scheduled_for, ($4::timestamptz AT TIME ZONE 'UTC'), $5, $6, $7, q.retry_count,
                       ($4::timestamptz AT TIME ZONE 'UTC'), $8,
                       CASE WHEN $9 = 'posted_by_hand' THEN 'telegram_manual' ELSE 'instagram_api' END, $9, q.origin,
                       q.slot_at, q.publish_at, q.account_id, q.container_id, q.rendition_sha256, m.category_key,
                       coalesce($13, q.decided_by_user_id), q.telegram_chat_id, q.telegram_message_id
                  FROM gone AS q JOIN media_items AS m ON m.tenant = q.tenant AND m.id = q.media_item_id),
              settled AS (
                UPDATE posting_slots AS s SET outcome = $14, outcome_at = $4
                  FROM gone AS q
                 WHERE $14::text IS NOT NULL AND s.tenant = $1 AND s.slot_at = q.slot_at AND s.outcome IS NULL)
             SELECT count(*) FROM gone",
        )
        .bind(new_id())
        .bind(tenant.chat_settings_id())
        .bind(now.to_sqlx())
        .bind(ending.outcome.legacy_status())
        .bind(ending.outcome.was_shown())
        .bind(ending.cause.as_ref().map(Cause::to_string))
        .bind(ending.story.as_deref())
        .bind(ending.outcome.into_str())
        .bind(post.id.0)
        .bind(by.fence())
        .bind(by.state(post).into_str())
        .bind(by.user().map(|user| user.0))
        .bind(ending.slot.map(|word| word.into_str()))
        .fetch_one(self.connection())
        .await?;
        let rows = u64::try_from(rows).unwrap_or(0);
        if by.fence().is_some() { leased(rows) } else { unmoved(rows) }
    }

    /// Returns a story that a person reported as posted, if its Instagram id is unknown; `None` for any other
    /// post.
    pub async fn posted_by_hand(&mut self, id: PostId) -> Result<Option<PostedByHand>, StoreError> {
        let row: Option<(Option<Uuid>, jiff_sqlx::Timestamp, jiff_sqlx::Timestamp)> = self.scoped_as(
            "SELECT account_id, publish_at, posted_at AT TIME ZONE 'UTC'
               FROM posting_history
              WHERE tenant = $1 AND queue_item_id = $2 AND outcome = 'posted_by_hand' AND instagram_story_id IS NULL",
        )
        .bind(id.0)
        .fetch_optional(self.connection())
        .await?;
        Ok(row.map(|(account, sent_at, posted_at)| PostedByHand {
            account: account.map(AccountId),
            sent_at: sent_at.to_jiff(),
            posted_at: posted_at.to_jiff(),
        }))
    }

    /// Records a story's id. Returns false if one is already recorded: history keeps the first one.
    pub async fn record_story(&mut self, id: PostId, story: &str) -> Result<bool, StoreError> {
        let rows = self
            .scoped(
                "UPDATE posting_history SET instagram_story_id = $3
                  WHERE tenant = $1 AND queue_item_id = $2 AND instagram_story_id IS NULL",
            )
            .bind(id.0)
            .bind(story)
            .execute(self.connection())
            .await?
            .rows_affected();
        Ok(rows == 1)
    }

    /// Returns the history of all ended posts, oldest first.
    pub async fn history(&mut self) -> Result<Vec<HistoryLine>, StoreError> {
        Ok(self
            .scoped_as(
                "SELECT queue_item_id, outcome, instagram_story_id, category_key, cause, error_message
                   FROM posting_history WHERE tenant = $1 AND outcome IS NOT NULL ORDER BY posted_at, id",
            )
            .fetch_all(self.connection())
            .await?)
    }

    /// Returns which of the stories that Instagram lists for an account were recorded since `since`, by any
    /// tenant that posts to the account. The other stories are unknown to Storyline.
    pub async fn recorded_stories(
        &mut self,
        ig_user_id: &str,
        listed: &[String],
        since: Timestamp,
    ) -> Result<Vec<String>, StoreError> {
        Ok(sqlx::query_scalar("SELECT recorded_stories($1, $2, $3)")
            .bind(ig_user_id)
            .bind(listed)
            .bind(since.to_sqlx())
            .fetch_all(self.connection())
            .await?)
    }
}
