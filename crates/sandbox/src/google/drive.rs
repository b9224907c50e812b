//! Drive v3: list, get, download and changes. Also the older userinfo endpoint on the same host.

use std::cmp::Ordering;

use axum::Json;
use axum::body::Body;
use axum::http::{Method, StatusCode, header};
use axum::response::{IntoResponse as _, Response};
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde_json::{Value, json};

use super::model::{FOLDER, Google, Item, Model, Token, User};
use super::refusal::DriveError;
use super::{fields, query, tokens};
use crate::arguments::Arguments;
use crate::log::Effect;
use crate::request::Asked;

const DRIVE: &str = "https://www.googleapis.com/auth/drive";
const READONLY: &str = "https://www.googleapis.com/auth/drive.readonly";
const METADATA: &str = "https://www.googleapis.com/auth/drive.metadata.readonly";
const PER_FILE: &str = "https://www.googleapis.com/auth/drive.file";

type Outcome = Result<Value, DriveError>;
type Comparison = fn(&Item, &Item) -> Ordering;

pub(crate) fn answer(google: &Google, asked: &Asked) -> Response {
    let token = match tokens::bearer(google, asked) {
        Ok(token) => token,
        Err(error) => return error.into_response(),
    };
    let arguments = &asked.arguments;
    let outcome = match (&asked.method, asked.path().as_slice()) {
        (&Method::GET, ["oauth2", "v2", "userinfo"]) => Ok(userinfo(google, &token)),
        (&Method::GET, ["drive", "v3", "files"]) => list(google, &token, arguments),
        (&Method::GET, ["drive", "v3", "files", id]) if arguments.text("alt") == Some("media") => {
            return download(google, &token, asked, id).unwrap_or_else(DriveError::into_response);
        }
        (&Method::GET, ["drive", "v3", "files", id]) => get(google, &token, arguments, id),
        (&Method::GET, ["drive", "v3", "changes", "startPageToken"]) => start_token(google, &token),
        (&Method::GET, ["drive", "v3", "changes"]) => changes(google, &token, arguments),
        (&Method::GET, ["drive", "v3", "about"]) => Ok(about(&token)),
        _ => return (StatusCode::NOT_FOUND, "Not Found").into_response(),
    };
    outcome.map_or_else(DriveError::into_response, |body| Json(body).into_response())
}

fn userinfo(google: &Google, token: &Token) -> Value {
    let model = google.model();
    let id = model.user(&token.email).map(|user| user.sub.clone());
    json!({ "id": id, "email": token.email, "verified_email": true, "name": token.email })
}

fn about(token: &Token) -> Value {
    json!({ "kind": "drive#about", "user": { "kind": "drive#user", "emailAddress": token.email, "me": true } })
}

/// What the scopes of a token allow it to see.
enum Reach {
    Everything,
    /// Only files that the user picked for the application. The sandbox has no such files.
    Picked,
}

fn reach(token: &Token) -> Result<Reach, DriveError> {
    let has = |scope: &str| token.scopes.iter().any(|granted| granted == scope);
    match (has(DRIVE) || has(READONLY) || has(METADATA), has(PER_FILE)) {
        (true, _) => Ok(Reach::Everything),
        (false, true) => Ok(Reach::Picked),
        (false, false) => Err(DriveError::scopes()),
    }
}

fn owner<'a>(model: &'a Model, token: &Token) -> Result<&'a User, DriveError> {
    model.user(&token.email).ok_or_else(DriveError::unauthenticated)
}

fn list(google: &Google, token: &Token, arguments: &Arguments) -> Outcome {
    let reach = reach(token)?;
    let query = query::parse(arguments.text("q").unwrap_or_default())?;
    let wanted = fields::parse(
        arguments
            .given("fields")
            .unwrap_or("kind,nextPageToken,incompleteSearch,files(kind,id,name,mimeType)"),
    )?;
    let mut model = google.model();
    let shown = model.broken_off(&query);
    let user = owner(&model, token)?;
    if matches!(reach, Reach::Everything) {
        model.has_parents(&query, &user.email, &user.root)?;
    }
    let mine = model.items.values().filter(|item| item.owner == user.email && !model.removed(item));
    let meant = mine.filter(|item| query.holds(&model, &user.root, item));
    let mut found: Vec<&Item> = if matches!(reach, Reach::Everything) { meant.collect() } else { Vec::new() };
    order(&mut found, arguments.given("orderBy").unwrap_or_default())?;
    found.truncate(shown.unwrap_or(usize::MAX));
    let from = page_start(arguments)?;
    let size = page_size(arguments)?;
    let page: Vec<Value> = found.iter().skip(from).take(size).map(|item| wire(&model, item)).collect();
    let mut full = json!({ "kind": "drive#fileList", "incompleteSearch": shown.is_some(), "files": page });
    if from + size < found.len() {
        full["nextPageToken"] = URL_SAFE_NO_PAD.encode(format!("files:{}", from + size)).into();
    }
    Ok(fields::project(&full, &wanted))
}

