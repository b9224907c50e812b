//! Returns what the page shows for a person, as JSON: chat, profile, Drive, clock and scoreboard.

use serde_json::{Value, json};

use super::state::DemoPage;
use crate::google::Google;
use crate::instagram::Instagram;
use crate::instagram::model::DAY;
use crate::scoreboard::Person;
use crate::telegram::Telegram;
use crate::telegram::model::{self, Author, Chat, Message};
use crate::telegram::view::buttons;

/// Maximum number of messages shown; older ones are omitted.
const MESSAGES: usize = 80;

/// Returns everything that the page shows for `user`. If `user` is `None`, returns it for the first person.
pub(crate) fn of(page: &DemoPage, user: Option<i64>) -> Value {
    let shown = page.shown();
    let board = page.scoreboard(&shown.people);
    let world = &page.world;
    let chosen = shown.people.iter().find(|person| Some(person.telegram_user) == user);
    let chosen = chosen.or(shown.people.first());
    json!({
        "now": world.now(),
        "moving": shown.moving,
        "next_story": shown.next_story.is_some_and(|taker| !taker.is_closed()),
        "people": shown.people.iter().map(|each| person(&world.telegram, each)).collect::<Vec<_>>(),
        "chosen": chosen.map(|person| person.telegram_user),
        "chat": chosen.map(|person| chat(&world.telegram, person)),
        "profile": chosen.map(|person| profile(&world.instagram, person)),
        "drive": chosen.map(|person| drive(&world.google, person)),
        "board": board,
        "claims": shown.claims,
    })
}

fn person(telegram: &Telegram, person: &Person) -> Value {
    let user = person.telegram_user;
    let model = telegram.model();
    let name = model.people.get(&user).map(|human| human.first_name.clone());
    let heard = private_chat(&model, user).map(|chat| {
        chat.messages.iter().filter(|message| message.author == Author::Bot && !message.deleted).count()
    });
    json!({
        "user": user, "name": name, "username": person.instagram_username,
        "email": person.google_email, "heard": heard.unwrap_or_default(),
    })
}

/// Returns a person's private chat with the first bot that has one.
pub(super) fn private_chat(model: &model::Model, user: i64) -> Option<&Chat> {
    model.bots.iter().find_map(|bot| model.chats.get(&(bot.id, user)))
}

fn chat(telegram: &Telegram, person: &Person) -> Value {
    let model = telegram.model();
    let bot = model.bots.first();
    let chat = private_chat(&model, person.telegram_user);
    let messages = chat.map(|chat| chat.messages.as_slice()).unwrap_or_default();
    let shown: Vec<&Message> = messages.iter().filter(|message| !message.deleted).collect();
    let from = shown.len().saturating_sub(MESSAGES);
    json!({
        "bot": bot.map(|bot| bot.username.clone()),
        "commands": bot.map(|bot| bot.commands.clone()),
        "messages": shown[from..].iter().map(|message| bubble(&model, message)).collect::<Vec<_>>(),
    })
}

fn bubble(model: &model::Model, message: &Message) -> Value {
    let file = |id: &String| model.files.get(id).map(|file| (id.clone(), file));
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

fn profile(instagram: &Instagram, person: &Person) -> Option<Value> {
    let now = instagram.now();
    let model = instagram.model();
    let account = model.account(&person.instagram_username)?;
    let stories = account.stories.iter().rev().map(|story| {
        let live = now.duration_since(story.published) < DAY;
        let src = format!("/page/story/{}/{}?v={:.12}", account.username, story.id, story.sha256);
        json!({ "id": story.id, "at": story.published, "live": live, "video": story.video, "src": src })
    });
    Some(json!({
        "username": account.username, "kind": account.kind, "stories": stories.collect::<Vec<_>>(),
    }))
}

fn drive(google: &Google, person: &Person) -> Value {
    let model = google.model();
    let mine = || model.items.values().filter(|item| item.owner == person.google_email && !item.removed);
    let mut folders: Vec<Value> = Vec::new();
    for folder in mine().filter(|item| item.is_folder()) {
        let pictures = mine().filter(|item| item.parent == folder.id && item.mime.starts_with("image/"));
        let pictures: Vec<Value> = pictures
            .map(|item| {
                let src = format!("/page/drive/{}?v={:.12}", item.id, item.sha256);
                json!({ "id": item.id, "name": item.name, "src": src, "trashed": model.trashed(item) })
            })
            .collect();
        let above = model.items.get(&folder.parent).map(|above| above.name.clone());
        folders.push(json!({ "id": folder.id, "name": folder.name, "above": above, "pictures": pictures }));
    }
    folders.sort_by_key(|folder| folder["name"].as_str().unwrap_or_default().to_lowercase());
    folders.into()
}
