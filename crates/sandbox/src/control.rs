//! The control API under `/__sandbox/`: what tests do in process, as JSON for another process.

use std::sync::Arc;

use axum::{
    Json,
    body::Bytes,
    http::{Method, StatusCode},
    response::{IntoResponse as _, Response},
};
use base64::{Engine as _, engine::general_purpose::STANDARD};
use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, de::DeserializeOwned};
use serde_json::{Value, json};

use crate::{
    AccountType, Fault, FaultId, Google, Hosts, Instagram, Person, Pressed, Telegram, scoreboard,
    world::World,
};

/// A refusal in words.
type Outcome = Result<Value, String>;

#[derive(Deserialize)]
#[serde(rename_all = "snake_case")]
enum ClockMove {
    Set(Timestamp),
    AdvanceSeconds(i64),
}

#[derive(Deserialize)]
struct Bot {
    token: String,
    username: String,
}

#[derive(Deserialize)]
struct Name {
    name: String,
}

#[derive(Deserialize)]
struct Say {
    user: i64,
    chat: i64,
    #[serde(default)]
    text: String,
    reply_to: Option<i64>,
    /// Base64: a photo instead of text.
    photo: Option<String>,
}

#[derive(Deserialize)]
struct Press {
    user: i64,
    chat: i64,
    message: i64,
    button: String,
}

#[derive(Deserialize)]
struct Group {
    title: String,
    members: Vec<i64>,
}

#[derive(Deserialize)]
struct User {
    user: i64,
}

#[derive(Deserialize)]
struct Chat {
    chat: i64,
}

#[derive(Deserialize)]
struct Application {
    client_id: String,
    secret: String,
    redirect_uris: Vec<String>,
}

#[derive(Deserialize)]
struct Account {
    username: String,
    #[serde(default = "business")]
    kind: AccountType,
}

fn business() -> AccountType {
    AccountType::Business
}

#[derive(Deserialize)]
struct Email {
    email: String,
}

#[derive(Deserialize)]
struct Folder {
    owner: String,
    parent: Option<String>,
    name: String,
}

#[derive(Deserialize)]
struct File {
    folder: String,
    name: String,
    mime: String,
    /// Base64.
    bytes: String,
}

#[derive(Deserialize)]
struct Item {
    id: String,
}

/// Answers `/__sandbox/…`.
pub(crate) async fn answer(
    world: &Arc<World>,
    method: &Method,
    path: &[String],
    query: &str,
    body: &Bytes,
) -> Response {
    let path: Vec<&str> = path.iter().map(String::as_str).collect();
    let outcome = match *method {
        Method::GET => read(world, &path, query),
        Method::POST => match path.split_first() {
            Some((&"telegram", act)) => telegram(world, act, body),
            Some((&"instagram", act)) => instagram(world, act, body),
            Some((&"google", act)) => google(world, act, body),
            Some((&"faults", ["held"])) => Ok(json!(world.faults.held().await)),
            _ => steer(world, &path, body),
        },
        _ => Err("only GET and POST".to_owned()),
    };
    match outcome {
        Ok(value) => Json(value).into_response(),
        Err(reason) => (StatusCode::BAD_REQUEST, Json(json!({ "error": reason }))).into_response(),
    }
}

fn parsed<T: DeserializeOwned>(body: &Bytes) -> Result<T, String> {
    serde_json::from_slice(body).map_err(|error| error.to_string())
}

fn read(world: &Arc<World>, path: &[&str], query: &str) -> Outcome {
    let after: u64 = url::form_urlencoded::parse(query.as_bytes())
        .find(|(name, _)| name == "after")
        .and_then(|(_, value)| value.parse().ok())
        .unwrap_or_default();
    match path {
        ["state"] => Ok(state(world)),
        ["log", "requests"] => {
            let mut lines = world.log.requests();
            lines.retain(|line| line.seq > after);
            Ok(json!(lines))
        }
        ["log", "effects"] => {
            let mut lines = world.log.effects();
            lines.retain(|line| line.seq > after);
            Ok(json!(lines))
        }
        ["profiles"] => Ok(profiles(world)),
        ["telegram", "chats", chat] => {
            let chat = chat.parse().map_err(|_| "a chat id is a number".to_owned())?;
            Ok(json!(Telegram::new(world.clone()).chat(chat)))
        }
        ["faults"] => Ok(json!(world.faults.armed())),
        _ => Err("no such page".to_owned()),
    }
}

fn state(world: &Arc<World>) -> Value {
    let state = world.state();
    let people =
        state.telegram.people.values().map(|human| json!({ "id": human.id, "name": human.first_name }));
    let chats = state.telegram.chats.values().map(|chat| {
        json!({ "id": chat.id, "type": chat.kind.wire(), "title": chat.title, "messages": chat.messages.len() })
    });
    json!({
        "now": world.now(), "hosts": Hosts::under(&world.base),
        "people": people.collect::<Vec<_>>(), "chats": chats.collect::<Vec<_>>(),
        "instagram_accounts": state.instagram.accounts.iter().map(|account| &account.username).collect::<Vec<_>>(),
        "google_users": state.google.users.iter().map(|user| &user.email).collect::<Vec<_>>(),
        "drive_items": state.google.items.len(), "faults": world.faults.armed(),
    })
}

