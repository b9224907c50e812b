//! Practice: for a day everything happens but the publish. Nothing goes out afterwards until somebody says so.

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

/// How long one practises before being asked.
pub const DAY: SignedDuration = SignedDuration::from_hours(24);

impl App {
    /// Practises for a day from now; what was paused goes on.
    pub async fn start_dry_run(&self, tx: &mut TenantTx, by: UserId, now: Timestamp) -> Result<(), AppError> {
        self.set_dry_run(tx, true, by, now).await?;
        self.continue_dry_run(tx, now).await?;
        self.resume(tx, Some(by)).await?;
        Ok(())
    }

    /// Practice, where there is any, is asked about in a day.
    pub(crate) async fn continue_dry_run(&self, tx: &mut TenantTx, now: Timestamp) -> Result<(), AppError> {
        if tx.settings().await?.dry_run {
            Chore::EndDryRun.due(tx, now + DAY).await?;
        }
        Ok(())
    }

    /// From now on stories are really posted; what was paused goes on. What somebody said yes to in practice is not
    /// posted for that. False, and nothing changes, where nobody practises.
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

    /// The day is over: stories wait until somebody says what comes next. Whether there is anything to ask, and anybody.
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

/// What the end of a day of practice asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Over {
    /// Its people are asked.
    Ask,
    /// Nobody is there to be asked: it is looked at again in a day.
    LookTomorrow,
    /// Nobody practises any more.
    Nothing,
}

/// Whether it waits for an answer, which is given in the knowledge of what is real.
fn is_a_question(state: PostState) -> bool {
    state == PostState::Offering || state.waits_for_a_person()
}
