//! Messages about the chat: the welcome in a group, and the message after the bot was removed and came back.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use store::settings::Lifecycle;

use super::{Context, Rendered};
use crate::i18n::{Html, html};

/// Renders the text that replaces a set-up step which continues in a newer message.
pub(super) fn wizard_moved(cx: &Context<'_>) -> Rendered {
    Rendered::new(html!(cx, "wizard-moved"))
}

pub(super) fn group_welcome(cx: &Context<'_>) -> Rendered {
    Rendered::new(html!(cx, "group-welcome"))
}

/// The message after the bot was removed or blocked and can write to the chat again.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct BackAgain {
    pub lifecycle: Lifecycle,
    /// When the next story will be posted, if there is one.
    pub publish_at: Option<Timestamp>,
}

impl BackAgain {
    pub(super) fn render(&self, cx: &Context<'_>) -> Rendered {
        let now = match (self.lifecycle, self.publish_at) {
            (Lifecycle::Active, Some(at)) => html!(cx, "back-again-active", time = cx.clock_time(at)),
            (Lifecycle::Paused, _) => html!(cx, "back-again-paused"),
            (Lifecycle::WaitingFirstPicture, _) => html!(cx, "back-again-waiting"),
            (Lifecycle::Active | Lifecycle::Onboarding | Lifecycle::Detached | Lifecycle::Deleted, _) => {
                html!(cx, "back-again-onboarding")
            }
        };
        Rendered::new(Html::lines([html!(cx, "back-again"), now]))
    }
}
