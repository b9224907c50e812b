//! Implements sendMessage, sendPhoto, sendDocument and sendMediaGroup.

use serde_json::Value;

use super::call::{Call, Outcome};
use super::files::{self, Sent};
use super::html::{self, Formatted};
use super::markup;
use super::model::{Author, ChatKind, Message, Model, Telegram};
use super::refusal::{Done, Refusal};
use crate::log::Effect;
use crate::picture;

const LONGEST_TEXT: usize = 4096;
const LONGEST_CAPTION: usize = 1024;

impl Call<'_> {
    /// Returns the text or caption with its entities, without trimming. Measures its length as Telegram does.
    pub(crate) fn formatted(&self, field: &str) -> Result<Formatted, Refusal> {
        let source = self.arguments.text(field).unwrap_or_default();
        let entities = if field == "caption" { "caption_entities" } else { "entities" };
        let mode = self.arguments.given("parse_mode").map(str::to_ascii_lowercase);
        let body = styled(source, mode.as_deref(), self.arguments.json(entities).and_then(Result::ok))?;
        within_limits(field, body)
    }

    fn reply_to(&self, chat: i64) -> Result<Option<i64>, Refusal> {
        let asked = match self.arguments.json("reply_parameters") {
            Some(Ok(parameters)) => parameters["message_id"].as_i64(),
            _ => self.arguments.number("reply_to_message_id"),
        };
        let optional = match self.arguments.json("reply_parameters") {
            Some(Ok(parameters)) => parameters["allow_sending_without_reply"] == true,
            _ => self.arguments.flag("allow_sending_without_reply"),
        };
        let model = self.telegram.model();
        let there = |id: &i64| model.chats.get(&(self.bot, chat)).is_some_and(|c| c.message(*id).is_some());
        match asked {
            Some(id) if !there(&id) && optional => Ok(None),
            Some(id) if !there(&id) => Err(Refusal::bad("message to be replied not found")),
            other => Ok(other),
        }
    }

    fn draft(&self, chat: (i64, ChatKind), body: Formatted) -> Result<Message, Refusal> {
        Ok(Message {
            markup: markup::read(self.arguments, chat.1)?,
            reply_to: self.reply_to(chat.0)?,
            silent: self.arguments.flag("disable_notification"),
            ..Message::new(0, self.telegram.now(), Author::Bot, body)
        })
    }
}

pub(crate) fn styled(
    source: &str,
    mode: Option<&str>,
    entities: Option<Value>,
) -> Result<Formatted, Refusal> {
    match mode {
        Some("html") => html::parse(source),
        None => {
            let entities = entities.and_then(|given| given.as_array().cloned()).unwrap_or_default();
            Ok(Formatted { text: source.to_owned(), entities })
        }
        Some(_) => Err(Refusal::bad("unsupported parse_mode")),
    }
}

fn within_limits(field: &str, body: Formatted) -> Result<Formatted, Refusal> {
    let length = html::units(&body.text);
    if field == "caption" {
        return if length > LONGEST_CAPTION {
            Err(Refusal::bad("message caption is too long"))
        } else {
            Ok(body)
        };
    }
    if body.text.trim().is_empty() {
        return Err(Refusal::bad("message text is empty"));
    }
    if length > LONGEST_TEXT { Err(Refusal::bad("message is too long")) } else { Ok(body) }
}

pub(crate) fn message(call: &Call<'_>) -> Outcome {
    let chat = call.chat()?;
    let draft = call.draft(chat, call.formatted("text")?)?;
    deliver(call, chat, vec![draft], |_, _| Ok(())).map(single)
}

pub(crate) async fn photo(call: &Call<'_>) -> Outcome {
    let chat = call.chat()?;
    let sent = files::resolve(call.telegram, call.arguments, "photo", call.arguments.given("photo")).await?;
    let draft = call.draft(chat, call.formatted("caption")?)?;
    deliver(call, chat, vec![draft], |model, drafts| {
        drafts[0].photo = model.photo(call.bot, sent)?;
        Ok(())
    })
    .map(single)
}

