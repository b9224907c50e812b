//! When the next story is posted.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::Context;
use crate::i18n::{Html, html};

/// When the next story is posted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NextTime {
    /// `None` if the plan has no more times.
    pub at: Option<Timestamp>,
    /// Whether the time varies from day to day.
    pub about: bool,
}

impl NextTime {
    /// Returns a sentence, for example "Next story: tomorrow about 09:05 (Berlin)."
    pub(super) fn line(self, cx: &Context<'_>) -> Html {
        match self.at {
            Some(at) => html!(cx, "next-story", when = cx.when_in_city(at, self.about)),
            None => html!(cx, "next-story-none"),
        }
    }
}
