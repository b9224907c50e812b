//! Tests the guided set-up as people use it: they press buttons, paste addresses, go back and forth, and come
//! back later.

use domain::post::DeliveryMode;
use jiff::SignedDuration;
use sandbox::{AccountType, FaultKind, When};
use server::app::Provider;
use store::settings::Lifecycle;
use testbed::creator::Creator;
use testbed::photographs::COLLECTIONS;

use crate::world::{World, story};

/// Returns the text of the newest message.
fn shown(world: &World, creator: &Creator) -> String {
    world.last_said(creator).text
}

fn buttons(world: &World, creator: &Creator) -> Vec<String> {
    let newest = world.last_said(creator);
    newest.buttons.into_iter().flatten().map(|button| button.text).collect()
}

async fn standing(world: &World, creator: &Creator) -> (Lifecycle, Option<DeliveryMode>) {
    let mut tx = world.tx(creator).await;
    let settings = tx.settings().await.expect("settings");
    tx.commit().await.expect("a commit");
    (settings.lifecycle, settings.delivery_mode)
}

async fn at_the_folders(world: &mut World) -> Creator {
    let creator = world.arrive(0).await;
    creator.connect_both(&world.testbed).await.expect("connected");
    creator
}

#[test]
fn from_start_to_live_takes_at_most_twelve_taps_and_stays_in_one_message_between_trips() {
    story(1, async |world| {
        let creator = world.creator();
        assert!(creator.taps() <= 12, "{} taps", creator.taps());
        let messages = world.testbed.sandbox.telegram().chat(creator.chat);
        let from_bot: Vec<_> = messages.iter().filter(|message| message.from_bot).collect();
        assert_eq!(from_bot.len(), 3, "the welcome, and one after each trip: {from_bot:#?}");
        let with_buttons = from_bot.iter().filter(|message| !message.buttons.is_empty()).count();
        assert_eq!(with_buttons, 1, "only the newest can be pressed");
        let (_, zone) = (standing(world, creator).await, creator.zone);
        let mut tx = world.tx(creator).await;
        assert_eq!(tx.settings().await.expect("settings").schedule.zone.iana_name(), Some(zone));
        tx.commit().await.expect("a commit");
        world.until_stories(2).await;
    });
}

#[test]
fn start_again_goes_on_where_it_was_left() {
    story(0, async |world| {
        let creator = at_the_folders(world).await;
        world.press(&creator, "Use Stories").await;
        world.press(&creator, "Continue").await;
        world.press(&creator, "Stories a day").await;
        world.press(&creator, "5").await;
        assert!(shown(world, &creator).contains("5 stories a day"), "{}", shown(world, &creator));
        world.go_to(world.testbed.sandbox.clock().now() + SignedDuration::from_hours(72)).await;
        world.say(&creator, "/start").await;
        assert!(shown(world, &creator).contains("5 stories a day"), "{}", shown(world, &creator));
        world.press(&creator, "‹ Back").await;
        assert!(shown(world, &creator).contains("Found 8 pictures"), "{}", shown(world, &creator));
    });
}

#[test]
fn a_pasted_address_chooses_its_folder_and_a_foreign_one_is_explained() {
    story(0, async |world| {
        let creator = at_the_folders(world).await;
        world.say(&creator, "https://www.dropbox.com/sh/abc").await;
        assert!(shown(world, &creator).contains("isn't from Google Drive"), "{}", shown(world, &creator));
        world.say(&creator, "what now?").await;
        assert!(
            shown(world, &creator).contains("look like a Drive folder link"),
            "{}",
            shown(world, &creator)
        );

        let drive = world.testbed.sandbox.google();
        drive.add_user("somebody.else@mail.example");
        let foreign = drive.add_folder("somebody.else@mail.example", None, "Not yours").expect("a folder");
        world.say(&creator, &format!("https://drive.google.com/drive/folders/{foreign}")).await;
        assert!(shown(world, &creator).contains("can't see that folder"), "{}", shown(world, &creator));

        let email = format!("{}@mail.example", creator.username);
        let mine = drive.add_folder(&email, None, "More").expect("a folder");
        drive.add_file(&mine, "one.jpg", "image/jpeg", COLLECTIONS[0][0].jpeg).expect("a file");
        world.say(&creator, &format!("https://drive.google.com/drive/u/0/folders/{mine}?usp=sharing")).await;
        assert!(shown(world, &creator).contains("Found 1 picture in More"), "{}", shown(world, &creator));
    });
}

