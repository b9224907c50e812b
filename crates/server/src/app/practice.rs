//! Practice: for a day everything happens but the publish. Nothing goes out afterwards until somebody says so.

use domain::ids::UserId;
use domain::post::{Outcome, PostState, SlotOutcome};
use jiff::{SignedDuration, Timestamp};
use serde_json::json;
use store::TenantTx;
use store::history::{By, Ending};

use super::App;
use super::outcome::UseError;
use super::pause::{HowLong, Paused};
use super::review::show_again;

/// Ends a day of practice.
pub const CHORE_PRACTICE: &str = "practice";
/// There is one practice a tenant.
pub const THE_PRACTICE: &str = "practice";
/// How long one practises before being asked.
pub const DAY: SignedDuration = SignedDuration::from_hours(24);

impl App {
    /// Practises for a day from now; what was paused goes on.
    ///
    /// # Errors
    /// When the database cannot answer.
    pub async fn practise(&self, tx: &mut TenantTx, by: UserId, now: Timestamp) -> Result<(), UseError> {
        self.set_practice(tx, true, by, now).await?;
        self.practice_goes_on(tx, now).await?;
        self.resume(tx, Some(by)).await?;
        Ok(())
    }

    /// Practice, where there is any, is asked about in a day.
    pub(super) async fn practice_goes_on(&self, tx: &mut TenantTx, now: Timestamp) -> Result<(), UseError> {
        if tx.settings().await?.practice {
            tx.chore_due(CHORE_PRACTICE, THE_PRACTICE, now + DAY).await?;
        }
        Ok(())
    }

    /// From now on stories are really posted; what was paused goes on. What somebody said yes to in practice is not
    /// posted for that. False, and nothing changes, where nobody practises.
    ///
    /// # Errors
    /// When the database cannot answer.
    pub async fn end_practice(
        &self,
        tx: &mut TenantTx,
        by: UserId,
        now: Timestamp,
    ) -> Result<bool, UseError> {
        if !tx.settings().await?.practice {
            return Ok(false);
        }
        self.set_practice(tx, false, by, now).await?;
        for id in tx.hold_posts().await? {
            let Some(post) = tx.post(id).await?.filter(|post| !is_a_question(post.state)) else { continue };
            if post.state.may_end(Outcome::Released) {
                let ending = Ending::released(SlotOutcome::Off, Some("it was prepared in practice"));
                tx.end_post(By::Person(by), &post, &ending, now).await?;
                show_again(tx, id, now).await?;
            }
        }
        self.resume(tx, Some(by)).await?;
        Ok(true)
    }

    async fn set_practice(
        &self,
        tx: &mut TenantTx,
        practice: bool,
        by: UserId,
        now: Timestamp,
    ) -> Result<(), UseError> {
        let before = tx.settings().await?.practice;
        tx.set_practice(practice).await?;
        let (before, after) = (json!({ "practice": before }), json!({ "practice": practice }));
        tx.audit(Some(by), "practice_changed", Some(before), Some(after), now).await?;
        Ok(())
    }

    /// The day is over: stories wait until somebody says what comes next. Whether there is anything to ask, and anybody.
    ///
    /// # Errors
    /// When the database cannot answer.
    pub async fn practice_is_over(&self, tx: &mut TenantTx) -> Result<Over, UseError> {
        if !tx.settings().await?.practice {
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
