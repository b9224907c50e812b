//! `/settings`: shows the current settings, with buttons to change them.

use store::TenantTx;

use crate::app::{App, AppError};
use crate::bot::asking::Asking;

pub(super) async fn answer(app: &App, tx: &mut TenantTx, asking: &Asking) -> Result<(), AppError> {
    app.settings_message(tx).await?.send(tx, asking.now).await?;
    Ok(())
}
