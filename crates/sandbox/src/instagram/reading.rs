//! Reads profiles, containers, stories and quotas. A call that requests an unknown field fails.

use axum::body::Body;
use axum::http::{Method, StatusCode, header};
use axum::response::{IntoResponse as _, Response};
use serde_json::{Map, Value, json};
use url::Url;

use super::model::{Account, Container, DAY, Instagram, Login, Progress, StoryMedia, StoryRecord, Token};
use super::refusal::{GraphError, Outcome};
use crate::request::Asked;

/// How many stories a page lists unless `limit` says otherwise.
const PAGE: usize = 25;

/// Returns the requested fields of `full`, and always its id.
fn selected(asked: &Asked, full: &Value) -> Outcome {
    let mut chosen = Map::new();
    let fields = asked.arguments.given("fields").unwrap_or("id");
    for field in fields.split(',').map(str::trim).filter(|field| !field.is_empty()) {
        match full.get(field) {
            Some(Value::Null) => {}
            Some(value) => {
                chosen.insert(field.to_owned(), value.clone());
            }
            None => {
                let message = format!("(#100) Tried accessing nonexisting field ({field})");
                return Err(GraphError::new(100, message));
            }
        }
    }
    if let Some(id) = full.get("id") {
        chosen.insert("id".to_owned(), id.clone());
    }
    Ok(chosen.into())
}

/// `GET /{id}`: an account, one of its containers or one of its stories.
pub(crate) fn object(instagram: &Instagram, asked: &Asked, token: &Token, id: &str) -> Outcome {
    let now = instagram.now();
    let model = instagram.model();
    if let Ok(account) = model.own(token, id, "get") {
        return selected(asked, &profile(account, token.login));
    }
    let account = model.account(&token.username);
    if let Some(container) = account.and_then(|account| account.containers.iter().find(|made| made.id == id))
    {
        let shown = container.shown(now, model.behaviour_of(&token.username).publish_lag);
        return selected(asked, &container_wire(container, shown));
    }
    let story = account.and_then(|account| account.stories.iter().find(|story| story.id == id));
    match story.filter(|story| now.duration_since(story.published) < DAY) {
        Some(story) => {
            let pictures = model.behaviour_of(&token.username).story_media;
            selected(asked, &story_wire(story, &token.username, &instagram.shared.base, pictures))
        }
        None => Err(GraphError::unknown_object("get", id)),
    }
}

/// Returns a profile. With Facebook Login an account has only one id and no account type.
fn profile(account: &Account, login: Login) -> Value {
    if login == Login::Facebook {
        return json!({
            "id": account.user_id, "username": account.username, "name": account.username,
            "profile_picture_url": "https://scontent.cdninstagram.com/v/sandbox.jpg",
            "followers_count": 120, "follows_count": 80, "media_count": 0, "biography": Value::Null,
            "website": Value::Null,
        });
    }
    json!({
        "id": account.scoped_id, "user_id": account.user_id, "username": account.username,
        "name": account.username, "account_type": <&str>::from(account.kind),
        "profile_picture_url": "https://scontent.cdninstagram.com/v/sandbox.jpg",
        "followers_count": 120, "follows_count": 80, "media_count": 0, "biography": Value::Null,
        "website": Value::Null,
    })
}

fn container_wire(container: &Container, shown: Progress) -> Value {
    let status = match shown {
        Progress::Processing => "In Progress: Media is still being processed.".to_owned(),
        Progress::Finished => "Finished: Media has been uploaded and it is ready to be published.".to_owned(),
        Progress::Error(subcode) => format!("Error: Media upload has failed with error code {subcode}"),
        Progress::Expired => "Expired: Media was not published within 24 hours.".to_owned(),
        Progress::Published => "Published: Media has been successfully published.".to_owned(),
    };
    json!({
        "id": container.id, "status_code": <&str>::from(shown), "status": status,
        "copyright_check_status": { "status": "completed", "matches_found": false },
    })
}

