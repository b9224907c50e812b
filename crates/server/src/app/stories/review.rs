//! Applies decisions about a post: approve, skip, swap, reject, undo, posted by hand. Each is one conditional
//! update; a person who decides second sees what the first one decided.

use domain::ids::{PostId, UserId};
use domain::post::{CONTAINER_LEAD, DeliveryMode, Outcome, PostState, publish_after_yes};
use jiff::{SignedDuration, Timestamp};
use store::history::{By, Ending};
use store::posts::Post;
use store::review::NewPost;
use store::{StoreError, TenantTx};

use crate::app::audit::Change;
use crate::app::chore::Chore;
use crate::app::stories::decision::Decision;
use crate::app::stories::post_message::show_again;
use crate::app::{App, AppError};

/// How long to wait before looking for a story that a person posted: Instagram lists it with a delay.
const LISTED_AFTER: SignedDuration = SignedDuration::from_secs(30);

/// After an undone approval, at least this long is left to decide again.
const TIME_TO_DECIDE: SignedDuration = SignedDuration::from_mins(30);

/// Result of a decision.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Decided {
    /// The decision was applied; the story is due at this time.
    Done(Timestamp),
    /// Another person decided first, or the time is over; the message shows the current state.
    TooLate,
}

impl App {
    /// Applies a person's decision in the caller's transaction, and edits the post's message.
    pub async fn decide(
        &self,
        tx: &mut TenantTx,
        id: PostId,
        seen: Option<PostState>,
        decision: Decision,
        by: UserId,
    ) -> Result<Decided, AppError> {
        let now = self.clock.now();
        let post = tx.post(id).await?.filter(|post| seen.is_none_or(|seen| fits(post, seen, decision)));
        let Some(post) = post else {
            show_again(tx, id, now).await?;
            return Ok(Decided::TooLate);
        };
        let moved = match decision {
            Decision::Approve if post.state == PostState::AwaitingReview => approve(tx, &post, by, now).await,
            Decision::Undo if post.state.is_going_out() => undo(tx, &post, by, now).await,
            Decision::Skip if may(&post, Outcome::Skipped) => end(tx, &post, Outcome::Skipped, by, now).await,
            Decision::Reject if may(&post, Outcome::Rejected) => {
                end(tx, &post, Outcome::Rejected, by, now).await
            }
            Decision::Swap if may(&post, Outcome::Replaced) => swap(tx, &post, by, now).await,
            Decision::PostedByHand if may(&post, Outcome::PostedByHand) => {
                Chore::FindStory(id).due(tx, now + LISTED_AFTER).await?;
                end(tx, &post, Outcome::PostedByHand, by, now).await
            }
            _ => Err(StoreError::MovedOn),
        };
        let decided = match moved {
            Ok(at) => Decided::Done(at),
            Err(StoreError::MovedOn) => Decided::TooLate,
            Err(error) => return Err(error.into()),
        };
        if matches!(decided, Decided::Done(_)) {
            Change::Decided { decision, post: id, state: post.state }.record(tx, Some(by), now).await?;
        }
        show_again(tx, id, now).await?;
        Ok(decided)
    }
}

/// Returns whether the pressed button still matches the post's state. An approved post can be undone in every
/// state until it is sent.
fn fits(post: &Post, seen: PostState, decision: Decision) -> bool {
    post.state == seen || (decision == Decision::Undo && seen.is_going_out() && post.state.is_going_out())
}

fn may(post: &Post, outcome: Outcome) -> bool {
    post.state.waits_for_a_person() && post.state.may_end(outcome)
}

async fn approve(
    tx: &mut TenantTx,
    post: &Post,
    by: UserId,
    now: Timestamp,
) -> Result<Timestamp, StoreError> {
    let publish_at = publish_after_yes(post.publish_at, now);
    let due_at = (publish_at - CONTAINER_LEAD).max(now);
    tx.person_moves(post, PostState::Approved, by, publish_at, due_at, now).await?;
    Ok(publish_at)
}

async fn undo(tx: &mut TenantTx, post: &Post, by: UserId, now: Timestamp) -> Result<Timestamp, StoreError> {
    let deadline = post.deadline_at.unwrap_or(now).max(now + TIME_TO_DECIDE);
    tx.person_moves(post, PostState::AwaitingReview, by, post.publish_at, deadline, now).await?;
    Ok(deadline)
}

async fn end(
    tx: &mut TenantTx,
    post: &Post,
    outcome: Outcome,
    by: UserId,
    now: Timestamp,
) -> Result<Timestamp, StoreError> {
    tx.end_post(By::Person(by), post, &Ending::decided(outcome), now).await?;
    Ok(now)
}

/// Fills the same time with another picture: a new post, offered in its own message.
async fn swap(tx: &mut TenantTx, post: &Post, by: UserId, now: Timestamp) -> Result<Timestamp, StoreError> {
    tx.end_post(By::Person(by), post, &Ending::decided(Outcome::Replaced), now).await?;
    let wanted = NewPost {
        origin: if post.slot_at.is_some() { domain::post::Origin::Slot } else { domain::post::Origin::Timed },
        slot_at: post.slot_at,
        publish_at: post.publish_at,
        media: None,
        mode: post.mode.unwrap_or(DeliveryMode::Review),
    };
    tx.insert_post(wanted, now).await?;
    Ok(post.publish_at)
}
