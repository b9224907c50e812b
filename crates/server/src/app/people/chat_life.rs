//! Detaches, reattaches or moves a tenant when its chat removes the bot, adds it back, or gets a new id.

use domain::cause::Cause;
use domain::ids::Tenant;
use domain::post::{Outcome, PostState};
use jiff::Timestamp;
use store::TenantTx;
use store::chat_life::ChatMoved;
use store::history::{By, Ending};
use store::settings::Lifecycle;

use crate::app::audit::Change;
use crate::app::stories::plan::restart_plan;
use crate::app::{App, AppError};
use crate::messages::{BackAgain, Message};
use crate::runtime::notify::Work;

/// Why messages to a closed chat are dropped.
pub const CLOSED: &str = "the chat is closed to the bot";

impl App {
    /// Detaches the tenant because the bot can no longer write to its chat: nothing more is planned, posted
    /// or sent. Posts that may already be live are still reconciled. `seen` is when the chat was found
    /// closed; if the chat was reopened after that, nothing changes.
    pub async fn detach(&self, tx: &mut TenantTx, seen: Timestamp) -> Result<bool, AppError> {
        let now = self.clock.now();
        let settings = tx.settings().await?;
        if !tx.detach(seen, now).await? {
            return Ok(false);
        }
        // Clear the schedule first: this waits for a running planner, so that its posts are released with the
        // others.
        tx.schedule_next(None).await?;
        for id in tx.hold_posts().await? {
            let Some(post) = tx.post(id).await? else { continue };
            if post.state.may_end(Outcome::Released) {
                let cause = Some(Cause::ChatClosed);
                let ending = Ending { cause, ..Ending::decided(Outcome::Released) };
                tx.end_post(By::Nobody, &post, &ending, now).await?;
            }
        }
        tx.refuse_messages(settings.telegram_chat_id, CLOSED, now).await?;
        Change::Detached { from: settings.lifecycle }.record(tx, None, now).await?;
        tracing::info!(tenant = %tx.tenant(), "the bot was removed from a chat; its stories are paused");
        Ok(true)
    }

    /// Reattaches the tenant because the bot can write to its chat again: restores its lifecycle and notifies
    /// the chat. Returns false if it was not detached.
    pub async fn reattach(&self, tx: &mut TenantTx) -> Result<bool, AppError> {
        let now = self.clock.now();
        let Some(lifecycle) = tx.reattach(now).await? else { return Ok(false) };
        let lifecycle = self.after_a_pause(tx, lifecycle, now).await?;
        let settings = tx.settings().await?;
        let first = match lifecycle {
            Lifecycle::Active => restart_plan(tx, &settings, now).await?.map(|slot| slot.at),
            _ => None,
        };
        let message = Message::BackAgain(BackAgain { lifecycle, publish_at: first });
        message.to(settings.telegram_chat_id).send(tx, now).await?;
        Change::Reattached { to: lifecycle }.record(tx, None, now).await?;
        Ok(true)
    }

    /// Ends a pause that expired while the chat was closed.
    async fn after_a_pause(
        &self,
        tx: &mut TenantTx,
        lifecycle: Lifecycle,
        now: Timestamp,
    ) -> Result<Lifecycle, AppError> {
        let over = lifecycle == Lifecycle::Paused
            && tx.pause_in_force().await?.and_then(|pause| pause.until).is_some_and(|until| until <= now);
        if over {
            tx.end_pause(now).await?;
        }
        Ok(if over { Lifecycle::Active } else { lifecycle })
    }

    /// Moves the tenant and the pending messages of a group that became a supergroup to the new chat id. Only
    /// the first call has an effect. `known` is the tenant, if the caller knows it.
    pub async fn follow_chat(&self, known: Option<Tenant>, from: i64, to: i64) -> Result<(), AppError> {
        let mut lookup = self.store.lookup().await?;
        let moved = lookup.move_chat(from, to).await?;
        lookup.commit().await?;
        let tenant = match moved {
            ChatMoved::Moved(tenant) => tenant,
            ChatMoved::Nobody => match known {
                Some(tenant) => tenant,
                None => return Ok(()),
            },
            ChatMoved::Taken { tenant } => {
                tracing::error!(%tenant, "a group moved to a chat of another tenant; its stories are paused");
                let mut tx = self.store.begin(tenant).await?;
                self.detach(&mut tx, self.clock.now()).await?;
                return Ok(tx.commit().await?);
            }
        };
        let mut tx = self.store.begin(tenant).await?;
        self.bring_messages(&mut tx, (from, to)).await?;
        if moved == ChatMoved::Moved(tenant) {
            Change::ChatMoved { from, to }.record(&mut tx, None, self.clock.now()).await?;
        }
        tx.commit().await?;
        self.notifier.notify(Work::Outbox);
        Ok(())
    }

    /// Moves pending messages to another chat, and sends open questions again there.
    pub(crate) async fn bring_messages(
        &self,
        tx: &mut TenantTx,
        (from, to): (i64, i64),
    ) -> Result<(), AppError> {
        let now = self.clock.now();
        for (post, state) in tx.follow_chat(from, to, now).await? {
            if let Some(message) = asks_people(&state) {
                message.to(to).about(post).send(tx, now).await?;
            }
        }
        Ok(())
    }
}

/// Returns the message to send again for a post that still needs an answer; `None` for other states.
fn asks_people(state: &str) -> Option<Message> {
    match state.parse::<PostState>().ok()? {
        PostState::AwaitingReview | PostState::Approved => Some(Message::Offer),
        PostState::AwaitingHand => Some(Message::HandOff),
        _ => None,
    }
}
