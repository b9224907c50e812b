//! `/settings`: what is chosen, and where to change it.

use store::TenantTx;

use crate::app::{App, AppError};
use crate::bot::asking::Asking;

pub(super) async fn answer(app: &App, tx: &mut TenantTx, asking: &Asking) -> Result<(), AppError> {
    let message = app.settings_message(tx).await?;
    tx.enqueue(&message, asking.now).await?;
    Ok(())
}
