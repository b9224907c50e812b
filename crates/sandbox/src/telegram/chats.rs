//! Finds a call's chat, checks that the bot may write there, and returns information about chats and members.

use serde_json::{Value, json};

use super::call::{Call, Outcome};
use super::model::{Bot, Chat, ChatKind, Model};
use super::refusal::{Done, Refusal};

impl Call<'_> {
    /// Returns the id and kind of the chat in `chat_id`. Fails if the bot may not write there.
    pub(crate) fn chat(&self) -> Result<(i64, ChatKind), Refusal> {
        let given = self.arguments.given("chat_id").ok_or_else(|| Refusal::bad("chat_id is empty"))?;
        let id: i64 = given.trim().parse().map_err(|_| Refusal::bad("chat not found"))?;
        let model = self.telegram.model();
        let chat = model.open_chat(self.bot, id)?;
        Ok((chat.id, chat.kind))
    }
}

impl Model {
    /// Returns the chat. Fails if this bot may not write there.
    pub(crate) fn open_chat(&self, bot: i64, id: i64) -> Result<&Chat, Refusal> {
        let chat = self.chats.get(&(bot, id)).ok_or_else(|| Refusal::bad("chat not found"))?;
        if let Some(to) = chat.migrated_to {
            return Err(Refusal::migrated(to));
        }
        match (chat.expelled, chat.kind) {
            (false, _) => Ok(chat),
            (true, ChatKind::Private) => Err(Refusal::forbidden("bot was blocked by the user")),
            (true, ChatKind::Group) => Err(Refusal::forbidden("bot was kicked from the group chat")),
            (true, ChatKind::Supergroup) => {
                Err(Refusal::forbidden("bot was kicked from the supergroup chat"))
            }
        }
    }
}

pub(crate) fn me(call: &Call<'_>) -> Done {
    let model = call.telegram.model();
    let mut wire = model.bot(call.bot).map(Bot::wire).unwrap_or_default();
    wire["can_join_groups"] = true.into();
    let lacks =
        "can_read_all_group_messages supports_inline_queries can_connect_to_business has_main_web_app";
    lacks.split(' ').for_each(|name| wire[name] = false.into());
    wire.into()
}

/// Returns the scope and the language that commands are for.
fn audience(call: &Call<'_>) -> (String, String) {
    let scope = call.arguments.json("scope").and_then(Result::ok).filter(|scope| scope["type"] != "default");
    let language = call.arguments.given("language_code").unwrap_or_default();
    (scope.map(|scope| scope.to_string()).unwrap_or_default(), language.to_owned())
}

pub(crate) fn set_commands(call: &Call<'_>) -> Outcome {
    let Some(Ok(Value::Array(commands))) = call.arguments.json("commands") else {
        return Err(Refusal::bad("can't parse commands: expected an Array of BotCommand"));
    };
    if commands.len() > 100 {
        return Err(Refusal::bad("too many commands specified"));
    }
    for command in &commands {
        let name = command["command"].as_str().unwrap_or_default().trim_start_matches('/');
        let plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_';
        if name.is_empty() || name.len() > 32 || !name.chars().all(plain) {
            return Err(Refusal::bad("BOT_COMMAND_INVALID"));
        }
        let description = command["description"].as_str().unwrap_or_default();
        if description.is_empty() || description.chars().count() > 256 {
            return Err(Refusal::bad("BOT_COMMAND_DESCRIPTION_INVALID"));
        }
    }
    if let Some(bot) = call.telegram.model().bot_mut(call.bot) {
        bot.commands.insert(audience(call), commands.into());
    }
    Ok(Value::Bool(true).into())
}

pub(crate) fn commands(call: &Call<'_>) -> Done {
    let model = call.telegram.model();
    let set = model.bot(call.bot).and_then(|bot| bot.commands.get(&audience(call)).cloned());
    set.unwrap_or_else(|| json!([])).into()
}

pub(crate) fn forget_commands(call: &Call<'_>) -> Done {
    if let Some(bot) = call.telegram.model().bot_mut(call.bot) {
        bot.commands.remove(&audience(call));
    }
    Value::Bool(true).into()
}

pub(crate) fn chat(call: &Call<'_>) -> Outcome {
    let (id, _) = call.chat()?;
    let model = call.telegram.model();
    let chat = model.open_chat(call.bot, id)?;
    let mut wire = model.chat_wire(chat);
    wire["accent_color_id"] = 0.into();
    wire["max_reaction_count"] = 11.into();
    Ok(wire.into())
}

/// Returns a member. The first member of a group is its creator.
fn member_wire(model: &Model, bot: i64, chat: &Chat, user: i64) -> Result<Value, Refusal> {
    if user == bot {
        let wire = model.bot(bot).map(Bot::wire);
        return Ok(json!({ "status": "member", "user": wire }));
    }
    let person = model.people.get(&user).ok_or_else(|| Refusal::bad("user not found"))?;
    let place = chat.members.iter().position(|member| *member == user);
    let status = match place {
        Some(0) if chat.kind != ChatKind::Private => "creator",
        Some(_) => "member",
        None => "left",
    };
    let mut wire = json!({ "status": status, "user": person.wire() });
    if status == "creator" {
        wire["is_anonymous"] = false.into();
    }
    Ok(wire)
}

pub(crate) fn member(call: &Call<'_>) -> Outcome {
    let (id, _) = call.chat()?;
    let user = call.arguments.number("user_id").ok_or_else(|| Refusal::bad("invalid user_id specified"))?;
    let model = call.telegram.model();
    let chat = model.open_chat(call.bot, id)?;
    member_wire(&model, call.bot, chat, user).map(Done::from)
}

pub(crate) fn administrators(call: &Call<'_>) -> Outcome {
    let (id, kind) = call.chat()?;
    if kind == ChatKind::Private {
        return Err(Refusal::bad("there are no administrators in the private chat"));
    }
    let model = call.telegram.model();
    let chat = model.open_chat(call.bot, id)?;
    let first = chat.members.first().map(|user| member_wire(&model, call.bot, chat, *user));
    let all: Result<Vec<Value>, Refusal> = first.into_iter().collect();
    Ok(Value::from(all?).into())
}

pub(crate) fn leave(call: &Call<'_>) -> Outcome {
    let (id, _) = call.chat()?;
    if let Some(chat) = call.telegram.model().chats.get_mut(&(call.bot, id)) {
        chat.expelled = true;
    }
    Ok(Value::Bool(true).into())
}
