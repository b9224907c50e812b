//! `/resume`: ends a pause or a stop.

use store::TenantTx;

use crate::app::stories::pause::Resumed;
use crate::app::{App, AppError};
use crate::bot::asking::Asking;
use crate::messages::{Message, Pause};

pub(super) async fn answer(app: &App, tx: &mut TenantTx, asking: &Asking) -> Result<(), AppError> {
    let resumed = app.resume(tx, Some(asking.user)).await?;
    asking.answer(tx, Message::Pause(shown(resumed))).await
}

/// Returns the message to show after resuming.
pub(in crate::bot) fn shown(resumed: Resumed) -> Pause {
    match resumed {
        Resumed::GoingOn(next) => Pause::Resumed { next, at_its_end: false },
        Resumed::WasGoingOn => Pause::WasNotPaused,
        Resumed::NotLive => Pause::NotLive,
    }
}