/// Returns the file resource. Its `trashed` is also set if a parent folder is in the trash.
fn wire(model: &Model, item: &Item) -> Value {
    let mut wire = item.wire();
    wire["trashed"] = model.trashed(item).into();
    wire
}

fn page_start(arguments: &Arguments) -> Result<usize, DriveError> {
    let Some(token) = arguments.given("pageToken") else { return Ok(0) };
    let decoded = URL_SAFE_NO_PAD.decode(token).ok().and_then(|bytes| String::from_utf8(bytes).ok());
    let place = decoded.as_deref().and_then(|text| text.strip_prefix("files:")?.parse().ok());
    place.ok_or_else(|| DriveError::invalid("pageToken"))
}

fn page_size(arguments: &Arguments) -> Result<usize, DriveError> {
    let Some(size) = arguments.given("pageSize") else { return Ok(100) };
    match size.parse::<usize>() {
        Ok(size) if size > 0 => Ok(size.min(1000)),
        _ => Err(DriveError::invalid("pageSize")),
    }
}

fn order(found: &mut [&Item], by: &str) -> Result<(), DriveError> {
    let mut keys: Vec<(Comparison, bool)> = Vec::new();
    for key in by.split(',').map(str::trim).filter(|key| !key.is_empty()) {
        let (name, falling) = key.strip_suffix(" desc").map_or((key, false), |name| (name, true));
        let compare: Comparison = match name {
            "name" => |a, b| a.name.to_lowercase().cmp(&b.name.to_lowercase()),
            "name_natural" => |a, b| natural(&a.name).cmp(&natural(&b.name)),
            "createdTime" => |a, b| a.created.cmp(&b.created),
            "modifiedTime" | "recency" | "modifiedByMeTime" | "viewedByMeTime" => {
                |a, b| a.modified.cmp(&b.modified)
            }
            "folder" => |a, b| b.is_folder().cmp(&a.is_folder()),
            "quotaBytesUsed" => |a, b| a.bytes.len().cmp(&b.bytes.len()),
            "starred" | "sharedWithMeTime" => |_, _| Ordering::Equal,
            _ => return Err(DriveError::invalid("orderBy")),
        };
        keys.push((compare, falling));
    }
    found.sort_by(|a, b| {
        let places = keys.iter().map(|(compare, falling)| {
            let order = compare(a, b);
            if *falling { order.reverse() } else { order }
        });
        places.into_iter().find(|order| order.is_ne()).unwrap_or(Ordering::Equal)
    });
    Ok(())
}

/// Returns the key for natural order: case is ignored and runs of digits compare as numbers.
fn natural(name: &str) -> Vec<(u64, String)> {
    let mut parts: Vec<(u64, String)> = Vec::new();
    for letter in name.to_lowercase().chars() {
        match (letter.to_digit(10), parts.last_mut()) {
            (Some(digit), Some((number, text))) if text.is_empty() => {
                *number = number.saturating_mul(10).saturating_add(u64::from(digit));
            }
            (Some(digit), _) => parts.push((u64::from(digit), String::new())),
            (None, Some((_, text))) if !text.is_empty() => text.push(letter),
            (None, _) => parts.push((u64::MAX, letter.to_string())),
        }
    }
    parts
}

fn seen<'a>(model: &'a Model, token: &Token, id: &str) -> Result<&'a Item, DriveError> {
    let item = match reach(token)? {
        Reach::Everything => model.visible(id, &token.email),
        Reach::Picked => None,
    };
    item.ok_or_else(|| DriveError::not_found(id))
}

