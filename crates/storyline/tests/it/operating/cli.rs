//! Tests the command line: exit codes, and errors of one line that suggest a fix and contain no secret.

use std::time::Duration;

use secrecy::ExposeSecret as _;
use tokio::process::Command;

use crate::world::database::Database;
use crate::world::on_a_database;
use crate::world::program::{free_port, storyline};

const TOKEN: &str = "123456789:AAE-a_token_that_must_never_be_printed_00";
const KEYS: &str = "c2VjcmV0c2VjcmV0c2VjcmV0c2VjcmV0c2VjcmV0czA=";
/// Time limit for a command, longer than the slowest of these commands takes in a debug build.
const BOUND: Duration = Duration::from_secs(60);

/// The result of a command.
struct Ended {
    code: Option<i32>,
    out: String,
    complaint: String,
}

async fn ended(command: &mut Command) -> Ended {
    let output =
        tokio::time::timeout(BOUND, command.output()).await.expect("it ends in time").expect("it starts");
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    let (out, complaint) = (text(&output.stdout), text(&output.stderr));
    for secret in [TOKEN, KEYS, "hunter2"] {
        assert!(
            !out.contains(secret) && !complaint.contains(secret),
            "a secret is printed: {out}{complaint}"
        );
    }
    Ended { code: output.status.code(), out, complaint }
}

impl Ended {
    /// Checks the exit code, and that the command printed one error line that contains these words. Log lines
    /// do not count.
    fn complains(&self, code: i32, words: &[&str]) {
        let lines: Vec<_> = self.complaint.lines().filter(|line| line.starts_with("storyline: ")).collect();
        assert_eq!((self.code, lines.len()), (Some(code), 1), "{}{}", self.out, self.complaint);
        for word in words {
            assert!(lines[0].contains(word), "{word:?} is not in {:?}", lines[0]);
        }
    }
}

/// Returns `serve` with all required settings, but with a database that does not exist.
fn serve() -> Command {
    let mut command = storyline(&["serve"]);
    command
        .env("TELEGRAM_BOT_TOKEN", TOKEN)
        .env("ENCRYPTION_KEYS", KEYS)
        .env("DATABASE_URL", "postgresql://storyline:hunter2@127.0.0.1:1/storyline")
        .env("LISTEN_ADDR", free_port().to_string());
    command
}

#[tokio::test]
async fn a_bad_address_to_listen_on_names_the_variable_and_an_example() {
    let ended = ended(serve().env("LISTEN_ADDR", "everywhere")).await;
    ended.complains(2, &["LISTEN_ADDR", "\"everywhere\"", "LISTEN_ADDR=127.0.0.1:8080"]);
}

#[tokio::test]
async fn bad_values_of_other_variables_are_named_one_by_one() {
    let rows = [
        ("DATABASE_URL", "mysql://root:hunter2@db/x", "DATABASE_URL=postgresql://"),
        ("OAUTH_REDIRECT_BASE_URL", "stories.example", "OAUTH_REDIRECT_BASE_URL=https://"),
        ("TELEGRAM_MODE", "pigeon", "TELEGRAM_MODE=polling"),
        ("TELEGRAM_BOT_TOKEN", "hunter2", "TELEGRAM_BOT_TOKEN=123456789:"),
        ("META_GRAPH_API_VERSION", "latest", "META_GRAPH_API_VERSION=v26.0"),
        ("INSTAGRAM_APP_SECRET", "hunter2", "INSTAGRAM_APP_ID"),
        ("GOOGLE_CLIENT_ID", "only-the-id", "GOOGLE_CLIENT_SECRET"),
        ("STORYLINE_LEASE_SECONDS", "0", "STORYLINE_LEASE_SECONDS=90"),
        ("TELEGRAM_API_URL", "ftp://api", "TELEGRAM_API_URL=https://"),
    ];
    for (variable, value, word) in rows {
        ended(serve().env(variable, value)).await.complains(2, &[variable, word]);
    }
    ended(serve().env("ENCRYPTION_KEYS", "hunter2")).await.complains(2, &[]);
}

#[tokio::test]
async fn a_missing_bot_token_is_asked_for() {
    ended(serve().env_remove("TELEGRAM_BOT_TOKEN")).await.complains(2, &["TELEGRAM_BOT_TOKEN", "@BotFather"]);
    ended(serve().env("TELEGRAM_BOT_TOKEN", "")).await.complains(2, &["TELEGRAM_BOT_TOKEN", "not set"]);
}

#[tokio::test]
async fn a_given_database_without_keys_is_refused() {
    ended(serve().env_remove("ENCRYPTION_KEYS")).await.complains(2, &["ENCRYPTION_KEYS", "DATABASE_URL"]);
}

