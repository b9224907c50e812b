//! Edits and deletes messages, and answers button presses.

use jiff::SignedDuration;
use serde_json::Value;

use super::call::{Call, Outcome};
use super::html::{self, Formatted};
use super::model::{Answer, Author, ChatKind, Message, PRESS_LIFE};
use super::refusal::{Done, Refusal};
use super::send::styled;
use super::{files, markup};
use crate::log::Effect;

const UNCHANGED: &str = "message is not modified: specified new message content and reply markup are exactly the \
                         same as a current content and reply markup of the message";
/// Maximum age of a message that can be deleted.
const DELETABLE: SignedDuration = SignedDuration::from_hours(48);

pub(crate) fn text(call: &Call<'_>) -> Outcome {
    let (chat, id, keyboard) = target(call)?;
    let body = call.formatted("text")?;
    change(call, chat, id, |message| {
        if message.has_media() {
            return Err(Refusal::bad("there is no text in the message to edit"));
        }
        replace(message, body, keyboard)
    })
}

pub(crate) fn caption(call: &Call<'_>) -> Outcome {
    let (chat, id, keyboard) = target(call)?;
    let body = call.formatted("caption")?;
    change(call, chat, id, |message| {
        if !message.has_media() {
            return Err(Refusal::bad("there is no caption in the message to edit"));
        }
        replace(message, body, keyboard)
    })
}

pub(crate) fn markup(call: &Call<'_>) -> Outcome {
    let (chat, id, keyboard) = target(call)?;
    change(call, chat, id, |message| replace(message, message.body.clone(), keyboard))
}

pub(crate) async fn media(call: &Call<'_>) -> Outcome {
    let (chat, id, keyboard) = target(call)?;
    let media = match call.arguments.json("media") {
        Some(Ok(media)) if media["type"] == "photo" => media,
        Some(Ok(_)) => return Err(Refusal::bad("only photos are emulated in editMessageMedia")),
        _ => return Err(Refusal::bad("can't parse media JSON object")),
    };
    let sent = files::resolve(call.telegram, call.arguments, "media", media["media"].as_str()).await?;
    let mode = media["parse_mode"].as_str().map(str::to_ascii_lowercase);
    let body = styled(media["caption"].as_str().unwrap_or_default(), mode.as_deref(), None)?;
    if html::units(&body.text) > 1024 {
        return Err(Refusal::bad("message caption is too long"));
    }
    if let Some(chat) = call.telegram.model().chats.get(&(call.bot, chat)) {
        chat.takes_photos()?;
    }
    let photo = call.telegram.model().photo(call.bot, sent)?;
    change(call, chat, id, |message| {
        message.photo = photo;
        message.document = None;
        // The file is new, so the edit is a change even if the caption is the same.
        message.markup = keyboard;
        message.body = body;
        Ok(())
    })
}

fn target(call: &Call<'_>) -> Result<(i64, i64, Option<Value>), Refusal> {
    let (chat, kind) = call.chat()?;
    Ok((chat, message_id(call)?, markup::read(call.arguments, kind)?))
}

fn message_id(call: &Call<'_>) -> Result<i64, Refusal> {
    let id = call.arguments.number("message_id");
    id.ok_or_else(|| Refusal::bad("message identifier is not specified"))
}

fn replace(message: &mut Message, body: Formatted, keyboard: Option<Value>) -> Result<(), Refusal> {
    if message.body == body && message.markup == keyboard {
        return Err(Refusal::bad(UNCHANGED));
    }
    message.body = body;
    message.markup = keyboard;
    Ok(())
}

