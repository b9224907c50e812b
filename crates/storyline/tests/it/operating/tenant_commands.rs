//! Tests the operator's commands: their output, and that they change only the given tenant. The list of verbs
//! comes from the program's own help, so that a new verb without a case here fails the test.

use domain::ids::Tenant;
use domain::role::Role;
use jiff::Timestamp;
use secrecy::ExposeSecret as _;
use serde_json::{Map, Value};
use store::Store;
use store::lookup::Person;
use store::sealed::Keyring;
use tokio::process::Command;

use crate::world::database::Database;
use crate::world::on_a_database;
use crate::world::program::storyline;

/// Two tenants with one member each.
struct OperatorSession {
    database: Database,
    store: Store,
    b: Tenant,
}

const A: i64 = -1001;
const B: i64 = -1002;
const MARK: &str = "BRAVO";

struct Ended {
    code: Option<i32>,
    out: String,
    complaint: String,
}

impl Ended {
    fn json(&self) -> Value {
        serde_json::from_str(&self.out)
            .unwrap_or_else(|error| panic!("{error}: {}{}", self.out, self.complaint))
    }
}

fn now() -> Timestamp {
    "2026-01-10T05:00:00Z".parse().expect("a moment")
}

async fn tenant(store: &Store, chat: i64, name: &str) -> Tenant {
    let mut lookup = store.lookup().await.expect("a door");
    let tenant = lookup.make_tenant(chat, Some(name), now()).await.expect("a tenant");
    let person = Person {
        telegram_user_id: -chat,
        first_name: Some(format!("{name} Ada")),
        username: None,
        language_code: None,
    };
    let user = lookup.upsert_user(&person, now()).await.expect("a person");
    lookup.join(tenant, user, Role::Owner, now()).await.expect("a member");
    lookup.commit().await.expect("a commit");
    let mut tx = store.begin(tenant).await.expect("a transaction");
    tx.choose_drive_folder("folder", &format!("{name} folder"), now()).await.expect("a folder");
    tx.go_live(now()).await.expect("live");
    tx.commit().await.expect("a commit");
    tenant
}

fn operator_session(told: impl AsyncFnOnce(&OperatorSession)) {
    on_a_database(Database::fresh(), async |database| {
        told(&OperatorSession::set_up(database.clone()).await).await;
    });
}

impl OperatorSession {
    async fn set_up(database: Database) -> Self {
        let store = database.store(&Keyring::new_key().expect("randomness")).await;
        tenant(&store, A, "ALPHA").await;
        let b = tenant(&store, B, MARK).await;
        let mut lookup = store.lookup().await.expect("a door");
        let charlie = Person {
            telegram_user_id: 1003,
            first_name: Some("Charlie".into()),
            username: None,
            language_code: None,
        };
        lookup.upsert_user(&charlie, now()).await.expect("a person");
        lookup.commit().await.expect("a commit");
        Self { database, store, b }
    }

    async fn run(&self, arguments: &[&str]) -> Ended {
        let mut command: Command = storyline(arguments);
        command.env("DATABASE_URL", self.database.login.expose_secret());
        let output = command.output().await.expect("it starts");
        let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
        Ended { code: output.status.code(), out: text(&output.stdout), complaint: text(&output.stderr) }
    }

    async fn everything_of_b(&self) -> Map<String, Value> {
        let mut tx = self.store.begin(self.b).await.expect("a transaction");
        let everything = tx.everything().await.expect("an export");
        tx.commit().await.expect("a commit");
        everything
    }
}

/// Returns the verbs of a command, as listed by its help.
async fn verbs(of: &str) -> Vec<String> {
    let help = storyline(&[of, "--help"]).output().await.expect("it starts");
    let help = String::from_utf8_lossy(&help.stdout).into_owned();
    let listed = help.split("Commands:\n").nth(1).and_then(|rest| rest.split("\n\n").next()).expect("verbs");
    let names =
        listed.lines().filter_map(|line| line.strip_prefix("  ")).filter(|line| !line.starts_with(' '));
    names
        .filter_map(|line| line.split(' ').next())
        .filter(|name| *name != "help")
        .map(str::to_owned)
        .collect()
}

