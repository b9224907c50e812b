//! Sends messages and edits. Each message is first marked as being sent. After an unclear result, waits half
//! a minute and sends it again with a note; an edit can simply be repeated.

mod deliver;
mod pace;
mod refused;

use std::panic::AssertUnwindSafe;
use std::sync::Arc;

use domain::ids::PostId;
use futures_util::FutureExt as _;
use jiff::Timestamp;
use providers::telegram::Sent;
use store::lease::{Lease, OutboxKey};
use store::outbox::OutboxRow;
use store::{StoreError, TenantTx};

use self::pace::{Pace, not_yet};
use self::refused::{SETTLE, Shown};
use super::renewal::renewed;
use super::runner;
use super::unreadable::{hand_back_message, is_newer};
use crate::app::chore::Chore;
use crate::app::people::chat_life::CLOSED;
use crate::app::setup::wizard::{Listing, WizardView};
use crate::app::stories::post_message::picture_shown;
use crate::app::{App, AppError};
use crate::i18n::{Language, Words};
use crate::messages::{Context, Message, PictureComing};
use crate::runtime::failpoint::Point;
use crate::runtime::metrics;
use crate::runtime::notify::Work;

/// Maximum number of chats that this replica sends to at once.
const PERMITS: usize = 16;

pub(super) async fn run(app: Arc<App>) {
    let pace = Arc::new(Pace::default());
    let claim = move |app: Arc<App>, now, most| {
        let pace = pace.clone();
        async move { pace.claim(&app, now, most).await }
    };
    runner::run(app, Work::Outbox, PERMITS, claim, step).await;
}

async fn step(app: Arc<App>, lease: Lease<OutboxKey>) -> Result<(), AppError> {
    let sending = renewed(&app, &lease, send(&app, lease.clone()));
    let sent = AssertUnwindSafe(sending).catch_unwind().await;
    match sent.unwrap_or(Err(AppError::NotReady("writing a message panicked"))) {
        Err(error) if is_newer(&error) => hand_back_message(&app, &lease, &error).await,
        Err(AppError::Store(StoreError::LeaseLost)) => Err(StoreError::LeaseLost.into()),
        Err(error) => refused::unwritten(&app, &lease, &error).await,
        Ok(()) => Ok(()),
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
        return refused::give_up(app, &lease, CLOSED).await;
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
        return refused::give_up(app, &lease, "what it is about no longer exists").await;
    };
    let keyboard = deliver::keyboard(&mut tx, &rendered, now).await?;
    app.commit(Point::Sending, tx).await?;
    if !lease.may_act() {
        return Ok(());
    }
    let brings_picture = message.brings_picture();
    let to_send = deliver::deliver(app, &lease, &row, &rendered, keyboard.clone(), brings_picture);
    let mut sent = app.at(Point::Send, to_send).await?;
    let missing = sent.as_ref().err().and_then(refused::missing_right);
    if let Err(error) = &sent
        && refused::helps_without_picture(&row, &rendered, error)
        && lease.may_act()
    {
        let rendered = rendered.without_picture(words, refused::link(app, lease.key.tenant, row.post, now));
        let keyboard = deliver::with_links(keyboard, &rendered);
        sent = deliver::deliver(app, &lease, &row, &rendered, keyboard, false).await?;
    }
    if let Some(right) = missing {
        refused::tell_missing(app, &lease, right).await?;
    }
    let shown =
        Shown { message: &message, rendered: &rendered, wizard: wizard.as_ref(), post: post.as_ref() };
    match sent {
        Ok(sent) => arrived(app, &lease, &row, &shown, &sent).await,
        Err(error) => refused::not_arrived(app, &lease, &row, &shown, &error, now).await,
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

/// Records that the message was sent, and in the same commit what its post now waits for.
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
    if row.edits.is_none() || shown.message.brings_picture() {
        record_shown(app, &mut tx, row.post, (chat, sent.message_id), shown, now).await?;
    }
    app.commit(Point::Sent, tx).await?;
    if matches!(shown.message, Message::PictureComing(_)) {
        app.notifier.notify(Work::Chores);
    }
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
    if let Message::Picture(picture) | Message::PictureHere(picture) = shown.message {
        picture_shown(tx, at, picture.shown, post, now).await?;
    }
    if let Message::PictureComing(PictureComing::Fetching { reply_to }) = shown.message {
        Chore::fetch_now(tx, (at.0, *reply_to), now).await?;
    }
    if let (Some(post), Message::IsItLive) = (post, shown.message) {
        tx.question_shown(post, at).await?;
    }
    if *shown.message == Message::Wizard {
        app.wizard_arrived(tx, at.1, shown.wizard, now).await?;
    }
    Ok(())
}
