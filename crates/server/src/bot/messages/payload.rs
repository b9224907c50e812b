//! What a message takes from its payload: words, names and the picture, escaped.

use domain::caption::{escape_html, fit, plain};
use serde_json::Value;

use crate::app::message::{Picture, Rendered};

pub(super) fn loud(html: String) -> Rendered {
    Rendered { html, ..Rendered::default() }
}

pub(super) fn word(payload: &Value, key: &str) -> String {
    match &payload[key] {
        Value::String(text) => escape_html(&plain(text)),
        Value::Null => String::new(),
        other => other.to_string(),
    }
}

/// A name from outside on one line, escaped and of at most so many units.
pub(super) fn name(text: &str, units: usize) -> String {
    escape_html(&fit(&plain(text).replace('\n', " "), units))
}

pub(super) fn picture(payload: &Value) -> Option<Picture> {
    let sha256 = hex::decode(payload["picture"].as_str()?).ok()?.try_into().ok()?;
    Some(Picture { sha256, as_file: false })
}
