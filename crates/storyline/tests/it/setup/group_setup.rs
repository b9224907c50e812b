//! Tests the set-up of a group inside the group, which never shows a member's personal link.

use domain::role::Role;

use crate::world::team::Team;
use crate::world::{World, story};

/// Returns the address behind the newest button in a chat that has one.
fn address(world: &World, chat: i64) -> String {
    let messages = world.testbed.sandbox.telegram().chat(chat);
    let buttons = messages.iter().rev().flat_map(|message| message.buttons.iter().flatten());
    buttons.into_iter().find_map(|button| button.url.clone()).expect("a button that opens an address")
}

#[test]
fn a_group_connects_by_a_link_that_its_admin_gets_in_private() {
    story(0, async |world| {
        let team = Team::gather(world, "Team").await;
        let telegram = world.testbed.sandbox.telegram();
        let admin = team.person(Role::Admin);
        world.hears(team.chat, admin, "/start").await;
        let shown = telegram.chat(team.chat);
        let welcome = shown.iter().rfind(|message| !message.buttons.is_empty()).expect("the set-up");
        world.press_button(team.chat, admin, welcome.id, "Skip for now").await;
        let lookup = address(world, team.chat);
        let start =
            lookup.strip_prefix("https://t.me/storyline_demo_bot?start=").expect("an address of the bot");
        let stranger = telegram.person("Stranger");
        for (person, words) in [
            (admin, "Your personal link"),
            (team.person(Role::Reviewer), "Only admins of that group"),
            (stranger, "can't find that group"),
        ] {
            telegram.open_dm(person);
            let said = world.hears(person, person, &format!("/start {start}")).await;
            assert!(said.len() == 1 && said[0].contains(words), "{said:?}");
        }
        assert!(address(world, admin).contains("/connect/"), "and it leads to our page");
        for message in telegram.chat(team.chat) {
            let urls: Vec<_> =
                message.buttons.iter().flatten().filter_map(|button| button.url.as_deref()).collect();
            assert!(
                urls.iter().all(|url| !url.contains("/connect/")),
                "the group sees a personal link: {urls:?}"
            );
        }
    });
}
