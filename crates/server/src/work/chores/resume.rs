//! Ends a pause at its set time.

use store::lease::{ChoreKey, Lease};

use super::done::done;
use crate::app::stories::pause::Resumed;
use crate::app::{App, AppError};
use crate::messages::{Message, Pause};
use crate::runtime::notify::Work;

pub(super) async fn run(app: &App, lease: &Lease<ChoreKey>) -> Result<(), AppError> {
    let now = app.clock.now();
    let mut tx = app.store.begin(lease.key.tenant).await?;
    let pause = tx.pause_in_force().await?;
    let Some(until) = pause.and_then(|pause| pause.until) else {
        return done(app, tx, lease, now, None).await;
    };
    if until > now {
        return done(app, tx, lease, now, Some(until)).await;
    }
    if let Resumed::GoingOn(next) = app.resume(&mut tx, None).await? {
        let chat = tx.settings().await?.telegram_chat_id;
        let resumed = Pause::Resumed { next, at_its_end: true };
        Message::Pause(resumed).to(chat).send(&mut tx, now).await?;
    }
    done(app, tx, lease, now, None).await?;
    app.notifier.notify(Work::Outbox);
    app.notifier.notify(Work::Plan);
    Ok(())
}
