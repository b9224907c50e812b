//! Creates a container a minute before the story's time, stores its id before anything can publish it, and
//! polls until Instagram has finished it. A crash before the id is stored leaves an unused container, which
//! does no harm.

use domain::cause::Cause;
use domain::media::RejectReason;
use domain::post::backoff;
use jiff::{SignedDuration, Timestamp};
use providers::instagram::{ContainerId, ContainerStatus, Quota};
use store::lease::{Lease, PostKey};
use store::post_context::{Destination, Lifecycles};
use store::posts::{Hold, Post, Transition};

use super::settle::{before_publish, fail, hold, instagram_is_lost, reject, remember, retry_at};
use crate::app::{App, AppError};
use crate::runtime::failpoint::Point;
use crate::runtime::notify::Work;
use crate::work::post_step::{enter, leave_given_up};
use store::post_context::PostContext;

/// First and longest wait between polls. Instagram finishes an image within seconds.
const FIRST_POLL: SignedDuration = SignedDuration::from_secs(2);
const LONGEST_POLL: SignedDuration = SignedDuration::from_secs(30);
/// Number of containers created for one post before it is given up.
const MOST_CONTAINERS: u32 = 4;

/// Creates a container for a reserved post.
pub(in crate::work) async fn make(
    app: &App,
    mut lease: Lease<PostKey>,
    context: PostContext,
) -> Result<(), AppError> {
    let Some(destination) = connected(app, &lease, &context).await? else { return Ok(()) };
    let post = &context.post;
    if post.containers_made >= MOST_CONTAINERS {
        return reject(app, &lease, &context, RejectReason::FailedAtInstagram).await;
    }
    if let Err(next) = app.breaker.start(app.clock.now()) {
        let wait = next.duration_since(app.clock.now());
        remember(app, &lease, post, Cause::InstagramSilent).await?;
        return retry_at(app, &lease, wait, "Instagram does not respond", false).await;
    }
    let ig_user = &destination.account.ig_user_id;
    let read_at = app.clock.now();
    let asked = app.at(
        Point::Quota,
        app.instagram_by(destination.account.login).publishing_limit(&destination.token, ig_user),
    );
    let quota = match asked.await {
        Ok(quota) if quota.used >= quota.total => {
            record_quota(app, &lease, ig_user, &quota).await?;
            return hold(app, &lease, post, Cause::InstagramQuota).await;
        }
        Ok(quota) => quota,
        Err(error) => return before_publish(app, &lease, &context, &error).await,
    };
    let opaque = app.media_urls.sign(lease.key.tenant, post.id, app.clock.now());
    let picture = app.address(&format!("m/{opaque}"));
    if !lease.may_act() {
        return Ok(());
    }
    let making = app.instagram_by(destination.account.login).create_image_container(
        &destination.token,
        ig_user,
        &picture,
    );
    match app.at(Point::Container, making).await {
        Ok(container) => {
            app.breaker.answered();
            made(app, &mut lease, &container, ig_user, (&quota, read_at)).await
        }
        Err(error) => before_publish(app, &lease, &context, &error).await,
    }
}

/// Polls the status of a container.
pub(in crate::work) async fn poll(app: &App, lease: Lease<PostKey>) -> Result<(), AppError> {
    let now = app.clock.now();
    let mut tx = app.store.begin(lease.key.tenant).await?;
    let Some(context) = enter(&mut tx, &lease, Lifecycles::Free, now).await? else {
        return leave_given_up(app, tx).await;
    };
    tx.rollback().await?;
    let Some(destination) = connected(app, &lease, &context).await? else { return Ok(()) };
    let container = ContainerId(context.post.container_id()?.to_owned());
    ask(app, lease, &context, &destination, &container).await
}

