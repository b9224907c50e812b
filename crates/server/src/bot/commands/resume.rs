//! `/resume`: goes on after a pause or a stop.

use serde_json::{Value, json};
use store::TenantTx;

use crate::app::stories::pause::Resumed;
use crate::app::{App, AppError, kinds};
use crate::bot::asking::Asking;

pub(super) async fn answer(app: &App, tx: &mut TenantTx, asking: &Asking) -> Result<(), AppError> {
    let resumed = app.resume(tx, Some(asking.user)).await?;
    tx.enqueue(&asking.message(kinds::PAUSE, told(resumed)), asking.now).await?;
    Ok(())
}

/// What the words about a resumption need.
pub(in crate::bot) fn told(resumed: Resumed) -> Value {
    match resumed {
        Resumed::GoingOn(next) => json!({ "going_on": true, "next": next }),
        Resumed::WasGoingOn => json!({ "was_going_on": true }),
        Resumed::NotLive => json!({ "not_live": true }),
    }
}
