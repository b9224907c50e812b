//! Tests pictures sent to the bot: the preview equals the story, and the sender chooses to post it now, to
//! post it at a certain time, or to keep it.

use jiff::SignedDuration;
use sandbox::ChatMessage;
use testbed::photographs::COLLECTIONS;

use crate::world::{World, story};

/// Returns a photograph that is not in the first creator's Drive.
fn photograph() -> &'static [u8] {
    COLLECTIONS[1][0].jpeg
}

/// Sends a picture from the creator as a file; returns the bot's reply.
async fn send(world: &World, bytes: &'static [u8], name: &str, mime: &str) -> ChatMessage {
    let creator = world.creator();
    world.testbed.sandbox.telegram().send_document(creator.telegram_user, creator.chat, name, mime, bytes);
    world.settle().await;
    world.last_said(creator)
}

fn buttons(message: &ChatMessage) -> Vec<&str> {
    message.buttons.iter().flatten().map(|button| button.text.as_str()).collect()
}

/// Returns the message in its current state.
fn again(world: &World, message: &ChatMessage) -> ChatMessage {
    let messages = world.testbed.sandbox.telegram().chat(world.creator().chat);
    messages.into_iter().find(|other| other.id == message.id).expect("still there")
}

#[test]
fn posted_now_the_story_is_byte_for_byte_the_preview_and_the_message_follows_its_life() {
    story(1, async |world| {
        (world.allowed.unrecognised, world.allowed.beside_slots) = (1, 1);
        let preview = send(world, photograph(), "sky.jpg", "image/jpeg").await;
        assert_eq!(
            buttons(&preview),
            ["Post now", "At the next scheduled time", "Tonight 18:00", "Add to library"]
        );
        let photo = preview.photo.clone().expect("a preview");
        assert_eq!((photo.width, photo.height), (1080, 1920));
        world.press(world.creator(), "Post now").await;
        assert_eq!(buttons(&again(world, &preview)), ["Undo"]);
        let soon = world.testbed.sandbox.clock().now() + SignedDuration::from_secs(30);
        world.go_to(soon).await;
        let stories = world.creator().stories(&world.testbed);
        assert_eq!(stories.len(), 1);
        assert_eq!(stories[0].sha256, photo.sha256);
        let shown = again(world, &preview);
        assert!(shown.text.contains("Live since"), "{shown:?}");
        assert_eq!(buttons(&shown), ["Add to library"]);
        assert!(world.said(world.creator(), "Live on <b>").is_empty(), "two messages about one story");
    });
}

#[test]
fn an_undone_picture_is_not_posted_and_can_be_posted_again() {
    story(1, async |world| {
        (world.allowed.unrecognised, world.allowed.beside_slots) = (1, 1);
        let preview = send(world, photograph(), "sky.jpg", "image/jpeg").await;
        world.press(world.creator(), "Post now").await;
        world.press(world.creator(), "Undo").await;
        let shown = again(world, &preview);
        assert!(shown.text.contains("Cancelled. Nothing was posted."), "{shown:?}");
        let soon = world.testbed.sandbox.clock().now() + SignedDuration::from_secs(60);
        world.go_to(soon).await;
        assert_eq!(world.publishes(), 0);
        world.press(world.creator(), "Post now").await;
        world.until_stories(1).await;
    });
}

#[test]
fn pinned_to_the_next_time_it_goes_out_there_and_the_day_keeps_its_number_of_stories() {
    story(1, async |world| {
        let preview = send(world, photograph(), "sky.jpg", "image/jpeg").await;
        world.press(world.creator(), "At the next scheduled time").await;
        assert!(again(world, &preview).text.contains("It will be posted at"), "{preview:?}");
        let outcomes = world.until_outcomes(3).await;
        assert_eq!(outcomes, ["published"; 3]);
        let stories = world.creator().stories(&world.testbed);
        assert_eq!(stories.len(), 3);
        let ours = preview.photo.expect("a preview").sha256;
        let places: Vec<usize> = (0..3).filter(|place| stories[*place].sha256 == ours).collect();
        assert_eq!(places.len(), 1, "the picture goes out once");
        let earliest = stories.iter().min_by_key(|story| story.published_at).expect("a story");
        assert_eq!(earliest.sha256, ours, "it goes out at the next time");
        let days = stories.iter().map(|story| story.published_at.to_string()[..10].to_owned());
        assert_eq!(days.collect::<std::collections::BTreeSet<_>>().len(), 1, "all on one day");
        world.allowed.unrecognised = 1;
    });
}

