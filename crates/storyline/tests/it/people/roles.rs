//! Tests the permissions of each role through real presses and commands. The actions and commands are read
//! from the sources, so that a new one without a row here fails the test.

use std::collections::BTreeMap;
use std::path::Path;

use domain::role::{Permission, Role, may};
use serde_json::json;

use crate::world::team::{Team, act, tenant_of, user_of};
use crate::world::{World, story};

/// The permission that each button needs, listed independently of the program.
const BUTTONS: &[(&str, Permission)] = &[
    ("approve", Permission::Approve),
    ("posted", Permission::Approve),
    ("later", Permission::Approve),
    ("picture_now", Permission::Approve),
    ("picture_next", Permission::Approve),
    ("picture_at", Permission::Approve),
    ("undo", Permission::Withdraw),
    ("picture_undo", Permission::Withdraw),
    ("next_undo", Permission::Withdraw),
    ("skip", Permission::Skip),
    ("queue_skip", Permission::Skip),
    ("queue_move", Permission::Skip),
    ("swap", Permission::Swap),
    ("reject", Permission::Reject),
    ("picture_keep", Permission::ManageSources),
    ("status", Permission::Status),
    ("queue", Permission::Status),
    ("pause", Permission::Stop),
    ("resume", Permission::Stop),
    ("stop", Permission::Stop),
    ("stop_undo", Permission::Stop),
    ("settings", Permission::ChangeSettings),
    ("mode", Permission::ChangeSettings),
    ("when_dry", Permission::ChangeSettings),
    ("practice", Permission::ChangeSettings),
    ("wizard", Permission::ChangeSettings),
    ("setup", Permission::ChangeSettings),
    ("picture_first", Permission::ManageSources),
    ("move_here", Permission::Move),
    ("move_not", Permission::Move),
    ("move_back", Permission::Move),
];

/// The permission that each command needs, listed independently of the program.
const COMMANDS: &[(&str, Permission)] = &[
    ("status", Permission::Status),
    ("queue", Permission::Status),
    ("help", Permission::Status),
    ("next", Permission::Next),
    ("pause", Permission::Stop),
    ("resume", Permission::Stop),
    ("stop", Permission::Stop),
    ("settings", Permission::ChangeSettings),
    ("start", Permission::ChangeSettings),
];

fn source(path: &str) -> String {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../server/src");
    std::fs::read_to_string(root.join(path)).expect("a source")
}

/// Returns the quoted words between two markers of a source.
fn words(text: &str, from: &str, to: &str) -> Vec<String> {
    let part =
        text.split(from).nth(1).and_then(|rest| rest.split(to).next()).expect("that part of the source");
    part.split('"').skip(1).step_by(2).map(str::to_owned).collect()
}

/// Returns every action that a button can have.
pub(crate) fn actions() -> Vec<String> {
    let mut found = words(&source("bot/permission.rs"), "fn of_button(", "_ => return None");
    found.extend(words(&source("bot/wizard/button.rs"), "const ACTION", ";"));
    found
}

/// Returns every command that the bot understands.
pub(crate) fn commands() -> Vec<String> {
    let mut found = words(&source("bot/commands/mod.rs"), "fn from_word(", "_ => return None");
    found.push("start".into());
    found
}

fn table(rows: &[(&str, Permission)], of: Vec<String>) -> BTreeMap<String, Permission> {
    let rows: BTreeMap<_, _> = rows.iter().map(|(word, action)| ((*word).to_owned(), *action)).collect();
    for word in of {
        assert!(rows.contains_key(&word), "{word:?} is new: say here who may");
    }
    rows
}

#[test]
fn every_button_does_for_each_role_what_the_table_says_and_names_who_may() {
    story(0, async |world| {
        let team = Team::gather(world, "Team").await;
        for (action, needed) in table(BUTTONS, actions()) {
            for (role, person) in &team.people {
                let answer = world.press_in(team.tenant, act(&action, json!({})), team.chat, *person).await;
                let denied = answer.starts_with("Only ");
                assert_eq!(denied, !may(*role, needed), "{action} by the {role}: {answer}");
                if denied {
                    let named = format!("Team {}", needed.least_role());
                    assert!(answer.contains(&named), "{action} by the {role} names nobody who may: {answer}");
                }
            }
        }
    });
}