pub(crate) async fn document(call: &Call<'_>) -> Outcome {
    let chat = call.chat()?;
    let sent =
        files::resolve(call.telegram, call.arguments, "document", call.arguments.given("document")).await?;
    let draft = call.draft(chat, call.formatted("caption")?)?;
    deliver(call, chat, vec![draft], |model, drafts| {
        drafts[0].document = Some(model.document(call.bot, sent)?);
        Ok(())
    })
    .map(single)
}

pub(crate) async fn album(call: &Call<'_>) -> Outcome {
    let chat = call.chat()?;
    let items = match call.arguments.json("media") {
        Some(Ok(Value::Array(items))) if (2..=10).contains(&items.len()) => items,
        Some(Ok(Value::Array(_))) => {
            return Err(Refusal::bad("wrong number of items in the album; there must be 2-10 items"));
        }
        _ => return Err(Refusal::bad("can't parse media JSON object")),
    };
    let mut drafts = Vec::new();
    let mut sent: Vec<(bool, Sent)> = Vec::new();
    for item in &items {
        let photo = item["type"] == "photo";
        if !photo && item["type"] != "document" {
            return Err(Refusal::bad("only photos and documents are emulated in albums"));
        }
        sent.push((
            photo,
            files::resolve(call.telegram, call.arguments, "media", item["media"].as_str()).await?,
        ));
        let mode = item["parse_mode"].as_str().map(str::to_ascii_lowercase);
        let caption = styled(item["caption"].as_str().unwrap_or_default(), mode.as_deref(), None)?;
        let mut draft = call.draft(chat, within_limits("caption", caption)?)?;
        draft.markup = None;
        drafts.push(draft);
    }
    deliver(call, chat, drafts, |model, drafts| {
        let album = model.ids.digits("album", "13", 17);
        for (draft, (photo, sent)) in drafts.iter_mut().zip(sent) {
            draft.album = Some(album.clone());
            if photo {
                draft.photo = model.photo(call.bot, sent)?;
            } else {
                draft.document = Some(model.document(call.bot, sent)?);
            }
        }
        Ok(())
    })
    .map(|wires| Value::from(wires).into())
}

fn single(mut wires: Vec<Value>) -> Done {
    wires.pop().unwrap_or_default().into()
}

/// Counts the drafts against the flood limits, attaches their files, and adds them to the chat.
fn deliver(
    call: &Call<'_>,
    (chat, kind): (i64, ChatKind),
    mut drafts: Vec<Message>,
    attach: impl FnOnce(&mut Model, &mut Vec<Message>) -> Result<(), Refusal>,
) -> Result<Vec<Value>, Refusal> {
    let now = call.telegram.now();
    let mut model = call.telegram.model();
    if let Some(into) = model.chats.get(&(call.bot, chat)) {
        into.admits(now)?;
    }
    let limits = model.limits;
    if let Some(bot) = model.bot_mut(call.bot) {
        bot.flood.admit(limits, chat, kind == ChatKind::Private, drafts.len(), now)?;
    }
    attach(&mut model, &mut drafts)?;
    let mut sent = Vec::new();
    let key = (call.bot, chat);
    if let Some(into) = model.chats.get(&key).filter(|_| drafts.iter().any(|draft| !draft.photo.is_empty())) {
        into.takes_photos()?;
    }
    for mut draft in drafts {
        let into = model.chats.get_mut(&key).ok_or_else(|| Refusal::bad("chat not found"))?;
        draft.id = into.next_message_id();
        sent.push(draft.id);
        into.messages.push(draft);
    }
    let in_chat = model.chats.get(&key);
    let wires = sent.iter().filter_map(|id| {
        let message = in_chat?.message(*id)?;
        Some(model.message_wire(call.bot, in_chat?, message))
    });
    let wires = wires.collect();
    for id in sent {
        note_sent(call.telegram, &model, key, id);
    }
    Ok(wires)
}

fn note_sent(telegram: &Telegram, model: &Model, key: (i64, i64), id: i64) {
    let Some(message) = model.chats.get(&key).and_then(|into| into.message(id)) else { return };
    let photo = message.photo.last().and_then(|file| model.files.get(file));
    let photo_sha256 = photo.map(|file| picture::sha256(&file.bytes));
    telegram.note(Effect::MessageSent { chat: key.1, message: id, silent: message.silent, photo_sha256 });
}
