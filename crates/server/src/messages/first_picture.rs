//! The first picture has arrived for a live tenant without pictures.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::{Context, Rendered};
use crate::i18n::html;

/// The first picture has arrived for a live tenant without pictures.
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
