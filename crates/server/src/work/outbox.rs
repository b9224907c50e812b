//! Sends messages and edits: "about to send" is written down first. An unclear send settles for half a minute and is
//! sent again, marked so; an edit may simply be repeated.

mod deliver;

use std::sync::Arc;

use domain::post::{PostState, backoff};
use jiff::{SignedDuration, Timestamp};
use providers::Certainty;
use providers::telegram::{Sent, TelegramError};
use store::lease::{Lease, OutboxKey};
use store::outbox::OutboxRow;

use super::runner;
use crate::app::App;
use crate::app::outcome::UseError;
use crate::app::voice::{Occasion, Spoken, Voice, kinds};
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
    if row.maybe_sent && row.edits.is_none() {
        // A send was written down and never settled: it may have arrived, so it is let settle, then marked.
        tx.send_later(&lease, now + SETTLE, true, "a send was cut short").await?;
        tx.commit().await?;
        app.wake.set_alarm(Work::Outbox, now + SETTLE);
        return Ok(());
    }
    let zone = tx.settings().await?.schedule.zone;
    let post = match row.post {
        Some(post) => tx.post_view(post).await?,
        None => None,
    };
    let occasion = Occasion {
        kind: &row.kind,
        payload: &row.payload,
        post: post.as_ref(),
        again: row.again,
        zone: &zone,
        now,
    };
    let Some(spoken) = voice.say(&occasion) else {
        drop(tx);
        return refuse(app, &lease, "no words for this message").await;
    };
    let keyboard = deliver::keyboard(&mut tx, &spoken, now).await?;
    tx.commit().await?;
    if !lease.may_act() {
        return Ok(());
    }
    match deliver::deliver(app, &lease, &row, &spoken, keyboard).await? {
        Ok(sent) => arrived(app, &lease, &row, &spoken, &sent).await,
        Err(error) => not_arrived(app, &lease, &row, &error).await,
    }
}

/// It is in the chat: what it shows now waits for its people, in the same commit.
async fn arrived(
    app: &App,
    lease: &Lease<OutboxKey>,
    row: &OutboxRow,
    spoken: &Spoken,
    sent: &Sent,
) -> Result<(), UseError> {
    let now = app.clock.now();
    let mut tx = app.store.begin(lease.key.tenant).await?;
    tx.sent(lease, sent.message_id, now).await?;
    if let (Some(picture), Some(file_id)) =
        (spoken.picture.filter(|picture| !picture.as_file), &sent.photo_file_id)
    {
        tx.note_telegram_file(&picture.sha256, file_id).await?;
    }
    let chat = lease.key.telegram_chat_id;
    match (row.kind.as_str(), row.post) {
        (kinds::OFFER, Some(post)) if row.edits.is_none() => {
            tx.shown_to_people(post, chat, sent.message_id, PostState::AwaitingReview, now).await?;
        }
        (kinds::HAND_OFF, Some(post)) if row.edits.is_none() => {
            tx.shown_to_people(post, chat, sent.message_id, PostState::AwaitingHand, now).await?;
        }
        (kinds::WIZARD, _) if row.edits.is_none() => tx.wizard_shown_in(sent.message_id).await?,
        _ => {}
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
    later(app, lease, row, now + wait, error).await
}

async fn later(
    app: &App,
    lease: &Lease<OutboxKey>,
    row: &OutboxRow,
    due_at: Timestamp,
    error: &TelegramError,
) -> Result<(), UseError> {
    let unclear = error.certainty() == Certainty::Unclear && row.edits.is_none();
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
