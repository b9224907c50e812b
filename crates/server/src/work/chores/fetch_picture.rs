//! Fetches a picture that a person sent to the bot, checks all of it, and shows its preview. Tries for hours, tells the sender
//! once that it takes long, and in the end why it failed.

use std::time::Duration;

use bytes::Bytes;
use domain::cause::Cause;
use jiff::{SignedDuration, Timestamp};
use providers::telegram::{Remedy, TelegramError};
use render::Rendition;
use store::TenantTx;
use store::chores::Streak;
use store::lease::{ChoreKey, Lease};
use store::outbox::Replaced;

use crate::app::chore::AwaitedPicture;
use crate::app::stories::pictures::{Arrival, LARGEST_DOWNLOAD};
use crate::app::{App, AppError};
use crate::messages::{Message, PictureComing};
use crate::runtime::notify::Work;

/// How long a picture is tried.
const PATIENCE: SignedDuration = SignedDuration::from_hours(6);
/// After this time the sender is told that it takes long.
const SLOW: SignedDuration = SignedDuration::from_mins(1);
/// First and longest wait between attempts.
const FIRST_WAIT: SignedDuration = SignedDuration::from_secs(2);
const LONGEST_WAIT: SignedDuration = SignedDuration::from_mins(5);
/// How long to wait while the message is being sent that the preview replaces.
const BEING_SENT: SignedDuration = SignedDuration::from_secs(2);

/// When to try again, and whether a person was told.
pub(super) struct Retry {
    pub(super) at: Timestamp,
    pub(super) told: bool,
}

/// Runs once: shows the preview or why there is none, or fails and is retried.
pub(super) async fn run(app: &App, lease: &Lease<ChoreKey>) -> Result<(), AppError> {
    let mut tx = app.store.begin(lease.key.tenant).await?;
    let payload = tx.chore_payload(lease).await?;
    let streak = tx.chore_streak(&lease.key.kind, &lease.key.key).await?;
    let told = streak.is_some_and(|streak| streak.told_at.is_some());
    let Some(picture) = payload.and_then(|payload| serde_json::from_value(payload).ok()) else {
        tracing::error!(tenant = %lease.key.tenant, "a picture to fetch is not described; dropping it");
        tx.chore_over(lease).await?;
        return Ok(tx.commit().await?);
    };
    tx.rollback().await?;
    let fetched = fetch(app, &picture).await;
    let mut tx = app.store.begin(lease.key.tenant).await?;
    let answer = match fetched {
        Ok(Ok((arrival, rendition))) => {
            let preview = app.ingest(&mut tx, &arrival, &rendition).await?;
            if told { Message::Picture(preview) } else { Message::PictureHere(preview) }
        }
        Ok(Err(cause)) => Message::PictureRefused(cause.into()),
        Err(error) if app.clock.now() >= picture.sent_at + PATIENCE => {
            tracing::error!(tenant = %lease.key.tenant, %error, "giving up a picture that a person sent");
            Message::PictureRefused(in_the_end(&error).into())
        }
        Err(error) => return Err(error),
    };
    show(app, tx, lease, &picture, told, answer).await
}

/// Why a picture was given up, for its sender.
fn in_the_end(error: &AppError) -> Cause {
    match error {
        AppError::Telegram(error) if error.remedy() == Remedy::FileLost => Cause::GoneAtTelegram,
        AppError::Telegram(_) => Cause::TelegramSilent,
        _ => Cause::FetchGaveUp,
    }
}

/// Shows the answer in the place of the message that says that the picture is being fetched. If its sender was told that it
/// takes long, they may look elsewhere by now: then the answer is a new message, with sound.
async fn show(
    app: &App,
    mut tx: TenantTx,
    lease: &Lease<ChoreKey>,
    picture: &AwaitedPicture,
    told: bool,
    answer: Message,
) -> Result<(), AppError> {
    let now = app.clock.now();
    let chat = tx.settings().await?.telegram_chat_id;
    let answer = answer.to(chat);
    let in_its_place =
        if told { Message::PictureComing(PictureComing::Below).to(chat) } else { answer.clone() };
    match tx.replace_message(picture.note(), &in_its_place.store(), now).await? {
        Some(Replaced::BeingSent) => {
            tx.rollback().await?;
            return wait_for_note(app, lease).await;
        }
        Some(Replaced::InPlace | Replaced::ByEdit) if !told => {}
        Some(Replaced::InPlace | Replaced::ByEdit) | None => {
            answer.send(&mut tx, now).await?;
        }
    }
    tx.chore_over(lease).await?;
    tx.commit().await?;
    app.notifier.notify(Work::Outbox);
    Ok(())
}

