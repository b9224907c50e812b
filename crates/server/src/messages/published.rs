//! The receipt of a story that was posted automatically.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::json::maybe_sha256;
use super::{Context, Rendered};
use crate::i18n::{html, name};

const NAME_UNITS: usize = 60;

/// The receipt of a story that was posted automatically.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Published {
    /// The Instagram account, without the @.
    pub account: String,
    pub published_at: Timestamp,
    /// SHA-256 of the rendition.
    #[serde(with = "maybe_sha256", default)]
    pub picture: Option<[u8; 32]>,
}

impl Published {
    pub(super) fn render(&self, cx: &Context<'_>) -> Rendered {
        let (account, time) = (name(&self.account, NAME_UNITS), cx.clock_time(self.published_at));
        Rendered::silent(html!(cx, "published", account = account, time = time)).with_preview(self.picture)
    }
}
