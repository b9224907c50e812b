//! The message that tells the operator that a later version wrote rows which no replica can read.

use serde::{Deserialize, Serialize};

use super::{Context, Rendered};
use crate::i18n::html;

/// The message that tells the operator that a later version wrote rows which no replica can read.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct RowsUnread {
    pub rows: i64,
}

impl RowsUnread {
    pub(super) fn render(&self, cx: &Context<'_>) -> Rendered {
        Rendered::new(html!(cx, "rows-unread", rows = self.rows))
    }
}
