//! Tests the embedded server with real binaries: how it starts and stops, and what it refuses.
//!
//! Each test starts its cluster on its own thread. The server ends with that thread, so the thread runs as
//! long as the test.

use std::fs;
use std::io::{BufRead, BufReader};
use std::os::unix::fs::{MetadataExt, PermissionsExt};
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Duration;

use rustix::process::{Pid, Signal, kill_process};
use sqlx::{Connection, PgConnection};
use store::embedded::{Cluster, EmbeddedError, Options};
use tempfile::TempDir;

const OWNER_OF: &str = "STORYLINE_TEST_OWNS_CLUSTER_IN";

fn options(state: &Path) -> Options {
    Options { state_dir: state.to_owned(), binaries: None, durable: false, max_connections: 20 }
}

fn state() -> TempDir {
    tempfile::tempdir().unwrap()
}

/// Runs a query and returns its single text value.
fn ask(url: &str, sql: &'static str) -> String {
    on_a_connection(url, async |connection| sqlx::query_scalar(sql).fetch_one(connection).await)
}

/// Creates a table with one row.
fn write_a_word(url: &str) {
    let sql = "CREATE TABLE kept AS SELECT 'yes' AS word";
    on_a_connection(url, async |connection| sqlx::query(sql).execute(connection).await);
}

fn on_a_connection<T>(url: &str, work: impl AsyncFnOnce(&mut PgConnection) -> sqlx::Result<T>) -> T {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    runtime.block_on(async {
        let mut connection = PgConnection::connect(url).await.unwrap();
        let answer = work(&mut connection).await.unwrap();
        connection.close().await.unwrap();
        answer
    })
}

/// Waits up to 30 seconds until a condition is true.
fn wait_until(what: &str, observed: impl Fn() -> bool) {
    for _ in 0..3_000 {
        if observed() {
            return;
        }
        std::thread::park_timeout(Duration::from_millis(10));
    }
    panic!("not in half a minute: {what}");
}

/// Returns whether a process is running. A process that ended but was not waited for does not count.
fn runs(pid: u32) -> bool {
    let status = fs::read_to_string(format!("/proc/{pid}/stat")).unwrap_or_default();
    status.rsplit(") ").next().is_some_and(|rest| !rest.is_empty() && !rest.starts_with('Z'))
}

fn kill(pid: u32) {
    kill_process(Pid::from_raw(pid.cast_signed()).unwrap(), Signal::KILL).unwrap();
}

#[test]
fn what_the_first_start_made_is_there_at_the_next() {
    let state = state();
    let cluster = Cluster::start(&options(state.path())).unwrap();
    assert!(!cluster.attached());
    let url = cluster.owner_url();
    assert_eq!(ask(&url, "SELECT current_user || ' in ' || current_database()"), "storyline in storyline");
    write_a_word(&url);
    cluster.stop().unwrap();

    let again = Cluster::start(&options(state.path())).unwrap();
    assert_eq!(ask(&again.owner_url(), "SELECT word FROM kept"), "yes");
    assert_eq!(ask(&again.owner_url(), "SELECT lower('Ä')"), "ä");
    assert_eq!(ask(&again.owner_url(), "SHOW timezone"), "UTC");
}

#[test]
fn nobody_else_can_reach_the_server() {
    let state = state();
    let cluster = Cluster::start(&options(state.path())).unwrap();
    assert_eq!(ask(&cluster.owner_url(), "SHOW listen_addresses"), "");
    for folder in [cluster.data_dir(), cluster.socket_dir()] {
        assert_eq!(fs::metadata(folder).unwrap().permissions().mode() & 0o077, 0, "{}", folder.display());
    }
    let server = fs::metadata(format!("/proc/{}", cluster.pid())).unwrap();
    assert_ne!(server.uid(), 0);
}

#[test]
fn a_servers_environment_holds_none_of_ours() {
    let state = state();
    let cluster = Cluster::start(&options(state.path())).unwrap();
    let environment = fs::read_to_string(format!("/proc/{}/environ", cluster.pid())).unwrap();
    assert!(environment.contains("PATH="));
    let names = environment.split('\0').filter_map(|variable| variable.split('=').next());
    let foreign: Vec<_> = names.filter(|name| name.starts_with("CARGO")).collect();
    assert_eq!(foreign, Vec::<&str>::new());
}

#[test]
fn a_second_process_attaches_and_leaves_the_server_running() {
    let state = state();
    let owner = Cluster::start(&options(state.path())).unwrap();
    let second = Cluster::start(&options(state.path())).unwrap();
    assert!(second.attached());
    assert_eq!((second.pid(), second.owner_url()), (owner.pid(), owner.owner_url()));
    second.stop().unwrap();
    assert_eq!(ask(&owner.owner_url(), "SELECT 'still here'"), "still here");

    let pid = owner.pid();
    owner.stop().unwrap();
    assert!(!runs(pid));
}

