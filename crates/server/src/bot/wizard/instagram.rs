//! The Instagram step: what kind of account it is decides whether we may post for it.

use crate::app::onboarding::CHORE_CHECK_ACCOUNT;
use crate::app::outcome::UseError;
use crate::bot::buttons::Answer;

use super::{Visit, alert, line};

/// Asks Instagram again; the message shows what it says.
pub(super) async fn check(visit: &mut Visit<'_>) -> Result<Answer, UseError> {
    let Some(account) = visit.tx.settings().await?.account else {
        return Ok(alert("No Instagram account is connected yet."));
    };
    visit.tx.chore_due(CHORE_CHECK_ACCOUNT, &account.to_string(), visit.now).await?;
    Ok(line("Asking Instagram …"))
}
