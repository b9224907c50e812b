//! Reconcile: after a publish with an unclear answer, polls Instagram for the state of the container until it
//! is known whether the story is live.
//!
//! `PUBLISHED` means live. `FINISHED` is trusted only after a delay and several reads, and only if the
//! account lists no unknown story; then the same container is published again, never another one. A new
//! container is created only if the old one cannot be live.

use domain::cause::Cause;
use domain::post::{READS_BEFORE_AGAIN, SETTLE, is_too_late};
use jiff::{SignedDuration, Timestamp};
use providers::instagram::{ContainerId, ContainerStatus, Remedy};
use store::StoreError;
use store::lease::{Lease, PostKey, PublishLock};
use store::post_context::{Destination, Lifecycles};
use store::posts::{Hold, Post, Transition};
use store::settings::Lifecycle;

use super::send::publish;
use super::settle::{fail, instagram_is_lost, record_live, refused, retry_at};
use super::stories::{self, Unknown};
use crate::app::{App, AppError};
use crate::runtime::failpoint::Point;
use crate::runtime::notify::Work;
use crate::work::source;
use store::post_context::PostContext;

/// Wait between polls, at first and later.
const QUESTION: SignedDuration = SignedDuration::from_secs(20);
const SLOW_QUESTION: SignedDuration = SignedDuration::from_mins(5);
/// How much earlier a story's timestamp may be than the recorded time of sending.
const CLOCK_TOLERANCE: SignedDuration = SignedDuration::from_secs(30);
/// How long after its creation a container is polled. It expires after a day, so Instagram must have answered
/// by then.
const LAST_QUESTION: SignedDuration = SignedDuration::from_hours(25);

const _: () = assert!(QUESTION.as_secs() * (READS_BEFORE_AGAIN as i64 - 1) >= SETTLE.as_secs());
/// Polls the result of a publish.
pub(in crate::work) async fn step(app: &App, lease: Lease<PostKey>) -> Result<(), AppError> {
    let mut tx = app.store.begin(lease.key.tenant).await?;
    let context = tx.post_context(lease.key.id, Lifecycles::Free).await?.ok_or(StoreError::LeaseLost)?;
    tx.rollback().await?;
    let sent_at = context.post.sent_at()?;
    let Some(destination) = context.destination.clone() else {
        instagram_is_lost(app, &lease, &context).await?;
        return unanswered(app, &lease, &context, sent_at, "Instagram must be connected again").await;
    };
    let container = ContainerId(context.post.container_id()?.to_owned());
    match app
        .at(
            Point::Reconcile,
            app.instagram_by(destination.account.login).container(&destination.token, &container),
        )
        .await
    {
        Ok(ContainerStatus::Published) => {
            let unknown = stories_since(app, &lease, &context.post, &destination, sent_at).await?;
            let story = unknown.and_then(Unknown::only);
            record_live(app, &lease, &context, &destination.account, story, sent_at).await
        }
        Ok(ContainerStatus::InProgress) => {
            unanswered(app, &lease, &context, sent_at, "Instagram is still at it").await
        }
        Ok(status) => not_published(app, lease, context, destination, sent_at, &status).await,
        Err(error) => {
            if error.remedy == Remedy::Reconnect {
                refused(app, &lease, &context).await?;
            }
            unanswered(app, &lease, &context, sent_at, &error.to_string()).await
        }
    }
}

/// Handles a container that is not reported as published. Instagram may report it late, so each poll also
/// reads the account's stories. The two are trusted only after a while, and only if they agree.
async fn not_published(
    app: &App,
    mut lease: Lease<PostKey>,
    context: PostContext,
    destination: Destination,
    sent_at: Timestamp,
    status: &ContainerStatus,
) -> Result<(), AppError> {
    let Some(unknown) = stories_since(app, &lease, &context.post, &destination, sent_at).await? else {
        return unanswered(app, &lease, &context, sent_at, "Instagram does not list its stories").await;
    };
    let none = unknown == Unknown::None;
    let early = app.clock.now().duration_since(sent_at) < SETTLE;
    if early || (none && context.post.reads_since_sent + 1 < READS_BEFORE_AGAIN) {
        return retry_at(app, &lease, QUESTION, "waiting for Instagram to settle", none).await;
    }
    match (status, unknown) {
        (ContainerStatus::Finished, Unknown::None) => {
            finished(app, lease, context, destination, sent_at).await
        }
        (ContainerStatus::Finished, Unknown::One(story, at)) if at <= sent_at + SETTLE + CLOCK_TOLERANCE => {
            record_live(app, &lease, &context, &destination.account, Some(story), sent_at).await
        }
        (ContainerStatus::Finished, Unknown::One(..) | Unknown::Several) => {
            unanswered(app, &lease, &context, sent_at, "Instagram lists stories that may be another's").await
        }
        (_, unknown) => gone(app, &mut lease, &context, &destination, unknown).await,
    }
}

