//! `/help`: what the bot does, on one screen.

use serde_json::json;
use store::TenantTx;

use super::Asking;
use crate::app::AppError;

pub(super) async fn answer(tx: &mut TenantTx, asking: &Asking) -> Result<(), AppError> {
    tx.enqueue(&asking.message("help", json!({})), asking.now).await?;
    Ok(())
}
