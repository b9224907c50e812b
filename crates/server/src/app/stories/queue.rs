//! Lists upcoming stories, skips one, and posts one now.

use domain::cause::Cause;
use domain::ids::{PostId, UserId};
use domain::lock::WhenDry;
use domain::post::{DeliveryMode, Origin, Outcome, PostState, SlotOutcome, UNDO};
use domain::schedule::Schedule;
use domain::slots::Slot;
use jiff::{SignedDuration, Timestamp};
use store::TenantTx;
use store::history::{By, Ending};
use store::post_view::{PostView, Standing};
use store::review::NewPost;
use store::settings::{Lifecycle, Settings};

use crate::app::audit::Change;
use crate::app::chore::Chore;
use crate::app::stories::plan::{FURTHEST, planned, replan_after, varies};
use crate::app::stories::post_message::show_again;
use crate::app::{App, AppError};
use crate::messages::{Coming, LibraryEmpty, Message, Outgoing, Queue};

/// How far ahead upcoming stories are shown.
pub const AHEAD: SignedDuration = SignedDuration::from_hours(72);

/// How long after a press of *Later* the reminder about a story to post by hand is sent.
const LATER: SignedDuration = SignedDuration::from_hours(1);

/// Result of skipping a story.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PassedOver {
    /// Nothing will be posted at that time.
    Done,
    /// It no longer exists, or was already sent to Instagram.
    TooLate,
}

/// Result of requesting a story now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Asked {
    /// It will be posted or offered as this post.
    Coming(PostId, DeliveryMode),
    Paused,
    /// The set-up is not finished.
    NotLive,
    /// No picture is available for a story now.
    NoPicture,
}

/// Returns the message that no picture is available for a story now.
pub(crate) async fn library_empty(tx: &mut TenantTx) -> Result<Message, AppError> {
    let from_drive = tx.chosen_folder().await?.is_some();
    Ok(Message::LibraryEmpty(LibraryEmpty { from_drive }))
}

impl App {
    /// Returns the stories due within [`AHEAD`], soonest first: existing posts and planned slots.
    pub async fn coming(&self, tx: &mut TenantTx, settings: &Settings) -> Result<Vec<Coming>, AppError> {
        let now = self.clock.now();
        let mut coming = Vec::new();
        for post in tx.posts_on_their_way().await? {
            if let Some(view) = tx.post_view(post.id).await? {
                coming.push(on_its_way(&view, post.slot_at.is_some() && varies(&settings.schedule)));
            }
        }
        let planned = planned(tx, &settings.schedule, now + AHEAD).await?;
        coming.extend(planned.iter().map(|slot| only_planned(slot, &settings.schedule)));
        coming.sort_by_key(|story| story.at);
        Ok(coming)
    }

    /// Skips a post: its slot stays empty and its picture becomes available again.
    pub async fn pass_over_post(
        &self,
        tx: &mut TenantTx,
        id: PostId,
        by: UserId,
    ) -> Result<PassedOver, AppError> {
        let now = self.clock.now();
        let held = tx.hold_posts().await?.contains(&id);
        let post = if held { tx.post(id).await? } else { None };
        let Some(post) = post.filter(|post| post.state.may_end(Outcome::Released)) else {
            return Ok(PassedOver::TooLate);
        };
        let ending = Ending::released(SlotOutcome::Skipped, Some(Cause::TimeSkipped));
        tx.end_post(By::Person(by), &post, &ending, now).await?;
        show_again(tx, id, now).await?;
        let skipped = Change::PostSkipped { post: id, state: post.state, at: post.publish_at };
        skipped.record(tx, Some(by), now).await?;
        Ok(PassedOver::Done)
    }

    /// Skips a slot that has no post yet: it is recorded as skipped, so that the planner never fills it.
    pub async fn pass_over_time(
        &self,
        tx: &mut TenantTx,
        at: Timestamp,
        by: UserId,
    ) -> Result<PassedOver, AppError> {
        let now = self.clock.now();
        let schedule = tx.settings().await?.schedule;
        let next = tx.next_slot().await?;
        let Some(slot) = planned(tx, &schedule, now + FURTHEST).await?.into_iter().find(|slot| slot.at == at)
        else {
            return Ok(PassedOver::TooLate);
        };
        tx.record_slot(&slot, Some(SlotOutcome::Skipped), now).await?;
        if next.is_some_and(|next| next.at == slot.at) {
            replan_after(tx, &schedule, &slot, now).await?;
        }
        Change::TimeSkipped { at }.record(tx, Some(by), now).await?;
        Ok(PassedOver::Done)
    }

