//! `/status`: how things stand.

use store::TenantTx;

use crate::app::{App, AppError};
use crate::bot::asking::Asking;

pub(super) async fn answer(app: &App, tx: &mut TenantTx, asking: &Asking) -> Result<(), AppError> {
    let message = app.status_message(tx).await?;
    tx.enqueue(&message, asking.now).await?;
    Ok(())
}
