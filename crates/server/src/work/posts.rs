//! Steps of posts: each state has its owner here.

use std::sync::Arc;

use domain::post::{DeliveryMode, Outcome, PostState, SlotOutcome, is_too_late};
use jiff::Timestamp;
use serde_json::json;
use store::TenantTx;
use store::history::{By, Ending};
use store::lease::{Lease, PostKey};
use store::outbox::Outgoing;
use store::posts::Post;
use store::settings::{Lifecycle, Settings};

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
        PostState::Approved => publish::container::make(&app, lease).await,
        PostState::ContainerMade => publish::container::poll(&app, lease).await,
        PostState::ContainerReady => publish::send::step(&app, lease).await,
        PostState::PublishSent | PostState::Unknown => publish::reconcile::step(&app, lease).await,
    }
}

/// A prepared story leaves as its mode says: by itself, or by way of its people.
async fn deliver(app: &App, lease: Lease<PostKey>) -> Result<(), UseError> {
    let mut tx = app.store.begin(lease.key.tenant).await?;
    let post = tx.post(lease.key.id).await?.ok_or(store::StoreError::LeaseLost)?;
    tx.commit().await?;
    match post.mode {
        Some(DeliveryMode::Review | DeliveryMode::Handoff) => offer::make(app, lease).await,
        Some(DeliveryMode::Automatic) | None => publish::container::make(app, lease).await,
    }
}

/// A post with what its step needs, read in one transaction.
pub(super) struct Stage {
    pub(super) post: Post,
    pub(super) settings: Settings,
}

/// Reads a post before a step that may still be given up. `None`: it was given up just now, because it is too late or
/// its tenant no longer posts; the caller commits, and then rings for the message that says so.
pub(super) async fn enter(
    tx: &mut TenantTx,
    lease: &Lease<PostKey>,
    now: Timestamp,
) -> Result<Option<Stage>, UseError> {
    let post = tx.post(lease.key.id).await?.ok_or(store::StoreError::LeaseLost)?;
    let settings = tx.settings().await?;
    if post.state.may_be_live() {
        return Ok(Some(Stage { post, settings }));
    }
    let stage = Stage { post, settings };
    if is_too_late(stage.post.publish_at, now, stage.settings.lateness_budget) {
        let why = stage.post.told_cause.clone().unwrap_or_else(|| "it was too late to post it".into());
        give_up(tx, lease, &stage, Ending::released(SlotOutcome::Missed, Some(&why)), now).await?;
        return Ok(None);
    }
    if stage.settings.lifecycle != Lifecycle::Active {
        let ending = Ending::released(SlotOutcome::Released, Some("stories are paused"));
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
