//! Reconcile: after an unclear publish Instagram is asked what became of the container, until it says.
//!
//! `PUBLISHED` is live. `FINISHED` is believed only after settling, several readings and a second witness; then the
//! same container is published again, never another. A new container is made only when the old cannot be live.

use domain::post::{READS_BEFORE_AGAIN, SETTLE, is_too_late};
use jiff::{SignedDuration, Timestamp};
use providers::instagram::{ContainerId, ContainerStatus, InstagramError, Remedy};
use store::StoreError;
use store::lease::{Lease, PostKey, PublishLock};
use store::post_context::{Destination, Lifecycles};
use store::posts::{Hold, Post, Transition};
use store::settings::Lifecycle;

use super::send::publish;
use super::stories::{self, Unknown};
use super::{fail, instagram_is_lost, record_live, refused, retry_at};
use crate::app::App;
use crate::app::AppError;
use crate::runtime::failpoint::Point;
use crate::runtime::notify::Work;
use crate::work::posts::PostContext;

/// Waits between questions.
const QUESTION: SignedDuration = SignedDuration::from_secs(20);
const SLOW_QUESTION: SignedDuration = SignedDuration::from_mins(5);
/// A story's timestamp may be this much before our own note of sending it.
const CLOCK_TOLERANCE: SignedDuration = SignedDuration::from_secs(30);
/// A container cannot be published a day after it was made: by then Instagram must have said.
const LAST_QUESTION: SignedDuration = SignedDuration::from_hours(25);

/// Causes after which a publish is never sent again, even where the container is still there.
const FINAL_CAUSES: [&str; 2] =
    ["Instagram blocks posting for this account for now", "Instagram restricts this account; open the app"];

/// What of a publish error forbids sending it again.
pub(super) fn forbids_again(error: &InstagramError) -> Option<&'static str> {
    match error.remedy {
        Remedy::ActionBlocked | Remedy::PolicyBlock => Some(FINAL_CAUSES[0]),
        Remedy::AccountRestricted => Some(FINAL_CAUSES[1]),
        _ => None,
    }
}

/// Asks what became of a publish.
pub(in crate::work) async fn step(app: &App, mut lease: Lease<PostKey>) -> Result<(), AppError> {
    let mut tx = app.store.begin(lease.key.tenant).await?;
    let context = tx.post_context(lease.key.id, Lifecycles::Free).await?.ok_or(StoreError::LeaseLost)?;
    tx.rollback().await?;
    let sent_at = context.post.publish_sent_at.ok_or(StoreError::LeaseLost)?;
    let Some(destination) = context.destination.clone() else {
        instagram_is_lost(app, &lease, &context).await?;
        return unanswered(app, &lease, &context, sent_at, super::MUST_CONNECT).await;
    };
    let container = ContainerId(context.post.container.clone().ok_or(StoreError::LeaseLost)?);
    match app
        .at(
            Point::Reconcile,
            app.instagram_by(destination.account.login).container(&destination.token, &container),
        )
        .await
    {
        Ok(ContainerStatus::Published) => {
            let unknown = stories_since(app, &lease, &destination, sent_at).await?;
            let story = unknown.and_then(Unknown::only);
            record_live(app, &lease, &context, &destination.account, story, sent_at).await
        }
        Ok(ContainerStatus::Finished) => finished(app, lease, context, destination, sent_at).await,
        Ok(ContainerStatus::InProgress) => {
            retry_at(app, &lease, QUESTION, "Instagram is still at it", true).await
        }
        Ok(ContainerStatus::Error { .. } | ContainerStatus::Expired) => {
            gone(app, &mut lease, &context, &destination, sent_at).await
        }
        Err(error) => {
            if error.remedy == Remedy::Reconnect {
                refused(app, &lease, &context).await?;
            }
            unanswered(app, &lease, &context, sent_at, &error.to_string()).await
        }
    }
}

/// The container is merely finished. That may be lag, so it is believed late and with a second witness.
async fn finished(
    app: &App,
    lease: Lease<PostKey>,
    context: PostContext,
    destination: Destination,
    sent_at: Timestamp,
) -> Result<(), AppError> {
    let now = app.clock.now();
    if !settled(&context.post, sent_at, now) {
        return retry_at(app, &lease, QUESTION, "waiting for Instagram to settle", true).await;
    }
    if !quota_says_not_sent(app, &lease, &context.post, &destination).await? {
        return unanswered(app, &lease, &context, sent_at, "Instagram counts a post, but does not show it")
            .await;
    }
    let final_cause = context.post.told_cause.as_deref().filter(|cause| FINAL_CAUSES.contains(cause));
    if let Some(cause) = final_cause {
        return fail(app, &lease, &context, cause, false).await;
    }
    if is_too_late(context.post.publish_at, now, context.settings.lateness_budget) {
        return fail(app, &lease, &context, "Instagram did not take it in time", false).await;
    }
    again(app, lease, context, destination, now).await
}

