//! The providers that creators connect in the browser.

use serde::{Deserialize, Serialize};
use strum::{EnumString, IntoStaticStr, VariantArray};

use crate::i18n::{Arg, name};

/// A provider that a creator connects in the browser.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, IntoStaticStr, EnumString, VariantArray,
)]
#[serde(rename_all = "snake_case")]
#[strum(serialize_all = "snake_case", const_into_str)]
pub enum Provider {
    Instagram,
    Google,
}

impl Provider {
    /// Returns the product name, which is the same in every language.
    pub fn title(self) -> &'static str {
        match self {
            Self::Instagram => "Instagram",
            Self::Google => "Google Drive",
        }
    }

    /// Returns the product name as a variable of a text.
    pub fn named(self) -> Arg {
        name(self.title(), self.title().len())
    }
}
