//! Runs the real program as a separate process that can be killed or terminated.

use std::net::SocketAddr;
use std::path::PathBuf;
use std::process::Stdio;

use rustix::process::{Pid, Signal, kill_process};
use secrecy::ExposeSecret as _;
use testbed::PATIENCE;
use testbed::testbed::{BOT_TOKEN, GOOGLE_CLIENT, INSTAGRAM_APP};
use tokio::process::{Child, Command};

use crate::world::stopped::StoppedServer;

/// The path of the binary.
pub(crate) const STORYLINE: &str = env!("CARGO_BIN_EXE_storyline");

/// A running `storyline serve`.
pub(crate) struct Program {
    child: Child,
    pub(crate) address: SocketAddr,
    log: PathBuf,
    _folder: tempfile::TempDir,
}

/// Returns a command of the program that inherits no settings from the environment.
pub(crate) fn storyline(arguments: &[&str]) -> Command {
    let mut command = Command::new(STORYLINE);
    command.args(arguments).env_clear().stdin(Stdio::null()).kill_on_drop(true);
    for kept in ["PATH", "HOME", "TMPDIR", "STORYLINE_PG_BIN"] {
        if let Some(value) = std::env::var_os(kept) {
            command.env(kept, value);
        }
    }
    command
}

/// Returns a local address with a port that was free a moment ago.
pub(crate) fn free_port() -> SocketAddr {
    let listener = std::net::TcpListener::bind(("127.0.0.1", 0)).expect("a free port");
    listener.local_addr().expect("an address")
}

impl Program {
    /// Starts the program on the database and sandbox of a stopped server, and waits until it has called
    /// Telegram's `getMe`.
    pub(crate) async fn start(over: &StoppedServer<'_>) -> Self {
        Self::launch(over, free_port(), &[]).await
    }

    /// Like `start`, with additional environment variables.
    pub(crate) async fn start_with(over: &StoppedServer<'_>, variables: &[(&str, &str)]) -> Self {
        Self::launch(over, free_port(), variables).await
    }

    /// Like `start`, listening on this address.
    pub(crate) async fn start_at(over: &StoppedServer<'_>, address: SocketAddr) -> Self {
        Self::launch(over, address, &[]).await
    }

    async fn launch(over: &StoppedServer<'_>, address: SocketAddr, variables: &[(&str, &str)]) -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let log = folder.path().join("log");
        let before = whoami(over);
        let file = std::fs::File::create(&log).expect("a file");
        let child = with_environment(storyline(&["serve"]), over, address)
            .envs(variables.iter().copied())
            .stdout(Stdio::null())
            .stderr(file)
            .spawn()
            .expect("the program starts");
        let program = Self { child, address, log, _folder: folder };
        let seen = over.sandbox.log().until(PATIENCE, || whoami(over) > before).await;
        assert!(seen, "the program did not start: {}", program.logged());
        program
    }

    /// Returns everything that the program logged.
    pub(crate) fn logged(&self) -> String {
        std::fs::read_to_string(&self.log).expect("a log")
    }

    /// Returns the time of its first log line, which comes from its own clock.
    pub(crate) fn first_logged_at(&self) -> jiff::Timestamp {
        let logged = self.logged();
        logged.split_whitespace().next().and_then(|time| time.parse().ok()).expect("a line with its time")
    }

    /// Returns whether it exits without a signal from the test within this time.
    pub(crate) async fn ends_within(&mut self, length: std::time::Duration) -> bool {
        tokio::time::timeout(length, self.child.wait()).await.is_ok()
    }

    /// Sends SIGKILL.
    pub(crate) async fn kill(mut self) {
        self.child.kill().await.expect("it was running");
    }

    /// Sends SIGTERM; returns the exit code.
    pub(crate) async fn terminate(mut self) -> Option<i32> {
        let id = self.child.id().and_then(|id| Pid::from_raw(id.cast_signed())).expect("it is running");
        kill_process(id, Signal::TERM).expect("it is ours");
        let ended = tokio::time::timeout(PATIENCE, self.child.wait()).await.expect("it stops in time");
        ended.expect("an exit status").code()
    }
}

fn whoami(over: &StoppedServer<'_>) -> usize {
    over.sandbox.log().requests().iter().filter(|line| line.path.ends_with("/getMe")).count()
}

fn with_environment(mut command: Command, over: &StoppedServer<'_>, address: SocketAddr) -> Command {
    let hosts = over.sandbox.hosts();
    command
        .env("DATABASE_URL", over.database.login.expose_secret())
        .env("ENCRYPTION_KEYS", over.keys.expose_secret())
        .env("LISTEN_ADDR", address.to_string())
        .env("OAUTH_REDIRECT_BASE_URL", format!("http://{address}/"))
        .env("TELEGRAM_BOT_TOKEN", BOT_TOKEN)
        .env("INSTAGRAM_APP_ID", INSTAGRAM_APP.0)
        .env("INSTAGRAM_APP_SECRET", INSTAGRAM_APP.1)
        .env("GOOGLE_CLIENT_ID", GOOGLE_CLIENT.0)
        .env("GOOGLE_CLIENT_SECRET", GOOGLE_CLIENT.1)
        .env("SIGNUP", "open")
        .env("STORYLINE_SANDBOX", "1")
        .env("STORYLINE_LEASE_SECONDS", "2")
        .env("RUST_LOG", "debug,sqlx=info")
        .env("TELEGRAM_API_URL", hosts.telegram.as_str())
        .env("INSTAGRAM_WWW_URL", hosts.instagram_www.as_str())
        .env("INSTAGRAM_API_URL", hosts.instagram_api.as_str())
        .env("INSTAGRAM_GRAPH_URL", hosts.instagram_graph.as_str())
        .env("GOOGLE_ACCOUNTS_URL", hosts.google_accounts.as_str())
        .env("GOOGLE_OAUTH_URL", hosts.google_oauth.as_str())
        .env("GOOGLE_API_URL", hosts.google_api.as_str())
        .env("GOOGLE_USERINFO_URL", hosts.google_userinfo.as_str());
    command
}