/// Returns the arguments that make a verb work on tenant A.
fn asked(of: &str, verb: &str) -> Vec<&'static str> {
    match (of, verb) {
        ("tenant", "show" | "pause" | "resume" | "detach" | "export") => vec!["--tenant", "-1001"],
        ("tenant", "delete") => vec!["--tenant", "-1001", "--yes"],
        ("user", "list") => vec!["--tenant", "-1001"],
        ("user", "promote") => vec!["--tenant", "-1001", "--user", "1003", "--role", "reviewer"],
        // This command is meant to list all tenants.
        ("tenant", "list") => vec![],
        // These commands work on the legacy application's tenant, which does not exist here.
        ("tenant", "take-over" | "hand-back") => vec![],
        _ => panic!("{of} {verb} is new: say here what it is asked about one tenant"),
    }
}

#[test]
fn no_verb_about_one_tenant_shows_or_touches_another() {
    operator_session(async |session| {
        let before = session.everything_of_b().await;
        for of in ["user", "tenant"] {
            let mut verbs = verbs(of).await;
            assert!(verbs.len() >= 2, "{verbs:?}");
            verbs.sort_by_key(|verb| verb == "delete");
            for verb in verbs {
                let arguments: Vec<&str> = [of, &verb].into_iter().chain(asked(of, &verb)).collect();
                let ended = session.run(&arguments).await;
                let lists_all = of == "tenant" && verb == "list";
                assert!(lists_all || !ended.out.contains(MARK), "{of} {verb} shows B: {}", ended.out);
                assert_eq!(session.everything_of_b().await, before, "{of} {verb} changed B");
            }
        }
    });
}

#[test]
fn tenants_are_listed_and_shown_for_people_and_for_programs() {
    operator_session(async |session| {
        let table = session.run(&["tenant", "list"]).await;
        assert_eq!(table.code, Some(0), "{}", table.complaint);
        assert!(
            table.out.contains("-1001") && table.out.contains("ALPHA") && table.out.contains("active"),
            "{}",
            table.out
        );
        let list = session.run(&["tenant", "list", "--json"]).await.json();
        assert_eq!(list.as_array().map(Vec::len), Some(2), "{list}");
        let shown = session.run(&["tenant", "show", "--tenant", "-1001", "--json"]).await.json();
        assert_eq!(shown["name"], "ALPHA");
        assert_eq!(shown["members"][0]["role"], "owner");
        let people = session.run(&["user", "list", "--json"]).await.json();
        assert_eq!(people.as_array().map(Vec::len), Some(2), "{people}");
    });
}

#[test]
fn a_tenant_is_paused_resumed_and_detached() {
    operator_session(async |session| {
        let state = async |session: &OperatorSession| {
            let shown = session.run(&["tenant", "show", "--tenant", "-1001", "--json"]).await.json();
            shown["state"].as_str().unwrap_or_default().to_owned()
        };
        for (verb, after) in [("pause", "paused"), ("resume", "active"), ("detach", "detached")] {
            let ended = session.run(&["tenant", verb, "--tenant", "-1001"]).await;
            assert_eq!(ended.code, Some(0), "{verb}: {}", ended.complaint);
            assert_eq!(state(session).await, after);
        }
        let again = session.run(&["tenant", "pause", "--tenant", "-1001"]).await;
        assert_eq!(again.code, Some(1));
        assert!(again.complaint.contains("nothing to pause"), "{}", again.complaint);
    });
}

#[test]
fn a_tenant_is_deleted_with_a_copy_and_only_when_it_is_said_so() {
    operator_session(async |session| {
        let unsaid = session.run(&["tenant", "delete", "--tenant", "-1001"]).await;
        assert_eq!(unsaid.code, Some(2), "{}", unsaid.complaint);
        assert!(unsaid.complaint.contains("--yes"), "{}", unsaid.complaint);
        let folder = tempfile::tempdir().expect("a folder");
        let copy = folder.path().join("copy.json");
        let copy = copy.to_str().expect("a path");
        let arguments = ["tenant", "delete", "--tenant", "-1001", "--yes", "--json", "--export", copy];
        let ended = session.run(&arguments).await;
        assert_eq!(ended.code, Some(0), "{}", ended.complaint);
        assert_eq!(ended.json()["rows"]["media_sources"], 1);
        let kept: Value =
            serde_json::from_str(&std::fs::read_to_string(copy).expect("a copy")).expect("JSON");
        assert_eq!(kept["tables"]["media_sources"][0]["folder_name"], "ALPHA folder");
        assert!(kept["left_out"]["api_tokens"].is_string());
        let twice = session.run(&arguments).await;
        assert_eq!(twice.code, Some(2), "{}", twice.complaint);
        let all = session.run(&["tenant", "list", "--all", "--json"]).await.json();
        assert_eq!(all[1]["state"], "deleted", "{all}");
        assert_eq!(all[1]["name"], Value::Null, "it forgot its name");
    });
}

