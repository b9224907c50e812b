//! `/next`: posts the next picture now. In automatic mode it is posted as soon as it can no longer be undone,
//! otherwise it is offered at once.

use domain::post::DeliveryMode;
use store::TenantTx;

use crate::app::stories::queue::{Asked, library_empty};
use crate::app::{App, AppError};
use crate::bot::asking::Asking;
use crate::messages::{Message, Next, NotNow};

pub(super) async fn answer(app: &App, tx: &mut TenantTx, asking: &Asking) -> Result<(), AppError> {
    let refused = |why| Message::Next(Next::Refused { why }).to(asking.chat);
    let message = match app.ask_now(tx, asking.user).await? {
        Asked::Coming(post, mode) => {
            let automatic = mode == DeliveryMode::Automatic;
            let next = Next::Requested { post: Some(post), automatic, taken_back: None };
            Message::Next(next).to(asking.chat).about(post)
        }
        Asked::NoPicture => library_empty(tx).await?.to(asking.chat),
        Asked::Paused => refused(NotNow::Paused),
        Asked::NotLive => refused(NotNow::NotLive),
    };
    message.send(tx, asking.now).await?;
    Ok(())
}
