//! How a step of publishing ends: tried again, given up, or live.

use domain::post::{DeliveryMode, backoff};
use jiff::{SignedDuration, Timestamp};
use providers::instagram::{InstagramError, Remedy};
use serde_json::json;
use store::accounts::Account;
use store::history::Ending;
use store::lease::{Lease, PostKey};
use store::outbox::Outgoing;
use store::post_context::PostContext;
use store::posts::{Post, Transition};
use store::settings::Settings;

use crate::app::{App, AppError, kinds};
use crate::runtime::failpoint::Point;
use crate::runtime::notify::Work;
use crate::work::post_step::{end, give_up};

/// First and longest wait between attempts at one step.
pub(super) const FIRST_WAIT: SignedDuration = SignedDuration::from_secs(15);
pub(super) const LONGEST_WAIT: SignedDuration = SignedDuration::from_mins(5);
/// While a person must mend something: how often to see whether they did.
pub(super) const MENDING: SignedDuration = SignedDuration::from_mins(2);

/// The cause that people read when an account must be connected again.
pub(super) const MUST_CONNECT: &str = "Instagram must be connected again";

/// Where a post goes whose container came to nothing: back before its container, with its yes if it had one.
pub(super) fn back(post: &Post) -> Transition {
    match post.mode {
        Some(DeliveryMode::Review | DeliveryMode::Manual) => Transition::BackToApproved,
        Some(DeliveryMode::Automatic) | None => Transition::BackToReserved,
    }
}

/// Lets go of a post until `wait` has passed.
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

/// A step before any publish was sent failed: what helps decides what happens next.
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
                return retry_at(app, lease, MENDING, MUST_CONNECT, false).await;
            }
            remember(app, lease, post, "Instagram refused it for now").await?;
            retry_at(app, lease, again, &error.to_string(), false).await
        }
        Remedy::FixMedia => reject(app, lease, context, "Instagram does not take this picture").await,
        Remedy::AccountRestricted => {
            hold(app, lease, post, "Instagram restricts this account: its owner must open the app").await
        }
        Remedy::ActionBlocked | Remedy::PolicyBlock => {
            fail(app, lease, context, "Instagram blocks posting for this account for now", false).await
        }
        Remedy::WaitForQuota => hold(app, lease, post, "Instagram's limit of posts a day is reached").await,
        Remedy::AppBroken => hold(app, lease, post, "our connection to Instagram is broken").await,
        Remedy::RateLimited { after } => {
            let wait = after.and_then(|after| SignedDuration::try_from(after).ok()).unwrap_or(again);
            retry_at(app, lease, wait.min(LONGEST_WAIT), "Instagram asks us to slow down", false).await
        }
        Remedy::RetryLater | Remedy::Outage | Remedy::NewContainer | Remedy::NotReady => {
            tracing::warn!(post = %post.id, %error, "Instagram did not do it; trying again");
            if error.remedy == Remedy::Outage {
                let now = app.clock.now();
                if app.breaker.unanswered(lease.key.tenant, now) {
                    app.tell_operator(kinds::INSTAGRAM_AWAY, now).await?;
                }
            }
            remember(app, lease, post, "Instagram did not answer").await?;
            retry_at(app, lease, again, &error.to_string(), false).await
        }
    }
}

/// Keeps the post for as long as it is in time: somebody may mend it.
pub(super) async fn hold(app: &App, lease: &Lease<PostKey>, post: &Post, why: &str) -> Result<(), AppError> {
    remember(app, lease, post, why).await?;
    retry_at(app, lease, MENDING, why, false).await
}

/// Remembers a cause, so that the message about a missed story can name it.
pub(super) async fn remember(
    app: &App,
    lease: &Lease<PostKey>,
    post: &Post,
    why: &str,
) -> Result<(), AppError> {
    let mut tx = app.store.begin(lease.key.tenant).await?;
    tx.record_cause(post.id, why).await?;
    Ok(tx.commit().await?)
}

/// Ends a post as failed, and frees its account for the next story. `maybe_live`: it may be live, so its picture rests
/// and it counts against the account's budget.
pub(in crate::work) async fn fail(
    app: &App,
    lease: &Lease<PostKey>,
    context: &PostContext,
    why: &str,
    maybe_live: bool,
) -> Result<(), AppError> {
    let now = app.clock.now();
    let mut tx = app.store.begin(lease.key.tenant).await?;
    give_up(&mut tx, lease, context, Ending::failed(why, maybe_live), now).await?;
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
    why: &str,
) -> Result<(), AppError> {
    let now = app.clock.now();
    let mut tx = app.store.begin(lease.key.tenant).await?;
    give_up(&mut tx, lease, context, Ending::failed(why, false), now).await?;
    if let Some(media) = context.post.media {
        tx.reject_media(media, why).await?;
    }
    tx.commit().await?;
    app.notifier.notify(Work::Outbox);
    Ok(())
}

/// Instagram refused a call as if its people had to connect again: true when another call confirms it.
pub(super) async fn refused(
    app: &App,
    lease: &Lease<PostKey>,
    context: &PostContext,
) -> Result<bool, AppError> {
    let Some(destination) = &context.destination else { return Ok(false) };
    let lost = app.confirm_instagram_lost(lease.key.tenant, destination).await?;
    if lost {
        remember(app, lease, &context.post, MUST_CONNECT).await?;
    }
    Ok(lost)
}

/// The post has no account to go to, or its account is marked: remembered and told, once.
pub(super) async fn instagram_is_lost(
    app: &App,
    lease: &Lease<PostKey>,
    context: &PostContext,
) -> Result<(), AppError> {
    let Some(account) = context.post.account else { return Ok(()) };
    remember(app, lease, &context.post, MUST_CONNECT).await?;
    app.instagram_is_lost(lease.key.tenant, account).await
}

/// A publish sent at `sent_at` is live: history, lock, counters, slot and receipt in one transaction.
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
    match post.message {
        Some(_) => crate::app::stories::post_message::show_again(&mut tx, post.id, now).await?,
        None => {
            tx.enqueue(&receipt(post, settings, account, now), now).await?;
        }
    }
    app.commit(Point::Record, tx).await?;
    app.notifier.notify(Work::Outbox);
    tracing::info!(tenant = %lease.key.tenant, post = %post.id, "a story is live");
    Ok(())
}

fn receipt(post: &Post, settings: &Settings, account: &Account, now: Timestamp) -> Outgoing {
    let picture = post.rendition.map(hex::encode);
    let payload = json!({ "account": account.username, "published_at": now, "picture": picture });
    Outgoing { telegram_chat_id: settings.telegram_chat_id, kind: "published", post: Some(post.id), payload }
}
