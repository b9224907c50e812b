//! What the page shows of one person, as JSON: chat, profile, Drive, clock and scoreboard.

use std::sync::{Arc, Mutex, PoisonError};

use jiff::Timestamp;
use serde_json::{Value, json};

use crate::{
    Person, Scoreboard, scoreboard,
    telegram::{
        model::{Author, Chat, Message},
        view::buttons,
    },
    world::{State, World},
};

/// Older messages are cut off.
const MESSAGES: usize = 80;

/// The last count, and of what it was: pictures change far more rarely than the page looks.
#[derive(Debug, Default)]
pub(crate) struct Tally(Mutex<Option<(Counted, Scoreboard)>>);

type Counted = (Timestamp, usize, usize, usize);

impl Tally {
    fn of(&self, world: &World, people: &[Person]) -> Scoreboard {
        let counted = counted(world, people.len());
        let mut kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        match &*kept {
            Some((same, board)) if *same == counted => *board,
            _ => {
                let board = scoreboard::count(world, people);
                *kept = Some((counted, board));
                board
            }
        }
    }
}

/// Changes whenever the scoreboard could.
fn counted(world: &World, people: usize) -> Counted {
    let now = world.now();
    let state = world.state();
    let stories = state.instagram.accounts.iter().map(|account| account.stories.len()).sum();
    (now, stories, state.telegram.files.len(), people + state.google.items.len())
}

/// Everything the page of `user` shows; the first person where nobody is named.
pub(crate) fn of(world: &Arc<World>, user: Option<i64>) -> Value {
    let told = world.page.told();
    let board = world.tally.of(world, &told.people);
    let now = world.now();
    let state = world.state();
    let chosen = told.people.iter().find(|person| Some(person.telegram_user) == user);
    let chosen = chosen.or(told.people.first());
    json!({
        "now": now,
        "moving": told.moving,
        "conducted": world.page.is_conducted(),
        "people": told.people.iter().map(|shown| person(&state, shown)).collect::<Vec<_>>(),
        "chosen": chosen.map(|person| person.telegram_user),
        "chat": chosen.map(|person| chat(&state, person)),
        "profile": chosen.map(|person| profile(&state, person, now)),
        "drive": chosen.map(|person| drive(&state, person)),
        "board": board,
        "claims": told.claims,
    })
}

fn person(state: &State, person: &Person) -> Value {
    let user = person.telegram_user;
    let name = state.telegram.people.get(&user).map(|human| human.first_name.clone());
    let heard = room(state, user).map(|room| {
        room.messages.iter().filter(|message| message.author == Author::Bot && !message.deleted).count()
    });
    json!({
        "user": user, "name": name, "username": person.instagram_username,
        "email": person.google_email, "heard": heard.unwrap_or_default(),
    })
}

/// The private chat of a person with the first bot that has one.
pub(super) fn room(state: &State, user: i64) -> Option<&Chat> {
    state.telegram.bots.iter().find_map(|bot| state.telegram.chats.get(&(bot.id, user)))
}

fn chat(state: &State, person: &Person) -> Value {
    let bot = state.telegram.bots.first();
    let room = room(state, person.telegram_user);
    let messages = room.map(|room| room.messages.as_slice()).unwrap_or_default();
    let shown: Vec<&Message> = messages.iter().filter(|message| !message.deleted).collect();
    let from = shown.len().saturating_sub(MESSAGES);
    json!({
        "bot": bot.map(|bot| bot.username.clone()),
        "commands": bot.map(|bot| bot.commands.clone()),
        "messages": shown[from..].iter().map(|message| bubble(state, message)).collect::<Vec<_>>(),
    })
}

fn bubble(state: &State, message: &Message) -> Value {
    let file = |id: &String| state.telegram.files.get(id).map(|file| (id.clone(), file));
    let photo = message.photo.last().and_then(file).map(|(id, file)| {
        let (width, height) = file.size.unwrap_or_default();
        let src = format!("/page/file/{id}?v={}", file.bytes.len());
        json!({ "src": src, "width": width, "height": height })
    });
    let document = message.document.as_ref().and_then(file).map(|(id, file)| {
        let src = format!("/page/file/{id}?v={}", file.bytes.len());
        let picture = file.mime.starts_with("image/");
        json!({ "src": src, "name": file.name, "bytes": file.bytes.len(), "picture": picture })
    });
    let force_reply = message.markup.as_ref().is_some_and(|markup| markup["force_reply"] == true);
    let keys = buttons(message).into_iter().map(|row| {
        row.into_iter()
            .map(|key| json!({ "text": key.text, "data": key.callback_data, "opens": key.url.is_some() }))
            .collect::<Vec<_>>()
    });
    json!({
        "id": message.id, "at": message.at, "mine": message.author != Author::Bot,
        "text": message.body.text, "entities": message.body.entities,
        "photo": photo, "document": document, "keys": keys.collect::<Vec<_>>(),
        "asks": force_reply, "silent": message.silent, "edited": message.edits > 0,
    })
}

fn profile(state: &State, person: &Person, now: Timestamp) -> Option<Value> {
    let account = state.instagram.account(&person.instagram_username)?;
    let stories = account.stories.iter().rev().map(|story| {
        let live = now.duration_since(story.published) < crate::instagram::model::DAY;
        let src = format!("/page/story/{}/{}?v={:.12}", account.username, story.id, story.sha256);
        json!({ "id": story.id, "at": story.published, "live": live, "video": story.video, "src": src })
    });
    Some(json!({
        "username": account.username, "kind": account.kind, "stories": stories.collect::<Vec<_>>(),
    }))
}

fn drive(state: &State, person: &Person) -> Value {
    let workspace = &state.google;
    let mine = || workspace.items.values().filter(|item| item.owner == person.google_email && !item.removed);
    let mut folders: Vec<Value> = Vec::new();
    for folder in mine().filter(|item| item.is_folder()) {
        let pictures = mine().filter(|item| item.parent == folder.id && item.mime.starts_with("image/"));
        let pictures: Vec<Value> = pictures
            .map(|item| {
                let src = format!("/page/drive/{}?v={:.12}", item.id, item.sha256);
                json!({ "id": item.id, "name": item.name, "src": src, "trashed": workspace.trashed(item) })
            })
            .collect();
        let above = workspace.items.get(&folder.parent).map(|above| above.name.clone());
        folders.push(json!({ "id": folder.id, "name": folder.name, "above": above, "pictures": pictures }));
    }
    folders.sort_by_key(|folder| folder["name"].as_str().unwrap_or_default().to_lowercase());
    folders.into()
}
