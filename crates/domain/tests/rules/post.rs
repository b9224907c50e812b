//! Tests the transitions and times of posts.

use domain::post::*;
use jiff::{SignedDuration, Timestamp};
use strum::VariantArray as _;

#[test]
fn what_may_be_live_ends_only_as_published_or_failed() {
    for state in PostState::VARIANTS.iter().copied().filter(|state| state.may_be_live()) {
        for outcome in Outcome::VARIANTS.iter().copied() {
            let expected = matches!(outcome, Outcome::Published | Outcome::Failed);
            assert_eq!(state.may_end(outcome), expected, "{state} {outcome:?}");
        }
    }
}

#[test]
fn published_needs_a_publish_that_was_sent_and_by_hand_needs_a_hand() {
    for state in PostState::VARIANTS.iter().copied() {
        assert_eq!(state.may_end(Outcome::Published), state.may_be_live(), "{state}");
        assert_eq!(state.may_end(Outcome::PostedByHand), state == PostState::AwaitingHand, "{state}");
    }
}

#[test]
fn a_publish_is_sent_only_from_a_ready_container_or_after_asking() {
    for state in PostState::VARIANTS.iter().copied() {
        let expected = matches!(state, PostState::ContainerReady | PostState::Unknown);
        assert_eq!(state.may_become(PostState::PublishSent), expected, "{state}");
        assert!(!state.a_person_may_move_to(PostState::PublishSent), "{state}");
    }
}

#[test]
fn a_yes_is_undone_only_until_a_publish_is_sent() {
    for state in PostState::VARIANTS.iter().copied() {
        let undoable = state.a_person_may_move_to(PostState::AwaitingReview);
        assert_eq!(undoable, state.is_going_out(), "{state}");
        assert!(!(undoable && state.may_be_live()), "{state}");
    }
}

#[test]
fn no_state_becomes_itself_or_goes_back_to_reserving() {
    for state in PostState::VARIANTS.iter().copied() {
        assert!(!state.may_become(state), "{state}");
        assert!(!state.may_become(PostState::Reserving), "{state}");
    }
}

#[test]
fn every_outcome_but_a_replacement_settles_its_slot() {
    for outcome in Outcome::VARIANTS.iter().copied() {
        assert_eq!(outcome.slot().is_none(), outcome == Outcome::Replaced, "{outcome:?}");
    }
}

#[test]
fn a_yes_before_the_time_posts_at_the_time_and_a_late_yes_can_still_be_undone() {
    let at: Timestamp = "2026-01-10T10:00:00Z".parse().unwrap();
    assert_eq!(publish_after_yes(at, at - SignedDuration::from_mins(20)), at);
    assert_eq!(publish_after_yes(at, at), at + UNDO);
}

#[test]
fn a_question_is_open_for_half_an_interval_and_at_most_three_hours() {
    let at: Timestamp = "2026-01-10T10:00:00Z".parse().unwrap();
    assert_eq!(review_deadline(at, SignedDuration::from_hours(4)), at + SignedDuration::from_hours(2));
    assert_eq!(review_deadline(at, SignedDuration::from_hours(24)), at + LONGEST_REVIEW);
}

#[test]
fn silence_posts_on_time_and_never_before_there_was_a_chance_to_answer() {
    let at: Timestamp = "2026-01-10T10:00:00Z".parse().unwrap();
    assert_eq!(silence_deadline(at, at - SignedDuration::from_hours(1)), at - SILENCE_LEAD);
    assert_eq!(silence_deadline(at, at - SignedDuration::from_mins(5)), at + SignedDuration::from_mins(10));
}

#[test]
fn backoff_doubles_and_stops_at_its_bound() {
    let minute = SignedDuration::from_mins(1);
    let hour = SignedDuration::from_hours(1);
    assert_eq!(backoff(1, minute, hour), minute);
    assert_eq!(backoff(3, minute, hour), minute * 4);
    assert_eq!(backoff(60, minute, hour), hour);
}

#[test]
fn late_is_judged_against_the_budget() {
    let at: Timestamp = "2026-01-10T10:00:00Z".parse().unwrap();
    let budget = SignedDuration::from_mins(30);
    assert!(!is_too_late(at, at + budget, budget));
    assert!(is_too_late(at, at + SignedDuration::from_secs(1801), budget));
}
