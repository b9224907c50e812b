//! The Instagram step: what kind of account it is decides whether we may post for it.

use crate::app::{AppError, chore};
use crate::bot::answer::Answer;

use super::context::WizardContext;

/// Asks Instagram again; the message shows what it says.
pub(super) async fn check(context: &mut WizardContext<'_>) -> Result<Answer, AppError> {
    let Some(account) = context.tx.settings().await?.account else {
        return Ok(Answer::alert("No Instagram account is connected yet."));
    };
    context.tx.chore_due(chore::CHECK_ACCOUNT, &account.to_string(), context.now).await?;
    Ok(Answer::line("Asking Instagram …"))
}
