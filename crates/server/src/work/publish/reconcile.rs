//! Reconcile: after an unclear publish, asks Instagram until it is clear whether the story is live, and carries out
//! what [`decide`] says. The team is asked if Instagram shows a story that may be ours.

use domain::cause::Cause;
use domain::post::is_too_late;
use domain::reconcile::{Next, People, Resend, Stories, Unclear, decide};
use jiff::{SignedDuration, Timestamp};
use store::StoreError;
use store::accounts::Account;
use store::lease::{Lease, PostKey};
use store::post_context::{Lifecycles, PostContext};
use store::posts::Post;

use super::again::{new_container, same_container};
use super::evidence::{self, Found};
use super::settle::{QUESTION, fail, instagram_is_lost, record_live};
use crate::app::{App, AppError};
use crate::messages::Message;
use crate::runtime::notify::Work;

/// The wait between questions to Instagram that are no longer urgent.
const SLOW_QUESTION: SignedDuration = SignedDuration::from_mins(5);

/// Asks for the result of a publish.
pub(in crate::work) async fn step(app: &App, lease: Lease<PostKey>) -> Result<(), AppError> {
    let mut tx = app.store.begin(lease.key.tenant).await?;
    let context = tx.post_context(lease.key.id, Lifecycles::Free).await?.ok_or(StoreError::LeaseLost)?;
    tx.rollback().await?;
    let unclear = unclear(&context, app.clock.now())?;
    let found = match &context.destination {
        Some(destination) => evidence::collect(app, &lease, &context, destination).await?,
        None => {
            instagram_is_lost(app, &lease, &context).await?;
            Found::nothing("Instagram must be connected again")
        }
    };
    match (decide(&unclear, &found.evidence), context.destination.clone()) {
        (Next::Live, _) => live(app, &lease, &context, found).await,
        (Next::AskInstagram { calm }, _) => ask_instagram(app, &lease, &context, &found, calm).await,
        (Next::AskPeople, _) => ask_people(app, &lease, &context, &found).await,
        (Next::PublishAgain, Some(destination)) => same_container(app, lease, context, destination).await,
        (Next::NewContainer, Some(_)) => new_container(app, lease, &context).await,
        (Next::PublishAgain | Next::NewContainer, None) => {
            ask_instagram(app, &lease, &context, &found, false).await
        }
        (Next::NotPosted, _) => fail(app, &lease, &context, why_not_posted(&context.post)).await,
        (Next::MayBeLive, _) => fail(app, &lease, &context, Cause::NeverAnswered).await,
    }
}

/// The stored part of the decision.
fn unclear(context: &PostContext, now: Timestamp) -> Result<Unclear, AppError> {
    let post = &context.post;
    let sent_at = post.sent_at()?;
    // Replicas of an older version publish again without clearing the time.
    let calm_since = post.calm_since.filter(|calm| *calm >= sent_at);
    let too_late = is_too_late(post.publish_at, now, context.settings.lateness_budget);
    Ok(Unclear {
        since_sent: now.duration_since(sent_at),
        calm_for: calm_since.map(|calm| now.duration_since(calm)),
        resend: match &post.never_again {
            Some(Cause::ContainerNotFound) => Resend::ContainerNotFound,
            Some(_) => Resend::Forbidden,
            None if too_late => Resend::TooLate,
            None => Resend::Allowed,
        },
        people: match (post.people_say, post.people_asked_at) {
            (Some(says), _) => People::Say(says),
            (None, Some(at)) => People::Asked(now.duration_since(at)),
            (None, None) => People::NotAsked,
        },
    })
}

fn why_not_posted(post: &Post) -> Cause {
    match (&post.people_say, &post.never_again) {
        (Some(_), _) => Cause::NotThere,
        (None, Some(cause)) => cause.clone(),
        (None, None) => Cause::NotInTime,
    }
}

async fn live(
    app: &App,
    lease: &Lease<PostKey>,
    context: &PostContext,
    found: Found,
) -> Result<(), AppError> {
    let Some(account) = account(app, lease, context).await? else {
        return fail(app, lease, context, Cause::NeverAnswered).await;
    };
    record_live(app, lease, context, &account, found.story, context.post.sent_at()?).await
}

/// Returns the account that was published to, also if it must be connected again; `None` if it was removed.
async fn account(
    app: &App,
    lease: &Lease<PostKey>,
    context: &PostContext,
) -> Result<Option<Account>, AppError> {
    if let Some(destination) = &context.destination {
        return Ok(Some(destination.account.clone()));
    }
    let Some(id) = context.post.account else { return Ok(None) };
    let mut tx = app.store.begin(lease.key.tenant).await?;
    let account = tx.account(id).await?;
    tx.rollback().await?;
    Ok(account)
}

/// Asks again later. A story that is not sent again releases its account for the next one.
async fn ask_instagram(
    app: &App,
    lease: &Lease<PostKey>,
    context: &PostContext,
    found: &Found,
    calm: bool,
) -> Result<(), AppError> {
    let (now, post) = (app.clock.now(), &context.post);
    let sent_at = post.sent_at()?;
    let wait = if now.duration_since(sent_at) < SLOW_QUESTION { QUESTION } else { SLOW_QUESTION };
    let wait = if calm { QUESTION } else { wait };
    let mut tx = app.store.begin(lease.key.tenant).await?;
    let too_late = is_too_late(post.publish_at, now, context.settings.lateness_budget);
    if (too_late || post.people_asked_at.is_some())
        && let Some(destination) = &context.destination
    {
        tx.release_publish_lock(&destination.account.ig_user_id, post.id, Some(sent_at)).await?;
    }
    tx.ask_again(lease, now + wait, &found.why, calm.then_some(now)).await?;
    tx.commit().await?;
    app.notifier.wake_at(Work::Posts, now + wait);
    Ok(())
}

/// Asks the team once, and Instagram again later.
async fn ask_people(
    app: &App,
    lease: &Lease<PostKey>,
    context: &PostContext,
    found: &Found,
) -> Result<(), AppError> {
    let now = app.clock.now();
    let mut tx = app.store.begin(lease.key.tenant).await?;
    if tx.ask_people(lease, now).await? {
        let why = match found.evidence.stories {
            Stories::Unrecognised => "a story is listed that may be ours",
            Stories::Unanswered | Stories::Nothing | Stories::Ours => "Instagram does not find the container",
        };
        tracing::warn!(tenant = %lease.key.tenant, post = %lease.key.id, why, "asking the team whether a story is live");
        Message::IsItLive
            .to(context.settings.telegram_chat_id)
            .about(context.post.id)
            .send(&mut tx, now)
            .await?;
    }
    tx.ask_again(lease, now + SLOW_QUESTION, &found.why, None).await?;
    tx.commit().await?;
    app.notifier.notify(Work::Outbox);
    app.notifier.wake_at(Work::Posts, now + SLOW_QUESTION);
    Ok(())
}
