//! Tests the commands: their texts, and the effects of their buttons.

use domain::post::{DeliveryMode, PostState};
use jiff::SignedDuration;
use serde_json::Value;

use crate::world::log::logged;
use crate::world::story;

fn hours(number: i64) -> SignedDuration {
    SignedDuration::from_hours(number)
}

#[test]
fn status_names_the_next_stories_the_library_and_the_connections() {
    story(1, async |world| {
        world.say(world.creator(), "/status").await;
        let text = world.last_said(world.creator()).text;
        for words in [
            "Live.",
            "Next: today at about",
            "(Berlin)",
            "8 pictures ready",
            "@harbour.coffee",
            "Google Drive",
        ] {
            assert!(text.contains(words), "{words}: {text}");
        }
        assert!(world.last_said(world.creator()).silent);
    });
}

#[test]
fn a_time_that_is_skipped_stays_empty_and_the_others_go_out() {
    story(1, async |world| {
        world.say(world.creator(), "/queue").await;
        let list = world.last_said(world.creator());
        let mut texts: Vec<String> =
            list.buttons.iter().flatten().map(|button| button.text.clone()).collect();
        texts.retain(|text| text.starts_with("Skip "));
        assert_eq!(texts.len(), 9, "three a day for three days: {list:?}");
        world.press(world.creator(), &texts[1]).await;
        world.press(world.creator(), &texts[3]).await;
        let list = world.only(world.creator(), "Coming up");
        assert!(!list.buttons.iter().flatten().any(|button| button.text == texts[1]), "{list:?}");
        let outcomes = world.until_outcomes(5).await;
        assert_eq!(outcomes, ["published", "skipped", "published", "skipped", "published"]);
    });
}

#[test]
fn a_story_on_its_way_is_skipped_from_the_list() {
    story(1, async |world| {
        world.until_reserved().await;
        world.say(world.creator(), "/queue").await;
        world.press_first(world.creator(), "Skip").await;
        assert_eq!(world.states(world.creator()).await, []);
        assert_eq!(world.until_outcomes(2).await, ["skipped", "published"]);
    });
}

#[test]
fn a_story_asked_for_now_goes_out_after_the_time_to_undo() {
    story(1, async |world| {
        world.allowed.beside_slots = 1;
        let began = world.testbed.sandbox.clock().now();
        world.say(world.creator(), "/next").await;
        assert_eq!(world.publishes(), 0);
        world.until_stories(1).await;
        let at = world.creator().stories(&world.testbed)[0].published_at;
        assert!(at.duration_since(began) >= SignedDuration::from_secs(10), "{at}");
        assert!(at.duration_since(began) < SignedDuration::from_secs(40), "{at}");
        assert!(world.slots(world.creator()).await.is_empty(), "it takes no time of the plan");
    });
}

#[test]
fn a_story_asked_for_now_is_undone() {
    story(1, async |world| {
        world.say(world.creator(), "/next").await;
        world.press(world.creator(), "Undo").await;
        let soon = world.testbed.sandbox.clock().now() + hours(1);
        world.go_to(soon).await;
        assert_eq!(world.publishes(), 0);
        let told = world.only(world.creator(), "Cancelled. Nothing was posted.");
        assert!(told.buttons.is_empty(), "{told:?}");
    });
}

#[test]
fn in_review_the_next_picture_is_offered_at_once() {
    story(1, async |world| {
        world.allowed.beside_slots = 1;
        world.leave_by(world.creator(), DeliveryMode::Review).await;
        world.say(world.creator(), "/next").await;
        let offer = world.last_said(world.creator());
        assert!(offer.photo.is_some(), "{offer:?}");
        world.press_first(world.creator(), "Post").await;
        world.until_stories(1).await;
    });
}

#[test]
fn a_pause_ends_by_itself_and_is_not_caught_up_with() {
    story(1, async |world| {
        world.until_outcomes(1).await;
        world.say(world.creator(), "/pause").await;
        world.press(world.creator(), "Until tomorrow").await;
        let evening = world.testbed.sandbox.clock().now() + hours(12);
        world.go_to(evening).await;
        assert_eq!(world.creator().stories(&world.testbed).len(), 1);
        let midday = world.testbed.sandbox.clock().now() + hours(9);
        world.go_to(midday).await;
        world.only(world.creator(), "The pause has ended.");
        let outcomes = world.until_outcomes(4).await;
        assert!(outcomes.iter().all(|outcome| outcome == "published"), "{outcomes:?}");
        let stories = world.creator().stories(&world.testbed);
        let mut times: Vec<_> = stories.iter().map(|story| story.published_at).collect();
        times.sort();
        assert!(times.windows(2).all(|pair| pair[1].duration_since(pair[0]) > hours(2)), "{times:?}");
    });
}

