//! Sends messages: "about to send" is written down first. An unclear answer settles for half a minute and is sent
//! again, marked so.

use std::sync::Arc;

use domain::ids::Tenant;
use domain::post::backoff;
use jiff::{SignedDuration, Timestamp};
use providers::Certainty;
use providers::telegram::{Message, Photo, PhotoSource, Sent, TelegramError};
use store::lease::{Lease, OutboxKey};
use store::outbox::OutboxRow;

use super::runner;
use crate::app::App;
use crate::app::outcome::UseError;
use crate::app::voice::{Occasion, Spoken, Voice};
use crate::app::wake::Work;

/// Chats of this replica sent to at once.
const PERMITS: usize = 16;
/// How long an unclear send settles before it is sent again.
const SETTLE: SignedDuration = SignedDuration::from_secs(30);
/// Attempts before a message is given up.
const MOST_ATTEMPTS: i32 = 20;

pub(super) async fn run(app: Arc<App>, voice: Arc<dyn Voice>) {
    let claim = |app: Arc<App>, now, most| async move { app.store.claim_outbox(now, most, app.lease).await };
    let step = move |app: Arc<App>, lease| {
        let voice = voice.clone();
        async move { send(&app, &*voice, lease).await }
    };
    runner::run(app, Work::Outbox, PERMITS, claim, step).await;
}

async fn send(app: &App, voice: &dyn Voice, lease: Lease<OutboxKey>) -> Result<(), UseError> {
    let now = app.clock.now();
    let mut tx = app.store.begin(lease.key.tenant).await?;
    let row = tx.about_to_send(&lease).await?;
    if row.maybe_sent {
        // A send was written down and never settled: it may have arrived, so it is let settle, then marked.
        let due_at = now + SETTLE;
        tx.send_later(&lease, due_at, true, "a send was cut short").await?;
        tx.commit().await?;
        app.wake.set_alarm(Work::Outbox, due_at);
        return Ok(());
    }
    let zone = tx.settings().await?.schedule.zone;
    tx.commit().await?;
    let occasion = Occasion { kind: &row.kind, payload: &row.payload, again: row.again, zone: &zone, now };
    let Some(spoken) = voice.say(&occasion) else {
        return refuse(app, &lease, "no words for this message").await;
    };
    if !lease.may_act() {
        return Ok(());
    }
    match deliver(app, &lease, &row, spoken).await? {
        Ok(sent) => arrived(app, &lease, &row, &sent).await,
        Err(error) => not_arrived(app, &lease, &row, &error).await,
    }
}

/// Sends text, or the post's picture with text; a picture that was sent before is not uploaded again.
async fn deliver(
    app: &App,
    lease: &Lease<OutboxKey>,
    row: &OutboxRow,
    spoken: Spoken,
) -> Result<Result<Sent, TelegramError>, UseError> {
    let chat_id = lease.key.telegram_chat_id;
    let picture = if spoken.with_picture { picture(app, lease.key.tenant, row).await? } else { None };
    Ok(match picture {
        Some(source) => {
            let photo = Photo {
                chat_id,
                thread_id: None,
                source,
                caption_html: spoken.html,
                keyboard: spoken.keyboard,
                silent: spoken.silent,
            };
            app.telegram.send_photo(&photo).await
        }
        None => {
            let message = Message {
                chat_id,
                thread_id: None,
                html: spoken.html,
                keyboard: spoken.keyboard,
                silent: spoken.silent,
                reply_to: None,
                force_reply: false,
            };
            app.telegram.send_message(&message).await
        }
    })
}

fn picture_hash(row: &OutboxRow) -> Option<[u8; 32]> {
    hex::decode(row.payload["picture"].as_str()?).ok()?.try_into().ok()
}

async fn picture(app: &App, tenant: Tenant, row: &OutboxRow) -> Result<Option<PhotoSource>, UseError> {
    let Some(sha256) = picture_hash(row) else { return Ok(None) };
    let mut tx = app.store.begin(tenant).await?;
    let Some(blob) = tx.blob(&sha256).await? else { return Ok(None) };
    let source = match blob.telegram_file_id {
        Some(file_id) => PhotoSource::FileId(file_id),
        None => {
            let length = usize::try_from(blob.bytes).unwrap_or(0);
            PhotoSource::Jpeg(tx.read_blob(&sha256, 0, length).await?)
        }
    };
    tx.commit().await?;
    Ok(Some(source))
}

async fn arrived(app: &App, lease: &Lease<OutboxKey>, row: &OutboxRow, sent: &Sent) -> Result<(), UseError> {
    let mut tx = app.store.begin(lease.key.tenant).await?;
    tx.sent(lease, sent.message_id, app.clock.now()).await?;
    if let (Some(sha256), Some(file_id)) = (picture_hash(row), &sent.photo_file_id) {
        tx.note_telegram_file(&sha256, file_id).await?;
    }
    tx.commit().await?;
    metrics::counter!("storyline_messages_sent_total").increment(1);
    Ok(())
}

async fn not_arrived(
    app: &App,
    lease: &Lease<OutboxKey>,
    row: &OutboxRow,
    error: &TelegramError,
) -> Result<(), UseError> {
    let now = app.clock.now();
    if row.attempts >= MOST_ATTEMPTS {
        return refuse(app, lease, &error.to_string()).await;
    }
    let wait = match error {
        TelegramError::RetryAfter(after) => SignedDuration::try_from(*after).unwrap_or(SETTLE),
        TelegramError::Forbidden(_) | TelegramError::BadRequest(_) | TelegramError::NotFound(_) => {
            tracing::warn!(%error, kind = row.kind, "a message was refused for good");
            return refuse(app, lease, &error.to_string()).await;
        }
        _ if error.certainty() == Certainty::Unclear => SETTLE,
        _ => backoff(
            row.attempts.unsigned_abs() + 1,
            SignedDuration::from_secs(2),
            SignedDuration::from_mins(10),
        ),
    };
    later(app, lease, now + wait, error).await
}

async fn later(
    app: &App,
    lease: &Lease<OutboxKey>,
    due_at: Timestamp,
    error: &TelegramError,
) -> Result<(), UseError> {
    let unclear = error.certainty() == Certainty::Unclear;
    let mut tx = app.store.begin(lease.key.tenant).await?;
    tx.send_later(lease, due_at, unclear, &error.to_string()).await?;
    tx.commit().await?;
    app.wake.set_alarm(Work::Outbox, due_at);
    Ok(())
}

async fn refuse(app: &App, lease: &Lease<OutboxKey>, why: &str) -> Result<(), UseError> {
    metrics::counter!("storyline_messages_refused_total").increment(1);
    let mut tx = app.store.begin(lease.key.tenant).await?;
    tx.refused(lease, why, app.clock.now()).await?;
    Ok(tx.commit().await?)
}