/// Publishes the same container again: known not to be live, and its id makes a second story impossible.
async fn again(
    app: &App,
    mut lease: Lease<PostKey>,
    context: PostContext,
    destination: Destination,
    now: Timestamp,
) -> Result<(), AppError> {
    let mut tx = app.store.begin(lease.key.tenant).await?;
    let held = tx.post_context(lease.key.id, Lifecycles::Held).await?.ok_or(StoreError::LeaseLost)?.settings;
    if held.lifecycle != Lifecycle::Active || held.dry_run {
        drop(tx);
        return fail(app, &lease, &context, "stories were stopped before it went out", false).await;
    }
    let PublishLock::Ours { quota_used } =
        tx.take_publish_lock(&destination.account.ig_user_id, context.post.id, app.lease, now).await?
    else {
        tx.retry_at(&lease, now + QUESTION, Some("another story goes out to this account"), false).await?;
        return Ok(tx.commit().await?);
    };
    if lease.key.state == domain::post::PostState::PublishSent {
        tx.move_post(&mut lease, &Transition::Unknown, Hold::Keep(app.lease), now).await?;
    }
    tx.move_post(
        &mut lease,
        &Transition::PublishSent { quota_before: quota_used },
        Hold::Keep(app.lease),
        now,
    )
    .await?;
    tx.commit().await?;
    publish(app, lease, &context, &destination).await
}

/// The container failed or expired. A new one only if no publish of it can have come through: Instagram, settled, lists
/// no story that we do not know, and has counted none.
async fn gone(
    app: &App,
    lease: &mut Lease<PostKey>,
    context: &PostContext,
    destination: &Destination,
    sent_at: Timestamp,
) -> Result<(), AppError> {
    let now = app.clock.now();
    if !settled(&context.post, sent_at, now) {
        return retry_at(app, lease, QUESTION, "waiting for Instagram to settle", true).await;
    }
    let Some(unknown) = stories_since(app, lease, destination, sent_at).await? else {
        return unanswered(app, lease, context, sent_at, "Instagram does not list its stories").await;
    };
    let not_live =
        unknown == Unknown::None && quota_says_not_sent(app, lease, &context.post, destination).await?;
    let in_time = !is_too_late(context.post.publish_at, now, context.settings.lateness_budget);
    if !(not_live && in_time) {
        let why = "Instagram lost it; look at your profile before posting it again";
        return fail(app, lease, context, why, true).await;
    }
    let mut tx = app.store.begin(lease.key.tenant).await?;
    if lease.key.state == domain::post::PostState::PublishSent {
        tx.move_post(lease, &Transition::Unknown, Hold::Keep(app.lease), now).await?;
    }
    tx.move_post(lease, &super::back(&context.post), Hold::Until(now), now).await?;
    tx.commit().await?;
    app.notifier.notify(Work::Posts);
    Ok(())
}

/// Whether Instagram has had time to catch up with itself, and was asked often enough meanwhile.
fn settled(post: &Post, sent_at: Timestamp, now: Timestamp) -> bool {
    now.duration_since(sent_at) >= SETTLE && post.reads_since_sent + 1 >= READS_BEFORE_AGAIN
}

/// No answer: asked again, more slowly; a day after the container was made there is nothing left to hope for.
async fn unanswered(
    app: &App,
    lease: &Lease<PostKey>,
    context: &PostContext,
    sent_at: Timestamp,
    why: &str,
) -> Result<(), AppError> {
    let waited = app.clock.now().duration_since(sent_at);
    if waited >= LAST_QUESTION {
        let why = "Instagram never said what became of it; look at your profile before posting it again";
        return fail(app, lease, context, why, true).await;
    }
    let wait = if waited < SLOW_QUESTION { QUESTION } else { SLOW_QUESTION };
    retry_at(app, lease, wait, why, false).await
}

/// The second witness: Instagram's own count of publishes has not gone up since before ours.
async fn quota_says_not_sent(
    app: &App,
    lease: &Lease<PostKey>,
    post: &Post,
    destination: &Destination,
) -> Result<bool, AppError> {
    let Some(before) = post.quota_before else { return Ok(true) };
    let ig_user = &destination.account.ig_user_id;
    match app.instagram_by(destination.account.login).publishing_limit(&destination.token, ig_user).await {
        Ok(quota) => {
            let mut tx = app.store.begin(lease.key.tenant).await?;
            tx.record_quota(ig_user, quota.used, quota.total, app.clock.now()).await?;
            tx.commit().await?;
            Ok(quota.used <= before)
        }
        Err(error) => {
            tracing::warn!(post = %post.id, %error, "the second witness did not answer");
            Ok(false)
        }
    }
}

/// The stories since a publish that we do not know; `None` when Instagram does not list them.
async fn stories_since(
    app: &App,
    lease: &Lease<PostKey>,
    destination: &Destination,
    sent_at: Timestamp,
) -> Result<Option<Unknown>, AppError> {
    let window = sent_at - CLOCK_TOLERANCE..Timestamp::MAX;
    match stories::unknown(app, lease.key.tenant, destination, window).await? {
        Ok(unknown) => Ok(Some(unknown)),
        Err(error) => {
            tracing::warn!(post = %lease.key.id, %error, "stories cannot be listed");
            Ok(None)
        }
    }
}
