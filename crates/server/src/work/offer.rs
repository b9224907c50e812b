//! Offers a prepared story to people, who approve it or post it by hand. If there is no answer, the story is
//! not posted, unless the tenant's settings allow that.

use domain::cause::Cause;
use domain::post::{
    CONTAINER_LEAD, DeliveryMode, MANUAL, Outcome, PostState, SlotOutcome, publish_after_yes,
    review_deadline, silence_deadline,
};
use domain::slots::interval;
use store::history::Ending;
use store::lease::{Lease, PostKey};
use store::posts::{Hold, Post, Transition};
use store::settings::Lifecycle;
use store::{StoreError, TenantTx};

use super::post_step::{end, give_up};
use crate::app::stories::post_message::show_again;
use crate::app::{App, AppError};
use crate::messages::Message;
use crate::runtime::failpoint::Point;
use crate::runtime::notify::Work;
use store::post_context::PostContext;

/// Enqueues the message that asks people; the post then waits until the message is sent.
pub(super) async fn make(
    app: &App,
    mut tx: TenantTx,
    mut lease: Lease<PostKey>,
    context: &PostContext,
) -> Result<(), AppError> {
    let now = app.clock.now();
    let by_hand = context.post.mode == Some(DeliveryMode::Manual);
    let posts_on_silence = !by_hand && context.settings.posts_on_silence;
    let deadline = match posts_on_silence {
        true => silence_deadline(context.post.publish_at, now),
        false => deadline(context, by_hand).max(now),
    };
    let offering = Transition::Offering { deadline, posts_on_silence };
    tx.move_post(&mut lease, &offering, Hold::Until(deadline), now).await?;
    let message = if by_hand { Message::HandOff } else { Message::Offer };
    message.to(context.settings.telegram_chat_id).about(context.post.id).send(&mut tx, now).await?;
    app.commit(Point::Offer, tx).await?;
    app.notifier.notify(Work::Outbox);
    app.notifier.wake_at(Work::Posts, deadline);
    Ok(())
}

fn deadline(context: &PostContext, by_hand: bool) -> jiff::Timestamp {
    let post = &context.post;
    if by_hand {
        return post.publish_at + MANUAL;
    }
    let schedule = &context.settings.schedule;
    let date = post.publish_at.to_zoned(schedule.zone.clone()).date();
    review_deadline(post.publish_at, interval(schedule, date))
}

/// Handles a post that got no answer before its deadline: ends it, or approves it if the tenant's settings
/// allow that. Edits its message.
pub(super) async fn expire(app: &App, mut lease: Lease<PostKey>) -> Result<(), AppError> {
    let now = app.clock.now();
    let mut tx = app.store.begin(lease.key.tenant).await?;
    let post = tx.post(lease.key.id).await?.ok_or(StoreError::LeaseLost)?;
    if let Some(due_at) = post.deadline_at.filter(|deadline| *deadline > now) {
        tx.retry_at(&lease, due_at, None, false).await?;
        tx.commit().await?;
        app.notifier.wake_at(Work::Posts, due_at);
        return Ok(());
    }
    if post.state == PostState::Offering {
        return never_asked(app, tx, &lease, post).await;
    }
    let going_on = tx.settings().await?.lifecycle == Lifecycle::Active;
    if post.posts_on_silence && post.state == PostState::AwaitingReview && going_on {
        let publish_at = publish_after_yes(post.publish_at, now);
        let due_at = (publish_at - CONTAINER_LEAD).max(now);
        let approved = Transition::ApprovedBySilence { publish_at };
        tx.move_post(&mut lease, &approved, Hold::Until(due_at), now).await?;
        app.notifier.wake_at(Work::Posts, due_at);
    } else {
        end(&mut tx, &lease, &post, &Ending::decided(Outcome::Expired), now).await?;
    }
    show_again(&mut tx, post.id, now).await?;
    tx.commit().await?;
    app.notifier.notify(Work::Outbox);
    Ok(())
}

/// Ends a post as missed because its offer was never delivered. The chat is notified once, as soon as
/// messages reach it again.
async fn never_asked(
    app: &App,
    mut tx: TenantTx,
    lease: &Lease<PostKey>,
    post: Post,
) -> Result<(), AppError> {
    let now = app.clock.now();
    let settings = tx.settings().await?;
    tx.withdraw_messages(post.id).await?;
    let context = PostContext { post, settings, destination: None, origin: None };
    let ending = Ending::released(SlotOutcome::Missed, Some(Cause::NotAsked));
    give_up(&mut tx, lease, &context, ending, now).await?;
    tx.commit().await?;
    app.notifier.notify(Work::Outbox);
    Ok(())
}
