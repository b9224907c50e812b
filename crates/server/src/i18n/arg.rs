//! Values for the variables of a text: numbers, names that people chose, times, and other texts from the
//! catalogue.

use std::borrow::Cow;

use domain::caption::{escape_html, fit, plain};
use fluent_bundle::FluentValue;

use super::Html;

/// The value of a variable. There is no conversion from strings, so each caller must choose the kind of text.
#[derive(Clone, Debug, PartialEq)]
pub enum Arg {
    /// A count. It also selects the plural form.
    Number(i64),
    /// A name or text that a person or a provider chose.
    Name(String),
    /// Digits that are shown unchanged, such as a time or a range of hours.
    Digits(String),
    /// A text from the catalogue with markup.
    Html(Html),
    /// A text from the catalogue without markup.
    Plain(String),
}

/// Prepares a name chosen by a person or a provider: one line, no control characters, at most `units` UTF-16
/// units.
pub fn name(text: &str, units: usize) -> Arg {
    let shown = fit(&plain(text).replace('\n', " "), units).into_owned();
    Arg::Name(if shown.chars().any(is_right_to_left) { format!("\u{2068}{shown}\u{2069}") } else { shown })
}

/// Creates a value from digits and symbols that are the same in every language.
pub fn digits(text: impl Into<String>) -> Arg {
    Arg::Digits(text.into())
}

/// Returns whether a letter belongs to Hebrew, Arabic or a related script. A name with such a letter is
/// isolated, because otherwise it would change the direction of the text around it.
fn is_right_to_left(letter: char) -> bool {
    matches!(letter, '\u{0590}'..='\u{08FF}' | '\u{FB1D}'..='\u{FDFF}' | '\u{FE70}'..='\u{FEFC}' | '\u{10800}'..='\u{10FFF}' | '\u{1E800}'..='\u{1EFFF}')
}

impl Arg {
    /// Converts the value for a text with markup (`escape`) or without.
    pub(super) fn value(&self, escape: bool, mark: bool) -> FluentValue<'_> {
        let text: Cow<'_, str> = match self {
            Self::Number(number) => return FluentValue::from(*number),
            Self::Html(html) => return FluentValue::from(html.as_str()),
            Self::Digits(text) => text.into(),
            Self::Name(text) | Self::Plain(text) if escape => escape_html(text).into(),
            Self::Name(text) | Self::Plain(text) => text.into(),
        };
        let marked = mark && matches!(self, Self::Name(_) | Self::Digits(_));
        FluentValue::from(if marked { format!("⟦{text}⟧").into() } else { text })
    }
}

macro_rules! numbers {
    ($($number:ty),+) => {$(
        impl From<$number> for Arg {
            fn from(number: $number) -> Self {
                Self::Number(i64::try_from(number).unwrap_or(i64::MAX))
            }
        }
    )+};
}
numbers!(i32, u8, u32, i64, u64, usize);

impl From<Html> for Arg {
    fn from(html: Html) -> Self {
        Self::Html(html)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_one_line_of_bounded_length() {
        assert_eq!(name("two\nlines", 60), Arg::Name("two lines".into()));
        assert_eq!(name("abcdef", 4), Arg::Name("abc…".into()));
    }

    #[test]
    fn a_name_written_from_right_to_left_is_isolated() {
        assert_eq!(name("חתול.jpg", 60), Arg::Name("\u{2068}חתול.jpg\u{2069}".into()));
    }
}