#[test]
fn there_is_one_owner_and_the_one_before_becomes_an_admin() {
    operator_session(async |session| {
        let arguments =
            ["user", "promote", "--tenant", "-1001", "--user", "1002", "--role", "owner", "--json"];
        let promoted = session.run(&arguments).await.json();
        assert_eq!((&promoted["before"], &promoted["after"]), (&Value::Null, &Value::from("owner")));
        let members = session.run(&["user", "list", "--tenant", "-1001", "--json"]).await.json();
        let roles: Vec<_> = members
            .as_array()
            .expect("rows")
            .iter()
            .map(|row| (row["telegram_user"].as_i64(), row["role"].as_str()))
            .collect();
        assert_eq!(roles, [(Some(1002), Some("owner")), (Some(1001), Some("admin"))]);
    });
}

#[test]
fn what_cannot_be_is_one_line_that_helps_and_a_code_that_says_so() {
    operator_session(async |session| {
        let rows: [(&[&str], &str); 6] = [
            (&["tenant", "show", "--tenant", "-7"], "no tenant has the chat -7"),
            (&["tenant", "show", "--legacy"], "not adopted"),
            (&["tenant", "show"], "--tenant"),
            (
                &["user", "promote", "--tenant", "-1001", "--user", "1002", "--role", "boss"],
                "viewer, reviewer, admin, owner",
            ),
            (
                &["user", "promote", "--tenant", "-1001", "--user", "5", "--role", "admin"],
                "never wrote to the bot",
            ),
            (&["user", "list", "--tenant", "-7"], "no tenant has the chat -7"),
        ];
        for (arguments, words) in rows {
            let ended = session.run(arguments).await;
            assert_eq!((ended.code, ended.out.as_str()), (Some(2), ""), "{arguments:?}: {}", ended.complaint);
            assert!(ended.complaint.contains(words), "{arguments:?}: {}", ended.complaint);
        }
    });
}

#[test]
fn the_doctor_names_what_is_missing_and_notes_a_login_that_is_too_strong() {
    operator_session(async |session| {
        let mut command = storyline(&["doctor", "--json"]);
        command
            .env("DATABASE_URL", session.database.owner.expose_secret())
            .env("ENCRYPTION_KEYS", Keyring::new_key().expect("randomness").expose_secret())
            .env("TELEGRAM_BOT_TOKEN", "123456789:AAE-a_token_that_must_never_be_printed_00")
            .env("TELEGRAM_API_URL", "http://127.0.0.1:1/");
        let output = command.output().await.expect("it starts");
        let found: Value = serde_json::from_slice(&output.stdout).expect("JSON");
        let about = |word: &str| {
            let one = found.as_array().expect("findings").iter().find(|finding| finding["about"] == word);
            one.unwrap_or_else(|| panic!("{word} was not looked at: {found}")).clone()
        };
        assert_eq!(output.status.code(), Some(0), "nothing of it is a fault: {found}");
        assert_eq!(about("login")["weight"], "note");
        assert!(about("login")["fix"].as_str().is_some_and(|fix| fix.contains("--runtime-login")), "{found}");
        assert!(
            about("level 1")["fix"].as_str().is_some_and(|fix| fix.contains("INSTAGRAM_APP_ID")),
            "{found}"
        );
        assert!(
            about("level 2")["fix"].as_str().is_some_and(|fix| fix.contains("GOOGLE_CLIENT_ID")),
            "{found}"
        );
        assert_eq!(about("database")["weight"], "fine");
        assert_eq!(about("clock")["weight"], "fine");
        assert_eq!(about("telegram")["weight"], "note");
    });
}
