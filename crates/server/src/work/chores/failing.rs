//! Retries failed chores for as long as they are wanted. After a streak of failures, the person who can mend it gets one message, and
//! again when the chore works.

use domain::cause::Cause;
use domain::post::backoff;
use jiff::{SignedDuration, Timestamp};
use providers::{google, instagram};
use store::TenantTx;
use store::chores::{ChoreFailed, Streak};
use store::lease::{ChoreKey, Lease};

use super::fetch_picture::{self, Retry};
use crate::app::chore::Chore;
use crate::app::{App, AppError};
use crate::messages::{ChoreFailing, ChoreWorks, KnownWork, Message, WorkBroken};
use crate::runtime::metrics;
use crate::runtime::notify::Work;

/// First and longest wait between attempts.
const FIRST_WAIT: SignedDuration = SignedDuration::from_mins(1);
const LONGEST_WAIT: SignedDuration = SignedDuration::from_hours(1);
/// A person gets a message after this many failures in a row, or after this time.
const MOST_FAILURES: i32 = 8;
const MOST_TIME: SignedDuration = SignedDuration::from_hours(2);

/// Who can mend a failing chore.
enum Mender {
    /// People in the chat. Perhaps none of them can mend it, but they must know.
    Chat(KnownWork, Cause),
    Operator,
    /// The person got a message when the connection was lost.
    Told,
}

/// Records a failure, and schedules the next attempt.
pub(super) async fn failed(
    app: &App,
    lease: &Lease<ChoreKey>,
    chore: Chore,
    error: &AppError,
) -> Result<(), AppError> {
    let now = app.clock.now();
    metrics::chore_failed(&lease.key.kind);
    let mut tx = app.store.begin(lease.key.tenant).await?;
    let streak = chore.streak(&mut tx).await?;
    let mut to_operator = false;
    let retry = match chore {
        Chore::FetchPicture(..) => fetch_picture::retry(&mut tx, lease, streak, error, now).await?,
        Chore::SyncDrive(_)
        | Chore::CheckAccount(_)
        | Chore::RefreshInstagram(_)
        | Chore::Resume
        | Chore::EndDryRun
        | Chore::FindStory(_)
        | Chore::Remind(_)
        | Chore::SweepBlobs => {
            let wait = backoff(streak.failures.unsigned_abs() + 1, FIRST_WAIT, LONGEST_WAIT);
            let due = streak.told_at.is_none() && is_long(streak, now);
            to_operator = due && tell(&mut tx, chore, streak.since.unwrap_or(now), error, now).await?;
            Retry { at: now + wait, told: due || streak.told_at.is_some() }
        }
    };
    tracing::warn!(tenant = %lease.key.tenant, chore = lease.key.kind, failures = streak.failures + 1, %error, "a chore failed, retrying later");
    let failed = ChoreFailed { now, next: retry.at, told: retry.told };
    tx.chore_failed(lease, &error.to_string(), failed).await?;
    if matches!(chore, Chore::SyncDrive(_)) {
        app.wizard_shows_library(&mut tx, now).await?;
    }
    tx.commit().await?;
    app.notifier.notify(Work::Outbox);
    app.notifier.wake_at(Work::Chores, retry.at);
    if to_operator {
        let broken = WorkBroken { chore: lease.key.kind.clone(), error: error.to_string() };
        app.tell_operator(Message::WorkBroken(broken), now).await?;
    }
    Ok(())
}

/// Whether a streak, with the failure that just happened, is long enough to be told.
fn is_long(streak: Streak, now: Timestamp) -> bool {
    let lasts = streak.since.is_some_and(|since| now.duration_since(since) >= MOST_TIME);
    streak.failures + 1 >= MOST_FAILURES || lasts
}

/// Tells the chat that a chore keeps failing; returns whether the operator must be told instead.
async fn tell(
    tx: &mut TenantTx,
    chore: Chore,
    since: Timestamp,
    error: &AppError,
    now: Timestamp,
) -> Result<bool, AppError> {
    match mender(chore, error) {
        Mender::Chat(work, cause) => {
            let chat = tx.settings().await?.telegram_chat_id;
            let failing = Message::ChoreFailing(ChoreFailing::new(work, since, cause));
            failing.to(chat).send(tx, now).await?;
            Ok(false)
        }
        Mender::Operator => Ok(true),
        Mender::Told => Ok(false),
    }
}

/// Tells the chat that a chore works again, if it got a message that the chore keeps failing.
pub(super) async fn tell_works(
    tx: &mut TenantTx,
    lease: &Lease<ChoreKey>,
    now: Timestamp,
) -> Result<(), AppError> {
    let Ok(chore) = Chore::read(&lease.key) else { return Ok(()) };
    let told = chore.streak(tx).await?.told_at.is_some();
    if let Some(work) = known(chore).filter(|_| told) {
        let chat = tx.settings().await?.telegram_chat_id;
        Message::ChoreWorks(ChoreWorks { work }).to(chat).send(tx, now).await?;
    }
    Ok(())
}

fn known(chore: Chore) -> Option<KnownWork> {
    match chore {
        Chore::SyncDrive(_) => Some(KnownWork::ReadFolder),
        Chore::RefreshInstagram(_) => Some(KnownWork::KeepInstagram),
        Chore::CheckAccount(_)
        | Chore::SweepBlobs
        | Chore::Remind(_)
        | Chore::Resume
        | Chore::FindStory(_)
        | Chore::EndDryRun
        | Chore::FetchPicture(..) => None,
    }
}

fn mender(chore: Chore, error: &AppError) -> Mender {
    let Some(work) = known(chore) else { return Mender::Operator };
    match error {
        AppError::Google(error) => match error.remedy {
            google::Remedy::RetryLater { .. } | google::Remedy::Outage => {
                Mender::Chat(work, Cause::DriveSilent)
            }
            google::Remedy::NotFound => Mender::Chat(work, Cause::FolderMissing),
            google::Remedy::Forbidden => Mender::Chat(work, Cause::FolderClosed),
            google::Remedy::Reconnect => Mender::Told,
            google::Remedy::AppBroken => Mender::Operator,
        },
        AppError::Instagram(error) => match error.remedy {
            instagram::Remedy::Reconnect => Mender::Told,
            instagram::Remedy::AppBroken => Mender::Operator,
            instagram::Remedy::AccountRestricted => Mender::Chat(work, Cause::AccountRestricted),
            instagram::Remedy::RetryLater
            | instagram::Remedy::FixMedia
            | instagram::Remedy::WaitForQuota
            | instagram::Remedy::NewContainer
            | instagram::Remedy::NotReady
            | instagram::Remedy::ActionBlocked
            | instagram::Remedy::RateLimited { .. }
            | instagram::Remedy::PolicyBlock
            | instagram::Remedy::Outage => Mender::Chat(work, Cause::InstagramSilent),
        },
        AppError::NotConnected(_) => Mender::Told,
        AppError::Store(_)
        | AppError::Telegram(_)
        | AppError::Unreadable(_)
        | AppError::UnknownChore(_)
        | AppError::NotReady(_) => Mender::Operator,
    }
}
