//! `/queue`: lists the upcoming stories.

use store::TenantTx;

use crate::app::{App, AppError};
use crate::bot::asking::Asking;

pub(super) async fn answer(app: &App, tx: &mut TenantTx, asking: &Asking) -> Result<(), AppError> {
    app.queue_message(tx).await?.send(tx, asking.now).await?;
    Ok(())
}
