//! The catalogue: every word that people read in the chat and on pages, by id and language (`en/*.ftl`, Project Fluent).

mod arg;
mod catalogue;
mod markup;

pub use self::arg::{Arg, digits, name};
pub use self::catalogue::{Language, Words};
pub use self::markup::Html;

/// A text of the catalogue as Telegram's HTML: `html!(words, "pause-until", by = name(by, 32))`. A test fails on an id
/// that the catalogue does not have and on variables that differ from those of the text.
macro_rules! html {
    ($words:expr, $id:literal $(, $variable:ident = $value:expr)* $(,)?) => {
        $words.html($id, &[$((stringify!($variable), $crate::i18n::Arg::from($value))),*])
    };
}

/// A text of the catalogue without markup, for labels of buttons, answers to presses and pages.
macro_rules! plain {
    ($words:expr, $id:literal $(, $variable:ident = $value:expr)* $(,)?) => {
        $words.plain($id, &[$((stringify!($variable), $crate::i18n::Arg::from($value))),*])
    };
}

pub(crate) use {html, plain};
