//! Steps of posts: each state has its owner here.

use std::sync::Arc;

use domain::post::{DeliveryMode, Outcome, PostState, SlotOutcome, is_too_late};
use jiff::Timestamp;
use serde_json::json;
use store::history::{By, Ending};
use store::lease::{Lease, PostKey};
use store::outbox::Outgoing;
use store::posts::Post;
use store::settings::Lifecycle;
use store::stage::Lifecycles;
pub(super) use store::stage::Staged as Stage;
use store::{StoreError, TenantTx};

use super::{offer, publish, reserve, runner};
use crate::app::App;
use crate::app::outcome::UseError;
use crate::app::review::show_again;
use crate::app::wake::Work;

/// Posts of this replica under way at once.
const PERMITS: usize = 32;

pub(super) async fn run(app: Arc<App>) {
    let claim = |app: Arc<App>, now, most| async move { app.store.claim_posts(now, most, app.lease).await };
    runner::run(app, Work::Posts, PERMITS, claim, step).await;
}

async fn step(app: Arc<App>, lease: Lease<PostKey>) -> Result<(), UseError> {
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
async fn deliver(app: &App, lease: Lease<PostKey>) -> Result<(), UseError> {
    let now = app.clock.now();
    let mut tx = app.store.begin(lease.key.tenant).await?;
    let Some(stage) = enter(&mut tx, &lease, Lifecycles::Free, now).await? else {
        return leave_given_up(app, tx).await;
    };
    match stage.post.mode {
        Some(DeliveryMode::Review | DeliveryMode::Handoff) => offer::make(app, tx, lease, &stage).await,
        Some(DeliveryMode::Automatic) | None => {
            tx.leave().await?;
            publish::container::make(app, lease, stage).await
        }
    }
}

/// A person said yes: a container is made.
async fn approved(app: &App, lease: Lease<PostKey>) -> Result<(), UseError> {
    let now = app.clock.now();
    let mut tx = app.store.begin(lease.key.tenant).await?;
    let Some(stage) = enter(&mut tx, &lease, Lifecycles::Free, now).await? else {
        return leave_given_up(app, tx).await;
    };
    tx.leave().await?;
    publish::container::make(app, lease, stage).await
}

/// A post was given up on entering: that is written down, and its message goes out.
pub(super) async fn leave_given_up(app: &App, tx: TenantTx) -> Result<(), UseError> {
    tx.commit().await?;
    app.wake.ring(Work::Outbox);
    Ok(())
}

/// Reads a post before a step that may still be given up. `None`: it was given up just now, because it is too late or
/// its tenant no longer posts; the caller then ends with [`leave_given_up`].
pub(super) async fn enter(
    tx: &mut TenantTx,
    lease: &Lease<PostKey>,
    lifecycles: Lifecycles,
    now: Timestamp,
) -> Result<Option<Stage>, UseError> {
    let stage = tx.staged(lease.key.id, lifecycles).await?.ok_or(StoreError::LeaseLost)?;
    if stage.post.state.may_be_live() {
        return Ok(Some(stage));
    }
    if is_too_late(stage.post.publish_at, now, stage.settings.lateness_budget) {
        let why = stage.post.told_cause.clone().unwrap_or_else(|| "it was too late to post it".into());
        give_up(tx, lease, &stage, Ending::released(SlotOutcome::Missed, Some(&why)), now).await?;
        return Ok(None);
    }
    if stage.settings.lifecycle != Lifecycle::Active {
        let ending = Ending::released(SlotOutcome::Off, Some("stories are paused"));
        end(tx, lease, &stage.post, &ending, now).await?;
        show_again(tx, stage.post.id, now).await?;
        return Ok(None);
    }
    Ok(Some(stage))
}

/// Ends a post that did not go out, and says so once.
pub(super) async fn give_up(
    tx: &mut TenantTx,
    lease: &Lease<PostKey>,
    stage: &Stage,
    ending: Ending,
    now: Timestamp,
) -> Result<(), UseError> {
    let kind = if ending.outcome == Outcome::Failed { "failed" } else { "missed" };
    let payload = json!({ "publish_at": stage.post.publish_at, "why": ending.why });
    end(tx, lease, &stage.post, &ending, now).await?;
    if stage.post.message.is_some() {
        return Ok(show_again(tx, stage.post.id, now).await?);
    }
    if ending.outcome != Outcome::Failed && tx.add_to_waiting(kind).await? {
        return Ok(());
    }
    let chat = stage.settings.telegram_chat_id;
    let message = Outgoing { telegram_chat_id: chat, kind, post: Some(stage.post.id), payload };
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
) -> Result<(), UseError> {
    tx.end_post(By::Worker(lease), post, ending, now).await?;
    metrics::counter!("storyline_posts_ended_total", "outcome" => ending.outcome.name()).increment(1);
    Ok(())
}
