//! A story that was not posted: it failed, or its time passed.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use store::settings::Lifecycle;

use super::{Context, Reason, Rendered};
use crate::i18n::{Html, html};

/// A story that was not posted.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct NotPosted {
    pub publish_at: Timestamp,
    /// Number of later stories that were also missed before this message could be sent.
    #[serde(default, skip_serializing_if = "is_zero")]
    pub more: u32,
    #[serde(flatten)]
    pub reason: Reason,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde asks for this signature")]
fn is_zero(more: &u32) -> bool {
    *more == 0
}

impl NotPosted {
    pub(super) fn failed(&self, cx: &Context<'_>) -> Rendered {
        let (time, reason) = (cx.clock_time(self.publish_at), self.reason.as_ending(cx));
        let failed = match self.reason.may_be_live() {
            true => html!(cx, "failed-maybe-live", time = time, reason = reason),
            false => html!(cx, "failed", time = time, reason = reason),
        };
        let next = match cx.lifecycle {
            Lifecycle::Active => html!(cx, "failed-next"),
            _ => Html::default(),
        };
        Rendered::new(Html::lines([failed, next]))
    }

    pub(super) fn missed(&self, cx: &Context<'_>) -> Rendered {
        let (time, reason) = (cx.clock_time(self.publish_at), self.reason.as_ending(cx));
        Rendered::new(html!(cx, "missed", time = time, more = self.more, reason = reason))
    }
}
