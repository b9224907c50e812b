//! Decides what follows when Telegram does not take a message: nothing is final on one answer. A message that is refused is
//! set aside and retried until its deadline, while its chat continues.

use domain::ids::{PostId, Tenant};
use domain::post::{PostState, backoff};
use domain::role::Role;
use jiff::{SignedDuration, Timestamp};
use providers::Certainty;
use providers::telegram::{self, Remedy, TelegramError};
use store::lease::{Lease, OutboxKey};
use store::outbox::OutboxRow;
use store::post_view::{PostView, Standing};
use store::rates::Rate;
use store::{StoreError, TenantTx};
use url::Url;

use crate::app::people::chat_life::CLOSED;
use crate::app::people::members::is_group;
use crate::app::setup::wizard::WizardView;
use crate::app::{App, AppError};
use crate::messages::{Message, Rendered, Right, RightMissing};
use crate::runtime::metrics;
use crate::runtime::notify::Work;
use crate::runtime::rates::Rates;

/// How long to wait after an unclear send before sending again.
pub(super) const SETTLE: SignedDuration = SignedDuration::from_secs(30);
/// How long a message is retried, unless it has a deadline of its own.
const DAY: SignedDuration = SignedDuration::from_hours(24);
/// First and longest wait after a failure that concerns all chats.
const FIRST_WAIT: SignedDuration = SignedDuration::from_secs(2);
const LONGEST_WAIT: SignedDuration = SignedDuration::from_mins(10);
/// First and longest wait after a refusal.
const FIRST_ASIDE: SignedDuration = SignedDuration::from_secs(10);
const LONGEST_ASIDE: SignedDuration = SignedDuration::from_hours(1);
/// A closed chat is believed after a second answer, this long after the first.
const CONFIRM: SignedDuration = SignedDuration::from_mins(1);
/// A missing permission is told at most once in this period.
const ONCE: Rate = Rate { every: SignedDuration::from_hours(24), burst: 1 };

/// What a message showed when it was sent.
pub(super) struct Shown<'a> {
    pub(super) message: &'a Message,
    pub(super) rendered: &'a Rendered,
    pub(super) wizard: Option<&'a WizardView>,
    pub(super) post: Option<&'a PostView>,
}

/// Handles a message that was not sent, or not surely.
pub(super) async fn not_arrived(
    app: &App,
    lease: &Lease<OutboxKey>,
    row: &OutboxRow,
    shown: &Shown<'_>,
    error: &TelegramError,
    began: Timestamp,
) -> Result<(), AppError> {
    let (now, remedy) = (app.clock.now(), error.remedy());
    metrics::telegram_refused(remedy);
    let until = deadline(row, shown.post);
    let growing = |first, most| backoff(row.attempts.unsigned_abs() + 1, first, most);
    let (wait, in_order) = match remedy {
        Remedy::ChatLost if row.closed_since.is_some_and(|since| since + CONFIRM <= now) => {
            return chat_lost(app, lease, error, began).await;
        }
        Remedy::ChatLost => return seems_closed(app, lease, error).await,
        Remedy::ChatMoved => return moved(app, lease, row, error).await,
        Remedy::MessageGone if row.edits.is_some() => return gone(app, lease, row, shown).await,
        Remedy::SlowDown => {
            let wait = wait_of(error);
            Rates::hold_until(&app.store, lease.key.telegram_chat_id, now + wait, now).await?;
            (wait, true)
        }
        Remedy::RightMissing(_)
        | Remedy::MessageGone
        | Remedy::OtherPart
        | Remedy::FileLost
        | Remedy::FileTooLarge
        | Remedy::Refused => (growing(FIRST_ASIDE, LONGEST_ASIDE), false),
        Remedy::AppBroken | Remedy::Outage => (growing(FIRST_WAIT, LONGEST_WAIT), true),
        Remedy::Doubtful => (growing(SETTLE, LONGEST_WAIT), true),
    };
    tracing::warn!(tenant = %lease.key.tenant, kind = row.kind, %error, ?remedy, "a message was not sent, retrying");
    let due_at = now + wait;
    if now >= until {
        give_up(app, lease, &error.to_string()).await
    } else if in_order {
        later(app, lease, row, due_at, error).await
    } else {
        aside(app, lease, due_at.min(until), error).await
    }
}

