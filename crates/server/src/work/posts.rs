//! Runs the steps of posts: each state has one handler.

use std::sync::Arc;

use domain::cause::Cause;
use domain::post::{DeliveryMode, PostState};
use store::StoreError;
use store::lease::{Lease, PostKey};
use store::post_context::Lifecycles;

use super::post_step::{enter, leave_given_up};
use super::{offer, publish, reserve, runner, source};
use crate::app::{App, AppError};
use crate::runtime::notify::Work;

/// Maximum number of posts that this replica processes at once.
const PERMITS: usize = 32;

pub(super) async fn run(app: Arc<App>) {
    let claim = |app: Arc<App>, now, most| async move { app.store.claim(now, most, app.lease).await };
    runner::run(app, Work::Posts, PERMITS, claim, step).await;
}

async fn step(app: Arc<App>, lease: Lease<PostKey>) -> Result<(), AppError> {
    match take_step(&app, lease.clone()).await {
        Err(AppError::Store(StoreError::Inconsistent { missing })) => {
            end_inconsistent(&app, lease, missing).await
        }
        done => done,
    }
}

async fn take_step(app: &App, lease: Lease<PostKey>) -> Result<(), AppError> {
    match lease.key.state {
        PostState::Reserving => reserve::step(app, lease).await,
        PostState::Reserved => deliver(app, lease).await,
        PostState::Offering | PostState::AwaitingReview | PostState::AwaitingHand => {
            offer::expire(app, lease).await
        }
        PostState::Approved => approved(app, lease).await,
        PostState::ContainerMade => publish::container::poll(app, lease).await,
        PostState::ContainerReady => publish::send::step(app, lease).await,
        PostState::PublishSent | PostState::Unknown => publish::reconcile::step(app, lease).await,
    }
}

/// Ends a post if its row lacks data that its state requires. A retry would not help: it would read the same
/// row.
async fn end_inconsistent(
    app: &App,
    mut lease: Lease<PostKey>,
    missing: &'static str,
) -> Result<(), AppError> {
    let mut tx = app.store.begin(lease.key.tenant).await?;
    let context = tx.post_context(lease.key.id, Lifecycles::Free).await?.ok_or(StoreError::LeaseLost)?;
    tx.rollback().await?;
    lease.key.state = context.post.state;
    tracing::error!(
        tenant = %lease.key.tenant, post = %lease.key.id, state = %lease.key.state, missing,
        "a post lacks what its state requires; ended as failed"
    );
    let maybe_live = lease.key.state.may_be_live();
    let cause = match maybe_live {
        true => Cause::RecordIncompleteMaybeLive,
        false => Cause::RecordIncomplete,
    };
    publish::settle::fail(app, &lease, &context, cause).await
}

/// Delivers a prepared story according to its mode: publishes it, or offers it to people.
async fn deliver(app: &App, lease: Lease<PostKey>) -> Result<(), AppError> {
    let now = app.clock.now();
    let mut tx = app.store.begin(lease.key.tenant).await?;
    let Some(context) = enter(&mut tx, &lease, Lifecycles::Free, now).await? else {
        return leave_given_up(app, tx).await;
    };
    if context.post.mode == Some(DeliveryMode::Review) {
        return offer::make(app, tx, lease, &context).await;
    }
    tx.rollback().await?;
    if source::withdrawn(app, &lease, &context).await? {
        return Ok(());
    }
    match context.post.mode {
        Some(DeliveryMode::Manual) => {
            let tx = app.store.begin(lease.key.tenant).await?;
            offer::make(app, tx, lease, &context).await
        }
        _ => publish::container::make(app, lease, context).await,
    }
}

/// Creates a container for an approved post, if its picture still exists at its source.
async fn approved(app: &App, lease: Lease<PostKey>) -> Result<(), AppError> {
    let now = app.clock.now();
    let mut tx = app.store.begin(lease.key.tenant).await?;
    let Some(context) = enter(&mut tx, &lease, Lifecycles::Free, now).await? else {
        return leave_given_up(app, tx).await;
    };
    tx.rollback().await?;
    if source::withdrawn(app, &lease, &context).await? {
        return Ok(());
    }
    publish::container::make(app, lease, context).await
}
