//! Sends messages and edits. Each message is first marked as being sent. After an unclear result, waits half
//! a minute and sends it again with a note; an edit can simply be repeated.

mod deliver;
mod pace;

use std::sync::Arc;

use domain::ids::PostId;
use domain::post::backoff;
use jiff::{SignedDuration, Timestamp};
use providers::Certainty;
use providers::telegram::{Remedy, Sent, TelegramError};
use store::TenantTx;
use store::lease::{Lease, OutboxKey};
use store::outbox::OutboxRow;

use self::pace::{Pace, not_yet};
use super::renewal::renewed;
use super::runner;
use super::unreadable::{hand_back_message, is_newer};
use crate::app::people::chat_life::CLOSED;
use crate::app::setup::wizard::{Listing, WizardView};
use crate::app::stories::post_message::picture_shown;
use crate::app::{App, AppError};
use crate::i18n::{Language, Words};
use crate::messages::{Context, Message, Rendered};
use crate::runtime::failpoint::Point;
use crate::runtime::metrics;
use crate::runtime::notify::Work;
use crate::runtime::rates::Rates;

/// Maximum number of chats that this replica sends to at once.
const PERMITS: usize = 16;
/// How long to wait after an unclear send before sending again.
const SETTLE: SignedDuration = SignedDuration::from_secs(30);
/// Longest wait between attempts.
const LONGEST_WAIT: SignedDuration = SignedDuration::from_mins(10);
/// Number of attempts before a message is dropped: about a day if Telegram does not respond.
const MOST_ATTEMPTS: i32 = 150;

pub(super) async fn run(app: Arc<App>) {
    let pace = Arc::new(Pace::default());
    let claim = move |app: Arc<App>, now, most| {
        let pace = pace.clone();
        async move { pace.claim(&app, now, most).await }
    };
    runner::run(app, Work::Outbox, PERMITS, claim, step).await;
}

async fn step(app: Arc<App>, lease: Lease<OutboxKey>) -> Result<(), AppError> {
    match renewed(&app, &lease, send(&app, lease.clone())).await {
        Err(error) if is_newer(&error) => hand_back_message(&app, &lease, &error).await,
        done => done,
    }
}

async fn send(app: &App, lease: Lease<OutboxKey>) -> Result<(), AppError> {
    let now = app.clock.now();
    if let Some(at) = app.rates.room_in_chat(&app.store, &lease.key, now).await? {
        return Ok(not_yet(app, &lease, at).await?);
    }
    let mut tx = app.store.begin(lease.key.tenant).await?;
    let settings = tx.settings().await?;
    if settings.is_closed(lease.key.telegram_chat_id) {
        drop(tx);
        return refuse(app, &lease, CLOSED).await;
    }
    let row = tx.about_to_send(&lease, settings.language_code.as_deref()).await?;
    if row.maybe_sent && row.edits.is_none() {
        // An earlier send was started and never completed. It may have arrived: wait, then send again with a
        // note.
        tx.send_later(&lease, now + SETTLE, true, "a send was cut short").await?;
        tx.commit().await?;
        app.notifier.wake_at(Work::Outbox, now + SETTLE);
        return Ok(());
    }
    let message = Message::read(&row.kind, &row.payload)?;
    let is_wizard = message == Message::Wizard;
    let wizard = if is_wizard { app.wizard_view(&mut tx, now).await? } else { None };
    let (mut tx, wizard) = look_into_drive(app, tx, wizard).await?;
    let zone = settings.schedule.zone;
    let post = match row.post {
        Some(post) => tx.post_view(post).await?,
        None => None,
    };
    let words = Words::in_language(Language::for_code(row.language_code.as_deref()));
    let cx = Context {
        words,
        post: post.as_ref(),
        wizard: None,
        again: row.again,
        lifecycle: settings.lifecycle,
        dry_run: settings.dry_run,
        zone: &zone,
        now,
    };
    let step = wizard.as_ref().map(|view| view.render(&cx));
    let Some(rendered) = message.render(&Context { wizard: step.as_ref(), ..cx }) else {
        drop(tx);
        return refuse(app, &lease, "what it is about no longer exists").await;
    };
    let keyboard = deliver::keyboard(&mut tx, &rendered, now).await?;
    app.commit(Point::Sending, tx).await?;
    if !lease.may_act() {
        return Ok(());
    }
    match app.at(Point::Send, deliver::deliver(app, &lease, &row, &rendered, keyboard)).await? {
        Ok(sent) => {
            let shown = Shown { message: &message, rendered: &rendered, wizard: wizard.as_ref() };
            arrived(app, &lease, &row, &shown, &sent).await
        }
        Err(error) => not_arrived(app, &lease, &row, &error, now).await,
    }
}

/// Lists the Drive folders for a step that shows them. No transaction is open during the call.
async fn look_into_drive(
    app: &App,
    tx: TenantTx,
    wizard: Option<WizardView>,
) -> Result<(TenantTx, Option<WizardView>), AppError> {
    let Some(mut view) = wizard else { return Ok((tx, None)) };
    let Listing::Ask(folder) = &view.listing else { return Ok((tx, Some(view))) };
    let tenant = tx.tenant();
    tx.commit().await?;
    view.listing = app.list_folders(tenant, folder).await;
    Ok((app.store.begin(tenant).await?, Some(view)))
}