#[test]
fn every_command_does_for_each_role_what_the_table_says_and_names_who_may() {
    story(0, async |world| {
        let team = Team::gather(world, "Team").await;
        for (command, needed) in table(COMMANDS, commands()) {
            for (role, person) in &team.people {
                let said = world.hears(team.chat, *person, &format!("/{command}")).await.join(" | ");
                let denied = said.contains("🔒 Only ");
                assert_eq!(denied, !may(*role, needed), "/{command} by the {role}: {said}");
                assert!(
                    !denied || said.contains(&format!("Team {}", needed.least_role())),
                    "/{command}: {said}"
                );
                assert!(!said.is_empty(), "/{command} by the {role} is answered");
            }
        }
    });
}

#[test]
fn who_is_new_in_a_group_is_met_as_what_they_are_there() {
    story(0, async |world| {
        let telegram = world.testbed.sandbox.telegram();
        let (ada, ben) = (telegram.person("Ada"), telegram.person("Ben"));
        let group = telegram.group("Team", &[ada, ben]);
        world.settle().await;
        let tenant = tenant_of(world, group).await.expect("a tenant");
        assert!(world.hears(group, ben, "/settings").await.join(" ").contains("Only admins"));
        assert!(world.hears(group, ben, "/status").await.join(" ").contains("set"), "he may look");
        let mut tx = world.begin(tenant).await;
        let members = tx.members().await.expect("members");
        tx.commit().await.expect("a commit");
        let roles: Vec<(i64, Role)> = members.iter().map(|it| (it.telegram_user_id, it.role)).collect();
        assert_eq!(roles, [(ada, Role::Admin), (ben, Role::Reviewer)]);
    });
}

#[test]
fn from_afar_a_member_acts_only_while_telegram_says_that_they_are_in_the_group() {
    story(0, async |world| {
        let telegram = world.testbed.sandbox.telegram();
        let team = Team::gather(world, "Team").await;
        let other = telegram.person("Somebody else");
        for person in [team.person(Role::Admin), other] {
            telegram.open_dm(person);
        }
        let asked = |world: &World| world.requests("POST", "/getChatMember").len();
        let (admin, status) = (team.person(Role::Admin), || act("pause", json!({ "for": "hour" })));
        let answer = world.press_in(team.tenant, status(), admin, admin).await;
        assert!(answer.contains("finish the set-up"), "it is handled as in the group: {answer}");
        assert_eq!(asked(world), 1);
        world.press_in(team.tenant, status(), admin, admin).await;
        assert_eq!(asked(world), 1, "within five minutes Telegram's word stands");
        let stranger = world.press_in(team.tenant, status(), other, other).await;
        assert!(stranger.contains("another chat"), "{stranger}");

        let later = world.testbed.sandbox.clock().now() + jiff::SignedDuration::from_mins(6);
        world.go_to(later).await;
        let silent = sandbox::FaultKind::Status { code: 500, body: "{}".into(), retry_after: None };
        world.strike("POST /telegram/*/getChatMember", silent, sandbox::When::Always);
        let unsure = world.press_in(team.tenant, status(), admin, admin).await;
        assert!(unsure.contains("could not check"), "it fails closed: {unsure}");
        world.testbed.sandbox.faults().clear();
        telegram.leave(team.chat, admin);
        let gone = world.press_in(team.tenant, status(), admin, admin).await;
        assert!(gone.contains("another chat"), "{gone}");
        let user = user_of(world, admin, "Team admin").await;
        let mut tx = world.begin(team.tenant).await;
        assert_eq!(tx.member(user).await.expect("an answer"), None, "and it is remembered");
        tx.commit().await.expect("a commit");
    });
}
