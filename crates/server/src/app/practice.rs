//! Practice: for a day everything happens but the publish. Nothing goes out afterwards until somebody says so.

use domain::ids::UserId;
use jiff::{SignedDuration, Timestamp};
use serde_json::json;
use store::TenantTx;

use super::App;
use super::outcome::UseError;
use super::pause::HowLong;

/// Ends a day of practice.
pub const CHORE_PRACTICE: &str = "practice";
/// There is one practice a tenant.
pub const THE_PRACTICE: &str = "practice";
/// How long one practises before being asked.
const DAY: SignedDuration = SignedDuration::from_hours(24);

impl App {
    /// Practises for a day from now; what was paused goes on.
    ///
    /// # Errors
    /// When the database cannot answer.
    pub async fn practise(&self, tx: &mut TenantTx, by: UserId, now: Timestamp) -> Result<(), UseError> {
        self.set_practice(tx, true, by, now).await?;
        tx.chore_due(CHORE_PRACTICE, THE_PRACTICE, now + DAY).await?;
        self.resume(tx, Some(by)).await?;
        Ok(())
    }

    /// From now on stories are really posted; what was paused goes on.
    ///
    /// # Errors
    /// When the database cannot answer.
    pub async fn end_practice(&self, tx: &mut TenantTx, by: UserId, now: Timestamp) -> Result<(), UseError> {
        self.set_practice(tx, false, by, now).await?;
        self.resume(tx, Some(by)).await?;
        Ok(())
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

    /// The day is over: stories wait until somebody says what comes next. Whether there is anything to ask.
    ///
    /// # Errors
    /// When the database cannot answer.
    pub async fn practice_is_over(&self, tx: &mut TenantTx) -> Result<bool, UseError> {
        if !tx.settings().await?.practice {
            return Ok(false);
        }
        self.pause(tx, HowLong::UntilResumed, None).await?;
        Ok(true)
    }
}
