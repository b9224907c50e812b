//! `/help`: explains the bot on one screen.

use store::TenantTx;

use crate::app::AppError;
use crate::bot::asking::Asking;
use crate::messages::Message;

pub(super) async fn answer(tx: &mut TenantTx, asking: &Asking) -> Result<(), AppError> {
    asking.answer(tx, Message::Help).await
}