fn change(
    call: &Call<'_>,
    chat: i64,
    id: i64,
    edit: impl FnOnce(&mut Message) -> Result<(), Refusal>,
) -> Outcome {
    let now = call.telegram.now();
    let mut model = call.telegram.model();
    let in_chat = model.chats.get(&(call.bot, chat)).ok_or_else(|| Refusal::bad("chat not found"))?;
    in_chat.admits(now)?;
    let (limits, private) = (model.limits, in_chat.kind == ChatKind::Private);
    if let Some(bot) = model.bot_mut(call.bot).filter(|_| limits.edits) {
        bot.flood.admit(limits, chat, private, 1, now)?;
    }
    let in_chat = model.chats.get_mut(&(call.bot, chat)).ok_or_else(|| Refusal::bad("chat not found"))?;
    let message = in_chat.message_mut(id).ok_or_else(|| Refusal::bad("message to edit not found"))?;
    if message.author != Author::Bot {
        return Err(Refusal::bad("message can't be edited"));
    }
    edit(message)?;
    message.edits += 1;
    message.edited_at = Some(now);
    call.telegram.note(Effect::MessageEdited { chat, message: id });
    let in_chat = model.chats.get(&(call.bot, chat)).ok_or_else(|| Refusal::bad("chat not found"))?;
    let wire = in_chat.message(id).map(|message| model.message_wire(call.bot, in_chat, message));
    Ok(wire.unwrap_or_default().into())
}

pub(crate) fn delete(call: &Call<'_>) -> Outcome {
    let (chat, kind) = call.chat()?;
    remove(call, chat, kind, message_id(call)?)?;
    Ok(Value::Bool(true).into())
}

pub(crate) fn delete_several(call: &Call<'_>) -> Outcome {
    let (chat, kind) = call.chat()?;
    let ids = match call.arguments.json("message_ids") {
        Some(Ok(Value::Array(ids))) if (1..=100).contains(&ids.len()) => ids,
        _ => return Err(Refusal::bad("message identifiers are not specified")),
    };
    for id in ids.iter().filter_map(Value::as_i64) {
        // Messages that no longer exist are skipped, as the real method does.
        let _ = remove(call, chat, kind, id);
    }
    Ok(Value::Bool(true).into())
}

fn remove(call: &Call<'_>, chat: i64, kind: ChatKind, id: i64) -> Result<(), Refusal> {
    let now = call.telegram.now();
    let mut model = call.telegram.model();
    let in_chat = model.chats.get_mut(&(call.bot, chat));
    let message = in_chat.and_then(|in_chat| in_chat.message_mut(id));
    let message = message.ok_or_else(|| Refusal::bad("message to delete not found"))?;
    let foreign = message.author != Author::Bot && kind != ChatKind::Private;
    if foreign || now.duration_since(message.at) >= DELETABLE {
        return Err(Refusal::bad("message can't be deleted"));
    }
    message.deleted = true;
    call.telegram.note(Effect::MessageDeleted { chat, message: id });
    Ok(())
}

pub(crate) fn answer_press(call: &Call<'_>) -> Outcome {
    let late = || Refusal::bad("query is too old and response timeout expired or query ID is invalid");
    let text = call.arguments.given("text").map(str::to_owned);
    if text.as_deref().is_some_and(|text| text.chars().count() > 200) {
        return Err(Refusal::bad("MESSAGE_TOO_LONG"));
    }
    let url = call.arguments.given("url").map(str::to_owned);
    if url.as_deref().is_some_and(|url| !url.starts_with("https://t.me/") && !url.starts_with("t.me/")) {
        return Err(Refusal::bad("URL_INVALID"));
    }
    let id = call.arguments.text("callback_query_id").unwrap_or_default();
    let now = call.telegram.now();
    let mut model = call.telegram.model();
    let press = model.presses.get_mut(id).filter(|press| press.bot == call.bot).ok_or_else(late)?;
    // A press is answered once: after the answer its id is unknown.
    if press.answer.is_some() || now.duration_since(press.at) >= PRESS_LIFE {
        return Err(late());
    }
    let alert = call.arguments.flag("show_alert");
    press.answer = Some(Answer { text: text.clone(), alert, url });
    call.telegram.note(Effect::CallbackAnswered { callback: id.to_owned(), text });
    Ok(Done::from(Value::Bool(true)))
}
