//! Ends a publishing step: retries it, gives up the post, or records it as live.

use domain::cause::Cause;
use domain::media::RejectReason;
use domain::post::{DeliveryMode, backoff};
use jiff::{SignedDuration, Timestamp};
use providers::instagram::{InstagramError, Remedy};
use store::accounts::Account;
use store::history::Ending;
use store::lease::{Lease, PostKey};
use store::post_context::PostContext;
use store::posts::{Post, Transition};
use store::settings::Settings;

use crate::app::stories::post_message::{close_question, show_again};
use crate::app::{App, AppError};
use crate::messages::{Message, Outgoing, Published};
use crate::runtime::failpoint::Point;
use crate::runtime::notify::Work;
use crate::work::post_step::{end, give_up};

/// First and longest wait between attempts at one step.
pub(super) const FIRST_WAIT: SignedDuration = SignedDuration::from_secs(15);
pub(super) const LONGEST_WAIT: SignedDuration = SignedDuration::from_mins(5);
/// The wait between questions to Instagram about an unclear publish.
pub(super) const QUESTION: SignedDuration = SignedDuration::from_secs(20);
/// How often to check whether a person has fixed the problem.
pub(super) const MENDING: SignedDuration = SignedDuration::from_mins(2);

/// Returns the transition after a container failed: back to the state before it was created. An approval is
/// kept.
pub(super) fn back(post: &Post) -> Transition {
    match post.mode {
        Some(DeliveryMode::Review | DeliveryMode::Manual) => Transition::BackToApproved,
        Some(DeliveryMode::Automatic) | None => Transition::BackToReserved,
    }
}

/// Releases the lease of a post until `wait` has passed.
pub(super) async fn retry_at(
    app: &App,
    lease: &Lease<PostKey>,
    wait: SignedDuration,
    why: &str,
    asked: bool,
) -> Result<(), AppError> {
    let now = app.clock.now();
    let mut tx = app.store.begin(lease.key.tenant).await?;
    tx.retry_at(lease, now + wait, Some(why), asked).await?;
    tx.commit().await?;
    app.notifier.wake_at(Work::Posts, now + wait);
    Ok(())
}

/// Handles an error before any publish was sent. What happens next depends on the error's remedy.
pub(super) async fn before_publish(
    app: &App,
    lease: &Lease<PostKey>,
    context: &PostContext,
    error: &InstagramError,
) -> Result<(), AppError> {
    let post = &context.post;
    let again = backoff(post.attempts + 1, FIRST_WAIT, LONGEST_WAIT);
    if error.remedy != Remedy::Outage && error.status.is_some_and(|status| status < 500) {
        app.breaker.answered();
    }
    match &error.remedy {
        Remedy::Reconnect => {
            if refused(app, lease, context).await? {
                return retry_at(app, lease, MENDING, "Instagram must be connected again", false).await;
            }
            remember(app, lease, post, Cause::InstagramRefused).await?;
            retry_at(app, lease, again, &error.to_string(), false).await
        }
        Remedy::FixMedia => reject(app, lease, context, RejectReason::RefusedByInstagram).await,
        Remedy::AccountRestricted => hold(app, lease, post, Cause::AccountRestricted).await,
        Remedy::ActionBlocked | Remedy::PolicyBlock => fail(app, lease, context, Cause::ActionBlocked).await,
        Remedy::WaitForQuota => hold(app, lease, post, Cause::InstagramQuota).await,
        Remedy::AppBroken => hold(app, lease, post, Cause::AppBroken).await,
        Remedy::RateLimited { after } => {
            let wait = after.and_then(|after| SignedDuration::try_from(after).ok()).unwrap_or(again);
            retry_at(app, lease, wait.min(LONGEST_WAIT), "Instagram asks us to slow down", false).await
        }
        Remedy::RetryLater | Remedy::Outage | Remedy::NewContainer | Remedy::NotReady => {
            tracing::warn!(post = %post.id, %error, "a call to Instagram had no effect, retrying");
            if error.remedy == Remedy::Outage {
                let now = app.clock.now();
                if app.breaker.unanswered(lease.key.tenant, now) {
                    app.tell_operator(Message::InstagramAway, now).await?;
                }
            }
            remember(app, lease, post, Cause::InstagramSilent).await?;
            retry_at(app, lease, again, &error.to_string(), false).await
        }
    }
}

