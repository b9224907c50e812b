//! Offers: a prepared story is shown to its people, who say yes, or post it by hand. Silence posts nothing.

use domain::post::{DeliveryMode, HAND_OFF, Outcome, PostState, SlotOutcome, review_deadline};
use domain::slots::interval;
use serde_json::Value;
use store::history::{By, Ending};
use store::lease::{Lease, PostKey};
use store::outbox::Outgoing;
use store::posts::{Hold, Move, Post};
use store::{StoreError, TenantTx};

use super::posts::{Stage, give_up};
use crate::app::App;
use crate::app::failpoint::Point;
use crate::app::outcome::UseError;
use crate::app::review::show_again;
use crate::app::voice::kinds;
use crate::app::wake::Work;

/// Enqueues the message that asks; the post waits with it.
pub(super) async fn make(
    app: &App,
    mut tx: TenantTx,
    mut lease: Lease<PostKey>,
    stage: &Stage,
) -> Result<(), UseError> {
    let now = app.clock.now();
    let by_hand = stage.post.mode == Some(DeliveryMode::Handoff);
    let deadline = deadline(stage, by_hand).max(now);
    tx.move_post(&mut lease, &Move::Offering { deadline }, Hold::Until(deadline), now).await?;
    let message = Outgoing {
        telegram_chat_id: stage.settings.telegram_chat_id,
        kind: if by_hand { kinds::HAND_OFF } else { kinds::OFFER },
        post: Some(stage.post.id),
        payload: Value::Null,
    };
    tx.enqueue(&message, now).await?;
    app.commit(Point::Offer, tx).await?;
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

/// Nobody answered in time: nothing is posted, and the message says so.
pub(super) async fn expire(app: &App, lease: Lease<PostKey>) -> Result<(), UseError> {
    let now = app.clock.now();
    let mut tx = app.store.begin(lease.key.tenant).await?;
    let post = tx.post(lease.key.id).await?.ok_or(StoreError::LeaseLost)?;
    let over = post.deadline_at.is_none_or(|deadline| deadline <= now);
    if !over {
        let due_at = post.deadline_at.unwrap_or(now);
        tx.put_off(&lease, due_at, None, false).await?;
        tx.commit().await?;
        app.wake.set_alarm(Work::Posts, due_at);
        return Ok(());
    }
    if post.state == PostState::Offering {
        return never_asked(app, tx, &lease, post).await;
    }
    tx.end_post(By::Worker(&lease), &post, &Ending::decided(Outcome::Expired), now).await?;
    show_again(&mut tx, post.id, now).await?;
    tx.commit().await?;
    metrics::counter!("storyline_posts_ended_total", "outcome" => Outcome::Expired.name()).increment(1);
    app.wake.ring(Work::Outbox);
    Ok(())
}

/// The question never reached its people: the story is missed, and they are told once, when they can be.
async fn never_asked(
    app: &App,
    mut tx: TenantTx,
    lease: &Lease<PostKey>,
    post: Post,
) -> Result<(), UseError> {
    let now = app.clock.now();
    let settings = tx.settings().await?;
    tx.withdraw_messages(post.id).await?;
    let stage = Stage { post, settings, destination: None };
    let ending = Ending::released(SlotOutcome::Missed, Some("Telegram did not take my question in time"));
    give_up(&mut tx, lease, &stage, ending, now).await?;
    tx.commit().await?;
    app.wake.ring(Work::Outbox);
    Ok(())
}
