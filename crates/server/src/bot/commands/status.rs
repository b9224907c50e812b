//! `/status`: how things stand.

use store::TenantTx;

use super::Asking;
use crate::app::App;
use crate::app::AppError;

pub(super) async fn answer(app: &App, tx: &mut TenantTx, asking: &Asking) -> Result<(), AppError> {
    let message = app.status_message(tx).await?;
    tx.enqueue(&message, asking.now).await?;
    Ok(())
}
