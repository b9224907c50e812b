//! The catalogue: all texts of the chat and the pages, by id and language (`en/*.ftl`, Project Fluent).

mod arg;
mod catalogue;
mod markup;

pub use self::arg::{Arg, digits, name};
pub use self::catalogue::{Language, Words};
pub use self::markup::Html;

/// Returns a text from the catalogue as Telegram's HTML: `html!(words, "pause-until", by = name(by, 32))`. A
/// test fails if the catalogue does not have the id, or if its text has other variables.
macro_rules! html {
    ($words:expr, $id:literal $(, $variable:ident = $value:expr)* $(,)?) => {
        $words.html($id, &[$((stringify!($variable), $crate::i18n::Arg::from($value))),*])
    };
}

/// Returns a text from the catalogue as plain text, for button labels, answers to pressed buttons, and web
/// pages.
macro_rules! plain {
    ($words:expr, $id:literal $(, $variable:ident = $value:expr)* $(,)?) => {
        $words.plain($id, &[$((stringify!($variable), $crate::i18n::Arg::from($value))),*])
    };
}

pub(crate) use {html, plain};
