//! `/pause`: asks for how long.

use serde_json::json;
use store::TenantTx;
use store::settings::Lifecycle;

use crate::app::{AppError, kinds};
use crate::bot::asking::Asking;

pub(super) async fn answer(tx: &mut TenantTx, asking: &Asking) -> Result<(), AppError> {
    let lifecycle = tx.settings().await?.lifecycle;
    let pause = tx.pause_in_force().await?;
    let payload = match (lifecycle, pause) {
        (_, Some(pause)) => json!({ "paused": true, "until": pause.until, "by": pause.by }),
        (Lifecycle::Active | Lifecycle::WaitingFirstPicture, None) => json!({ "ask": true }),
        _ => json!({ "not_live": true }),
    };
    tx.enqueue(&asking.message(kinds::PAUSE, payload), asking.now).await?;
    Ok(())
}