async fn wait_for_note(app: &App, lease: &Lease<ChoreKey>) -> Result<(), AppError> {
    let due_at = app.clock.now() + BEING_SENT;
    let mut tx = app.store.begin(lease.key.tenant).await?;
    tx.chore_later(lease, due_at).await?;
    tx.commit().await?;
    app.notifier.wake_at(Work::Chores, due_at);
    Ok(())
}

/// Returns the picture and its rendered story, or why it cannot be a story.
async fn fetch(app: &App, picture: &AwaitedPicture) -> Result<Result<(Arrival, Rendition), Cause>, AppError> {
    // A download that outlasts the lease would be repeated by another worker at the same time.
    let within = app.lease.mul_f64(0.75).min(Duration::from_secs(60));
    let Ok(downloaded) = tokio::time::timeout(within, download(app, &picture.file_id)).await else {
        return Err(TelegramError::Unreachable("the download took too long".to_owned()).into());
    };
    let bytes = match downloaded {
        Ok(bytes) => bytes,
        Err(error) => return unless_final(error),
    };
    match app.preview(bytes.clone()).await {
        Ok(rendition) => {
            let AwaitedPicture { name, mime_type, compressed_to, .. } = picture.clone();
            Ok(Ok((Arrival { bytes, name, mime_type, compressed_to }, rendition)))
        }
        Err(error) => match error.reject_reason() {
            Some(reason) => Ok(Err(Cause::Picture(reason))),
            None => Err(AppError::NotReady("the picture could not be prepared")),
        },
    }
}

async fn download(app: &App, file_id: &str) -> Result<Bytes, TelegramError> {
    let file = app.telegram.get_file(file_id).await?;
    app.telegram.download(&file, LARGEST_DOWNLOAD).await
}

/// Returns the only refusal that speaks of the file itself; every other one is retried.
fn unless_final<T>(error: TelegramError) -> Result<Result<T, Cause>, AppError> {
    match error.remedy() {
        Remedy::FileTooLarge => Ok(Err(Cause::TooLargeForTelegram)),
        Remedy::SlowDown
        | Remedy::ChatLost
        | Remedy::ChatMoved
        | Remedy::RightMissing(_)
        | Remedy::MessageGone
        | Remedy::OtherPart
        | Remedy::FileLost
        | Remedy::Refused
        | Remedy::AppBroken
        | Remedy::Outage
        | Remedy::Doubtful => Err(error.into()),
    }
}

/// Decides when to try again, and tells the sender once that it takes long.
pub(super) async fn retry(
    tx: &mut TenantTx,
    lease: &Lease<ChoreKey>,
    streak: Streak,
    error: &AppError,
    now: Timestamp,
) -> Result<Retry, AppError> {
    let payload = tx.chore_payload(lease).await?;
    let picture: Option<AwaitedPicture> = payload.and_then(|payload| serde_json::from_value(payload).ok());
    let Some(picture) = picture else { return Ok(Retry { at: now + FIRST_WAIT, told: false }) };
    let until = picture.sent_at + PATIENCE;
    let wait = match error {
        AppError::Telegram(TelegramError::RetryAfter(after)) => {
            SignedDuration::try_from(*after).unwrap_or(LONGEST_WAIT)
        }
        _ => domain::post::backoff(streak.failures.unsigned_abs() + 1, FIRST_WAIT, LONGEST_WAIT),
    };
    let mut told = streak.told_at.is_some();
    if !told && (now >= picture.sent_at + SLOW || wait >= SLOW) {
        let slow = Message::PictureComing(PictureComing::Slow { until });
        let slow = slow.to(tx.settings().await?.telegram_chat_id);
        told = match tx.replace_message(picture.note(), &slow.store(), now).await? {
            Some(Replaced::InPlace | Replaced::ByEdit) => true,
            Some(Replaced::BeingSent) => false,
            None => {
                slow.send(tx, now).await?;
                true
            }
        };
    }
    Ok(Retry { at: (now + wait).min(until.max(now + FIRST_WAIT)), told })
}