/// What a message showed when it was sent.
struct Shown<'a> {
    message: &'a Message,
    rendered: &'a Rendered,
    wizard: Option<&'a WizardView>,
}

/// Records that the message was sent. The same commit records what its post waits for now.
async fn arrived(
    app: &App,
    lease: &Lease<OutboxKey>,
    row: &OutboxRow,
    shown: &Shown<'_>,
    sent: &Sent,
) -> Result<(), AppError> {
    let now = app.clock.now();
    let mut tx = app.store.begin(lease.key.tenant).await?;
    tx.sent(lease, sent.message_id, now).await?;
    if let (Some(picture), Some(file_id)) =
        (shown.rendered.picture.filter(|picture| !picture.as_file), &sent.photo_file_id)
    {
        tx.record_telegram_file(&picture.sha256, file_id).await?;
    }
    let chat = lease.key.telegram_chat_id;
    if row.edits.is_none() {
        record_shown(app, &mut tx, row.post, (chat, sent.message_id), shown, now).await?;
    }
    app.commit(Point::Sent, tx).await?;
    metrics::message_sent();
    Ok(())
}

/// Records which message shows a post, a picture or the set-up, after it was sent.
async fn record_shown(
    app: &App,
    tx: &mut TenantTx,
    post: Option<PostId>,
    at: (i64, i64),
    shown: &Shown<'_>,
    now: Timestamp,
) -> Result<(), AppError> {
    if let Some((post, state)) = post.zip(shown.message.asks_in_state()) {
        tx.shown_to_people(post, at.0, at.1, state, now).await?;
    }
    if let Message::Picture(picture) = shown.message {
        picture_shown(tx, at, picture.shown, now).await?;
    }
    if let (Some(post), Message::IsItLive) = (post, shown.message) {
        tx.question_shown(post, at).await?;
    }
    if *shown.message == Message::Wizard {
        app.wizard_arrived(tx, at.1, shown.wizard, now).await?;
    }
    Ok(())
}

async fn not_arrived(
    app: &App,
    lease: &Lease<OutboxKey>,
    row: &OutboxRow,
    error: &TelegramError,
    began: Timestamp,
) -> Result<(), AppError> {
    let now = app.clock.now();
    if error.remedy() == Remedy::ChatLost {
        return chat_lost(app, lease, error, began).await;
    }
    if row.attempts >= MOST_ATTEMPTS {
        return refuse(app, lease, &error.to_string()).await;
    }
    let wait = match error {
        TelegramError::RetryAfter(after) => {
            let wait = SignedDuration::try_from(*after).unwrap_or(SETTLE);
            Rates::hold_until(&app.store, now + wait).await?;
            wait
        }
        TelegramError::Migrated { to } => return moved(app, lease, row, *to, error).await,
        TelegramError::BadRequest(_) | TelegramError::NotFound(_) => {
            tracing::warn!(%error, kind = row.kind, "Telegram rejected a message permanently");
            return refuse(app, lease, &error.to_string()).await;
        }
        _ => {
            let unclear = error.certainty() == Certainty::Unclear;
            let first = if unclear { SETTLE } else { SignedDuration::from_secs(2) };
            backoff(row.attempts.unsigned_abs() + 1, first, LONGEST_WAIT)
        }
    };
    later(app, lease, row, now + wait, error).await
}

async fn later(
    app: &App,
    lease: &Lease<OutboxKey>,
    row: &OutboxRow,
    due_at: Timestamp,
    error: &TelegramError,
) -> Result<(), AppError> {
    let unclear = error.certainty() == Certainty::Unclear && row.edits.is_none();
    let mut tx = app.store.begin(lease.key.tenant).await?;
    tx.send_later(lease, due_at, unclear, &error.to_string()).await?;
    tx.commit().await?;
    app.notifier.wake_at(Work::Outbox, due_at);
    Ok(())
}

/// Drops the message because the chat is closed. If it is the tenant's own chat, detaches the tenant until it
/// reopens.
async fn chat_lost(
    app: &App,
    lease: &Lease<OutboxKey>,
    error: &TelegramError,
    began: Timestamp,
) -> Result<(), AppError> {
    let chat = lease.key.telegram_chat_id;
    let mut tx = app.store.begin(lease.key.tenant).await?;
    tx.refused(lease, &error.to_string(), app.clock.now()).await?;
    if tx.settings().await?.telegram_chat_id == chat {
        app.detach(&mut tx, began).await?;
    } else {
        tx.refuse_messages(chat, CLOSED, app.clock.now()).await?;
    }
    Ok(tx.commit().await?)
}

/// Moves the tenant and the message of a group to the group's new id. An edit is dropped, because the new
/// chat does not have the message to edit.
async fn moved(
    app: &App,
    lease: &Lease<OutboxKey>,
    row: &OutboxRow,
    to: i64,
    error: &TelegramError,
) -> Result<(), AppError> {
    let now = app.clock.now();
    if row.edits.is_some() {
        refuse(app, lease, &error.to_string()).await?;
    } else {
        later(app, lease, row, now, error).await?;
    }
    app.follow_chat(Some(lease.key.tenant), lease.key.telegram_chat_id, to).await
}

async fn refuse(app: &App, lease: &Lease<OutboxKey>, why: &str) -> Result<(), AppError> {
    metrics::message_refused();
    let mut tx = app.store.begin(lease.key.tenant).await?;
    tx.refused(lease, why, app.clock.now()).await?;
    Ok(tx.commit().await?)
}
