//! Handles rows that a later version wrote: releases them for a replica that can read them, and reports them
//! if no replica does.

use std::sync::Arc;

use jiff::SignedDuration;
use store::StoreError;
use store::lease::{ChoreKey, Lease, OutboxKey, UpdateKey};

use crate::app::{App, AppError};
use crate::messages::{Message, RowsUnread, SetAside};
use crate::runtime::metrics;

/// How often the rows that no replica can read are counted.
const EVERY: SignedDuration = SignedDuration::from_mins(5);

/// Returns whether an error means that a later version wrote the row.
pub(super) fn is_newer(error: &AppError) -> bool {
    matches!(
        error,
        AppError::Unreadable(_) | AppError::UnknownChore(_) | AppError::Store(StoreError::Unreadable { .. })
    )
}

pub(super) async fn hand_back_message(
    app: &App,
    lease: &Lease<OutboxKey>,
    error: &AppError,
) -> Result<(), AppError> {
    tracing::warn!(tenant = %lease.key.tenant, message = %lease.key.id, %error, "handing a message back");
    let mut tx = app.store.begin(lease.key.tenant).await?;
    tx.hand_back_message(lease, app.clock.now()).await?;
    Ok(tx.commit().await?)
}

pub(super) async fn hand_back_chore(
    app: &App,
    lease: &Lease<ChoreKey>,
    error: &AppError,
) -> Result<(), AppError> {
    tracing::warn!(tenant = %lease.key.tenant, chore = lease.key.kind, %error, "handing a chore back");
    let mut tx = app.store.begin(lease.key.tenant).await?;
    tx.hand_back_chore(lease, app.clock.now()).await?;
    Ok(tx.commit().await?)
}

pub(super) async fn hand_back_update(
    app: &App,
    lease: &Lease<UpdateKey>,
    error: &AppError,
) -> Result<(), AppError> {
    tracing::warn!(update = lease.key.update_id, %error, "handing an update back");
    let mut lookup = app.store.lookup().await?;
    lookup.hand_back_update(lease, app.clock.now()).await?;
    Ok(lookup.commit().await?)
}

/// Counts the rows that no replica can read, and tells the operator.
pub(super) async fn watch(app: Arc<App>) {
    while !app.stopping.is_cancelled() {
        let next = app.clock.now() + EVERY;
        tokio::select! {
            () = app.clock.sleep_until(next) => {}
            () = app.stopping.cancelled() => return,
        }
        if let Err(error) = report(&app).await {
            tracing::warn!(%error, "counting unreadable rows failed");
        }
        if let Err(error) = report_set_aside(&app).await {
            tracing::warn!(%error, "counting rows that were set aside failed");
        }
    }
}

async fn report(app: &App) -> Result<(), AppError> {
    let now = app.clock.now();
    let rows = app.store.unreadable_rows(now).await?;
    metrics::unreadable_rows(rows.sum());
    if rows.sum() > 0 {
        tracing::error!(?rows, "a later version wrote rows that no replica can read; update every replica");
        app.tell_operator(Message::RowsUnread(RowsUnread { rows: rows.sum() }), now).await?;
    }
    Ok(())
}

/// Counts the messages and updates that fail again and again, and tells the operator.
async fn report_set_aside(app: &App) -> Result<(), AppError> {
    let aside = app.store.set_aside().await?;
    metrics::set_aside(aside);
    let store::cross_tenant::SetAside { messages, updates, parked } = aside;
    if messages + updates + parked > 0 {
        tracing::error!(
            messages,
            updates,
            parked,
            "messages or updates fail again and again; see earlier lines"
        );
        app.tell_operator(Message::SetAside(SetAside { messages, updates, parked }), app.clock.now()).await?;
    }
    Ok(())
}