/// Handles a container that is finished and has no listed story: publishes it again, unless the quota, an
/// earlier error or the time forbids that.
async fn finished(
    app: &App,
    lease: Lease<PostKey>,
    context: PostContext,
    destination: Destination,
    sent_at: Timestamp,
) -> Result<(), AppError> {
    let now = app.clock.now();
    if !quota_says_not_sent(app, &lease, &context.post, &destination).await? {
        return unanswered(app, &lease, &context, sent_at, "Instagram counts a post, but does not show it")
            .await;
    }
    match &context.post.never_again {
        Some(Cause::ContainerNotFound) => {
            return unanswered(app, &lease, &context, sent_at, "Instagram does not find the container").await;
        }
        Some(cause) => return fail(app, &lease, &context, cause.clone()).await,
        None => {}
    }
    if is_too_late(context.post.publish_at, now, context.settings.lateness_budget) {
        return fail(app, &lease, &context, Cause::NotInTime).await;
    }
    again(app, lease, context, destination, now).await
}

/// Publishes the same container again. It is not live, and Instagram cannot publish one container twice.
async fn again(
    app: &App,
    mut lease: Lease<PostKey>,
    context: PostContext,
    destination: Destination,
    now: Timestamp,
) -> Result<(), AppError> {
    if let Some(origin) = &context.origin
        && let Some(why) = source::why_left(app, lease.key.tenant, origin).await?
    {
        return fail(app, &lease, &context, why).await;
    }
    let mut tx = app.store.begin(lease.key.tenant).await?;
    let held = tx.post_context(lease.key.id, Lifecycles::Held).await?.ok_or(StoreError::LeaseLost)?.settings;
    if held.lifecycle != Lifecycle::Active || held.dry_run {
        drop(tx);
        return fail(app, &lease, &context, Cause::StoppedBefore).await;
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

/// Handles a container that failed or expired. Creates a new one only if no publish can have succeeded: after
/// the delay, Instagram lists no unknown story and its quota counts no publish.
async fn gone(
    app: &App,
    lease: &mut Lease<PostKey>,
    context: &PostContext,
    destination: &Destination,
    unknown: Unknown,
) -> Result<(), AppError> {
    let now = app.clock.now();
    let not_live =
        unknown == Unknown::None && quota_says_not_sent(app, lease, &context.post, destination).await?;
    let in_time = !is_too_late(context.post.publish_at, now, context.settings.lateness_budget);
    if !(not_live && in_time && context.post.never_again.is_none()) {
        return fail(app, lease, context, Cause::Lost).await;
    }
    let mut tx = app.store.begin(lease.key.tenant).await?;
    if lease.key.state == domain::post::PostState::PublishSent {
        tx.move_post(lease, &Transition::Unknown, Hold::Keep(app.lease), now).await?;
    }
    tx.move_post(lease, &super::settle::back(&context.post), Hold::Until(now), now).await?;
    tx.commit().await?;
    app.notifier.notify(Work::Posts);
    Ok(())
}

/// Polls again later after an unclear answer; fails the post a day after the container was created.
async fn unanswered(
    app: &App,
    lease: &Lease<PostKey>,
    context: &PostContext,
    sent_at: Timestamp,
    why: &str,
) -> Result<(), AppError> {
    let waited = app.clock.now().duration_since(sent_at);
    if waited >= LAST_QUESTION {
        return fail(app, lease, context, Cause::NeverAnswered).await;
    }
    if is_too_late(context.post.publish_at, app.clock.now(), context.settings.lateness_budget) {
        free_account(app, lease, context, sent_at).await?;
    }
    let wait = if waited < SLOW_QUESTION { QUESTION } else { SLOW_QUESTION };
    retry_at(app, lease, wait, why, false).await
}

/// Releases the account for its next story, because this one is not sent again. This one may be live, so it
/// counts towards the quota.
async fn free_account(
    app: &App,
    lease: &Lease<PostKey>,
    context: &PostContext,
    sent_at: Timestamp,
) -> Result<(), AppError> {
    let Some(destination) = &context.destination else { return Ok(()) };
    let mut tx = app.store.begin(lease.key.tenant).await?;
    tx.release_publish_lock(&destination.account.ig_user_id, context.post.id, Some(sent_at)).await?;
    Ok(tx.commit().await?)
}

/// Returns whether Instagram's quota confirms that nothing was published: its count is not higher than before
/// our publish.
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
            tracing::warn!(post = %post.id, %error, "reading the quota failed");
            Ok(false)
        }
    }
}

/// Returns the unknown stories since the container's first publish; `None` if Instagram does not list
/// stories, or no longer lists stories of that time.
async fn stories_since(
    app: &App,
    lease: &Lease<PostKey>,
    post: &Post,
    destination: &Destination,
    sent_at: Timestamp,
) -> Result<Option<Unknown>, AppError> {
    if app.clock.now().duration_since(sent_at) >= stories::LIFE - CLOCK_TOLERANCE {
        return Ok(None);
    }
    // The story of an earlier publish of this container counts too.
    let first = if post.publish_attempts > 1 { post.container_made_at.unwrap_or(sent_at) } else { sent_at };
    let window = first - CLOCK_TOLERANCE..Timestamp::MAX;
    match stories::unknown(app, lease.key.tenant, destination, window).await? {
        Ok(unknown) => Ok(Some(unknown)),
        Err(error) => {
            tracing::warn!(post = %lease.key.id, %error, "listing stories failed");
            Ok(None)
        }
    }
}
