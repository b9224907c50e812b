//! Sends a story at its time: stores the intent to publish, then sends the publish once.

use std::time::Duration;

use domain::cause::Cause;
use domain::reconcile::LATE_EFFECT;
use jiff::SignedDuration;
use providers::instagram::{ContainerId, PUBLISH_TIMEOUT};
use store::lease::{Lease, PostKey, PublishLock};
use store::post_context::{Destination, Lifecycles};
use store::posts::{Hold, Transition};

use super::settle::{instagram_is_lost, record_live, retry_at};
use crate::app::{App, AppError};
use crate::runtime::failpoint::Point;
use crate::runtime::metrics;
use crate::runtime::notify::Work;
use crate::work::post_step::{enter, leave_given_up};
use store::post_context::PostContext;

/// How long to wait while another story is being published to the same account.
const BUSY: SignedDuration = SignedDuration::from_secs(2);
/// The delay between an unclear answer to a publish and the first poll.
pub(super) const FIRST_QUESTION: SignedDuration = SignedDuration::from_secs(5);

/// A publish is sent within this time after it was recorded as sent, or not at all. With the time to wait for its
/// answer, this is our own part of [`LATE_EFFECT`].
pub(super) const PUBLISH_WITHIN: Duration = Duration::from_secs(10);

const _: () =
    assert!(PUBLISH_WITHIN.as_secs() + PUBLISH_TIMEOUT.as_secs() < LATE_EFFECT.as_secs().unsigned_abs());

/// Publishes a finished container.
pub(in crate::work) async fn step(app: &App, mut lease: Lease<PostKey>) -> Result<(), AppError> {
    let Some((context, destination)) = write_intent(app, &mut lease).await? else { return Ok(()) };
    publish(app, lease, &context, &destination).await
}

/// Stores the intent, the account's publish lock and the current quota in one commit.
async fn write_intent(
    app: &App,
    lease: &mut Lease<PostKey>,
) -> Result<Option<(PostContext, Destination)>, AppError> {
    let now = app.clock.now();
    let mut tx = app.store.begin(lease.key.tenant).await?;
    // The tenant's row is locked until the intent is committed. A stop that came first is seen here; a later
    // stop waits, and then sees the intent.
    let Some(context) = enter(&mut tx, lease, Lifecycles::Held, now).await? else {
        leave_given_up(app, tx).await?;
        return Ok(None);
    };
    let Some(destination) = context.destination.clone() else {
        tx.rollback().await?;
        instagram_is_lost(app, lease, &context).await?;
        retry_at(app, lease, super::settle::MENDING, "Instagram must be connected again", false).await?;
        return Ok(None);
    };
    context.post.container_id()?;
    if context.settings.dry_run {
        super::dry_run::instead(app, tx, lease, &context, &destination).await?;
        return Ok(None);
    }
    match tx.take_publish_lock(&destination.account.ig_user_id, context.post.id, app.lease, now).await? {
        PublishLock::Ours { quota_used } => {
            let step = Transition::PublishSent { quota_before: quota_used };
            tx.move_post(lease, &step, Hold::Keep(app.lease), now).await?;
            lease.act_within(PUBLISH_WITHIN);
            app.commit(Point::Intent, tx).await?;
            Ok(Some((context, destination)))
        }
        PublishLock::Busy => {
            tx.record_cause(context.post.id, &Cause::AccountBusy).await?;
            tx.retry_at(lease, now + BUSY, Some("another story is published to this account"), false).await?;
            tx.commit().await?;
            app.notifier.wake_at(Work::Posts, now + BUSY);
            Ok(None)
        }
    }
}

/// The only function that asks Instagram to publish. Every answer except success counts as unclear, even a
/// refusal.
pub(super) async fn publish(
    app: &App,
    mut lease: Lease<PostKey>,
    context: &PostContext,
    destination: &Destination,
) -> Result<(), AppError> {
    let container = ContainerId(context.post.container_id()?.to_owned());
    if !lease.may_act() {
        return Ok(());
    }
    let sent_at = app.clock.now();
    let late = sent_at.duration_since(context.post.publish_at);
    metrics::publish_lateness(late.as_secs_f64());
    let publishing = app.instagram_by(destination.account.login).publish(
        &destination.token,
        &destination.account.ig_user_id,
        &container,
    );
    match app.at(Point::Publish, publishing).await {
        Ok(media) => record_live(app, &lease, context, &destination.account, Some(media.0), sent_at).await,
        Err(error) => {
            tracing::warn!(post = %context.post.id, %error, "the result of a publish is unclear; checking whether the story is live");
            unclear(app, &mut lease, &error.to_string(), super::never_again::forbids_again(&error)).await
        }
    }
}

async fn unclear(
    app: &App,
    lease: &mut Lease<PostKey>,
    why: &str,
    never_again: Option<Cause>,
) -> Result<(), AppError> {
    let now = app.clock.now();
    let mut tx = app.store.begin(lease.key.tenant).await?;
    if let Some(cause) = never_again {
        tx.forbid_publish(lease.key.id, &cause).await?;
    }
    tx.record_trouble(lease, why).await?;
    tx.move_post(lease, &Transition::Unknown, Hold::Until(now + FIRST_QUESTION), now).await?;
    app.commit(Point::Unclear, tx).await?;
    app.notifier.wake_at(Work::Posts, now + FIRST_QUESTION);
    Ok(())
}
