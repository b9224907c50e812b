//! The mode step: who has the last word.

use domain::post::DeliveryMode;

use super::context::WizardContext;
use crate::app::AppError;
use crate::bot::answer::Answer;

/// Remembers who has the last word, and goes on. It counts from Go live on.
pub(super) async fn choose(
    context: &mut WizardContext<'_>,
    mode: &str,
    posts_on_silence: bool,
) -> Result<Answer, AppError> {
    let Some(mode) = mode.parse::<DeliveryMode>().ok() else {
        return Ok(Answer::alert("This button does nothing any more. Send /start."));
    };
    context.wizard.choices.mode = Some(mode.into_str().to_owned());
    context.wizard.choices.posts_on_silence = posts_on_silence && mode == DeliveryMode::Review;
    context.go_on().await
}
