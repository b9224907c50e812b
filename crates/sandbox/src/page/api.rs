//! The demo page under `/` and `/page/`: serves its three files and its pictures, and handles its actions.

use std::hash::{DefaultHasher, Hash as _, Hasher as _};
use std::time::Duration;

use axum::Json;
use axum::body::Bytes;
use axum::http::{HeaderValue, Method, StatusCode, header};
use axum::response::{IntoResponse as _, Response};
use serde::Deserialize;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};

use super::state::DemoPage;
use super::view;
use crate::consent_page::{redirect, refusal};
use crate::picture;
use crate::scoreboard::Person;
use crate::telegram::view::buttons;
use crate::telegram::{Pressed, Telegram};
use crate::world::World;

/// The page loads nothing from other hosts, and no other page may frame it.
const POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; \
                      connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
/// Maximum time that a request for changes waits.
const HOLD: Duration = Duration::from_secs(20);
/// Changes within this time are sent together.
const GATHER: Duration = Duration::from_millis(60);
/// How long a pressed button waits for the bot's answer, like Telegram's spinner.
const SPINNER: Duration = Duration::from_secs(12);

#[derive(Deserialize)]
struct Said {
    user: i64,
    #[serde(default)]
    text: String,
    reply_to: Option<i64>,
    /// The id of a Drive item to send as a photo.
    picture: Option<String>,
}

#[derive(Deserialize)]
struct Press {
    user: i64,
    message: i64,
    /// The button's callback data.
    data: String,
}

/// Handles `/` and `/page/…`.
pub(crate) async fn answer(
    page: &DemoPage,
    method: &Method,
    path: &[String],
    query: &str,
    body: &Bytes,
) -> Response {
    let world = &*page.world;
    let path: Vec<&str> = path.iter().map(String::as_str).collect();
    match (method, path.as_slice()) {
        (&Method::GET, []) => asset("text/html; charset=utf-8", include_str!("index.html")),
        (&Method::GET, ["page.css"]) => asset("text/css; charset=utf-8", include_str!("page.css")),
        (&Method::GET, ["page.js"]) => asset("text/javascript; charset=utf-8", include_str!("page.js")),
        (&Method::GET, ["state"]) => look(page, query).await,
        (&Method::GET, ["open", user, message, row, column]) => open(page, [user, message, row, column]),
        (&Method::GET, ["file" | "story" | "drive", ..]) => picture(world, &path),
        (&Method::POST, ["people"]) => told(people(page, body)),
        (&Method::POST, ["say"]) => told(say(world, body)),
        (&Method::POST, ["photo", user]) => told(photo(&world.telegram, user, body)),
        (&Method::POST, ["press"]) => told(press(&world.telegram, body).await),
        (&Method::POST, ["next"]) => {
            told(page.press_next_story().await.map(|said| json!({ "said": said, "now": world.now() })))
        }
        _ => refusal(StatusCode::NOT_FOUND, "Not found", "There is nothing here."),
    }
}

fn asset(kind: &'static str, text: &'static str) -> Response {
    let headers = [
        (header::CONTENT_TYPE, kind),
        (header::CACHE_CONTROL, "no-cache"),
        (header::CONTENT_SECURITY_POLICY, POLICY),
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
        (header::REFERRER_POLICY, "no-referrer"),
    ];
    (headers, text).into_response()
}

fn told(outcome: Result<Value, String>) -> Response {
    match outcome {
        Ok(value) => Json(value).into_response(),
        Err(reason) => (StatusCode::BAD_REQUEST, Json(json!({ "error": reason }))).into_response(),
    }
}

fn parsed<T: DeserializeOwned>(body: &Bytes) -> Result<T, String> {
    serde_json::from_slice(body).map_err(|error| error.to_string())
}

/// Returns the state of the page as soon as its version differs from `after`;
/// 204 if nothing changes within [`HOLD`].
async fn look(page: &DemoPage, query: &str) -> Response {
    let asked = |wanted: &str| {
        let mut pairs = url::form_urlencoded::parse(query.as_bytes());
        pairs.find(|(name, _)| name == wanted).map(|(_, value)| value.into_owned())
    };
    let user = asked("user").and_then(|user| user.parse().ok());
    let after = asked("after").unwrap_or_default();
    let shared = &page.world.shared;
    let news = async {
        loop {
            let (mut log, mut clock) = (shared.log.changed(), shared.clock.moves());
            let mut shown = page.news();
            let seen = versioned(view::of(page, user));
            if seen["version"] != after.as_str() {
                return seen;
            }
            tokio::select! { _ = log.changed() => {}, _ = clock.changed() => {}, _ = shown.changed() => {} }
            tokio::time::sleep(GATHER).await;
        }
    };
    tokio::select! {
        seen = news => ([(header::CACHE_CONTROL, "no-store")], Json(seen)).into_response(),
        () = tokio::time::sleep(HOLD) => StatusCode::NO_CONTENT.into_response(),
        () = shared.closing.cancelled() => StatusCode::SERVICE_UNAVAILABLE.into_response(),
    }
}

