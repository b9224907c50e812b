//! Runs replicas: the real program as a process that can be killed or stopped, and that reports its memory
//! use.

use std::fs::File;
use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::process::Stdio;
use std::time::Duration;

use rustix::process::{Pid, Signal, kill_process};
use secrecy::{ExposeSecret as _, SecretString};
use testbed::testbed::{BOT_TOKEN, GOOGLE_CLIENT, INSTAGRAM_APP};
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpStream;
use tokio::process::{Child, Command};
use tokio::time::Instant;

use super::{Ground, Trouble};

/// The binary that Cargo built together with this trial.
pub(crate) const STORYLINE: &str = env!("CARGO_BIN_EXE_storyline");

/// The configuration of a replica.
#[derive(Clone, Debug)]
pub(crate) struct Setting {
    pub(crate) address: SocketAddr,
    pub(crate) database: Option<SecretString>,
    pub(crate) state: Option<PathBuf>,
    pub(crate) webhook: bool,
    pub(crate) lease_seconds: u32,
    pub(crate) log: PathBuf,
}

impl Setting {
    /// Configures a replica for a database, with a port that was free a moment ago.
    pub(crate) fn over(database: SecretString, folder: &Path, name: &str) -> Result<Self, Trouble> {
        Ok(Self {
            address: free_port()?,
            database: Some(database),
            state: None,
            webhook: false,
            lease_seconds: 4,
            log: folder.join(format!("{name}.log")),
        })
    }
}

/// A running `storyline serve`.
pub(crate) struct Replica {
    child: Child,
    pub(crate) setting: Setting,
}

impl Replica {
    /// Starts a replica, without waiting until it is ready.
    pub(crate) fn start(ground: &Ground, setting: &Setting) -> Result<Self, Trouble> {
        let log = File::options().create(true).append(true).open(&setting.log)?;
        let mut command = Command::new(STORYLINE);
        command.arg("serve").env_clear().stdin(Stdio::null()).stdout(Stdio::null()).stderr(log);
        command.kill_on_drop(true);
        for kept in ["PATH", "HOME", "TMPDIR", "STORYLINE_PG_BIN"] {
            if let Some(value) = std::env::var_os(kept) {
                command.env(kept, value);
            }
        }
        environment(&mut command, ground, setting);
        Ok(Self { child: command.spawn()?, setting: setting.clone() })
    }

    pub(crate) fn pid(&self) -> Result<u32, Trouble> {
        Ok(self.child.id().ok_or("the replica has ended")?)
    }

    /// Returns whether the process has exited.
    pub(crate) fn ended(&mut self) -> bool {
        self.child.try_wait().is_ok_and(|status| status.is_some())
    }

    /// Sends SIGKILL.
    pub(crate) async fn kill(mut self) -> Result<(), Trouble> {
        Ok(self.child.kill().await?)
    }

    /// Sends SIGTERM and waits for the exit.
    pub(crate) async fn stop(mut self) -> Result<(), Trouble> {
        signal(self.pid()?, Signal::TERM)?;
        self.child.wait().await?;
        Ok(())
    }

    /// Waits until the replica reports that it is ready.
    pub(crate) async fn ready(&mut self, patience: Duration) -> Result<(), Trouble> {
        let began = Instant::now();
        while began.elapsed() < patience {
            if self.ended() {
                return Err(format!("the replica ended; see {}", self.setting.log.display()).into());
            }
            if status(self.setting.address, "/readyz").await == Some(200) {
                return Ok(());
            }
            tokio::time::sleep(Duration::from_millis(3)).await;
        }
        Err("the replica does not get ready".into())
    }

    /// Returns its current memory use in MB (proc(5), VmRSS).
    pub(crate) fn memory_mb(&self) -> Result<f64, Trouble> {
        let status = std::fs::read_to_string(format!("/proc/{}/status", self.pid()?))?;
        let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:")).ok_or("no VmRSS")?;
        Ok(line.trim().trim_end_matches("kB").trim().parse::<f64>()? / 1024.0)
    }
}

fn environment(command: &mut Command, ground: &Ground, setting: &Setting) {
    let hosts = ground.sandbox.hosts();
    let address = setting.address;
    if let Some(database) = &setting.database {
        command.env("DATABASE_URL", database.expose_secret());
    }
    if let Some(state) = &setting.state {
        command.env("STATE_DIR", state);
    }
    command
        .env("ENCRYPTION_KEYS", ground.keys.expose_secret())
        .env("LISTEN_ADDR", address.to_string())
        .env("OAUTH_REDIRECT_BASE_URL", format!("http://{address}/"))
        .env("TELEGRAM_BOT_TOKEN", BOT_TOKEN)
        .env("TELEGRAM_MODE", if setting.webhook { "webhook" } else { "polling" })
        .env("INSTAGRAM_APP_ID", INSTAGRAM_APP.0)
        .env("INSTAGRAM_APP_SECRET", INSTAGRAM_APP.1)
        .env("GOOGLE_CLIENT_ID", GOOGLE_CLIENT.0)
        .env("GOOGLE_CLIENT_SECRET", GOOGLE_CLIENT.1)
        .env("STORYLINE_SANDBOX", "1")
        .env("STORYLINE_LEASE_SECONDS", setting.lease_seconds.to_string())
        .env("RUST_LOG", "warn,server=info,sqlx=error")
        .env("TELEGRAM_API_URL", hosts.telegram.as_str())
        .env("INSTAGRAM_WWW_URL", hosts.instagram_www.as_str())
        .env("INSTAGRAM_API_URL", hosts.instagram_api.as_str())
        .env("INSTAGRAM_GRAPH_URL", hosts.instagram_graph.as_str())
        .env("GOOGLE_ACCOUNTS_URL", hosts.google_accounts.as_str())
        .env("GOOGLE_OAUTH_URL", hosts.google_oauth.as_str())
        .env("GOOGLE_API_URL", hosts.google_api.as_str())
        .env("GOOGLE_USERINFO_URL", hosts.google_userinfo.as_str());
}

/// Sends a signal to a process that this trial started.
pub(crate) fn signal(pid: u32, signal: Signal) -> Result<(), Trouble> {
    let pid = Pid::from_raw(pid.cast_signed()).ok_or("no process")?;
    Ok(kill_process(pid, signal)?)
}

pub(crate) fn free_port() -> Result<SocketAddr, Trouble> {
    Ok(std::net::TcpListener::bind(("127.0.0.1", 0))?.local_addr()?)
}

/// Returns the status of a response, or `None` if there is no response.
pub(crate) async fn status(address: SocketAddr, path: &str) -> Option<u16> {
    let asking = async {
        let mut stream = TcpStream::connect(address).await.ok()?;
        let request = format!("GET {path} HTTP/1.1\r\nHost: {address}\r\nConnection: close\r\n\r\n");
        stream.write_all(request.as_bytes()).await.ok()?;
        let mut head = [0; 12];
        stream.read_exact(&mut head).await.ok()?;
        std::str::from_utf8(&head).ok()?.split(' ').nth(1)?.parse().ok()
    };
    tokio::time::timeout(Duration::from_secs(1), asking).await.ok().flatten()
}