/// Returns the account to post to. If it must be reconnected, notifies the chat, delays the post and returns
/// `None`.
async fn connected(
    app: &App,
    lease: &Lease<PostKey>,
    context: &PostContext,
) -> Result<Option<Destination>, AppError> {
    if context.destination.is_none() {
        instagram_is_lost(app, lease, context).await?;
        retry_at(app, lease, super::settle::MENDING, "Instagram must be connected again", false).await?;
    }
    Ok(context.destination.clone())
}

async fn record_quota(
    app: &App,
    lease: &Lease<PostKey>,
    ig_user: &str,
    quota: &Quota,
) -> Result<(), AppError> {
    let mut tx = app.store.begin(lease.key.tenant).await?;
    tx.record_quota(ig_user, quota.used, quota.total, app.clock.now()).await?;
    Ok(tx.commit().await?)
}

/// Stores the container's id, and the quota that was read before. Instagram needs seconds for an image, so
/// the first poll is a little later.
async fn made(
    app: &App,
    lease: &mut Lease<PostKey>,
    container: &ContainerId,
    ig_user: &str,
    (quota, read_at): (&Quota, Timestamp),
) -> Result<(), AppError> {
    let now = app.clock.now();
    let due_at = now + FIRST_POLL;
    let mut tx = app.store.begin(lease.key.tenant).await?;
    let step = Transition::ContainerMade { container: container.0.clone() };
    tx.move_post(lease, &step, Hold::Until(due_at), now).await?;
    tx.record_quota(ig_user, quota.used, quota.total, read_at).await?;
    app.commit(Point::ContainerMade, tx).await?;
    app.notifier.wake_at(Work::Posts, due_at);
    Ok(())
}

async fn ask(
    app: &App,
    mut lease: Lease<PostKey>,
    context: &PostContext,
    destination: &Destination,
    container: &ContainerId,
) -> Result<(), AppError> {
    let post = &context.post;
    match app
        .at(Point::Ask, app.instagram_by(destination.account.login).container(&destination.token, container))
        .await
    {
        Ok(ContainerStatus::Finished) => ready(app, &mut lease, context).await,
        Ok(ContainerStatus::InProgress) => {
            let wait = backoff(post.attempts + 1, FIRST_POLL, LONGEST_POLL);
            retry_at(app, &lease, wait, "Instagram is preparing it", false).await
        }
        Ok(ContainerStatus::Error { text, .. }) => start_over(app, &mut lease, post, &text).await,
        Ok(ContainerStatus::Expired) => start_over(app, &mut lease, post, "the container expired").await,
        Ok(ContainerStatus::Published) => {
            // Storyline sent no publish for this container, so another program published it. The story is
            // live.
            tracing::error!(post = %post.id, "a container was published by another program");
            fail(app, &lease, context, Cause::PostedElsewhere).await
        }
        Err(error) => before_publish(app, &lease, context, &error).await,
    }
}

async fn ready(app: &App, lease: &mut Lease<PostKey>, context: &PostContext) -> Result<(), AppError> {
    let now = app.clock.now();
    let due_at = context.post.publish_at.max(now);
    let mut tx = app.store.begin(lease.key.tenant).await?;
    tx.move_post(lease, &Transition::ContainerReady, Hold::Until(due_at), now).await?;
    app.commit(Point::ContainerReady, tx).await?;
    app.notifier.wake_at(Work::Posts, due_at);
    Ok(())
}

/// Creates another container. This is safe because no publish was ever sent for the previous one.
async fn start_over(app: &App, lease: &mut Lease<PostKey>, post: &Post, why: &str) -> Result<(), AppError> {
    tracing::warn!(post = %lease.key.id, why, "a container expired or failed; creating another");
    let now = app.clock.now();
    let due_at = now + super::settle::FIRST_WAIT;
    let mut tx = app.store.begin(lease.key.tenant).await?;
    tx.record_cause(lease.key.id, &Cause::ContainerFailed).await?;
    tx.move_post(lease, &super::settle::back(post), Hold::Until(due_at), now).await?;
    tx.commit().await?;
    app.notifier.wake_at(Work::Posts, due_at);
    Ok(())
}
