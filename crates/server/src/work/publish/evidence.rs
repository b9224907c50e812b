//! Collects what Instagram says about an unclear publish: the container, the account's stories, and its count of posts.

use domain::reconcile::{ANOTHER_LOOK, Container, Evidence, SAME_LOOK, SETTLE, Stories};
use jiff::{SignedDuration, Timestamp};
use providers::instagram::{ContainerId, ContainerStatus, LiveStory, Remedy};
use render::Look;
use store::lease::{Lease, PostKey};
use store::post_context::{Destination, PostContext};

use super::settle::refused;
use super::stories;
use crate::app::{App, AppError};
use crate::runtime::failpoint::Point;
use crate::runtime::render_pool;

/// How much earlier a story's timestamp may be than the recorded time of sending.
const CLOCK_TOLERANCE: SignedDuration = SignedDuration::from_secs(30);

/// What Instagram says.
#[derive(Debug)]
pub(super) struct Found {
    pub(super) evidence: Evidence,
    /// The story's id, if it was found.
    pub(super) story: Option<String>,
    /// Why it is not clear yet, for the log and the row.
    pub(super) why: String,
}

impl Found {
    /// The result if Instagram cannot be asked.
    pub(super) fn nothing(why: &str) -> Self {
        let evidence =
            Evidence { container: Container::Unanswered, stories: Stories::Unanswered, count_rose: false };
        Self { evidence, story: None, why: why.to_owned() }
    }
}

/// Asks Instagram.
pub(super) async fn collect(
    app: &App,
    lease: &Lease<PostKey>,
    context: &PostContext,
    destination: &Destination,
) -> Result<Found, AppError> {
    let (container, why) = container(app, lease, context, destination).await?;
    let (stories, story) = stories_of(app, lease, context, destination).await?;
    let undecided = matches!(container, Container::Finished | Container::Unusable);
    let settled = context.post.calm_since.is_some_and(|calm| app.clock.now().duration_since(calm) >= SETTLE);
    let count_rose = undecided
        && stories == Stories::Nothing
        && settled
        && count_rose(app, lease, context, destination).await?;
    Ok(Found { evidence: Evidence { container, stories, count_rose }, story, why })
}

async fn container(
    app: &App,
    lease: &Lease<PostKey>,
    context: &PostContext,
    destination: &Destination,
) -> Result<(Container, String), AppError> {
    let id = ContainerId(context.post.container_id()?.to_owned());
    let asked = app.instagram_by(destination.account.login).container(&destination.token, &id);
    Ok(match app.at(Point::Reconcile, asked).await {
        Ok(ContainerStatus::Published) => (Container::Published, "published".into()),
        Ok(ContainerStatus::Finished) => (Container::Finished, "waiting for Instagram to settle".into()),
        Ok(ContainerStatus::InProgress) => (Container::Unanswered, "Instagram is still processing it".into()),
        Ok(ContainerStatus::Error { text, .. }) => (Container::Unusable, text),
        Ok(ContainerStatus::Expired) => (Container::Unusable, "the container expired".into()),
        Err(error) => {
            if error.remedy == Remedy::Reconnect {
                refused(app, lease, context).await?;
            }
            (Container::Unanswered, error.to_string())
        }
    })
}

/// Compares the account's stories since the first publish of the container with the post's picture. Returns the id of
/// the story that is ours, or of the only one that may be.
async fn stories_of(
    app: &App,
    lease: &Lease<PostKey>,
    context: &PostContext,
    destination: &Destination,
) -> Result<(Stories, Option<String>), AppError> {
    let post = &context.post;
    let sent_at = post.sent_at()?;
    if app.clock.now().duration_since(sent_at) >= stories::LIFE - CLOCK_TOLERANCE {
        return Ok((Stories::Unanswered, None));
    }
    // The story of an earlier publish of this container counts too.
    let first = if post.publish_attempts > 1 { post.container_made_at.unwrap_or(sent_at) } else { sent_at };
    let window = first - CLOCK_TOLERANCE..Timestamp::MAX;
    let unknown = match stories::unknown(app, lease.key.tenant, destination, window).await? {
        Ok(unknown) => unknown,
        Err(error) => {
            tracing::warn!(post = %lease.key.id, %error, "listing stories failed");
            return Ok((Stories::Unanswered, None));
        }
    };
    let ours = if unknown.is_empty() { None } else { look_of_post(app, lease, context).await? };
    let mut unrecognised = Vec::new();
    for story in unknown {
        match looks_like(app, destination, &story, ours).await {
            Some(distance) if distance <= SAME_LOOK => return Ok((Stories::Ours, Some(story.id))),
            Some(distance) if distance > ANOTHER_LOOK => {
                tracing::info!(post = %lease.key.id, story = story.id, distance, "a story shows another picture");
            }
            Some(_) | None => unrecognised.push(story),
        }
    }
    Ok(match unrecognised.is_empty() {
        true => (Stories::Nothing, None),
        false => (Stories::Unrecognised, stories::only(&unrecognised)),
    })
}

/// Returns how the post's rendition looks; `None` if it is not stored any more.
async fn look_of_post(
    app: &App,
    lease: &Lease<PostKey>,
    context: &PostContext,
) -> Result<Option<Look>, AppError> {
    let Some(rendition) = context.post.rendition else { return Ok(None) };
    let mut tx = app.store.begin(lease.key.tenant).await?;
    let jpeg = match tx.blob(&rendition).await? {
        Some(blob) => tx.read_blob(&rendition, 0, usize::try_from(blob.bytes).unwrap_or(0)).await?,
        None => return Ok(None),
    };
    tx.rollback().await?;
    Ok(render_pool::look(jpeg).await)
}

/// Returns how far a story's picture is from ours; `None` if it cannot be compared.
async fn looks_like(
    app: &App,
    destination: &Destination,
    story: &LiveStory,
    ours: Option<Look>,
) -> Option<u32> {
    let (ours, picture) = (ours?, story.picture.as_ref()?);
    match app.instagram_by(destination.account.login).story_picture(picture).await {
        Ok(bytes) => Some(ours.distance(render_pool::look(bytes).await?)),
        Err(error) => {
            tracing::info!(story = story.id, %error, "the picture of a story could not be fetched");
            None
        }
    }
}

/// Returns whether Instagram counts more posts than before the publish. If it does not answer, its count is no hint.
async fn count_rose(
    app: &App,
    lease: &Lease<PostKey>,
    context: &PostContext,
    destination: &Destination,
) -> Result<bool, AppError> {
    let Some(before) = context.post.quota_before else { return Ok(false) };
    let ig_user = &destination.account.ig_user_id;
    match app.instagram_by(destination.account.login).publishing_limit(&destination.token, ig_user).await {
        Ok(quota) => {
            let mut tx = app.store.begin(lease.key.tenant).await?;
            tx.record_quota(ig_user, quota.used, quota.total, app.clock.now()).await?;
            tx.commit().await?;
            Ok(quota.used > before)
        }
        Err(error) => {
            tracing::info!(post = %lease.key.id, %error, "reading the quota failed");
            Ok(false)
        }
    }
}