/// Retries the post until it is too late, because a person may fix the problem.
pub(super) async fn hold(
    app: &App,
    lease: &Lease<PostKey>,
    post: &Post,
    cause: Cause,
) -> Result<(), AppError> {
    let why = cause.to_string();
    remember(app, lease, post, cause).await?;
    retry_at(app, lease, MENDING, &why, false).await
}

/// Stores a cause, so that the message about a missed story can name it.
pub(super) async fn remember(
    app: &App,
    lease: &Lease<PostKey>,
    post: &Post,
    cause: Cause,
) -> Result<(), AppError> {
    let mut tx = app.store.begin(lease.key.tenant).await?;
    tx.record_cause(post.id, &cause).await?;
    Ok(tx.commit().await?)
}

/// Ends a post as failed, and releases its account for the next story. If the story may be live, its picture
/// is not picked for a while and it counts towards the account's quota.
pub(in crate::work) async fn fail(
    app: &App,
    lease: &Lease<PostKey>,
    context: &PostContext,
    cause: Cause,
) -> Result<(), AppError> {
    let (now, maybe_live) = (app.clock.now(), cause.may_be_live());
    let mut tx = app.store.begin(lease.key.tenant).await?;
    give_up(&mut tx, lease, context, Ending::failed(cause), now).await?;
    close_question(&mut tx, context.post.id, now).await?;
    if let Some(destination) = &context.destination {
        let counted = context.post.publish_sent_at.filter(|_| maybe_live);
        tx.release_publish_lock(&destination.account.ig_user_id, context.post.id, counted).await?;
    }
    tx.commit().await?;
    app.notifier.notify(Work::Outbox);
    Ok(())
}

/// Ends a post as failed because of its picture, which is never picked again.
pub(super) async fn reject(
    app: &App,
    lease: &Lease<PostKey>,
    context: &PostContext,
    reason: RejectReason,
) -> Result<(), AppError> {
    let now = app.clock.now();
    let mut tx = app.store.begin(lease.key.tenant).await?;
    give_up(&mut tx, lease, context, Ending::failed(Cause::Picture(reason.clone())), now).await?;
    if let Some(media) = context.post.media {
        tx.reject_media(media, &reason).await?;
    }
    tx.commit().await?;
    app.notifier.notify(Work::Outbox);
    Ok(())
}

/// Handles a refusal that asks to reconnect the account; returns true if a second call is refused too.
pub(super) async fn refused(
    app: &App,
    lease: &Lease<PostKey>,
    context: &PostContext,
) -> Result<bool, AppError> {
    let Some(destination) = &context.destination else { return Ok(false) };
    let lost = app.confirm_instagram_lost(lease.key.tenant, destination).await?;
    if lost {
        remember(app, lease, &context.post, Cause::InstagramReconnect).await?;
    }
    Ok(lost)
}

/// Handles a post to an account that must be reconnected: stores the cause, marks the account as lost, and
/// notifies the chat once.
pub(super) async fn instagram_is_lost(
    app: &App,
    lease: &Lease<PostKey>,
    context: &PostContext,
) -> Result<(), AppError> {
    let Some(account) = context.post.account else { return Ok(()) };
    remember(app, lease, &context.post, Cause::InstagramReconnect).await?;
    app.instagram_is_lost(lease.key.tenant, account).await
}

/// Records that the publish sent at `sent_at` made a story live. One transaction stores the history, lock,
/// counters, slot and receipt.
pub(super) async fn record_live(
    app: &App,
    lease: &Lease<PostKey>,
    context: &PostContext,
    account: &Account,
    story: Option<String>,
    sent_at: Timestamp,
) -> Result<(), AppError> {
    let now = app.clock.now();
    let (post, settings) = (&context.post, &context.settings);
    let mut tx = app.store.begin(lease.key.tenant).await?;
    end(&mut tx, lease, post, &Ending::live(story), now).await?;
    tx.release_publish_lock(&account.ig_user_id, post.id, Some(sent_at)).await?;
    close_question(&mut tx, post.id, now).await?;
    match post.message {
        Some(_) => show_again(&mut tx, post.id, now).await?,
        None => {
            receipt(post, settings, account, now).send(&mut tx, now).await?;
        }
    }
    app.commit(Point::Record, tx).await?;
    app.notifier.notify(Work::Outbox);
    tracing::info!(tenant = %lease.key.tenant, post = %post.id, "a story is live");
    Ok(())
}

fn receipt(post: &Post, settings: &Settings, account: &Account, now: Timestamp) -> Outgoing {
    let told = Published { account: account.username.clone(), published_at: now, picture: post.rendition };
    Message::Published(told).to(settings.telegram_chat_id).about(post.id)
}
