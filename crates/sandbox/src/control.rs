//! The control API under `/__sandbox/`: gives other processes, as JSON, the
//! functions that tests call directly.

use axum::Json;
use axum::body::Bytes;
use axum::http::{Method, StatusCode};
use axum::response::{IntoResponse as _, Response};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use jiff::{SignedDuration, Timestamp};
use serde::Deserialize;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};

use crate::faults::{Fault, FaultId};
use crate::google::Google;
use crate::hosts::Hosts;
use crate::instagram::{AccountType, Instagram};
use crate::telegram::{Pressed, Telegram};
use crate::world::World;

const UNKNOWN: &str = "there is no such command";

/// The result of a control request. Errors are plain text.
type Outcome = Result<Value, String>;

#[derive(Deserialize)]
#[serde(rename_all = "snake_case")]
enum ClockMove {
    Set(Timestamp),
    AdvanceSeconds(i64),
}

/// The JSON object in the body of a request.
struct Given(Value);

impl Given {
    /// Returns a member; missing members are allowed for `Option`s.
    fn get<T: DeserializeOwned>(&self, name: &str) -> Result<T, String> {
        serde_json::from_value(self.0[name].clone()).map_err(|error| format!("{name}: {error}"))
    }

    fn text(&self, name: &str) -> Result<String, String> {
        self.get(name)
    }

    fn base64(&self, name: &str) -> Result<Vec<u8>, String> {
        STANDARD.decode(self.text(name)?).map_err(|error| error.to_string())
    }

    /// Returns the client id, the secret and the redirect URIs.
    fn application(&self) -> Result<(String, String, Vec<String>), String> {
        Ok((self.get("client_id")?, self.get("secret")?, self.get("redirect_uris")?))
    }
}

pub(crate) async fn answer(
    world: &World,
    method: &Method,
    path: &[String],
    query: &str,
    body: &Bytes,
) -> Response {
    let path: Vec<&str> = path.iter().map(String::as_str).collect();
    let outcome = match *method {
        Method::GET => read(world, &path, query),
        Method::POST => match path.split_first() {
            Some((&"telegram", act)) => given(body).and_then(|given| telegram(&world.telegram, act, &given)),
            Some((&"instagram", act)) => {
                given(body).and_then(|given| instagram(&world.instagram, act, &given))
            }
            Some((&"google", act)) => given(body).and_then(|given| google(&world.google, act, &given)),
            Some((&"faults", ["held"])) => Ok(json!(world.shared.faults.held().await)),
            _ => steer(world, &path, body),
        },
        _ => Err("only GET and POST".to_owned()),
    };
    match outcome {
        Ok(value) => Json(value).into_response(),
        Err(reason) => (StatusCode::BAD_REQUEST, Json(json!({ "error": reason }))).into_response(),
    }
}

fn given(body: &Bytes) -> Result<Given, String> {
    parsed(body).map(Given)
}

fn parsed<T: DeserializeOwned>(body: &Bytes) -> Result<T, String> {
    serde_json::from_slice(body).map_err(|error| error.to_string())
}

