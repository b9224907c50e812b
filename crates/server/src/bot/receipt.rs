//! How an update is marked handled: with its effect in one commit, or alone.

use store::TenantTx;
use store::lease::{Lease, UpdateKey};

use crate::app::{App, AppError};
use crate::runtime::notify::Work;

/// Commits what an update caused, and that it is handled.
pub(super) async fn handled(app: &App, mut tx: TenantTx, lease: &Lease<UpdateKey>) -> Result<(), AppError> {
    tx.update_handled(lease, app.clock.now()).await?;
    tx.commit().await?;
    app.notifier.notify(Work::Outbox);
    Ok(())
}

/// Marks an update handled that causes nothing in the database.
pub(super) async fn nothing_to_do(app: &App, lease: &Lease<UpdateKey>) -> Result<(), AppError> {
    let mut lookup = app.store.lookup().await?;
    lookup.update_handled(lease, app.clock.now()).await?;
    lookup.commit().await?;
    Ok(())
}

/// Sends words to a chat that is no tenant: at most once, and never again if they do not arrive.
pub(super) async fn say_directly(
    app: &App,
    lease: &Lease<UpdateKey>,
    chat: i64,
    html: &str,
) -> Result<(), AppError> {
    nothing_to_do(app, lease).await?;
    let message = providers::telegram::Message { chat_id: chat, html: html.to_owned(), ..Default::default() };
    if let Err(error) = app.telegram.send_message(&message).await {
        tracing::info!(%error, "a stranger was not answered");
    }
    Ok(())
}