/// Until when a message is worth sending: the deadline of its question, or a day.
fn deadline(row: &OutboxRow, post: Option<&PostView>) -> Timestamp {
    match post {
        Some(PostView {
            standing: Standing::InFlight(PostState::Offering), deadline_at: Some(at), ..
        }) => *at,
        _ => row.created_at + DAY,
    }
}

fn wait_of(error: &TelegramError) -> SignedDuration {
    match error {
        TelegramError::RetryAfter(after) => SignedDuration::try_from(*after).unwrap_or(SETTLE),
        _ => SETTLE,
    }
}

/// Retries a message in its place in the order of its chat.
async fn later(
    app: &App,
    lease: &Lease<OutboxKey>,
    row: &OutboxRow,
    due_at: Timestamp,
    error: &TelegramError,
) -> Result<(), AppError> {
    let unclear = error.certainty() == Certainty::Unclear && row.edits.is_none();
    let mut tx = app.store.begin(lease.key.tenant).await?;
    let waits = tx.send_later(lease, due_at, unclear, &error.to_string()).await;
    wait(app, lease, tx, waits, due_at).await
}

/// Retries a message while its chat continues.
async fn aside(
    app: &App,
    lease: &Lease<OutboxKey>,
    due_at: Timestamp,
    error: &TelegramError,
) -> Result<(), AppError> {
    let mut tx = app.store.begin(lease.key.tenant).await?;
    let waits = tx.set_message_aside(lease, due_at, &error.to_string(), app.clock.now()).await;
    wait(app, lease, tx, waits, due_at).await
}

/// Commits a wait. An edit does not wait beside a newer one of the same message, which shows the same.
async fn wait(
    app: &App,
    lease: &Lease<OutboxKey>,
    tx: TenantTx,
    waits: Result<(), StoreError>,
    due_at: Timestamp,
) -> Result<(), AppError> {
    match waits {
        Err(error) if error.constraint() == Some("outbox_one_edit_waits") => {
            drop(tx);
            settle(app, lease, "a newer edit of the same message waits").await
        }
        waits => {
            waits?;
            tx.commit().await?;
            app.notifier.wake_at(Work::Outbox, due_at);
            Ok(())
        }
    }
}

/// Sends an edit as a new message if people still need to see it.
async fn gone(
    app: &App,
    lease: &Lease<OutboxKey>,
    row: &OutboxRow,
    shown: &Shown<'_>,
) -> Result<(), AppError> {
    if !shown.message.matters_when_lost(shown.post) {
        return settle(app, lease, "the message to edit was deleted").await;
    }
    tracing::info!(tenant = %lease.key.tenant, kind = row.kind, "a message was deleted, sending it anew");
    let now = app.clock.now();
    let mut tx = app.store.begin(lease.key.tenant).await?;
    tx.send_anew(lease, now).await?;
    tx.commit().await?;
    app.notifier.notify(Work::Outbox);
    Ok(())
}

