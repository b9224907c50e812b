//! Marks an update as handled, in the same commit as its effect or in a commit of its own.

use providers::telegram::{Keyboard, Message};
use store::TenantTx;
use store::lease::{Lease, UpdateKey};

use crate::app::{App, AppError};
use crate::i18n::Html;
use crate::runtime::notify::Work;

/// Commits the effect of an update, and marks it as handled.
pub(super) async fn handled(app: &App, mut tx: TenantTx, lease: &Lease<UpdateKey>) -> Result<(), AppError> {
    tx.update_handled(lease, app.clock.now()).await?;
    tx.commit().await?;
    app.notifier.notify(Work::Outbox);
    Ok(())
}

/// Marks an update that has no effect in the database as handled.
pub(super) async fn nothing_to_do(app: &App, lease: &Lease<UpdateKey>) -> Result<(), AppError> {
    let mut lookup = app.store.lookup().await?;
    lookup.update_handled(lease, app.clock.now()).await?;
    lookup.commit().await?;
    Ok(())
}

/// Marks an update as handled, then answers without the outbox: at most once, without a retry. For chats
/// without a tenant, and for content that must not be stored.
pub(super) async fn answer_directly(
    app: &App,
    lease: &Lease<UpdateKey>,
    chat: i64,
    html: Html,
    keyboard: Option<Keyboard>,
) -> Result<(), AppError> {
    nothing_to_do(app, lease).await?;
    let message = Message { chat_id: chat, html: html.into(), keyboard, ..Message::default() };
    if let Err(error) = app.telegram.send_message(&message).await {
        tracing::info!(%error, "sending a direct answer failed");
    }
    Ok(())
}
