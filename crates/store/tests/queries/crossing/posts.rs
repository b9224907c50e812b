//! Calls the methods for posts, slots, leases and history.

use std::time::Duration;

use domain::cause::Cause;
use domain::post::{DeliveryMode, Origin, Outcome, PostState, SlotOutcome};
use domain::reconcile::TeamSays;
use store::TenantTx;
use store::history::{By, Ending};
use store::post_context::Lifecycles;
use store::posts::{Hold, Post, Transition};
use store::review::NewPost;

use super::foreign::Foreign;
use super::{Answer, nothing, own};
use crate::fixtures::{LEASE, days, minutes, noon, slot};

pub(super) async fn ask(method: &str, tx: &mut TenantTx, b: &mut Foreign) -> Option<Answer> {
    if let Some(answer) = moves(method, tx, b).await {
        return Some(answer);
    }
    let wanted = NewPost {
        origin: Origin::Now,
        slot_at: None,
        publish_at: noon(),
        media: Some(b.media),
        mode: DeliveryMode::Review,
    };
    match method {
        "post" => nothing(tx.post(b.post.id).await),
        "post_context" => nothing(tx.post_context(b.post.id, Lifecycles::Held).await),
        "forget_old" => own(tx.forget_old(noon() + days(999)).await),
        "withdraw_messages" => nothing(tx.withdraw_messages(b.post.id).await),
        "add_to_waiting" => own(tx.add_to_waiting("offer").await),
        "post_view" => nothing(match tx.post_view(b.ended).await {
            Ok(None) => tx.post_view(b.post.id).await,
            other => other,
        }),
        "has_overdue_post_before" => nothing(tx.has_overdue_post_before(&b.post, minutes(0)).await),
        "posts_in_flight" => own(tx.posts_in_flight().await),
        "posts_on_their_way" => own(tx.posts_on_their_way().await),
        "insert_post" => nothing(tx.insert_post(wanted, noon()).await),
        "asked_for_by" => nothing(tx.asked_for_by(b.post.id, b.user, Some(b.shown_in), noon()).await),
        "history" => own(tx.history().await),
        "recorded_stories" => own(tx.recorded_stories("ig of A alone", &[], noon() - days(99)).await),
        "next_slot" => own(tx.next_slot().await),
        "last_recorded_slot" => own(tx.last_recorded_slot(noon()).await),
        "slots_recorded_from" => own(tx.slots_recorded_from(noon() - days(99)).await),
        "record_slot" => own(tx.record_slot(&slot(minutes(901)), Some(SlotOutcome::Skipped), noon()).await),
        "dry_since" => nothing(tx.dry_since(noon()).await),
        "recorded_slots" => own(tx.recorded_slots().await),
        "hold_posts" => own(tx.hold_posts().await),
        "schedule_next" => own(tx.schedule_next(None).await),
        "take_publish_lock" => {
            own(tx.take_publish_lock("ig of A alone", b.post.id, Duration::from_secs(1), noon()).await)
        }
        "release_publish_lock" => {
            own(tx.release_publish_lock("ig of A alone", b.post.id, Some(noon())).await)
        }
        "record_quota" => own(tx.record_quota("ig of A alone", 1, 50, noon()).await),
        "quota" => own(tx.quota("ig of A alone").await),
        "update_handled" => own(tx.update_handled(&b.update, noon()).await),
        _ => None,
    }
}

async fn moves(method: &str, tx: &mut TenantTx, b: &mut Foreign) -> Option<Answer> {
    let ending = Ending { cause: Some(Cause::Stopped), ..Ending::decided(Outcome::Released) };
    match method {
        "keep_pick" => {
            nothing(tx.keep_pick(&b.lease, b.media, Some(b.account), DeliveryMode::Automatic).await)
        }
        "drop_pick" => nothing(tx.drop_pick(&b.lease).await),
        "move_post" => {
            let to = Transition::Reserved { rendition: b.blob };
            nothing(tx.move_post(&mut b.lease, &to, Hold::Keep(LEASE), noon()).await)
        }
        "posted_by_hand" => nothing(tx.posted_by_hand(b.post.id).await),
        "record_story" => nothing(tx.record_story(b.post.id, "A says so").await),
        "move_to_time" => nothing(tx.move_to_time(&b.post, noon(), noon()).await),
        "end_dry_run_post" => nothing(tx.end_dry_run_post(&b.lease, &b.post, noon()).await),
        "retry_at" => nothing(tx.retry_at(&b.lease, minutes(999), Some("A says so"), true).await),
        "ask_again" => nothing(tx.ask_again(&b.lease, minutes(999), "A says so", Some(noon())).await),
        "ask_people" => nothing(tx.ask_people(&b.lease, noon()).await),
        "people_say" => nothing(tx.people_say(b.post.id, TeamSays::Live, noon()).await),
        "question_shown" => nothing(tx.question_shown(b.post.id, (-1001, 5)).await),
        "message_about" => nothing(tx.message_about(b.post.id, "is_it_live").await),
        "record_trouble" => nothing(tx.record_trouble(&b.lease, "A says so").await),
        "forbid_publish" => nothing(tx.forbid_publish(b.post.id, &Cause::ActionBlocked).await),
        "record_cause" => nothing(tx.record_cause(b.post.id, &Cause::Stopped).await),
        "end_post" => nothing(match tx.end_post(By::Nobody, &b.post, &ending, noon()).await {
            Err(_) => tx.end_post(By::Worker(&b.lease), &b.post, &ending, noon()).await,
            done => done,
        }),
        "person_moves" => {
            let asked = Post { state: PostState::AwaitingReview, ..b.post.clone() };
            nothing(tx.person_moves(&asked, PostState::Approved, b.user, noon(), noon(), noon()).await)
        }
        "now_shown_by" => nothing(tx.now_shown_by(b.post.id, -1001, 5).await),
        "shown_to_people" => {
            nothing(tx.shown_to_people(b.post.id, -1001, 5, PostState::AwaitingReview, noon()).await)
        }
        _ => None,
    }
}