#[tokio::test]
async fn a_key_that_is_none_is_refused_with_an_example() {
    let mut serve = serve();
    let ended = ended(serve.env("ENCRYPTION_KEYS", "put-the-key-here")).await;
    ended.complains(2, &["ENCRYPTION_KEYS: ", "44 characters", "an example: ENCRYPTION_KEYS="]);
}

#[tokio::test]
async fn a_word_that_is_no_command_is_told_with_the_one_that_was_meant() {
    ended(&mut storyline(&["serv"])).await.complains(2, &["serv", "serve"]);
}

#[tokio::test]
async fn a_database_that_does_not_answer_ends_with_3() {
    ended(&mut serve()).await.complains(3, &["the database cannot be reached"]);
}

#[tokio::test]
async fn an_address_in_use_ends_with_4_before_anything_is_touched() {
    let taken = std::net::TcpListener::bind(("127.0.0.1", 0)).expect("a free port");
    let address = taken.local_addr().expect("an address").to_string();
    ended(serve().env("LISTEN_ADDR", &address)).await.complains(4, &["cannot listen on", &address]);
}

#[tokio::test]
async fn a_data_directory_of_another_major_ends_with_5_and_is_left_alone() {
    let state = tempfile::tempdir().expect("a folder");
    let data = state.path().join("postgres");
    std::fs::create_dir(&data).expect("a folder");
    std::fs::write(data.join("PG_VERSION"), "9\n").expect("a file");
    let ended = ended(storyline(&["migrate"]).env("STATE_DIR", state.path())).await;
    ended.complains(5, &["9"]);
    let left: Vec<_> = std::fs::read_dir(&data).expect("a folder").collect();
    assert_eq!(left.len(), 1);
}

#[tokio::test]
async fn a_machine_without_postgresql_ends_with_5_and_says_what_to_do() {
    let empty = tempfile::tempdir().expect("a folder");
    let state = tempfile::tempdir().expect("a folder");
    let mut command = storyline(&["migrate"]);
    command.env("STORYLINE_PG_BIN", empty.path()).env("STATE_DIR", state.path());
    ended(&mut command).await.complains(5, &["STORYLINE_PG_BIN"]);
}

#[tokio::test]
async fn help_is_no_failure_and_nonsense_is_bad_input() {
    let help = ended(&mut storyline(&["--help"])).await;
    assert_eq!(help.code, Some(0));
    for word in ["demo", "serve", "migrate", "Exit codes: 0 done"] {
        assert!(help.out.contains(word), "{word} is not in the help");
    }
    assert!(!help.out.contains("with-postgres"));
    assert_eq!(ended(storyline(&["serve", "--help"]).env("TELEGRAM_BOT_TOKEN", TOKEN)).await.code, Some(0));
    assert_eq!(ended(&mut storyline(&["--version"])).await.code, Some(0));
    ended(&mut storyline(&["dance"])).await.complains(2, &["dance", "storyline --help"]);
    ended(&mut storyline(&["demo", "--slots", "many"])).await.complains(2, &["many"]);
    ended(&mut storyline(&["serve", "--no-such-flag"])).await.complains(2, &["--no-such-flag"]);
}

#[test]
fn migrating_twice_is_migrating_once() {
    on_a_database(Database::fresh(), async |database| {
        for _ in 0..2 {
            let mut command = storyline(&["migrate"]);
            command.env("DATABASE_URL", database.owner.expose_secret());
            let ended = ended(&mut command).await;
            assert_eq!(ended.code, Some(0), "{}", ended.complaint);
            assert!(ended.out.contains(&format!("migration {}", store::migrate::newest())), "{}", ended.out);
        }
    });
}

#[tokio::test]
async fn the_demo_acts_the_journey_by_itself_and_counts_nothing_twice() {
    let ended = ended(&mut storyline(&["demo", "--headless", "--json"])).await;
    assert_eq!(ended.code, Some(0), "{}{}", ended.out, ended.complaint);
    let found: serde_json::Value = serde_json::from_str(&ended.out).expect("one line of JSON");
    assert_eq!(
        (&found["tenants"], &found["duplicates"], &found["cross_tenant"]),
        (&2.into(), &0.into(), &0.into())
    );
    let live = found["stories_live"].as_u64().expect("a count");
    assert!(live >= 12, "{found}");
    assert_eq!(found["history_posted"], live);
    assert!(found["seconds"].as_f64().is_some_and(|seconds| seconds < 60.0), "{found}");
    assert!(found["rss_mb"].is_u64());
    assert_eq!(ended.out.lines().count(), 1);
}
