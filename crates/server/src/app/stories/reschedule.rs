//! Moves an upcoming story to another time: an existing post, or a slot without a post.

use domain::ids::{PostId, UserId};
use domain::post::{CONTAINER_LEAD, DeliveryMode, Origin, PostState};
use jiff::{SignedDuration, Timestamp};
use store::posts::Post;
use store::review::NewPost;
use store::{StoreError, TenantTx};

use crate::app::audit::Change;
use crate::app::stories::plan::{FURTHEST, planned, replan_after};
use crate::app::stories::post_message::show_again;
use crate::app::{App, AppError};
use crate::runtime::notify::Work;

/// Result of rescheduling.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rescheduled {
    /// It will be posted at this time.
    To(Timestamp),
    /// It no longer exists, waits for a person to post it, or was already sent to Instagram.
    TooLate,
}

impl App {
    /// Delays a post by a duration. It keeps its slot.
    pub async fn move_post(
        &self,
        tx: &mut TenantTx,
        id: PostId,
        by: SignedDuration,
        actor: UserId,
    ) -> Result<Rescheduled, AppError> {
        let now = self.clock.now();
        let held = tx.hold_posts().await?.contains(&id);
        let post = if held { tx.post(id).await? } else { None };
        let Some(post) = post.filter(|post| post.state.may_be_moved()) else {
            return Ok(Rescheduled::TooLate);
        };
        let to = post.publish_at.max(now) + by;
        let due_at = due_after_move(&post, to, now);
        match tx.move_to_time(&post, to, due_at).await {
            Ok(()) => {}
            Err(StoreError::MovedOn) => return Ok(Rescheduled::TooLate),
            Err(error) => return Err(error.into()),
        }
        show_again(tx, id, now).await?;
        Change::PostMoved { post: id, from: post.publish_at, to }.record(tx, Some(actor), now).await?;
        self.notifier.wake_at(Work::Posts, due_at);
        Ok(Rescheduled::To(to))
    }

    /// Delays a slot that has no post yet: creates the post now, and the planner skips the slot.
    pub async fn move_time(
        &self,
        tx: &mut TenantTx,
        at: Timestamp,
        by: SignedDuration,
        actor: UserId,
    ) -> Result<Rescheduled, AppError> {
        let now = self.clock.now();
        let settings = tx.settings().await?;
        let next = tx.next_slot().await?;
        let times = planned(tx, &settings.schedule, now + FURTHEST).await?;
        let Some(slot) = times.into_iter().find(|slot| slot.at == at) else {
            return Ok(Rescheduled::TooLate);
        };
        if !tx.record_slot(&slot, None, now).await? {
            return Ok(Rescheduled::TooLate);
        }
        if next.is_some_and(|next| next.at == slot.at) {
            replan_after(tx, &settings.schedule, &slot, now).await?;
        }
        let to = slot.at + by;
        let wanted = NewPost {
            origin: Origin::Slot,
            slot_at: Some(slot.at),
            publish_at: to,
            media: None,
            mode: settings.delivery_mode.unwrap_or(DeliveryMode::Review),
        };
        let post = tx.insert_post(wanted, now).await?;
        Change::TimeMoved { post, from: at, to }.record(tx, Some(actor), now).await?;
        Ok(Rescheduled::To(to))
    }
}

/// Returns when a worker must next process a post that is due at `to`.
fn due_after_move(post: &Post, to: Timestamp, now: Timestamp) -> Timestamp {
    let by_itself = matches!(post.mode, Some(DeliveryMode::Automatic) | None);
    match post.state {
        PostState::Approved => (to - CONTAINER_LEAD).max(now),
        PostState::Reserved if by_itself => (to - CONTAINER_LEAD).max(now),
        PostState::ContainerReady => to,
        PostState::Offering | PostState::AwaitingReview => {
            post.deadline_at.map_or(now, |deadline| deadline + (to - post.publish_at))
        }
        _ => now,
    }
}
