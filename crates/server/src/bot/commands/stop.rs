//! `/stop`: everything, at once.

use serde_json::json;
use store::TenantTx;

use super::Asking;
use crate::app::App;
use crate::app::outcome::UseError;
use crate::app::voice::kinds;

pub(super) async fn answer(app: &App, tx: &mut TenantTx, asking: &Asking) -> Result<(), UseError> {
    let stopped = app.stop_everything(tx, asking.user).await?;
    tx.enqueue(&asking.message(kinds::STOPPED, json!(stopped)), asking.now).await?;
    Ok(())
}
