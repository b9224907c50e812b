//! Messages about the library: the content of a folder, no fresh pictures left, and many pictures missing at
//! once.

use domain::lock::WhenDry;
use serde::{Deserialize, Serialize};

use super::{Context, Rendered, practice};
use crate::i18n::{Arg, Html, Words, html, name, plain};

const NAME_UNITS: usize = 60;
/// The category of pictures outside of any folder.
pub(super) const NO_FOLDER: &str = "uncategorized";

/// The message after a folder was listed for the first time.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct LibraryIndexed {
    pub categories: Vec<CategoryItems>,
    /// Number of files that cannot be shown as a story.
    pub rejected: i64,
}

/// A category with its pictures.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct CategoryItems {
    pub name: String,
    pub items: i64,
}

impl LibraryIndexed {
    pub(super) fn render(&self, cx: &Context<'_>) -> Rendered {
        let folder = |one: &CategoryItems| {
            html!(
                cx,
                "library-indexed-folder",
                pictures = one.items,
                folder = folder_name(&one.name, NAME_UNITS, cx.words)
            )
        };
        let folders = Html::join(self.categories.iter().map(folder), ", ");
        let rejected = match self.rejected {
            0 => Html::default(),
            files => html!(cx, "library-indexed-rejected", files = files),
        };
        Rendered::new(Html::lines([html!(cx, "library-indexed", folders = folders), rejected]))
    }
}

/// The message after so many pictures disappeared from a folder at once that it may be a mistake; the library
/// is unchanged.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct LibraryVanished {
    pub gone: i64,
    pub of: i64,
}

impl LibraryVanished {
    pub(super) fn render(&self, cx: &Context<'_>) -> Rendered {
        Rendered::new(html!(cx, "library-vanished", gone = self.gone, all = self.of))
    }
}

/// The message that there was no picture that could be posted.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct LibraryEmpty {
    /// Whether pictures come from a folder of Google Drive.
    #[serde(skip_serializing_if = "Clone::clone")]
    pub from_drive: bool,
}

/// The form that version 70bff7e stored has no fields; its text named a folder.
impl Default for LibraryEmpty {
    fn default() -> Self {
        Self { from_drive: true }
    }
}

impl LibraryEmpty {
    pub(super) fn render(&self, cx: &Context<'_>) -> Rendered {
        let add = match self.from_drive {
            true => html!(cx, "library-empty-drive"),
            false => html!(cx, "library-empty-chat"),
        };
        let again = practice::when_dry(plain!(cx, "library-empty-repeat"), WhenDry::Repeat);
        Rendered::new(Html::lines([html!(cx, "library-empty"), add])).with(vec![vec![again]])
    }
}

/// The name of a folder, or words for pictures outside of any folder.
pub fn folder_name(category: &str, units: usize, words: Words) -> Arg {
    match category {
        NO_FOLDER => Arg::Plain(plain!(words, "library-no-folder")),
        folder => name(folder, units),
    }
}