#[test]
fn a_picture_joins_the_library_when_its_sender_says_so_and_the_same_picture_is_one() {
    story(1, async |world| {
        let items = || async {
            let mut tx = world.tx(world.creator()).await;
            let count: i64 = tx.categories().await.expect("folders").iter().map(|folder| folder.items).sum();
            tx.commit().await.expect("a commit");
            count
        };
        let before = items().await;
        send(world, photograph(), "sky.jpg", "image/jpeg").await;
        assert_eq!(items().await, before, "nobody said that it joins");
        world.press(world.creator(), "Add to library").await;
        assert_eq!(items().await, before + 1);
        let second = send(world, photograph(), "the same.jpg", "image/jpeg").await;
        assert!(second.text.contains("It's already in your library."), "{second:?}");
        assert_eq!(buttons(&second), ["Post now", "At the next scheduled time", "Tonight 18:00"]);
        assert_eq!(items().await, before + 1);
        world.until_outcomes(9).await;
        let stories = world.creator().stories(&world.testbed);
        let ours = second.photo.expect("a preview").sha256;
        assert_eq!(stories.iter().filter(|story| story.sha256 == ours).count(), 1, "the plan shows it too");
        world.allowed.unrecognised = 1;
    });
}

#[test]
fn what_cannot_be_a_story_is_told_why_and_changes_nothing() {
    story(1, async |world| {
        let half = &photograph()[..photograph().len() / 3];
        for (bytes, name, mime, words) in [
            (b"Dear diary, I am no picture.".as_slice(), "holiday.jpg", "image/jpeg", "isn't a picture"),
            (half, "half.jpg", "image/jpeg", "damaged or only partly uploaded"),
            (b"\0\0\0\x18ftypmp42".as_slice(), "film.mp4", "video/mp4", "I can't post videos yet"),
        ] {
            let answer = send(world, bytes, name, mime).await;
            assert!(answer.text.contains(words) && answer.text.contains("Nothing was posted"), "{answer:?}");
            assert!(answer.buttons.is_empty(), "{answer:?}");
        }
        assert_eq!(world.in_flight_and_rejected(world.creator()).await, (0, 0));
    });
}

#[test]
fn before_going_live_a_picture_is_shown_and_becomes_the_first_story_once_live() {
    story(0, async |world| {
        world.arrive(0).await;
        let preview = send(world, photograph(), "sky.jpg", "image/jpeg").await;
        let photo = preview.photo.clone().expect("a preview");
        assert_eq!((photo.width, photo.height), (1080, 1920));
        assert!(preview.text.contains("Nothing is posted until you go live"), "{preview:?}");
        assert_eq!(buttons(&preview), ["Make this my first story"]);
        world.press(world.creator(), "Make this my first story").await;
        assert!(again(world, &preview).text.contains("Saved for your stories"));
        assert_eq!(world.publishes(), 0);
        let creator = world.creator().clone();
        creator.connect_both(&world.testbed).await.expect("connected");
        creator.go_live(&world.testbed).await.expect("live");
        world.until_outcomes(2).await;
        let mut stories = creator.stories(&world.testbed);
        stories.sort_by_key(|story| story.published_at);
        assert_eq!(stories[0].sha256, photo.sha256, "it is the first");
        assert_ne!(stories[1].sha256, photo.sha256);
        assert_eq!(world.outcomes(&creator).await, ["published", "published"]);
        world.allowed.unrecognised = 1;
    });
}

#[test]
fn a_stranger_with_a_picture_is_sent_to_the_start() {
    story(0, async |world| {
        let telegram = world.testbed.sandbox.telegram();
        let stranger = telegram.person("Stranger");
        let chat = telegram.open_dm(stranger);
        telegram.send_photo(stranger, chat, photograph());
        world.settle().await;
        let said = telegram.chat(chat);
        assert_eq!(
            said.iter().filter(|message| message.text.contains("Send /start first")).count(),
            1,
            "{said:?}"
        );
    });
}
