//! Tests that names never change if databases or buttons contain them, or operators' scripts use them.

use std::fmt::Debug;
use std::str::FromStr;

use domain::lock::{LockReason, WhenDry};
use domain::media::{MediaKind, RejectReason, Verdict};
use domain::post::{DeliveryMode, Origin, Outcome, PostState, SlotOutcome};
use domain::rendition_plan::Fit;
use domain::role::Role;
use domain::schedule::Variation;
use server::app::Provider;
use server::config::{Signup, TelegramMode};
use server::messages::Step;
use server::runtime::failpoint::{Point, Side};
use server::runtime::notify::Work;
use store::cutover::Engine;
use store::settings::Lifecycle;
use strum::VariantArray;

/// Joins the names of an enum's variants in order, and checks that each parses back to its variant.
fn words<T>() -> String
where
    T: VariantArray + Copy + Debug + PartialEq + Into<&'static str> + FromStr,
    T::Err: Debug,
{
    let words: Vec<&str> = T::VARIANTS.iter().map(|word| (*word).into()).collect();
    for (word, meaning) in words.iter().zip(T::VARIANTS) {
        assert_eq!(word.parse::<T>().expect("a word of the set"), *meaning);
    }
    assert!("another".parse::<T>().is_err());
    words.join(" ")
}

#[test]
fn words_that_are_stored_never_change() {
    assert_eq!(words::<DeliveryMode>(), "review automatic handoff");
    assert_eq!(words::<Origin>(), "slot timed now");
    assert_eq!(
        words::<PostState>(),
        "reserving reserved offering awaiting_review approved awaiting_hand container_made container_ready \
         publish_sent unknown"
    );
    assert_eq!(
        words::<Outcome>(),
        "published posted_by_hand skipped rejected replaced expired released failed"
    );
    assert_eq!(
        words::<SlotOutcome>(),
        "published posted_by_hand skipped rejected expired failed released missed dry off"
    );
    assert_eq!(words::<LockReason>(), "recent_post skip seasonal manual_hold permanent_reject");
    assert_eq!(words::<WhenDry>(), "stop repeat");
    assert_eq!(words::<MediaKind>(), "image video");
    let verdicts = [Verdict::Ready, Verdict::NeedsRendition, Verdict::Rejected(RejectReason::Empty)];
    assert_eq!(verdicts.map(|verdict| verdict.into_str()), ["ready", "needs_rendition", "rejected"]);
    assert_eq!(words::<Fit>(), "blur crop letterbox");
    assert_eq!(words::<Role>(), "viewer reviewer admin owner");
    assert_eq!(words::<Variation>(), "natural exact");
    assert_eq!(words::<Lifecycle>(), "onboarding waiting_first_picture active paused detached deleted");
    assert_eq!(words::<Engine>(), "old storyline");
    assert_eq!(words::<Provider>(), "instagram google");
    assert_eq!(words::<Step>(), "welcome instagram drive folder schedule mode summary live");
}

#[test]
fn words_of_settings_and_metrics_never_change() {
    assert_eq!(words::<Signup>(), "invite open closed");
    assert_eq!(words::<TelegramMode>(), "polling webhook");
    assert_eq!(words::<Work>(), "plan posts outbox inbox chores");
    assert_eq!(words::<Side>(), "before after");
    assert_eq!(
        words::<Point>(),
        "plan pick fetch shelve offer source quota container container_made ask container_ready intent publish \
         unclear reconcile record sending send sent"
    );
}