fn get(google: &Google, token: &Token, arguments: &Arguments, id: &str) -> Outcome {
    let wanted = fields::parse(arguments.given("fields").unwrap_or("kind,id,name,mimeType"))?;
    let model = google.model();
    let user = owner(&model, token)?;
    if id == "root" || id == user.root {
        reach(token)?;
        let root = json!({
            "kind": "drive#file", "id": user.root, "name": "My Drive", "mimeType": FOLDER,
            "trashed": false,
        });
        return Ok(fields::project(&root, &wanted));
    }
    let item = seen(&model, token, id)?;
    Ok(fields::project(&wire(&model, item), &wanted))
}

fn download(google: &Google, token: &Token, asked: &Asked, id: &str) -> Result<Response, DriveError> {
    let model = google.model();
    let item = seen(&model, token, id)?;
    if !token.scopes.iter().any(|scope| scope == DRIVE || scope == READONLY) {
        return Err(DriveError::scopes());
    }
    model.downloadable(id)?;
    if !item.has_bytes() {
        return Err(DriveError::not_downloadable());
    }
    let total = item.bytes.len();
    let kind = (header::CONTENT_TYPE, item.mime.clone());
    let range = asked.header(header::RANGE);
    let answer = if range.is_empty() {
        (StatusCode::OK, [kind], Body::from(item.bytes.clone())).into_response()
    } else {
        let (first, last) = span(range, total).ok_or_else(DriveError::range)?;
        let place = (header::CONTENT_RANGE, format!("bytes {first}-{last}/{total}"));
        let part = item.bytes.slice(first..=last);
        (StatusCode::PARTIAL_CONTENT, [kind, place], Body::from(part)).into_response()
    };
    google.note(Effect::FileRead { file: id.to_owned(), bytes: total });
    Ok(answer)
}

/// Returns the first and last byte of `bytes=a-b`, `bytes=a-` or `bytes=-n`.
fn span(range: &str, total: usize) -> Option<(usize, usize)> {
    let (from, to) = range.strip_prefix("bytes=")?.split_once('-')?;
    let end = total.checked_sub(1)?;
    let (first, last) = match (from, to) {
        ("", tail) => (total.saturating_sub(tail.parse().ok()?), end),
        (from, "") => (from.parse().ok()?, end),
        (from, to) => (from.parse().ok()?, to.parse::<usize>().ok()?.min(end)),
    };
    (first <= last && first <= end).then_some((first, last))
}

fn start_token(google: &Google, token: &Token) -> Outcome {
    reach(token)?;
    let next = google.model().changes.len() + 1;
    Ok(json!({ "kind": "drive#startPageToken", "startPageToken": next.to_string() }))
}

fn changes(google: &Google, token: &Token, arguments: &Arguments) -> Outcome {
    let reach = reach(token)?;
    let from: usize = arguments.text("pageToken").and_then(|token| token.parse().ok()).unwrap_or_default();
    let size = page_size(arguments)?;
    let default = "kind,nextPageToken,newStartPageToken,changes(kind,removed,changeType,fileId,time,\
                   file(kind,id,name,mimeType))";
    let wanted = fields::parse(arguments.given("fields").unwrap_or(default))?;
    let model = google.model();
    let model = &model;
    let total = model.changes.len();
    if from == 0 || from > total + 1 {
        return Err(DriveError::invalid("pageToken"));
    }
    let end = (from - 1 + size).min(total);
    let slice = &model.changes[from - 1..end];
    // The page contains each item once, in its newest state, at the position of its last change.
    let latest = slice
        .iter()
        .enumerate()
        .filter(|(place, (id, _))| !slice[place + 1..].iter().any(|(later, _)| later == id));
    let told = latest.filter_map(|(_, (id, at))| {
        let item = model.items.get(id).filter(|item| item.owner == token.email)?;
        let mut change = json!({
            "kind": "drive#change", "changeType": "file", "time": at.to_string(), "fileId": id,
            "removed": item.removed,
        });
        if !item.removed {
            change["file"] = wire(model, item);
        }
        Some(change)
    });
    let told: Vec<Value> = if matches!(reach, Reach::Everything) { told.collect() } else { Vec::new() };
    let mut full = json!({ "kind": "drive#changeList", "changes": told });
    let next = if end < total { "nextPageToken" } else { "newStartPageToken" };
    full[next] = (end + 1).to_string().into();
    Ok(fields::project(&full, &wanted))
}