#[test]
fn a_pause_gives_up_what_was_not_offered_and_resuming_goes_on() {
    story(1, async |world| {
        world.until_reserved().await;
        world.say(world.creator(), "/pause").await;
        world.press(world.creator(), "Until someone resumes").await;
        assert_eq!(world.states(world.creator()).await, []);
        let days_later = world.testbed.sandbox.clock().now() + hours(50);
        world.go_to(days_later).await;
        assert_eq!(world.publishes(), 0);
        world.say(world.creator(), "/resume").await;
        assert!(world.last_said(world.creator()).text.contains("Next story:"));
        assert_eq!(world.until_outcomes(2).await, ["off", "published"]);
    });
}

#[test]
fn the_mode_is_changed_with_one_button() {
    story(1, async |world| {
        world.say(world.creator(), "/settings").await;
        world.press(world.creator(), "Ask me first").await;
        let page = world.only(world.creator(), "Your schedule");
        assert!(page.buttons.iter().flatten().any(|button| button.text == "● Ask me first"), "{page:?}");
        world.until_state(world.creator(), PostState::AwaitingReview).await;
    });
}

#[test]
fn a_hand_off_that_is_put_off_comes_again_in_an_hour() {
    story(1, async |world| {
        world.leave_by(world.creator(), DeliveryMode::Manual).await;
        world.until_state(world.creator(), PostState::AwaitingHand).await;
        let asked = world.testbed.sandbox.clock().now();
        world.press(world.creator(), "Later").await;
        world.go_to(asked + hours(1)).await;
        let handed = world.said(world.creator(), "Your turn");
        assert_eq!(handed.len(), 2, "{handed:?}");
        world.press(world.creator(), "Posted").await;
        assert_eq!(world.outcomes(world.creator()).await, ["posted_by_hand"]);
    });
}

#[test]
fn what_is_no_command_gets_one_line_in_private_and_none_in_a_group() {
    story(1, async |world| {
        world.say(world.creator(), "what can you do?").await;
        assert!(world.last_said(world.creator()).text.contains("/help"));
        world.say(world.creator(), "/nonsense").await;
        assert_eq!(world.said(world.creator(), "I didn't understand that").len(), 2);
        world.say(world.creator(), "/help").await;
        assert!(world.last_said(world.creator()).text.contains("/queue"));
        let telegram = world.testbed.sandbox.telegram();
        let group = telegram.group("Team", &[world.creator().telegram_user]);
        telegram.say(world.creator().telegram_user, group, "/nonsense");
        world.settle().await;
        assert!(telegram.chat(group).iter().all(|message| !message.from_bot));
    });
}

#[test]
fn a_chat_that_never_started_is_sent_to_the_start() {
    story(0, async |world| {
        let telegram = world.testbed.sandbox.telegram();
        let stranger = telegram.person("Stranger");
        let chat = telegram.open_dm(stranger);
        telegram.say(stranger, chat, "/status");
        world.settle().await;
        assert!(telegram.chat(chat).iter().any(|message| message.text.contains("Send /start first")));
    });
}

#[test]
fn a_pasted_secret_is_deleted_and_kept_nowhere() {
    story(1, async |world| {
        let secret = "IGAAKq3ZCZBw0hBZAPastedBySomebodyInAHurry";
        let telegram = world.testbed.sandbox.telegram();
        let message = telegram.say(world.creator().telegram_user, world.creator().chat, secret);
        world.settle().await;
        let chat = telegram.chat(world.creator().chat);
        assert!(chat.iter().any(|other| other.id == message && other.deleted));
        world.only(world.creator(), "I deleted your message and kept no copy");
        assert!(!logged().contains(secret));
    });
}

#[test]
fn the_menu_names_the_commands() {
    story(0, async |world| {
        let commands = world.testbed.sandbox.telegram().commands(123_456_789);
        let words: Vec<&str> =
            commands.as_array().expect("a menu").iter().filter_map(|line| line["command"].as_str()).collect();
        assert_eq!(words, ["status", "queue", "next", "pause", "resume", "stop", "settings", "help"]);
        assert!(commands.as_array().expect("a menu").iter().all(|line| line["description"] != Value::Null));
    });
}
