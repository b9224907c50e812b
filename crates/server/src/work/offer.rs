//! Offers: a prepared story is shown to its people, who say yes, or post it by hand. Silence posts nothing, unless they
//! chose beforehand that it does.

use domain::post::{
    CONTAINER_LEAD, DeliveryMode, HAND_OFF, Outcome, PostState, publish_after_yes, review_deadline,
    silence_deadline,
};
use domain::slots::interval;
use serde_json::Value;
use store::StoreError;
use store::history::Ending;
use store::lease::{Lease, PostKey};
use store::outbox::Outgoing;
use store::posts::{Hold, Move};
use store::settings::Lifecycle;

use super::posts::{Stage, end, enter};
use crate::app::App;
use crate::app::outcome::UseError;
use crate::app::review::show_again;
use crate::app::voice::kinds;
use crate::app::wake::Work;

/// Enqueues the message that asks; the post waits with it.
pub(super) async fn make(app: &App, mut lease: Lease<PostKey>) -> Result<(), UseError> {
    let now = app.clock.now();
    let mut tx = app.store.begin(lease.key.tenant).await?;
    let Some(stage) = enter(&mut tx, &lease, now).await? else {
        tx.commit().await?;
        app.wake.ring(Work::Outbox);
        return Ok(());
    };
    let by_hand = stage.post.mode == Some(DeliveryMode::Handoff);
    let posts_on_silence = !by_hand && stage.settings.posts_on_silence;
    let deadline = match posts_on_silence {
        true => silence_deadline(stage.post.publish_at, now),
        false => deadline(&stage, by_hand).max(now),
    };
    let offering = Move::Offering { deadline, posts_on_silence };
    tx.move_post(&mut lease, &offering, Hold::Until(deadline), now).await?;
    let message = Outgoing {
        telegram_chat_id: stage.settings.telegram_chat_id,
        kind: if by_hand { kinds::HAND_OFF } else { kinds::OFFER },
        post: Some(stage.post.id),
        payload: Value::Null,
    };
    tx.enqueue(&message, now).await?;
    tx.commit().await?;
    app.wake.ring(Work::Outbox);
    app.wake.set_alarm(Work::Posts, deadline);
    Ok(())
}

fn deadline(stage: &Stage, by_hand: bool) -> jiff::Timestamp {
    let post = &stage.post;
    if by_hand {
        return post.publish_at + HAND_OFF;
    }
    let schedule = &stage.settings.schedule;
    let date = post.publish_at.to_zoned(schedule.zone.clone()).date();
    review_deadline(post.slot_at.unwrap_or(post.publish_at), interval(schedule, date))
}

/// Nobody answered in time. The story's message says what that means.
pub(super) async fn expire(app: &App, mut lease: Lease<PostKey>) -> Result<(), UseError> {
    let now = app.clock.now();
    let mut tx = app.store.begin(lease.key.tenant).await?;
    let post = tx.post(lease.key.id).await?.ok_or(StoreError::LeaseLost)?;
    if let Some(due_at) = post.deadline_at.filter(|deadline| *deadline > now) {
        tx.put_off(&lease, due_at, None, false).await?;
        tx.commit().await?;
        app.wake.set_alarm(Work::Posts, due_at);
        return Ok(());
    }
    let going_on = tx.settings().await?.lifecycle == Lifecycle::Active;
    if post.posts_on_silence && post.state == PostState::AwaitingReview && going_on {
        let publish_at = publish_after_yes(post.publish_at, now);
        let due_at = (publish_at - CONTAINER_LEAD).max(now);
        let approved = Move::ApprovedBySilence { publish_at };
        tx.move_post(&mut lease, &approved, Hold::Until(due_at), now).await?;
        app.wake.set_alarm(Work::Posts, due_at);
    } else {
        end(&mut tx, &lease, &post, &Ending::decided(Outcome::Expired), now).await?;
    }
    show_again(&mut tx, post.id, now).await?;
    tx.commit().await?;
    app.wake.ring(Work::Outbox);
    Ok(())
}
