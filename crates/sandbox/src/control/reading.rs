//! Pages of the control API: what the sandbox contains and what happened in it.

use serde_json::{Value, json};

use super::command::Outcome;
use crate::hosts::Hosts;
use crate::world::World;

/// Each page with its content.
pub(super) const PAGES: &[(&str, &str)] = &[
    ("", "all commands and pages"),
    ("state", "the time, the base URLs, and everything that exists"),
    ("log/requests", "all requests and their answers; `?after=SEQ` returns only later ones"),
    ("log/effects", "everything that happened; `?after=SEQ` returns only later lines"),
    ("refused", "what the sandbox was asked for and cannot do"),
    ("faults", "the armed faults with their ids"),
    ("faults/held", "waits until the fault `hold` holds a request, and returns it"),
    ("profiles", "all Instagram accounts with their stories"),
    ("instagram/containers/USERNAME", "the containers of an account, oldest first"),
    ("telegram/chats/CHAT", "the messages of a chat, oldest first"),
    ("telegram/presses/CALLBACK", "the bot's answer to a press; null before it"),
    ("telegram/webhook", "the address of the bot's webhook; null without one"),
];

pub(super) fn read(world: &World, path: &str, query: &str) -> Outcome {
    let after: u64 = url::form_urlencoded::parse(query.as_bytes())
        .find(|(name, _)| name == "after")
        .and_then(|(_, value)| value.parse().ok())
        .unwrap_or_default();
    match path.split('/').collect::<Vec<_>>().as_slice() {
        ["state"] => Ok(state(world)),
        ["log", "requests"] => {
            let mut lines = world.shared.log.requests();
            lines.retain(|line| line.seq > after);
            Ok(json!(lines))
        }
        ["log", "effects"] => {
            let mut lines = world.shared.log.effects();
            lines.retain(|line| line.seq > after);
            Ok(json!(lines))
        }
        ["refused"] => Ok(json!(world.shared.refused.all())),
        ["faults"] => Ok(json!(world.shared.faults.armed())),
        ["profiles"] => Ok(profiles(world)),
        ["instagram", "containers", username] => Ok(json!(world.instagram.containers(username))),
        ["telegram", "chats", chat] => {
            let chat = chat.parse().map_err(|_| "a chat id is a number".to_owned())?;
            Ok(json!(world.telegram.chat(chat)))
        }
        ["telegram", "presses", callback] => Ok(json!(world.telegram.answered(callback))),
        ["telegram", "webhook"] => Ok(json!(world.telegram.webhook())),
        _ => Err("no such page; GET /__sandbox/ lists them all".to_owned()),
    }
}

fn state(world: &World) -> Value {
    let (telegram, instagram, google) =
        (world.telegram.model(), world.instagram.model(), world.google.model());
    let people = telegram.people.values().map(|human| json!({ "id": human.id, "name": human.first_name }));
    let chats = telegram.chats.values().map(|chat| {
        json!({ "id": chat.id, "type": <&str>::from(chat.kind), "title": chat.title, "messages": chat.messages.len() })
    });
    json!({
        "now": world.now(), "hosts": Hosts::under(&world.shared.base),
        "people": people.collect::<Vec<_>>(), "chats": chats.collect::<Vec<_>>(),
        "instagram_accounts": instagram.accounts.iter().map(|account| &account.username).collect::<Vec<_>>(),
        "google_users": google.users.iter().map(|user| &user.email).collect::<Vec<_>>(),
        "drive_items": google.items.len(), "faults": world.shared.faults.armed(),
    })
}

fn profiles(world: &World) -> Value {
    let names: Vec<String> =
        world.instagram.model().accounts.iter().map(|account| account.username.clone()).collect();
    json!(names.iter().filter_map(|username| world.instagram.profile(username)).collect::<Vec<_>>())
}
