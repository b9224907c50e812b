//! Ends a dry run after one day: pauses stories and asks the chat what to do next.

use store::lease::{ChoreKey, Lease};

use super::done::done;
use crate::app::stories::dry_run::{DAY, Over};
use crate::app::{App, AppError};
use crate::messages::Message;
use crate::runtime::notify::Work;

pub(super) async fn run(app: &App, lease: &Lease<ChoreKey>) -> Result<(), AppError> {
    let now = app.clock.now();
    let mut tx = app.store.begin(lease.key.tenant).await?;
    let over = app.dry_run_is_over(&mut tx).await?;
    if over == Over::Ask {
        let chat = tx.settings().await?.telegram_chat_id;
        Message::PracticeOver.to(chat).send(&mut tx, now).await?;
    }
    let again = (over == Over::LookTomorrow).then_some(now + DAY);
    done(app, tx, lease, now, again).await?;
    app.notifier.notify(Work::Outbox);
    Ok(())
}