/// Asks again a minute later whether the chat is closed.
async fn seems_closed(app: &App, lease: &Lease<OutboxKey>, error: &TelegramError) -> Result<(), AppError> {
    let now = app.clock.now();
    let mut tx = app.store.begin(lease.key.tenant).await?;
    let waits = tx.chat_seems_closed(lease, now + CONFIRM, &error.to_string(), now).await;
    wait(app, lease, tx, waits, now + CONFIRM).await
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

/// Follows a group that has a new id, with its tenant and the message. An edit is dropped: the new chat lacks
/// its message.
async fn moved(
    app: &App,
    lease: &Lease<OutboxKey>,
    row: &OutboxRow,
    error: &TelegramError,
) -> Result<(), AppError> {
    let TelegramError::Migrated { to } = error else { return Ok(()) };
    if row.edits.is_some() {
        settle(app, lease, &error.to_string()).await?;
    } else {
        later(app, lease, row, app.clock.now(), error).await?;
    }
    app.follow_chat(Some(lease.key.tenant), lease.key.telegram_chat_id, *to).await
}

/// Drops a message that was retried for long enough, or that nobody can receive.
pub(super) async fn give_up(app: &App, lease: &Lease<OutboxKey>, why: &str) -> Result<(), AppError> {
    metrics::message_refused();
    tracing::warn!(tenant = %lease.key.tenant, message = %lease.key.id, why, "giving up a message");
    settle(app, lease, why).await
}

async fn settle(app: &App, lease: &Lease<OutboxKey>, why: &str) -> Result<(), AppError> {
    let mut tx = app.store.begin(lease.key.tenant).await?;
    tx.refused(lease, why, app.clock.now()).await?;
    Ok(tx.commit().await?)
}

/// Retries a message that could not even be written. After the third failure its chat continues without it.
pub(super) async fn unwritten(app: &App, lease: &Lease<OutboxKey>, error: &AppError) -> Result<(), AppError> {
    let now = app.clock.now();
    tracing::error!(tenant = %lease.key.tenant, message = %lease.key.id, %error, "writing a message failed, retrying");
    let mut tx = app.store.begin(lease.key.tenant).await?;
    let due_at = tx.message_unwritten(lease, &error.to_string(), now).await?;
    tx.commit().await?;
    if let Some(due_at) = due_at {
        app.notifier.wake_at(Work::Outbox, due_at);
    }
    Ok(())
}

/// Returns the permission that a refusal says is missing.
pub(super) fn missing_right(error: &TelegramError) -> Option<telegram::Right> {
    match error.remedy() {
        Remedy::RightMissing(right) => Some(right),
        _ => None,
    }
}

/// Whether a message is sent without its picture: at once if the bot may not send pictures, and if Telegram has refused it
/// before.
pub(super) fn helps_without_picture(row: &OutboxRow, rendered: &Rendered, error: &TelegramError) -> bool {
    let refused = match error.remedy() {
        Remedy::RightMissing(right) => right != telegram::Right::SendMessages,
        Remedy::Refused | Remedy::FileLost | Remedy::FileTooLarge => row.refused_since.is_some(),
        Remedy::SlowDown
        | Remedy::ChatLost
        | Remedy::ChatMoved
        | Remedy::MessageGone
        | Remedy::OtherPart
        | Remedy::AppBroken
        | Remedy::Outage
        | Remedy::Doubtful => false,
    };
    refused && rendered.picture.is_some()
}

/// Returns a signed link to the picture of a post, if people can reach this server.
pub(super) fn link(app: &App, tenant: Tenant, post: Option<PostId>, now: Timestamp) -> Option<Url> {
    let post = post.filter(|_| app.public_base.scheme() == "https")?;
    Some(app.address(&format!("m/{}", app.media_urls.sign(tenant, post, now))))
}

/// Tells once who can give the missing permission: the group, or its owner if the group cannot be written to.
pub(super) async fn tell_missing(
    app: &App,
    lease: &Lease<OutboxKey>,
    right: telegram::Right,
) -> Result<(), AppError> {
    let (chat, now) = (lease.key.telegram_chat_id, app.clock.now());
    if !is_group(chat) {
        return Ok(());
    }
    let right = Right::from(right);
    let key = format!("telegram/right/{chat}/{right:?}");
    if app.store.take_cells(&key, ONCE, 1, &key, now).await?.taken == 0 {
        return Ok(());
    }
    let mut tx = app.store.begin(lease.key.tenant).await?;
    let (to, group) = match right {
        Right::SendPhotos | Right::SendFiles => (Some(chat), None),
        Right::SendMessages => {
            let owner = tx.members().await?.into_iter().find(|member| member.role == Role::Owner);
            (
                owner.map(|owner| owner.telegram_user_id),
                Some(tx.settings().await?.chat_name.unwrap_or_default()),
            )
        }
    };
    if let Some(to) = to {
        Message::RightMissing(RightMissing { right, group }).to(to).send(&mut tx, now).await?;
    }
    tx.commit().await?;
    app.notifier.notify(Work::Outbox);
    Ok(())
}
