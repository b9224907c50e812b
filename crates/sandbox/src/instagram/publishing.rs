//! `media_publish`: a container goes live, at once or some time after the answer.

use jiff::{SignedDuration, Timestamp};
use serde_json::json;

use super::containers::may_publish;
use super::model::{Container, Instagram, LatePublish, Model, Progress, Republish, StoryRecord, Token};
use super::refusal::{GraphError, Outcome};
use crate::log::Effect;
use crate::request::Asked;

/// `POST /{ig-user}/media_publish`. With a fault, the story goes live some time later.
pub(crate) fn publish(instagram: &Instagram, asked: &Asked, token: &Token, id: &str) -> Outcome {
    let now = instagram.now();
    let creation = asked.arguments.given("creation_id").ok_or_else(|| GraphError::required("creation_id"))?;
    let mut model = instagram.model();
    may_publish(&model, token, id)?;
    allowed(&model, &token.username, creation, now)?;
    if let Some(wait) = asked.late {
        let (username, container) = (token.username.clone(), creation.to_owned());
        let due = now.saturating_add(wait).unwrap_or(now);
        model.late.push(LatePublish { due, username, container });
        drop(model);
        tokio::spawn(settle_at(instagram.clone(), due));
        // The fault replaces this answer.
        return Ok(json!({ "id": creation }));
    }
    let live = go_live(&mut model, &token.username, creation, now);
    let (story, effect) = live.ok_or_else(|| no_builder(creation))?;
    instagram.note(effect);
    Ok(json!({ "id": story }))
}

/// Whether this account may publish this container now.
fn allowed(model: &Model, username: &str, creation: &str, now: Timestamp) -> Result<(), GraphError> {
    let account = model.account(username).ok_or_else(|| no_builder(creation))?;
    let container = account.containers.iter().find(|container| container.id == creation);
    let container = container.ok_or_else(|| no_builder(creation))?;
    publishable(container, now, model.behaviour_of(username).republish)?;
    if account.used(now, SignedDuration::ZERO) < account.quota as usize {
        return Ok(());
    }
    Err(GraphError::publishing(
        9,
        2_207_042,
        "Application request limit reached",
        "Maximum posts reached",
        "You reached maximum number of posts that is allowed to be published by Content Publishing API.",
    ))
}

/// Publishes a container; returns the id of the story.
fn go_live(model: &mut Model, username: &str, creation: &str, at: Timestamp) -> Option<(String, Effect)> {
    let id = model.ids.digits("story", "1800", 17);
    let account = model.account_mut(username)?;
    let container = account.containers.iter_mut().find(|container| container.id == creation)?;
    container.published.push(at);
    let story = StoryRecord {
        id: id.clone(),
        container: container.id.clone(),
        bytes: container.bytes.clone(),
        sha256: container.sha256.clone(),
        size: container.size,
        video: container.video,
        published: at,
        in_app: false,
    };
    let effect = Effect::StoryPublished {
        account: username.to_owned(),
        container: story.container.clone(),
        story: id.clone(),
        image_sha256: story.sha256.clone(),
    };
    account.stories.push(story);
    Some((id, effect))
}

/// Waits on the sandbox's clock, so that those who watch the log learn of the story.
async fn settle_at(instagram: Instagram, due: Timestamp) {
    let mut moves = instagram.shared.clock.moves();
    let closing = instagram.shared.closing.clone();
    tokio::select! {
        _ = moves.wait_for(|now| *now >= due) => instagram.settle(),
        () = closing.cancelled() => {}
    }
}

impl Instagram {
    /// Publishes everything that was to go live by now, each at its own time. A container that can no longer
    /// be published then is left out.
    pub(crate) fn settle(&self) {
        let now = self.now();
        let mut model = self.model();
        let (mut due, waiting): (Vec<_>, Vec<_>) =
            std::mem::take(&mut model.late).into_iter().partition(|late| late.due <= now);
        model.late = waiting;
        due.sort_by_key(|late| late.due);
        for late in due {
            if allowed(&model, &late.username, &late.container, late.due).is_ok()
                && let Some((_, effect)) = go_live(&mut model, &late.username, &late.container, late.due)
            {
                self.shared.log.effect(late.due, effect);
            }
        }
    }
}

fn publishable(container: &Container, now: Timestamp, republish: Republish) -> Result<(), GraphError> {
    let id = &container.id;
    match container.progress(now) {
        Progress::Finished => Ok(()),
        Progress::Published if republish == Republish::Duplicate => Ok(()),
        Progress::Published => Err(GraphError::publishing(
            24,
            2_207_006,
            "The requested resource does not exist",
            "Media Not Found",
            format!("The media with {id} cannot be found."),
        )),
        Progress::Expired => Err(no_builder(id)),
        Progress::Processing | Progress::Error(_) => Err(GraphError::publishing(
            9007,
            2_207_027,
            "Media ID is not available",
            "Media not ready",
            "The media is not ready for publishing, please wait for a moment",
        )),
    }
}

fn no_builder(id: &str) -> GraphError {
    GraphError::publishing(
        24,
        2_207_008,
        "The requested resource does not exist",
        "Media Builder Not Found",
        format!("The media builder with creation id = {id} does not exist or has been expired."),
    )
}