fn profiles(world: &Arc<World>) -> Value {
    let instagram = Instagram::new(world.clone());
    let profiles = instagram.usernames().into_iter().filter_map(|username| instagram.profile(&username));
    json!(profiles.collect::<Vec<_>>())
}

fn steer(world: &Arc<World>, path: &[&str], body: &Bytes) -> Outcome {
    match path {
        ["clock"] => {
            match parsed(body)? {
                ClockMove::Set(moment) => world.clock.set(moment),
                ClockMove::AdvanceSeconds(seconds) => world.clock.advance(SignedDuration::from_secs(seconds)),
            }
            Ok(json!({ "now": world.now() }))
        }
        ["faults", "arm"] => Ok(json!({ "id": world.faults.arm(parsed::<Fault>(body)?) })),
        ["faults", "disarm"] => {
            world.faults.disarm(FaultId(parsed::<u64>(body)?));
            Ok(json!({}))
        }
        ["faults", "clear"] => {
            world.faults.clear();
            Ok(json!({}))
        }
        ["faults", "release"] => {
            world.faults.release();
            Ok(json!({}))
        }
        ["scoreboard"] => Ok(json!(scoreboard::count(world, &parsed::<Vec<Person>>(body)?))),
        _ => Err("no such act".to_owned()),
    }
}

fn telegram(world: &Arc<World>, act: &[&str], body: &Bytes) -> Outcome {
    let telegram = Telegram::new(world.clone());
    match act {
        ["bots"] => {
            let bot: Bot = parsed(body)?;
            Ok(json!({ "id": telegram.register_bot(&bot.token, &bot.username) }))
        }
        ["people"] => {
            let user = telegram.person(&parsed::<Name>(body)?.name);
            Ok(json!({ "user": user, "chat": telegram.open_dm(user) }))
        }
        ["groups"] => {
            let group: Group = parsed(body)?;
            Ok(json!({ "chat": telegram.group(&group.title, &group.members) }))
        }
        ["say"] => {
            let said: Say = parsed(body)?;
            let message = match (said.photo, said.reply_to) {
                (Some(photo), _) => telegram.send_photo(said.user, said.chat, decoded(&photo)?),
                (None, Some(to)) => telegram.reply(said.user, said.chat, to, &said.text),
                (None, None) => telegram.say(said.user, said.chat, &said.text),
            };
            Ok(json!({ "message": message }))
        }
        ["press"] => {
            let press: Press = parsed(body)?;
            match telegram.press(press.user, press.chat, press.message, &press.button) {
                Ok(Pressed::Callback(id)) => Ok(json!({ "callback": id })),
                Ok(Pressed::Url(url)) => Ok(json!({ "url": url })),
                Err(error) => Err(error.to_string()),
            }
        }
        ["block"] => {
            telegram.block(parsed::<User>(body)?.user);
            Ok(json!({}))
        }
        ["kick"] => {
            telegram.kick_bot(parsed::<Chat>(body)?.chat);
            Ok(json!({}))
        }
        _ => Err("no such act".to_owned()),
    }
}

fn instagram(world: &Arc<World>, act: &[&str], body: &Bytes) -> Outcome {
    let instagram = Instagram::new(world.clone());
    match act {
        ["apps"] => {
            let app: Application = parsed(body)?;
            let redirects: Vec<&str> = app.redirect_uris.iter().map(String::as_str).collect();
            instagram.register_app(&app.client_id, &app.secret, &redirects);
            Ok(json!({}))
        }
        ["accounts"] => {
            let account: Account = parsed(body)?;
            Ok(json!({ "user_id": instagram.add_account(&account.username, account.kind) }))
        }
        ["revoke"] => {
            instagram.revoke_token(&parsed::<Account>(body)?.username);
            Ok(json!({}))
        }
        _ => Err("no such act".to_owned()),
    }
}

fn google(world: &Arc<World>, act: &[&str], body: &Bytes) -> Outcome {
    let google = Google::new(world.clone());
    let words = |error: crate::GoogleError| error.to_string();
    match act {
        ["clients"] => {
            let client: Application = parsed(body)?;
            let redirects: Vec<&str> = client.redirect_uris.iter().map(String::as_str).collect();
            google.register_client(&client.client_id, &client.secret, &redirects);
            Ok(json!({}))
        }
        ["users"] => {
            google.add_user(&parsed::<Email>(body)?.email);
            Ok(json!({}))
        }
        ["folders"] => {
            let folder: Folder = parsed(body)?;
            let id =
                google.add_folder(&folder.owner, folder.parent.as_deref(), &folder.name).map_err(words)?;
            Ok(json!({ "id": id }))
        }
        ["files"] => {
            let file: File = parsed(body)?;
            let bytes = decoded(&file.bytes)?;
            let id = google.add_file(&file.folder, &file.name, &file.mime, bytes).map_err(words)?;
            Ok(json!({ "id": id }))
        }
        ["trash"] => google.trash(&parsed::<Item>(body)?.id).map_err(words).map(|()| json!({})),
        ["remove"] => google.remove(&parsed::<Item>(body)?.id).map_err(words).map(|()| json!({})),
        ["revoke"] => {
            google.revoke(&parsed::<Email>(body)?.email);
            Ok(json!({}))
        }
        _ => Err("no such act".to_owned()),
    }
}

fn decoded(base64: &str) -> Result<Vec<u8>, String> {
    STANDARD.decode(base64).map_err(|error| error.to_string())
}
