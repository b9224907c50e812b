//! `/stop`: everything, at once.

use serde_json::json;
use store::TenantTx;

use super::Asking;
use crate::app::App;
use crate::app::AppError;
use crate::app::kinds;

pub(super) async fn answer(app: &App, tx: &mut TenantTx, asking: &Asking) -> Result<(), AppError> {
    let stopped = app.stop_everything(tx, asking.user).await?;
    tx.enqueue(&asking.message(kinds::STOPPED, json!(stopped)), asking.now).await?;
    Ok(())
}
