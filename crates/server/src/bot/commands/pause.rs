//! `/pause`: asks for the length of the pause.

use store::TenantTx;
use store::settings::Lifecycle;

use crate::app::AppError;
use crate::bot::asking::Asking;
use crate::messages::{Message, Pause};

pub(super) async fn answer(tx: &mut TenantTx, asking: &Asking) -> Result<(), AppError> {
    let lifecycle = tx.settings().await?.lifecycle;
    let pause = match (lifecycle, tx.pause_in_force().await?) {
        (_, Some(pause)) => Pause::InForce { until: pause.until, by: pause.by },
        (Lifecycle::Active | Lifecycle::WaitingFirstPicture, None) => Pause::Ask,
        (Lifecycle::Onboarding | Lifecycle::Paused | Lifecycle::Detached | Lifecycle::Deleted, None) => {
            Pause::NotLive
        }
    };
    asking.answer(tx, Message::Pause(pause)).await
}
