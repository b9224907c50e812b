//! Steps of posts: each state has its owner here.

use std::sync::Arc;

use domain::post::{DeliveryMode, Outcome, PostState, SlotOutcome, is_too_late};
use jiff::Timestamp;
use serde_json::json;
use store::history::{By, Ending};
use store::lease::{Lease, PostKey};
use store::outbox::Outgoing;
use store::post_context::Lifecycles;
pub(super) use store::post_context::PostContext;
use store::posts::Post;
use store::settings::Lifecycle;
use store::{StoreError, TenantTx};

use super::{offer, publish, reserve, runner};
use crate::app::App;
use crate::app::AppError;
use crate::app::stories::post_message::show_again;
use crate::runtime::metrics;
use crate::runtime::notify::Work;

/// Posts of this replica under way at once.
const PERMITS: usize = 32;

pub(super) async fn run(app: Arc<App>) {
    let claim = |app: Arc<App>, now, most| async move { app.store.claim_posts(now, most, app.lease).await };
    runner::run(app, Work::Posts, PERMITS, claim, step).await;
}

async fn step(app: Arc<App>, lease: Lease<PostKey>) -> Result<(), AppError> {
    match lease.key.state {
        PostState::Reserving => reserve::step(&app, lease).await,
        PostState::Reserved => deliver(&app, lease).await,
        PostState::Offering | PostState::AwaitingReview | PostState::AwaitingHand => {
            offer::expire(&app, lease).await
        }
        PostState::Approved => approved(&app, lease).await,
        PostState::ContainerMade => publish::container::poll(&app, lease).await,
        PostState::ContainerReady => publish::send::step(&app, lease).await,
        PostState::PublishSent | PostState::Unknown => publish::reconcile::step(&app, lease).await,
    }
}

/// A prepared story leaves as its mode says: by itself, or by way of its people.
async fn deliver(app: &App, lease: Lease<PostKey>) -> Result<(), AppError> {
    let now = app.clock.now();
    let mut tx = app.store.begin(lease.key.tenant).await?;
    let Some(context) = enter(&mut tx, &lease, Lifecycles::Free, now).await? else {
        return leave_given_up(app, tx).await;
    };
    match context.post.mode {
        Some(DeliveryMode::Review | DeliveryMode::Manual) => offer::make(app, tx, lease, &context).await,
        Some(DeliveryMode::Automatic) | None => {
            tx.rollback().await?;
            publish::container::make(app, lease, context).await
        }
    }
}

/// A person said yes: a container is made.
async fn approved(app: &App, lease: Lease<PostKey>) -> Result<(), AppError> {
    let now = app.clock.now();
    let mut tx = app.store.begin(lease.key.tenant).await?;
    let Some(context) = enter(&mut tx, &lease, Lifecycles::Free, now).await? else {
        return leave_given_up(app, tx).await;
    };
    tx.rollback().await?;
    publish::container::make(app, lease, context).await
}

/// A post was given up on entering: that is written down, and its message goes out.
pub(super) async fn leave_given_up(app: &App, tx: TenantTx) -> Result<(), AppError> {
    tx.commit().await?;
    app.notifier.notify(Work::Outbox);
    Ok(())
}

/// Reads a post before a step that may still be given up. `None`: it was given up just now, because it is too late or
/// its tenant no longer posts; the caller then ends with [`leave_given_up`].
pub(super) async fn enter(
    tx: &mut TenantTx,
    lease: &Lease<PostKey>,
    lifecycles: Lifecycles,
    now: Timestamp,
) -> Result<Option<PostContext>, AppError> {
    let context = tx.post_context(lease.key.id, lifecycles).await?.ok_or(StoreError::LeaseLost)?;
    if context.post.state.may_be_live() {
        return Ok(Some(context));
    }
    if is_too_late(context.post.publish_at, now, context.settings.lateness_budget) {
        let why = context.post.told_cause.clone().unwrap_or_else(|| "it was too late to post it".into());
        give_up(tx, lease, &context, Ending::released(SlotOutcome::Missed, Some(&why)), now).await?;
        return Ok(None);
    }
    if context.settings.lifecycle != Lifecycle::Active {
        let ending = Ending::released(SlotOutcome::Off, Some("stories are paused"));
        end(tx, lease, &context.post, &ending, now).await?;
        show_again(tx, context.post.id, now).await?;
        return Ok(None);
    }
    Ok(Some(context))
}

/// Ends a post that did not go out, and says so once.
pub(super) async fn give_up(
    tx: &mut TenantTx,
    lease: &Lease<PostKey>,
    context: &PostContext,
    ending: Ending,
    now: Timestamp,
) -> Result<(), AppError> {
    let kind = if ending.outcome == Outcome::Failed { "failed" } else { "missed" };
    let payload = json!({ "publish_at": context.post.publish_at, "why": ending.why });
    end(tx, lease, &context.post, &ending, now).await?;
    if context.post.message.is_some() {
        return Ok(show_again(tx, context.post.id, now).await?);
    }
    if ending.outcome != Outcome::Failed && tx.add_to_waiting(kind).await? {
        return Ok(());
    }
    let chat = context.settings.telegram_chat_id;
    let message = Outgoing { telegram_chat_id: chat, kind, post: Some(context.post.id), payload };
    tx.enqueue(&message, now).await?;
    Ok(())
}

/// Ends a post, in the caller's transaction.
pub(super) async fn end(
    tx: &mut TenantTx,
    lease: &Lease<PostKey>,
    post: &Post,
    ending: &Ending,
    now: Timestamp,
) -> Result<(), AppError> {
    tx.end_post(By::Worker(lease), post, ending, now).await?;
    metrics::post_ended(ending.outcome.name());
    Ok(())
}
