//! Sends a publish again, or creates another container, once the story is known not to be live.

use domain::cause::Cause;
use domain::post::PostState;
use store::StoreError;
use store::lease::{Lease, PostKey, PublishLock};
use store::post_context::{Destination, Lifecycles, PostContext};
use store::posts::{Hold, Transition};
use store::settings::Lifecycle;

use super::send::{PUBLISH_WITHIN, publish};
use super::settle::{QUESTION, back, fail};
use crate::app::{App, AppError};
use crate::runtime::notify::Work;
use crate::work::source;

/// Publishes the same container again, unless its picture has left its source or the chat was stopped.
pub(super) async fn same_container(
    app: &App,
    mut lease: Lease<PostKey>,
    context: PostContext,
    destination: Destination,
) -> Result<(), AppError> {
    let now = app.clock.now();
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
    let ig_user = &destination.account.ig_user_id;
    let PublishLock::Ours { quota_used } =
        tx.take_publish_lock(ig_user, context.post.id, app.lease, now).await?
    else {
        // The account shows no sign of the story, so this read still counts.
        tx.ask_again(&lease, now + QUESTION, "another story is published to this account", Some(now)).await?;
        return Ok(tx.commit().await?);
    };
    if lease.key.state == PostState::PublishSent {
        tx.move_post(&mut lease, &Transition::Unknown, Hold::Keep(app.lease), now).await?;
    }
    let sent = Transition::PublishSent { quota_before: quota_used };
    tx.move_post(&mut lease, &sent, Hold::Keep(app.lease), now).await?;
    lease.act_within(PUBLISH_WITHIN);
    tx.commit().await?;
    publish(app, lease, &context, &destination).await
}

/// Discards the container, which failed or expired, so that another is created.
pub(super) async fn new_container(
    app: &App,
    mut lease: Lease<PostKey>,
    context: &PostContext,
) -> Result<(), AppError> {
    let now = app.clock.now();
    let mut tx = app.store.begin(lease.key.tenant).await?;
    if lease.key.state == PostState::PublishSent {
        tx.move_post(&mut lease, &Transition::Unknown, Hold::Keep(app.lease), now).await?;
    }
    tx.move_post(&mut lease, &back(&context.post), Hold::Until(now), now).await?;
    tx.commit().await?;
    app.notifier.notify(Work::Posts);
    Ok(())
}
