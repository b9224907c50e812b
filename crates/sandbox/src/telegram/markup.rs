//! Checks keyboards in `reply_markup` as Telegram does.

use serde_json::{Value, json};

use super::model::ChatKind;
use super::refusal::Refusal;
use crate::arguments::Arguments;

const LONGEST_MARKUP: usize = 10_000;

/// Reads and checks `reply_markup`; an empty inline keyboard counts as none.
pub(crate) fn read(arguments: &Arguments, chat: ChatKind) -> Result<Option<Value>, Refusal> {
    let Some(given) = arguments.json("reply_markup") else { return Ok(None) };
    let markup = given.map_err(|_| Refusal::bad("can't parse reply keyboard markup JSON object"))?;
    if markup.to_string().len() > LONGEST_MARKUP {
        return Err(Refusal::bad("reply markup is too long"));
    }
    let Some(rows) = markup.get("inline_keyboard") else {
        return Ok(
            Some(markup).filter(|markup| markup.as_object().is_some_and(|members| !members.is_empty()))
        );
    };
    let rows = rows.as_array().ok_or_else(|| {
        Refusal::bad("can't parse inline keyboard: field \"inline_keyboard\" of the InlineKeyboardMarkup must be of type Array")
    })?;
    let buttons = rows.iter().map(|row| row.as_array().cloned().unwrap_or_default());
    let buttons: Vec<Vec<Value>> = buttons.filter(|row| !row.is_empty()).collect();
    if buttons.iter().map(Vec::len).sum::<usize>() > 100 || buttons.iter().any(|row| row.len() > 8) {
        return Err(Refusal::bad("reply markup is too long"));
    }
    for button in buttons.iter().flatten() {
        check(button, chat)?;
    }
    Ok((!buttons.is_empty()).then(|| json!({ "inline_keyboard": buttons })))
}

fn check(button: &Value, chat: ChatKind) -> Result<(), Refusal> {
    if button["text"].as_str().is_none_or(|text| text.trim().is_empty()) {
        return Err(Refusal::bad(
            "can't parse inline keyboard button: field \"text\" must be a non-empty String",
        ));
    }
    if let Some(data) = button.get("callback_data") {
        let length = data.as_str().map_or(0, str::len);
        return if (1..=64).contains(&length) { Ok(()) } else { Err(Refusal::bad("BUTTON_DATA_INVALID")) };
    }
    if let Some(url) = button.get("url") {
        return check_url(url.as_str().unwrap_or_default());
    }
    if button.get("web_app").is_some() {
        let private = chat == ChatKind::Private;
        return if private { Ok(()) } else { Err(Refusal::bad("BUTTON_TYPE_INVALID")) };
    }
    let others = ["login_url", "switch_inline_query", "switch_inline_query_current_chat", "copy_text", "pay"];
    if others.iter().any(|kind| button.get(kind).is_some()) {
        return Ok(());
    }
    Err(Refusal::bad("Text buttons are unallowed in the inline keyboard"))
}

fn check_url(url: &str) -> Result<(), Refusal> {
    let known = ["http://", "https://", "tg://"].iter().any(|scheme| url.starts_with(scheme));
    // A host without a dot, such as `localhost`, is refused.
    let host = url::Url::parse(url).ok().and_then(|url| url.host_str().map(str::to_owned));
    let dotted = url.starts_with("tg://") || host.is_some_and(|host| host.contains(['.', ':']));
    if known && dotted {
        return Ok(());
    }
    Err(Refusal::bad(format!("inline keyboard button URL '{url}' is invalid: Wrong HTTP URL")))
}
