//! `/stop`: stops everything at once.

use store::TenantTx;

use crate::app::{App, AppError};
use crate::bot::asking::Asking;
use crate::messages::Message;

pub(super) async fn answer(app: &App, tx: &mut TenantTx, asking: &Asking) -> Result<(), AppError> {
    let stopped = app.stop_everything(tx, asking.user).await?;
    asking.answer(tx, Message::Stopped(stopped)).await
}
