//! Story containers: created from a URL, and ready after some time.

use jiff::SignedDuration;
use serde_json::json;

use super::fetch::{self, Fetched};
use super::model::{AccountType, Container, DAY, Instagram, Model, Token};
use super::refusal::{GraphError, Outcome};
use crate::arguments::Arguments;
use crate::log::Effect;
use crate::picture;
use crate::request::Asked;

/// Maximum number of containers that an account may create in 24 hours.
const CONTAINERS_A_DAY: usize = 400;
const MOST_TAGS: usize = 20;

/// `POST /{ig-user}/media`.
pub(crate) async fn create(instagram: &Instagram, asked: &Asked, token: &Token, id: &str) -> Outcome {
    {
        let model = instagram.model();
        may_publish(&model, token, id)?;
        let account = model.own(token, id, "post")?;
        let recent =
            account.containers.iter().filter(|made| instagram.now().duration_since(made.created) < DAY);
        if recent.count() >= CONTAINERS_A_DAY {
            let message = "(#80002) There have been too many calls to this Instagram account. Wait a bit and try again.";
            return Err(GraphError::oauth(80002, message));
        }
    }
    let (url, video) = source(&asked.arguments)?;
    let fetched =
        if video { fetch::video(instagram, url).await? } else { fetch::image(instagram, url).await? };
    let bytes = fetched.bytes.len();
    instagram.note(Effect::MediaFetched { account: token.username.clone(), bytes });
    keep(instagram, asked, token, fetched, video)
}

/// Returns the URL to fetch, and whether it is a video.
fn source(arguments: &Arguments) -> Result<(&str, bool), GraphError> {
    let kind = arguments.given("media_type").unwrap_or("IMAGE");
    if kind != "STORIES" {
        let title = "Unsupported media type";
        let detail = format!("The media type {kind} is unknown.");
        return Err(GraphError::publishing(100, 2_207_023, &detail, title, detail.clone()));
    }
    let tags = arguments.json("user_tags").map(Result::unwrap_or_default);
    if tags.is_some_and(|tags| tags.as_array().is_none_or(|tags| tags.len() > MOST_TAGS)) {
        let detail = format!("Cannot use more than {MOST_TAGS} tags per created media.");
        return Err(GraphError::publishing(100, 2_207_040, &detail, "Too many tags", detail.clone()));
    }
    // Resumable upload exists only on the other host; this host ignores the parameter.
    if arguments.text("upload_type") == Some("resumable") {
        return Err(GraphError::required("video_url"));
    }
    match (arguments.given("image_url"), arguments.given("video_url")) {
        (Some(image), _) => Ok((image, false)),
        (None, Some(video)) => Ok((video, true)),
        (None, None) => Err(GraphError::required("image_url")),
    }
}

pub(crate) fn may_publish(model: &Model, token: &Token, id: &str) -> Result<(), GraphError> {
    let account = model.own(token, id, "post")?;
    if !token.scopes.iter().any(|scope| scope == token.login.publish_scope()) {
        return Err(GraphError::permission());
    }
    match account.kind {
        AccountType::Business => Ok(()),
        AccountType::Creator if model.behaviour_of(&token.username).creators_may_publish => Ok(()),
        // The guide says that only business accounts can publish stories; it
        // does not document the exact error.
        _ => Err(GraphError::permission()),
    }
}

fn keep(instagram: &Instagram, asked: &Asked, token: &Token, fetched: Fetched, video: bool) -> Outcome {
    let now = instagram.now();
    let model = &mut *instagram.model();
    let id = model.ids.digits("container", "1788", 17);
    let seconds =
        if video { 10 + model.ids.below("readiness", 50) } else { 1 + model.ids.below("readiness", 5) };
    let sha256 = picture::sha256(&fetched.bytes);
    let account =
        model.account_mut(&token.username).ok_or_else(|| GraphError::unknown_object("post", &id))?;
    account.containers.push(Container {
        id: id.clone(),
        bytes: fetched.bytes,
        sha256: sha256.clone(),
        size: fetched.size,
        video,
        created: now,
        ready: now + SignedDuration::from_secs(seconds.cast_signed()),
        fault: asked.container_fault,
        published: Vec::new(),
    });
    let account = token.username.clone();
    instagram.note(Effect::ContainerCreated { account, container: id.clone(), image_sha256: sha256 });
    Ok(json!({ "id": id }))
}
