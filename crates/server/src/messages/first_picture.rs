//! The message after the first picture arrived for a tenant that was waiting for it.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::{Context, Rendered};
use crate::i18n::html;

/// The message after the first picture arrived for a tenant that was waiting for it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct FirstPicture {
    /// When the first story is posted.
    pub publish_at: Timestamp,
}

impl FirstPicture {
    pub(super) fn render(&self, cx: &Context<'_>) -> Rendered {
        Rendered::new(html!(cx, "first-picture", time = cx.clock_time(self.publish_at)))
    }
}