fn read(world: &World, path: &[&str], query: &str) -> Outcome {
    let after: u64 = url::form_urlencoded::parse(query.as_bytes())
        .find(|(name, _)| name == "after")
        .and_then(|(_, value)| value.parse().ok())
        .unwrap_or_default();
    match path {
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
        ["profiles"] => Ok(profiles(world)),
        ["telegram", "chats", chat] => {
            let chat = chat.parse().map_err(|_| "a chat id is a number".to_owned())?;
            Ok(json!(world.telegram.chat(chat)))
        }
        ["faults"] => Ok(json!(world.shared.faults.armed())),
        ["refused"] => Ok(json!(world.shared.refused.all())),
        _ => Err("no such page".to_owned()),
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

fn steer(world: &World, path: &[&str], body: &Bytes) -> Outcome {
    match path {
        ["clock"] => {
            match parsed(body)? {
                ClockMove::Set(moment) => world.shared.clock.set(moment),
                ClockMove::AdvanceSeconds(seconds) => {
                    world.shared.clock.advance(SignedDuration::from_secs(seconds));
                }
            }
            return Ok(json!({ "now": world.now() }));
        }
        ["faults", "arm"] => return Ok(json!({ "id": world.shared.faults.arm(parsed::<Fault>(body)?) })),
        ["faults", "disarm"] => world.shared.faults.disarm(FaultId(parsed::<u64>(body)?)),
        ["faults", "clear"] => world.shared.faults.clear(),
        ["faults", "release"] => world.shared.faults.release(),
        _ => return Err(UNKNOWN.to_owned()),
    }
    Ok(json!({}))
}

fn telegram(telegram: &Telegram, act: &[&str], given: &Given) -> Outcome {
    match act {
        ["bots"] => {
            Ok(json!({ "id": telegram.register_bot(&given.text("token")?, &given.text("username")?) }))
        }
        ["people"] => {
            let user = telegram.person(&given.text("name")?);
            Ok(json!({ "user": user, "chat": telegram.open_dm(user) }))
        }
        ["groups"] => {
            let members: Vec<i64> = given.get("members")?;
            Ok(json!({ "chat": telegram.group(&given.text("title")?, &members) }))
        }
        ["say"] => {
            let (user, chat) = (given.get("user")?, given.get("chat")?);
            let text = given.get::<Option<String>>("text")?.unwrap_or_default();
            let message = match given.get("reply_to")? {
                _ if !given.0["photo"].is_null() => telegram.send_photo(user, chat, given.base64("photo")?),
                Some(to) => telegram.reply(user, chat, to, &text),
                None => telegram.say(user, chat, &text),
            };
            Ok(json!({ "message": message }))
        }
        ["press"] => {
            let (user, chat, message) = (given.get("user")?, given.get("chat")?, given.get("message")?);
            match telegram.press(user, chat, message, &given.text("button")?) {
                Ok(Pressed::Callback(id)) => Ok(json!({ "callback": id })),
                Ok(Pressed::Url(url)) => Ok(json!({ "url": url })),
                Err(error) => Err(error.to_string()),
            }
        }
        ["block"] => {
            telegram.block(given.get("user")?);
            Ok(json!({}))
        }
        _ => Err(UNKNOWN.to_owned()),
    }
}

fn instagram(instagram: &Instagram, act: &[&str], given: &Given) -> Outcome {
    match act {
        ["apps"] => {
            let (id, secret, redirects) = given.application()?;
            let redirects: Vec<&str> = redirects.iter().map(String::as_str).collect();
            instagram.register_app(&id, &secret, &redirects);
            Ok(json!({}))
        }
        ["accounts"] => {
            let kind = given.get::<Option<_>>("kind")?.unwrap_or(AccountType::Business);
            Ok(json!({ "user_id": instagram.add_account(&given.text("username")?, kind) }))
        }
        ["revoke"] => {
            instagram.revoke_token(&given.text("username")?);
            Ok(json!({}))
        }
        _ => Err(UNKNOWN.to_owned()),
    }
}

fn google(google: &Google, act: &[&str], given: &Given) -> Outcome {
    let done = match act {
        ["clients"] => {
            let (id, secret, redirects) = given.application()?;
            let redirects: Vec<&str> = redirects.iter().map(String::as_str).collect();
            google.register_client(&id, &secret, &redirects);
            return Ok(json!({}));
        }
        ["users"] => {
            google.add_user(&given.text("email")?);
            return Ok(json!({}));
        }
        ["revoke"] => {
            google.revoke(&given.text("email")?);
            return Ok(json!({}));
        }
        ["folders"] => {
            let parent: Option<String> = given.get("parent")?;
            let made = google.add_folder(&given.text("owner")?, parent.as_deref(), &given.text("name")?);
            made.map(|id| json!({ "id": id }))
        }
        ["files"] => {
            let (folder, name, mime) = (given.text("folder")?, given.text("name")?, given.text("mime")?);
            let made = google.add_file(&folder, &name, &mime, given.base64("bytes")?);
            made.map(|id| json!({ "id": id }))
        }
        ["trash"] => google.trash(&given.text("id")?).map(|()| json!({})),
        _ => return Err(UNKNOWN.to_owned()),
    };
    done.map_err(|error| error.to_string())
}
