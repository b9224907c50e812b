//! Starts the server as a child of this process, waits until it is ready, and stops it.

use std::ffi::OsString;
use std::io::{Read, Seek, SeekFrom};
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{self, Command, ExitStatus};
use std::time::Duration;
use std::{fs, thread};

use rustix::process::{Pid, Signal, kill_process};

use super::account::Account;
use super::binaries::Binaries;
use super::error::EmbeddedError;
use super::options::Options;
use super::pid_file::{Recorded, Status};
use super::place::Place;

/// Interval between two checks of the server's state. Deadlines here are counted in checks, because nothing
/// in this crate reads a clock.
const LOOK: Duration = Duration::from_millis(5);

/// Number of checks until a start counts as failed (two minutes). Replaying the log after a crash takes time
/// on a slow disk.
const LOOKS_UNTIL_READY: u32 = 24_000;

/// Number of checks until a shutdown counts as stuck (thirty seconds), even if another process owns the
/// server.
const LOOKS_UNTIL_GONE: u32 = 6_000;

/// Returns the server that already runs over this data directory. Waits while it is starting or stopping.
pub(super) fn running(place: &Place) -> Result<Option<Recorded>, EmbeddedError> {
    for _ in 0..LOOKS_UNTIL_GONE {
        let Some(recorded) = Recorded::read(&place.data)? else { return Ok(None) };
        if recorded.status == Status::Ready && recorded.answers() {
            return Ok(Some(recorded));
        }
        if !recorded.alive(&place.data) {
            return Ok(None);
        }
        thread::sleep(LOOK);
    }
    Err(EmbeddedError::unusable(&place.data, "another server holds it, but takes no connections"))
}

/// A postmaster that this process started.
#[derive(Debug)]
pub(super) struct Child {
    process: process::Child,
    binaries: PathBuf,
}

impl Child {
    /// Starts the server and waits until it accepts connections.
    pub(super) fn start(
        binaries: &Binaries,
        place: &Place,
        socket: &Path,
        account: &Account,
        options: &Options,
    ) -> Result<Self, EmbeddedError> {
        for _ in 0..LOOKS_UNTIL_GONE {
            let log = place.open_log()?;
            let from = log.metadata().map_err(EmbeddedError::at(&place.log))?.len();
            let stdout = log.try_clone().map_err(EmbeddedError::at(&place.log))?;
            let mut command = account.command(&binaries.dir.join("postgres"));
            command.args(arguments(place, socket, options)).stdout(stdout).stderr(log).process_group(0);
            tie_to_this_thread(&mut command);
            let process = command.spawn().map_err(EmbeddedError::at(&binaries.dir))?;
            let mut child = Self { process, binaries: binaries.dir.clone() };
            let Err(why) = child.wait_until_ready(place) else { return Ok(child) };
            let log_tail = tail(&place.log, from);
            // The last processes of a killed server have not released its shared memory yet.
            if !log_tail.contains("is still in use") {
                return Err(EmbeddedError::StartFailed { why, log: place.log.clone(), log_tail });
            }
            thread::sleep(LOOK);
        }
        Err(EmbeddedError::unusable(&place.data, "processes of an earlier server do not let go of it"))
    }

    fn wait_until_ready(&mut self, place: &Place) -> Result<(), String> {
        for _ in 0..LOOKS_UNTIL_READY {
            if let Some(status) = self.ended() {
                return Err(format!("the server ended with {status}"));
            }
            let recorded = Recorded::read(&place.data).ok().flatten();
            if recorded.is_some_and(|found| found.pid == self.pid() && found.status == Status::Ready) {
                return Ok(());
            }
            thread::sleep(LOOK);
        }
        Err("the server was not ready after two minutes".to_owned())
    }

    /// Returns the postmaster's process id.
    pub(super) fn pid(&self) -> u32 {
        self.process.id()
    }

    /// Returns the folder from which it was started.
    pub(super) fn binaries_dir(&self) -> &Path {
        &self.binaries
    }

    fn ended(&mut self) -> Option<ExitStatus> {
        self.process.try_wait().ok().flatten()
    }

