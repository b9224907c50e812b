//! `/help`: what the bot does, on one screen.

use serde_json::json;
use store::TenantTx;

use crate::app::AppError;
use crate::bot::asking::Asking;

pub(super) async fn answer(tx: &mut TenantTx, asking: &Asking) -> Result<(), AppError> {
    tx.enqueue(&asking.message("help", json!({})), asking.now).await?;
    Ok(())
}
