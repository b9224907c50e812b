//! A day of practice is over: its people are asked what comes next.

use serde_json::Value;
use store::lease::{ChoreKey, Lease};
use store::outbox::Outgoing;

use crate::app::App;
use crate::app::outcome::UseError;
use crate::app::voice::kinds;
use crate::app::wake::Work;

pub(super) async fn run(app: &App, lease: &Lease<ChoreKey>) -> Result<(), UseError> {
    let now = app.clock.now();
    let mut tx = app.store.begin(lease.key.tenant).await?;
    if app.practice_is_over(&mut tx).await? {
        let chat = tx.settings().await?.telegram_chat_id;
        let message =
            Outgoing { telegram_chat_id: chat, kind: kinds::PRACTICE_OVER, post: None, payload: Value::Null };
        tx.enqueue(&message, now).await?;
    }
    super::done(app, tx, lease, now, None).await?;
    app.wake.ring(Work::Outbox);
    Ok(())
}
