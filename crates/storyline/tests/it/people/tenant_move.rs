//! Tests moving a private chat's stories to a group at the owner's request, and back within a day.

use domain::ids::Tenant;
use domain::role::Role;
use jiff::SignedDuration;

use crate::world::team::{BY_HAND, tenant_of, user_of};
use crate::world::{World, story};

/// Creates Ada, with a private chat that is a tenant, and a group that she adds the bot to.
async fn brought(world: &World) -> (i64, Tenant, i64) {
    let telegram = world.testbed.sandbox.telegram();
    let (ada, ben) = (telegram.person("Ada"), telegram.person("Ben"));
    telegram.open_dm(ada);
    world.hears(ada, ada, "/start").await;
    let tenant = tenant_of(world, ada).await.expect("a tenant");
    let group = telegram.group("Team", &[ada, ben]);
    world.settle().await;
    (ada, tenant, group)
}

/// Presses the newest button with this text in a chat.
async fn press(world: &World, person: i64, chat: i64, button: &str) -> String {
    let messages = world.testbed.sandbox.telegram().chat(chat);
    let has_it =
        |message: &sandbox::ChatMessage| message.buttons.iter().flatten().any(|it| it.text == button);
    let message = messages
        .iter()
        .rfind(|message| has_it(message))
        .unwrap_or_else(|| panic!("no {button}: {messages:?}"));
    world.press_button(chat, person, message.id, button).await
}

#[test]
fn the_owner_is_asked_in_private_and_nothing_moves_by_itself() {
    story(0, async |world| {
        let (ada, tenant, group) = brought(world).await;
        assert_eq!(world.said_in(ada, "Move your stories there"), 1);
        assert_eq!(world.all_said(group), [""; 0], "the group hears nothing of it");
        assert_eq!((tenant_of(world, ada).await, tenant_of(world, group).await), (Some(tenant), None));
    });
}

#[test]
fn a_tenant_moves_with_its_rows_and_its_people_and_back_within_a_day() {
    story(0, async |world| {
        let (ada, tenant, group) = brought(world).await;
        assert_eq!(press(world, ada, ada, "Move my stories there").await, "Moved.");
        assert_eq!((tenant_of(world, ada).await, tenant_of(world, group).await), (None, Some(tenant)));
        assert_eq!(world.said_in(group, "You now manage this team's stories"), 1);
        let mut tx = world.begin(tenant).await;
        assert_eq!(tx.settings().await.expect("settings").chat_name.as_deref(), Some("Team"));
        tx.commit().await.expect("a commit");

        let soon = world.testbed.sandbox.clock().now() + SignedDuration::from_hours(23);
        world.go_to(soon).await;
        assert_eq!(press(world, ada, ada, "Undo: move them back here").await, "Moved back.");
        assert_eq!((tenant_of(world, ada).await, tenant_of(world, group).await), (Some(tenant), None));
        assert_eq!(world.said_in(group, "I moved the stories back to their owner"), 1);
        let mut tx = world.begin(tenant).await;
        let everything = tx.everything().await.expect("an export");
        tx.commit().await.expect("a commit");
        let trail: Vec<&str> = everything["audit"]
            .as_array()
            .expect("rows")
            .iter()
            .filter_map(|row| row["action"].as_str())
            .collect();
        assert!(trail.contains(&"moved_into_group") && trail.contains(&"moved_back"), "{trail:?}");
    });
}

#[test]
fn after_a_day_a_move_stands() {
    story(0, async |world| {
        let (ada, tenant, group) = brought(world).await;
        press(world, ada, ada, "Move my stories there").await;
        let late = world.testbed.sandbox.clock().now() + SignedDuration::from_hours(25);
        world.go_to(late).await;
        assert!(press(world, ada, ada, "Undo: move them back here").await.contains("over"));
        assert_eq!(tenant_of(world, group).await, Some(tenant));
    });
}

#[test]
fn the_group_can_have_stories_of_its_own_instead() {
    story(0, async |world| {
        let (ada, tenant, group) = brought(world).await;
        press(world, ada, ada, "No, set up the group separately").await;
        let own = tenant_of(world, group).await.expect("a tenant");
        assert!(own != tenant && tenant_of(world, ada).await == Some(tenant));
        assert_eq!(world.said_in(group, "send /start"), 1);
        assert_eq!(world.said_in(ada, "stay in this chat"), 1, "the question shows how it was answered");
    });
}

#[test]
fn a_move_to_a_group_that_has_stories_changes_nothing() {
    story(0, async |world| {
        let (ada, tenant, group) = brought(world).await;
        world.hears(group, ada, "/start").await;
        let there = tenant_of(world, group).await.expect("a tenant of the group");
        assert!(
            press(world, ada, ada, "Move my stories there").await.contains("already has its own stories")
        );
        assert_eq!((tenant_of(world, ada).await, tenant_of(world, group).await), (Some(tenant), Some(there)));
    });
}

#[test]
fn whoever_finishes_the_set_up_owns_a_group_that_nobody_owns() {
    story(0, async |world| {
        let telegram = world.testbed.sandbox.telegram();
        let ada = telegram.person("Ada");
        let group = telegram.group("Team", &[ada]);
        world.settle().await;
        let tenant = tenant_of(world, group).await.expect("a tenant");
        let user = user_of(world, ada, "Ada").await;
        let app = world.testbed.app();
        for _ in 0..2 {
            let mut tx = world.begin(tenant).await;
            let now = app.clock.now();
            app.go_live(&mut tx, user, &BY_HAND, now).await.expect("live");
            tx.commit().await.expect("a commit");
        }
        let mut tx = world.begin(tenant).await;
        let members = tx.members().await.expect("members");
        tx.commit().await.expect("a commit");
        assert_eq!(members.iter().map(|member| member.role).collect::<Vec<_>>(), [Role::Owner]);
    });
}
