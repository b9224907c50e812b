//! The mode step: who has the last word.

use domain::post::DeliveryMode;

use super::{Visit, alert};
use crate::app::outcome::UseError;
use crate::bot::buttons::Answer;

/// Remembers who has the last word, and goes on. It counts from Go live on.
pub(super) async fn choose(
    visit: &mut Visit<'_>,
    mode: &str,
    posts_on_silence: bool,
) -> Result<Answer, UseError> {
    let Some(mode) = DeliveryMode::from_name(mode) else {
        return Ok(alert("This button does nothing any more. Send /start."));
    };
    visit.wizard.choices.mode = Some(mode.name().to_owned());
    visit.wizard.choices.posts_on_silence = posts_on_silence && mode == DeliveryMode::Review;
    visit.go_on().await
}
