//! `/help`, and the answer to text that the bot does not understand.

use super::{Context, Rendered};
use crate::i18n::html;

pub(super) fn help(cx: &Context<'_>) -> Rendered {
    Rendered::silent(html!(cx, "help"))
}

pub(super) fn lost(cx: &Context<'_>) -> Rendered {
    Rendered::new(html!(cx, "lost"))
}