#[test]
fn folders_are_opened_left_and_turned_by_buttons() {
    story(0, async |world| {
        let creator = world.arrive(0).await;
        let email = format!("{}@mail.example", creator.username);
        for n in 0..12 {
            world
                .testbed
                .sandbox
                .google()
                .add_folder(&email, None, &format!("Album {n:02}"))
                .expect("a folder");
        }
        creator.connect_both(&world.testbed).await.expect("connected");
        assert!(shown(world, &creator).contains("1 of 2"), "{}", shown(world, &creator));
        world.press(&creator, "More ›").await;
        world.press(&creator, "📂 Stories").await;
        let inside = buttons(world, &creator);
        assert!(
            inside.contains(&"📂 cafe".to_owned()) && inside.contains(&"Use this folder: Stories".to_owned())
        );
        world.press(&creator, "Up").await;
        assert!(shown(world, &creator).contains("1 of 2"), "{}", shown(world, &creator));
    });
}

#[test]
fn a_creator_account_is_told_why_and_goes_on_once_it_switched() {
    story(0, async |world| {
        let creator = world.arrive(0).await;
        let instagram = world.testbed.sandbox.instagram();
        instagram.set_type(creator.username, AccountType::Creator);
        creator.connect(&world.testbed, Provider::Instagram).await.expect("a page");
        world.settle().await;
        assert!(shown(world, &creator).contains("Business accounts only"), "{}", shown(world, &creator));
        world.press(&creator, "Check again").await;
        assert!(shown(world, &creator).contains("still says"), "{}", shown(world, &creator));
        instagram.set_type(creator.username, AccountType::Business);
        world.press(&creator, "Check again").await;
        assert!(shown(world, &creator).contains("so I can post for you"), "{}", shown(world, &creator));
        world.press(&creator, "Continue").await;
        assert!(buttons(world, &creator).contains(&"Connect Google Drive".to_owned()));
    });
}

#[test]
fn who_skips_everything_posts_by_hand_and_starts_with_the_first_picture() {
    story(0, async |world| {
        let creator = world.arrive(0).await;
        for button in ["Skip for now", "Skip: I post by hand", "Skip: I send photos here", "Looks good"] {
            world.press(&creator, button).await;
        }
        assert_eq!(buttons(world, &creator), ["I post by hand", "‹ Back"]);
        world.press(&creator, "I post by hand").await;
        world.press(&creator, "Go live").await;
        assert_eq!(
            standing(world, &creator).await,
            (Lifecycle::WaitingFirstPicture, Some(DeliveryMode::Manual))
        );
        assert!(
            shown(world, &creator).contains("waiting for the first picture"),
            "{}",
            shown(world, &creator)
        );
    });
}

#[test]
fn an_empty_folder_starts_by_itself_when_the_first_picture_lies_in_it() {
    story(0, async |world| {
        let creator = world.arrive(0).await;
        let email = format!("{}@mail.example", creator.username);
        let drive = world.testbed.sandbox.google();
        let empty = drive.add_folder(&email, None, "Empty").expect("a folder");
        creator.connect_both(&world.testbed).await.expect("connected");
        for button in ["Use Empty", "Continue", "Looks good", "Post automatically", "Go live"] {
            world.press(&creator, button).await;
        }
        assert_eq!(standing(world, &creator).await.0, Lifecycle::WaitingFirstPicture);
        drive.add_file(&empty, "one.jpg", "image/jpeg", COLLECTIONS[0][0].jpeg).expect("a file");
        let live = |world: &World| !world.said(&creator, "Your first picture has arrived").is_empty();
        world.until("start", live).await;
        assert_eq!(standing(world, &creator).await.0, Lifecycle::Active);
        let posted = |world: &World| creator.stories(&world.testbed).len() == 1;
        world.until("story", posted).await;
    });
}

#[test]
fn a_drive_that_is_silent_is_said_and_looked_into_again() {
    story(0, async |world| {
        let down = FaultKind::Status { code: 503, body: "{}".into(), retry_after: None };
        world.strike("GET /g-api/drive/v3/files", down, When::Always);
        let creator = at_the_folders(world).await;
        assert!(shown(world, &creator).contains("isn't responding"), "{}", shown(world, &creator));
        world.testbed.sandbox.faults().clear();
        world.press(&creator, "Try again").await;
        assert!(buttons(world, &creator).contains(&"Use Stories".to_owned()));
    });
}

#[test]
fn a_typed_city_becomes_the_zone_and_an_unknown_one_is_explained() {
    story(0, async |world| {
        let creator = at_the_folders(world).await;
        for button in ["Use Stories", "Continue", "Time zone"] {
            world.press(&creator, button).await;
        }
        world.say(&creator, "Atlantis").await;
        assert!(shown(world, &creator).contains("“Atlantis”"), "{}", shown(world, &creator));
        world.say(&creator, "san francisco").await;
        assert!(shown(world, &creator).contains("Los Angeles time, now 21:"), "{}", shown(world, &creator));
    });
}
