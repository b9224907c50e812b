//! Tests the permissions of each role through real presses and commands. The actions and commands are read
//! from the sources, so that the test fails if a new one has no row here.

use std::path::Path;

use domain::role::{Permission, Role, may};
use server::messages::{ButtonAction, HowLong, PauseLength};

use crate::world::buttons::{Things, word};
use crate::world::team::{Team, tenant_of, user_of};
use crate::world::{World, story};

/// The permission that each button needs, listed independently of the program.
const BUTTONS: &[(&str, Permission)] = &[
    ("approve", Permission::Approve),
    ("posted", Permission::Approve),
    ("later", Permission::Approve),
    ("story_is", Permission::Approve),
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

/// Returns every command that the bot understands.
pub(crate) fn commands() -> Vec<String> {
    let source = source("bot/commands/mod.rs");
    let variants = source.split("enum Command {").nth(1).and_then(|rest| rest.split('}').next());
    let variants = variants.expect("the commands").split(',').map(|word| word.trim().to_lowercase());
    variants.filter(|word| !word.is_empty()).chain(["start".to_owned()]).collect()
}

fn needed(rows: &[(&str, Permission)], word: &str) -> Permission {
    let row = rows.iter().find(|(known, _)| *known == word);
    row.unwrap_or_else(|| panic!("{word:?} is new: say here who may")).1
}

#[test]
fn every_button_does_for_each_role_what_the_table_says_and_names_who_may() {
    story(0, async |world| {
        let team = Team::gather(world, "Team").await;
        for button in Things::of_nobody().buttons() {
            let action = word(&button);
            let needed = needed(BUTTONS, &action);
            for (role, person) in &team.people {
                let answer = world.press_in(team.tenant, button.clone(), team.chat, *person).await;
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
        for command in commands() {
            let needed = needed(COMMANDS, &command);
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
        let (admin, status) =
            (team.person(Role::Admin), || ButtonAction::Pause(PauseLength { length: Some(HowLong::Hour) }));
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
        assert!(unsure.contains("couldn't check"), "it fails closed: {unsure}");
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
