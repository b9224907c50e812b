//! An account was connected in the browser.

use serde::{Deserialize, Serialize};

use super::{Context, Rendered};
use crate::i18n::{html, name};

const NAME_UNITS: usize = 60;

/// An account was connected in the browser.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Connected {
    /// An Instagram user name without the @, or an e-mail address.
    pub name: String,
}

impl Connected {
    pub(super) fn instagram(&self, cx: &Context<'_>) -> Rendered {
        Rendered::new(html!(cx, "instagram-connected", account = name(&self.name, NAME_UNITS)))
    }

    pub(super) fn google(&self, cx: &Context<'_>) -> Rendered {
        Rendered::new(html!(cx, "google-connected", account = name(&self.name, NAME_UNITS)))
    }
}