    /// Requests the next picture now. In automatic mode it is posted as soon as the request can no longer be
    /// undone, otherwise it is offered at once.
    pub async fn ask_now(&self, tx: &mut TenantTx, by: UserId) -> Result<Asked, AppError> {
        let now = self.clock.now();
        let settings = tx.settings().await?;
        match settings.lifecycle {
            Lifecycle::Active => {}
            Lifecycle::Paused => return Ok(Asked::Paused),
            _ => return Ok(Asked::NotLive),
        }
        let ready: i64 = tx.folder_counts(now).await?.iter().map(|count| count.fresh).sum();
        if ready == 0 && settings.when_dry == WhenDry::Stop {
            return Ok(Asked::NoPicture);
        }
        let mode = settings.delivery_mode.unwrap_or(DeliveryMode::Review);
        let wanted =
            NewPost { origin: Origin::Now, slot_at: None, publish_at: now + UNDO, media: None, mode };
        let post = tx.insert_post(wanted, now).await?;
        Change::Requested { post }.record(tx, Some(by), now).await?;
        Ok(Asked::Coming(post, mode))
    }

    /// Schedules a reminder in an hour about a story to post by hand. Returns `None` if the story no longer
    /// waits to be posted by hand.
    pub async fn send_again_later(
        &self,
        tx: &mut TenantTx,
        id: PostId,
    ) -> Result<Option<Timestamp>, AppError> {
        let at = self.clock.now() + LATER;
        let post = tx.post(id).await?.filter(|post| post.state == PostState::AwaitingHand);
        if post.is_none() {
            return Ok(None);
        }
        Chore::Remind(id).due(tx, at).await?;
        Ok(Some(at))
    }

    /// Withdraws a post that a person requested. Returns true if nothing had been sent to Instagram yet.
    pub async fn take_back(&self, tx: &mut TenantTx, id: PostId, by: UserId) -> Result<bool, AppError> {
        let now = self.clock.now();
        let held = tx.hold_posts().await?.contains(&id);
        let post = if held { tx.post(id).await? } else { None };
        let Some(post) = post.filter(|post| post.state.may_end(Outcome::Released)) else {
            show_again(tx, id, now).await?;
            return Ok(false);
        };
        let ending = Ending { slot: None, ..Ending::released(SlotOutcome::Released, None) };
        tx.end_post(By::Person(by), &post, &ending, now).await?;
        if let Some(slot_at) = post.slot_at {
            let mode = tx.settings().await?.delivery_mode.unwrap_or(DeliveryMode::Review);
            let again = NewPost {
                origin: Origin::Slot,
                slot_at: Some(slot_at),
                publish_at: post.publish_at,
                media: None,
                mode,
            };
            tx.insert_post(again, now).await?;
        }
        Change::TakenBack { post: id, state: post.state }.record(tx, Some(by), now).await?;
        show_again(tx, id, now).await?;
        Ok(true)
    }
}

fn on_its_way(view: &PostView, about: bool) -> Coming {
    let state = match view.standing {
        Standing::InFlight(state) => Some(state),
        Standing::Ended(_) => None,
    };
    Coming { at: view.publish_at, about, post: Some(view.id), state, picture: view.file_name.clone() }
}

fn only_planned(slot: &Slot, schedule: &Schedule) -> Coming {
    Coming { at: slot.at, about: varies(schedule), post: None, state: None, picture: None }
}

impl App {
    /// Returns the message for `/queue`.
    pub async fn queue_message(&self, tx: &mut TenantTx) -> Result<Outgoing, AppError> {
        let settings = tx.settings().await?;
        let coming = self.coming(tx, &settings).await?;
        let paused = settings.lifecycle == Lifecycle::Paused;
        Ok(Message::Queue(Queue { coming, paused }).to(settings.telegram_chat_id))
    }
}
