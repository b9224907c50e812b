//! Dry run: for a day, every step runs except publishing. Afterwards nothing is posted until a person
//! decides.

use domain::cause::Cause;
use domain::ids::UserId;
use domain::post::{Outcome, PostState, SlotOutcome};
use jiff::{SignedDuration, Timestamp};
use store::TenantTx;
use store::history::{By, Ending};

use crate::app::audit::Change;
use crate::app::chore::Chore;
use crate::app::stories::pause::Paused;
use crate::app::stories::post_message::show_again;
use crate::app::{App, AppError};
use crate::messages::HowLong;

/// How long a dry run lasts before the chat is asked.
pub const DAY: SignedDuration = SignedDuration::from_hours(24);

impl App {
    /// Starts a dry run of one day, and ends a pause if there is one.
    pub async fn start_dry_run(&self, tx: &mut TenantTx, by: UserId, now: Timestamp) -> Result<(), AppError> {
        self.set_dry_run(tx, true, by, now).await?;
        self.continue_dry_run(tx, now).await?;
        self.resume(tx, Some(by)).await?;
        Ok(())
    }

    /// If a dry run is on, schedules its end in a day.
    pub(crate) async fn continue_dry_run(&self, tx: &mut TenantTx, now: Timestamp) -> Result<(), AppError> {
        if tx.settings().await?.dry_run {
            Chore::EndDryRun.due(tx, now + DAY).await?;
        }
        Ok(())
    }

    /// Ends the dry run, so that stories are really posted from now on, and ends a pause if there is one.
    /// Stories approved during the dry run are not posted. Returns false and changes nothing if there is no
    /// dry run.
    pub async fn end_dry_run(&self, tx: &mut TenantTx, by: UserId, now: Timestamp) -> Result<bool, AppError> {
        if !tx.settings().await?.dry_run {
            return Ok(false);
        }
        self.set_dry_run(tx, false, by, now).await?;
        for id in tx.hold_posts().await? {
            let Some(post) = tx.post(id).await?.filter(|post| !is_a_question(post.state)) else { continue };
            if post.state.may_end(Outcome::Released) {
                let ending = Ending::released(SlotOutcome::Off, Some(Cause::PracticeEnded));
                tx.end_post(By::Person(by), &post, &ending, now).await?;
                show_again(tx, id, now).await?;
            }
        }
        self.resume(tx, Some(by)).await?;
        Ok(true)
    }

    async fn set_dry_run(
        &self,
        tx: &mut TenantTx,
        dry_run: bool,
        by: UserId,
        now: Timestamp,
    ) -> Result<(), AppError> {
        let before = tx.settings().await?.dry_run;
        tx.set_dry_run(dry_run).await?;
        Ok(Change::PracticeChanged { before, after: dry_run }.record(tx, Some(by), now).await?)
    }

    /// Pauses stories when the dry run's day is over, until a person decides. Returns what to do next.
    pub async fn dry_run_is_over(&self, tx: &mut TenantTx) -> Result<Over, AppError> {
        if !tx.settings().await?.dry_run {
            return Ok(Over::Nothing);
        }
        Ok(match self.pause(tx, HowLong::UntilResumed, None).await? {
            Paused::Until(_) => Over::Ask,
            Paused::NotLive => Over::LookTomorrow,
        })
    }
}

/// What to do at the end of a dry run's day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Over {
    /// Ask the chat.
    Ask,
    /// The tenant is not live, so there is no one to ask: check again in a day.
    LookTomorrow,
    /// There is no dry run any more.
    Nothing,
}

/// Returns whether the post waits for an answer: the person who answers knows that it will really be posted.
fn is_a_question(state: PostState) -> bool {
    state == PostState::Offering || state.waits_for_a_person()
}