#[test]
fn a_durable_commit_survives_the_death_of_the_server() {
    let state = state();
    let durable = Options { durable: true, ..options(state.path()) };
    let cluster = Cluster::start(&durable).unwrap();
    assert_eq!(ask(&cluster.owner_url(), "SHOW fsync"), "on");
    write_a_word(&cluster.owner_url());
    kill(cluster.pid());
    drop(cluster);

    let again = Cluster::start(&durable).unwrap();
    assert_eq!(ask(&again.owner_url(), "SELECT word FROM kept"), "yes");
}

#[test]
fn no_server_is_orphaned_when_its_owner_is_killed() {
    if let Some(state) = std::env::var_os(OWNER_OF) {
        own_until_killed(Path::new(&state));
    }
    let state = state();
    let mut owner = Command::new(std::env::current_exe().unwrap())
        .args(["--exact", "embedded::no_server_is_orphaned_when_its_owner_is_killed", "--nocapture"])
        .env(OWNER_OF, state.path())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let lines = BufReader::new(owner.stdout.take().unwrap()).lines();
    let server = lines.map_while(Result::ok).find_map(|line| line.split_once("server=")?.1.parse().ok());
    let server: u32 = server.expect("the owner tells its server's process id");
    assert!(runs(server));

    kill(owner.id());
    owner.wait().unwrap();
    wait_until("the server is gone", || !runs(server));
    // The server removed its pid file, so it shut down and did not crash.
    assert!(!state.path().join("postgres/postmaster.pid").exists());
}

/// Runs the second process of the test above.
fn own_until_killed(state: &Path) -> ! {
    let cluster = Cluster::start(&options(state)).unwrap();
    println!("\nserver={}", cluster.pid());
    loop {
        std::thread::park();
    }
}

#[test]
fn an_interrupted_first_start_is_made_good_by_the_next() {
    let state = state();
    fs::create_dir(state.path().join("postgres.new")).unwrap();
    fs::write(state.path().join("postgres.new/PG_VERSION"), "15\n").unwrap();
    let cluster = Cluster::start(&options(state.path())).unwrap();
    assert_eq!(ask(&cluster.owner_url(), "SELECT 'whole'"), "whole");
    assert!(!state.path().join("postgres.new").exists());
}

#[test]
fn a_path_too_long_for_a_socket_gets_a_short_folder() {
    let parent = state();
    fs::set_permissions(parent.path(), fs::Permissions::from_mode(0o755)).unwrap();
    let state = parent.path().join("a long, \"quoted\" name ".repeat(6));
    let cluster = Cluster::start(&options(&state)).unwrap();
    assert!(!cluster.socket_dir().starts_with(&state));
    assert_eq!(ask(&cluster.owner_url(), "SELECT 'reached'"), "reached");
    let socket = cluster.socket_dir().to_owned();
    cluster.stop().unwrap();
    fs::remove_dir(socket).unwrap();
}

#[test]
fn a_data_directory_of_another_major_is_refused_with_the_ways_out() {
    let state = state();
    let data = state.path().join("postgres");
    fs::create_dir(&data).unwrap();
    fs::write(data.join("PG_VERSION"), "9\n").unwrap();
    let refused = Cluster::start(&options(state.path())).unwrap_err();
    assert!(matches!(refused, EmbeddedError::OtherMajor { data_major: 9, .. }));
    for word in [data.to_str().unwrap(), "PostgreSQL 9", "STORYLINE_PG_BIN", "restore", "DATABASE_URL"] {
        assert!(refused.to_string().contains(word), "{word} is missing from: {refused}");
    }
}

#[test]
fn a_machine_without_postgresql_is_told_the_ways_out() {
    let (state, empty) = (state(), state());
    let nothing = Options { binaries: Some(empty.path().to_owned()), ..options(state.path()) };
    let refused = Cluster::start(&nothing).unwrap_err().to_string();
    for word in ["install", "STORYLINE_PG_BIN", "DATABASE_URL"] {
        assert!(refused.contains(word), "{word} is missing from: {refused}");
    }
    assert_eq!(refused.lines().count(), 1);
}

#[test]
fn a_server_that_cannot_start_shows_its_log() {
    let state = state();
    Cluster::start(&options(state.path())).unwrap().stop().unwrap();
    fs::write(state.path().join("postgres/postgresql.conf"), "no_such_setting = 1\n").unwrap();
    let refused = Cluster::start(&options(state.path())).unwrap_err();
    assert!(matches!(refused, EmbeddedError::StartFailed { .. }));
    assert!(refused.to_string().contains("no_such_setting"), "{refused}");
}