    /// Requests a fast shutdown: disconnects clients and writes a checkpoint, so that nothing needs
    /// replaying.
    pub(super) fn stop(mut self, place: &Place) -> Result<(), EmbeddedError> {
        if self.shut_down() {
            return Ok(());
        }
        Err(EmbeddedError::unusable(&place.data, "its server did not stop in 30 s and was killed"))
    }

    /// Returns whether the server shut down without being killed.
    fn shut_down(&mut self) -> bool {
        self.signal(Signal::INT);
        for _ in 0..LOOKS_UNTIL_GONE {
            if self.ended().is_some() {
                return true;
            }
            thread::sleep(LOOK);
        }
        // An immediate shutdown also ends the child processes, which killing only the postmaster would leave
        // running.
        self.signal(Signal::QUIT);
        let _ = self.process.wait();
        false
    }

    fn signal(&mut self, signal: Signal) {
        let running = self.ended().is_none();
        let pid = i32::try_from(self.pid()).ok().and_then(Pid::from_raw);
        if let Some(pid) = pid.filter(|_| running) {
            let _ = kill_process(pid, signal);
        }
    }
}

impl Drop for Child {
    fn drop(&mut self) {
        if self.ended().is_none() {
            self.shut_down();
        }
    }
}

fn arguments(place: &Place, socket: &Path, options: &Options) -> Vec<OsString> {
    let durable = if options.durable { "on" } else { "off" };
    // The setting is a list. Without quotes, a comma or a space in the path would split it.
    let socket = socket.display().to_string().replace('"', "\"\"");
    let settings = [
        format!("port={}", super::options::PORT),
        "listen_addresses=".to_owned(),
        format!("unix_socket_directories=\"{socket}\""),
        "unix_socket_permissions=0700".to_owned(),
        format!("max_connections={}", options.max_connections),
        format!("fsync={durable}"),
        format!("synchronous_commit={durable}"),
        format!("full_page_writes={durable}"),
        "timezone=UTC".to_owned(),
        "log_timezone=UTC".to_owned(),
        "lc_messages=C".to_owned(),
        "log_destination=stderr".to_owned(),
        "logging_collector=off".to_owned(),
        "log_checkpoints=off".to_owned(),
    ];
    let mut arguments = vec![OsString::from("-D"), place.data.clone().into()];
    arguments.extend(settings.into_iter().flat_map(|setting| ["-c".into(), setting.into()]));
    arguments
}

/// Makes the kernel stop the server (SIGINT: fast shutdown) when the thread that started it ends.
#[cfg(target_os = "linux")]
#[expect(
    unsafe_code,
    reason = "a hook between fork and exec: only the child can set its own parent-death signal"
)]
fn tie_to_this_thread(command: &mut Command) {
    use rustix::process::{getppid, set_parent_process_death_signal};
    let parent = Pid::from_raw(process::id().cast_signed());
    let hook = move || {
        // Must run after the change of user, which would clear the setting.
        set_parent_process_death_signal(Some(Signal::INT))?;
        if getppid() != parent {
            return Err(std::io::ErrorKind::BrokenPipe.into()); // The parent died before the setting took effect.
        }
        Ok(())
    };
    // SAFETY: the hook makes two system calls and neither allocates nor takes a lock.
    unsafe { command.pre_exec(hook) };
}

/// Other systems have no such mechanism: the next start attaches to a server that was left running.
#[cfg(not(target_os = "linux"))]
fn tie_to_this_thread(_command: &mut Command) {}

/// Returns the last 2,000 bytes that were written to the log after `from`.
fn tail(log: &Path, from: u64) -> String {
    let read = || -> std::io::Result<String> {
        let mut file = fs::File::open(log)?;
        let start = from.max(file.metadata()?.len().saturating_sub(2_000));
        file.seek(SeekFrom::Start(start))?;
        let mut bytes = Vec::new();
        file.read_to_end(&mut bytes)?;
        Ok(String::from_utf8_lossy(&bytes).trim_end().to_owned())
    };
    read().unwrap_or_else(|error| format!("(the log cannot be read: {error})"))
}