fn versioned(mut seen: Value) -> Value {
    let mut hasher = DefaultHasher::new();
    seen.to_string().hash(&mut hasher);
    seen["version"] = format!("{:016x}", hasher.finish()).into();
    seen
}

fn people(page: &DemoPage, body: &Bytes) -> Result<Value, String> {
    let people: Vec<Person> = parsed(body)?;
    page.change(|shown| shown.people = people);
    Ok(json!({}))
}

fn say(world: &World, body: &Bytes) -> Result<Value, String> {
    let said: Said = parsed(body)?;
    let telegram = &world.telegram;
    let message = match (said.picture, said.reply_to) {
        (Some(picture), _) => {
            let bytes = world.google.model().items.get(&picture).map(|item| item.bytes.clone());
            telegram.send_photo(said.user, said.user, bytes.ok_or("there is no such picture")?)
        }
        (None, Some(to)) => telegram.reply(said.user, said.user, to, &said.text),
        (None, None) => telegram.say(said.user, said.user, &said.text),
    };
    Ok(json!({ "message": message }))
}

/// Sends a picture from the viewer's own device.
fn photo(telegram: &Telegram, user: &str, body: &Bytes) -> Result<Value, String> {
    let user = user.parse().map_err(|_| "a user id is a number".to_owned())?;
    picture::jpeg_size(body).ok_or("only JPEG is sent as a photo here")?;
    Ok(json!({ "message": telegram.send_photo(user, user, body.clone()) }))
}

/// Presses a button and waits for the bot's answer.
async fn press(telegram: &Telegram, body: &Bytes) -> Result<Value, String> {
    let press: Press = parsed(body)?;
    let pressed = telegram.press(press.user, press.user, press.message, &press.data);
    let Pressed::Callback(id) = pressed.map_err(|error| error.to_string())? else {
        return Err("this button opens an address".to_owned());
    };
    telegram.shared.log.until(SPINNER, || telegram.answered(&id).is_some()).await;
    Ok(json!({ "answer": telegram.answered(&id) }))
}

/// Opens the URL of a button in a browser in which the person is signed in to both providers. The button must
/// be in the chat.
fn open(page: &DemoPage, places: [&str; 4]) -> Response {
    let nowhere = || refusal(StatusCode::NOT_FOUND, "Not found", "This button is no longer there.");
    let Ok([user, message, row, column]) =
        <[i64; 4]>::try_from(places.iter().filter_map(|place| place.parse().ok()).collect::<Vec<i64>>())
    else {
        return nowhere();
    };
    let shown = page.shown();
    let Some(person) = shown.people.iter().find(|person| person.telegram_user == user) else {
        return nowhere();
    };
    let target = {
        let model = page.world.telegram.model();
        let found = view::private_chat(&model, user).and_then(|chat| chat.message(message));
        let rows = found.map(buttons).unwrap_or_default();
        let place = |number: i64| usize::try_from(number).unwrap_or(usize::MAX);
        rows.get(place(row)).and_then(|row| row.get(place(column))).and_then(|button| button.url.clone())
    };
    let Some(target) = target else { return nowhere() };
    let mut answer = redirect(&stand_in(&target));
    for (name, path, value) in
        [("sessionid", "/ig-www", &person.instagram_username), ("SID", "/g-accounts", &person.google_email)]
    {
        let cookie = format!("{name}={value}; Path={path}; HttpOnly; SameSite=Lax");
        if let Ok(cookie) = HeaderValue::from_str(&cookie) {
            answer.headers_mut().append(header::SET_COOKIE, cookie);
        }
    }
    answer
}

/// Replaces links to the real Instagram and Telegram, which the sandbox cannot
/// reach, with links to the page itself.
fn stand_in(target: &str) -> String {
    let host = url::Url::parse(target).ok().and_then(|url| url.host_str().map(str::to_owned));
    match host.as_deref() {
        Some("www.instagram.com" | "instagram.com") => "/#profile".to_owned(),
        Some("t.me" | "telegram.me") => "/#chat".to_owned(),
        _ => target.to_owned(),
    }
}

fn picture(world: &World, path: &[&str]) -> Response {
    let found = match path {
        ["file", id] => {
            world.telegram.model().files.get(*id).map(|file| (file.mime.clone(), file.bytes.clone()))
        }
        ["story", username, id] => world.instagram.model().account(username).and_then(|account| {
            let story = account.stories.iter().find(|story| story.id == *id)?;
            let kind = if story.video { "video/mp4" } else { "image/jpeg" };
            Some((kind.to_owned(), story.bytes.clone()))
        }),
        ["drive", id] => {
            world.google.model().items.get(*id).map(|item| (item.mime.clone(), item.bytes.clone()))
        }
        _ => None,
    };
    let Some((kind, bytes)) = found else { return StatusCode::NOT_FOUND.into_response() };
    let headers = [
        (header::CONTENT_TYPE, kind),
        (header::CACHE_CONTROL, "private, max-age=3600".to_owned()),
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff".to_owned()),
        (header::CONTENT_SECURITY_POLICY, "default-src 'none'".to_owned()),
    ];
    (headers, bytes).into_response()
}
