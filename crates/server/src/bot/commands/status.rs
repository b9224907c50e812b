//! `/status`: shows the next stories, the library and the connections.

use store::TenantTx;

use crate::app::{App, AppError};
use crate::bot::asking::Asking;

pub(super) async fn answer(app: &App, tx: &mut TenantTx, asking: &Asking) -> Result<(), AppError> {
    app.status_message(tx).await?.send(tx, asking.now).await?;
    Ok(())
}
