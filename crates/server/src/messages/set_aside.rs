//! To the operator: messages or updates fail again and again. Their chats continue without them.

use serde::{Deserialize, Serialize};

use super::{Context, Rendered};
use crate::i18n::{Html, html};

/// To the operator: messages or updates fail again and again.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct SetAside {
    /// Messages that Telegram refuses, or that cannot be written.
    pub messages: i64,
    /// Updates that cannot be handled and are retried.
    pub updates: i64,
    /// Updates that were given up after a day.
    pub parked: i64,
}

impl SetAside {
    pub(super) fn render(&self, cx: &Context<'_>) -> Rendered {
        let mut lines = Vec::new();
        if self.messages > 0 {
            lines.push(html!(cx, "set-aside-messages", messages = self.messages));
        }
        if self.updates + self.parked > 0 {
            lines.push(html!(cx, "set-aside-updates", updates = self.updates, parked = self.parked));
        }
        lines.push(html!(cx, "set-aside-log"));
        Rendered::new(Html::lines(lines))
    }
}
