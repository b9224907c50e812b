//! Tests dry runs, and libraries in which every picture has been shown.

use domain::lock::WhenDry;
use domain::post::{DeliveryMode, PostState};
use jiff::SignedDuration;

use crate::world::{World, story};

/// Starts a creator's dry run with the button in /settings.
async fn dry_run(world: &World, mode: DeliveryMode) {
    world.leave_by(world.creator(), mode).await;
    world.say(world.creator(), "/settings").await;
    world.press(world.creator(), "Practise for a day").await;
    assert!(world.last_said(world.creator()).text.contains("Practice is on: nothing is really posted"));
}

/// Checks that nothing is left of a dry run except the messages about it.
async fn nothing_was_posted(world: &World) {
    assert_eq!((world.publishes(), world.creator().stories(&world.testbed).len()), (0, 0));
    let mut tx = world.tx(world.creator()).await;
    assert_eq!(tx.history().await.expect("history").len(), 0);
    assert!(tx.mix_input().await.expect("turns").recent.is_empty(), "the mix does not count it");
    let counts = tx.folder_counts(world.testbed.app().clock.now()).await.expect("counts");
    let resting: i64 = counts.iter().map(|folder| folder.pictures - folder.fresh).sum();
    tx.commit().await.expect("a commit");
    assert_eq!(resting, 0, "no picture rests for having been practised with");
}

#[test]
fn a_day_of_practice_does_everything_but_the_publish_and_then_asks() {
    story(1, async |world| {
        dry_run(world, DeliveryMode::Automatic).await;
        let creator = world.creator();
        assert_eq!(world.until_outcomes(1).await, ["off"]);
        assert!(!world.requests("POST", "/media").is_empty(), "its container was made");
        let said = world.only(creator, "this story would have gone live on @harbour.coffee");
        assert!(said.text.contains("Nothing was posted"), "{}", said.text);
        nothing_was_posted(world).await;

        world.go_to(world.testbed.sandbox.clock().now() + SignedDuration::from_hours(48)).await;
        world.only(creator, "Your day of practice is over");
        nothing_was_posted(world).await;
        world.press(creator, "Go live").await;
        world.until_stories(1).await;
    });
}

#[test]
fn who_practises_at_the_end_of_the_set_up_is_told_so_and_goes_live_by_a_button() {
    story(0, async |world| {
        let creator = world.arrive(0).await;
        creator.connect_both(&world.testbed).await.expect("connected");
        let creator = world.creator();
        world.press(creator, "Use Stories").await;
        world.until("library", |world| !world.said(creator, "📚 Found").is_empty()).await;
        for button in ["Continue", "Looks good", "Post automatically", "Practise for a day"] {
            world.press(creator, button).await;
        }
        world.only(creator, "🧪");
        assert_eq!(world.until_outcomes(1).await, ["off"]);
        nothing_was_posted(world).await;
        world.press(creator, "Post for real from now on").await;
        world.until_stories(1).await;
    });
}

#[test]
fn a_practised_question_is_answered_and_its_message_says_that_nothing_was_posted() {
    story(1, async |world| {
        dry_run(world, DeliveryMode::Review).await;
        let creator = world.creator();
        world.until("question", |world| !world.said(creator, "Post it at").is_empty()).await;
        world.press_first(creator, "Post at").await;
        assert_eq!(world.until_outcomes(1).await, ["off"]);
        world.only(creator, "Nothing was posted");
        nothing_was_posted(world).await;
        world.press(creator, "Post for real from now on").await;
        assert!(world.last_said(creator).text.contains("Your schedule"), "the settings are shown");
    });
}

#[test]
fn a_yes_given_in_practice_is_not_one_for_real() {
    story(1, async |world| {
        dry_run(world, DeliveryMode::Review).await;
        let creator = world.creator();
        world.until("question", |world| !world.said(creator, "Post it at").is_empty()).await;
        world.press_first(creator, "Post at").await;
        world.say(creator, "/settings").await;
        world.press(creator, "End practice, post for real").await;
        assert_eq!(world.until_outcomes(1).await, ["off"]);
        world.go_to(world.testbed.sandbox.clock().now() + SignedDuration::from_hours(3)).await;
        assert_eq!(world.publishes(), 0);
        world.only(creator, "it was prepared during practice");
        world.until_state(creator, PostState::AwaitingReview).await;
        world.press_first(creator, "Post at").await;
        world.until_stories(1).await;
    });
}

#[test]
fn a_button_of_a_practice_long_over_takes_nothing_back() {
    story(1, async |world| {
        world.until_state(world.creator(), PostState::ContainerReady).await;
        let (_, user) = world.tenant(world.creator()).await;
        let app = world.testbed.app();
        let mut tx = world.tx(world.creator()).await;
        assert!(!app.end_dry_run(&mut tx, user, app.clock.now()).await.expect("an answer"));
        tx.commit().await.expect("a commit");
        assert_eq!(world.until_outcomes(1).await, ["published"]);
    });
}

#[test]
fn practice_that_was_resumed_is_asked_about_again_in_a_day() {
    story(1, async |world| {
        dry_run(world, DeliveryMode::Automatic).await;
        let creator = world.creator();
        let day = SignedDuration::from_hours(25);
        world.go_to(world.testbed.sandbox.clock().now() + day).await;
        world.only(creator, "Your day of practice is over");
        world.say(creator, "/resume").await;
        world.go_to(world.testbed.sandbox.clock().now() + day).await;
        assert_eq!(world.said(creator, "Your day of practice is over").len(), 2);
        assert_eq!(world.publishes(), 0);
    });
}

#[test]
fn where_its_people_chose_so_the_oldest_picture_comes_again() {
    story(1, async |world| {
        world.allowed.duplicates = 2;
        let creator = world.creator();
        let mut tx = world.tx(creator).await;
        let pictures: i64 = tx
            .categories()
            .await
            .expect("categories")
            .iter()
            .map(|folder| folder.items - folder.rejected)
            .sum();
        tx.commit().await.expect("a commit");
        let pictures = usize::try_from(pictures).expect("a number");
        world.until("empty library", |world| !world.said(creator, "No picture is ready").is_empty()).await;
        let stories =
            || creator.stories(&world.testbed).into_iter().map(|story| story.sha256).collect::<Vec<_>>();
        assert_eq!(stories().len(), pictures, "each was shown once before the library ran dry");
        world.press(creator, "Show the oldest again").await;
        world.until("story", |_| stories().len() == pictures + 2).await;
        let images = stories();
        assert_eq!(images[pictures..], images[..2], "what was shown longest ago comes again first");
        let mut tx = world.tx(creator).await;
        assert_eq!(tx.settings().await.expect("settings").when_dry, WhenDry::Repeat);
        tx.commit().await.expect("a commit");
    });
}
