//! Handles one update: exactly once in effect, because what it causes and that it is handled are one commit.

use std::sync::Arc;

use store::TenantTx;
use store::lease::{Lease, UpdateKey};

use super::update::{Message, Update};
use super::{buttons, commands};
use crate::app::App;
use crate::app::outcome::UseError;
use crate::app::wake::Work;

pub use super::update::chat_of;

/// Handles a claimed update and marks it handled.
///
/// # Errors
/// When it cannot be handled now; nothing of it happened then.
pub async fn handle(app: Arc<App>, lease: Lease<UpdateKey>) -> Result<(), UseError> {
    let mut door = app.store.door().await?;
    let body = door.update_body(&lease).await?;
    door.commit().await?;
    let update = Update::read(&body);
    if let Some(press) = update.press() {
        return buttons::press(&app, &lease, &press).await;
    }
    match update.message {
        Some(message) if message.command() == Some("start") => start(&app, &lease, &message).await,
        _ => nothing_to_do(&app, &lease).await,
    }
}

async fn start(app: &App, lease: &Lease<UpdateKey>, message: &Message) -> Result<(), UseError> {
    let Some((tenant, user)) = commands::start::arrive(app, message).await? else {
        return nothing_to_do(app, lease).await;
    };
    let mut tx = app.store.begin(tenant).await?;
    commands::start::answer(app, &mut tx, user, message).await?;
    handled(app, tx, lease).await
}

async fn handled(app: &App, mut tx: TenantTx, lease: &Lease<UpdateKey>) -> Result<(), UseError> {
    tx.update_handled(lease, app.clock.now()).await?;
    tx.commit().await?;
    app.wake.ring(Work::Outbox);
    Ok(())
}

async fn nothing_to_do(app: &App, lease: &Lease<UpdateKey>) -> Result<(), UseError> {
    let mut door = app.store.door().await?;
    door.update_handled(lease, app.clock.now()).await?;
    door.commit().await?;
    Ok(())
}