fn story_wire(story: &StoryRecord, username: &str, base: &Url, pictures: StoryMedia) -> Value {
    let id = &story.id;
    let media_url = match pictures {
        StoryMedia::Served | StoryMedia::Forbidden => format!("{base}ig-cdn/v/{id}").into(),
        StoryMedia::Missing => Value::Null,
    };
    json!({
        "id": id, "media_type": if story.video { "VIDEO" } else { "IMAGE" }, "media_product_type": "STORY",
        "permalink": format!("https://www.instagram.com/stories/{username}/{id}"),
        // The Graph API's own format: an offset without a colon.
        "timestamp": story.published.strftime("%Y-%m-%dT%H:%M:%S+0000").to_string(),
        "media_url": media_url,
        "thumbnail_url": Value::Null, "username": username, "caption": Value::Null, "shortcode": Value::Null,
        "ig_id": Value::Null, "owner": Value::Null, "like_count": 0, "comments_count": 0,
    })
}

/// `GET /{ig-user}/stories`: live stories only, newest first.
pub(crate) fn stories(instagram: &Instagram, asked: &Asked, token: &Token, id: &str) -> Outcome {
    let now = instagram.now();
    let model = instagram.model();
    let account = model.own(token, id, "get")?;
    let behaviour = model.behaviour_of(&token.username);
    let (base, pictures) = (&instagram.shared.base, behaviour.story_media);
    let live = account.shown(now, behaviour.stories_lag);
    let after = asked.arguments.given("after");
    let later: Vec<&StoryRecord> = match after {
        Some(last) => live.skip_while(|story| story.id != last).skip(1).collect(),
        None => live.collect(),
    };
    let limit = asked.arguments.number("limit").and_then(|limit| usize::try_from(limit).ok());
    let limit = limit.unwrap_or(PAGE).clamp(1, 100);
    let more = later.len() > limit;
    let page = &later[..later.len().min(limit)];
    let wires: Result<Vec<Value>, GraphError> = page
        .iter()
        .map(|story| selected(asked, &story_wire(story, &token.username, base, pictures)))
        .collect();
    let mut full = json!({ "data": wires? });
    if let (true, Some(first), Some(last)) = (more, page.first(), page.last()) {
        let host = if token.login == Login::Facebook { "fb-graph" } else { "ig-graph" };
        let next = format!("{}{host}/{id}/stories?limit={limit}&after={}", instagram.shared.base, last.id);
        full["paging"] = json!({ "cursors": { "before": first.id, "after": last.id }, "next": next });
    }
    Ok(full)
}

/// `GET /{ig-user}/content_publishing_limit`.
pub(crate) fn quota(instagram: &Instagram, asked: &Asked, token: &Token, id: &str) -> Outcome {
    let now = instagram.now();
    let model = instagram.model();
    let account = model.own(token, id, "get")?;
    let full = json!({
        "quota_usage": account.used(now, model.behaviour_of(&token.username).quota_lag),
        "config": { "quota_total": account.quota, "quota_duration": DAY.as_secs() },
    });
    let fields = asked.arguments.given("fields").unwrap_or("quota_usage");
    let mut chosen = Map::new();
    for field in fields.split(',').map(str::trim) {
        let value = full.get(field).ok_or_else(|| {
            GraphError::new(100, format!("(#100) Tried accessing nonexisting field ({field})"))
        })?;
        chosen.insert(field.to_owned(), value.clone());
    }
    Ok(json!({ "data": [chosen] }))
}

/// `GET /ig-cdn/v/{story}`: the bytes of a story, at the address in its `media_url`.
pub(crate) fn media(instagram: &Instagram, asked: &Asked) -> Response {
    let path = asked.path();
    let (&(Method::GET | Method::HEAD), ["v", id]) = (&asked.method, path.as_slice()) else {
        return StatusCode::NOT_FOUND.into_response();
    };
    let model = instagram.model();
    let found = model.accounts.iter().find_map(|account| {
        let story = account.stories.iter().find(|story| story.id == *id)?;
        Some((account, story))
    });
    let Some((account, story)) = found else { return StatusCode::NOT_FOUND.into_response() };
    match model.behaviour_of(&account.username).story_media {
        StoryMedia::Served => {
            let kind = if story.video { "video/mp4" } else { "image/jpeg" };
            ([(header::CONTENT_TYPE, kind)], Body::from(story.bytes.clone())).into_response()
        }
        StoryMedia::Missing | StoryMedia::Forbidden => {
            (StatusCode::FORBIDDEN, "URL signature mismatch").into_response()
        }
    }
}
