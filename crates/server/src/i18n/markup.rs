//! Text in Telegram's HTML (`core.telegram.org/bots/api#html-style`). Only the catalogue creates it, so that
//! text from people is escaped exactly once.

use std::fmt;

use domain::caption::fit;

/// Text in Telegram's HTML, already escaped.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Html(String);

impl Html {
    pub(super) fn from_catalogue(text: String) -> Self {
        Self(text)
    }

    /// Joins the parts that are not empty with `between`.
    pub fn join(parts: impl IntoIterator<Item = Self>, between: &str) -> Self {
        let parts: Vec<String> =
            parts.into_iter().map(|part| part.0).filter(|part| !part.is_empty()).collect();
        Self(parts.join(between))
    }

    /// Joins the parts that are not empty, one per line.
    pub fn lines(parts: impl IntoIterator<Item = Self>) -> Self {
        Self::join(parts, "\n")
    }

    /// Cuts the text to at most `units` UTF-16 units.
    #[must_use]
    pub fn cut(self, units: usize) -> Self {
        Self(fit(&self.0, units).into_owned())
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }

    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl fmt::Display for Html {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl From<Html> for String {
    fn from(html: Html) -> Self {
        html.0
    }
}
