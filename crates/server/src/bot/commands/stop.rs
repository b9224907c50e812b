//! `/stop`: everything, at once.

use serde_json::json;
use store::TenantTx;

use crate::app::{App, AppError, kinds};
use crate::bot::asking::Asking;

pub(super) async fn answer(app: &App, tx: &mut TenantTx, asking: &Asking) -> Result<(), AppError> {
    let stopped = app.stop_everything(tx, asking.user).await?;
    tx.enqueue(&asking.message(kinds::STOPPED, json!(stopped)), asking.now).await?;
    Ok(())
}
