//! Reads `postmaster.pid`, in which a running server records its process id, socket and status.

use std::fs;
use std::io::ErrorKind;
use std::os::unix::net::UnixStream;
use std::path::{Path, PathBuf};

use rustix::io::Errno;
use rustix::process::{Pid, test_kill_process};

use super::error::EmbeddedError;
use super::place::socket_file;

/// The status in the last line of `postmaster.pid` (`src/include/utils/pidfile.h` in PostgreSQL's source).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Status {
    /// Starting, or replaying its log.
    Starting,
    Ready,
    Stopping,
}

/// The content of `postmaster.pid`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Recorded {
    /// The postmaster's process id.
    pub(super) pid: u32,
    /// The folder of its socket.
    pub(super) socket: PathBuf,
    /// The status of its start or stop.
    pub(super) status: Status,
}

impl Recorded {
    /// Reads the file. Returns `None` if no server runs, or if it has not written the file completely yet.
    pub(super) fn read(data: &Path) -> Result<Option<Self>, EmbeddedError> {
        let file = data.join("postmaster.pid");
        match fs::read_to_string(&file) {
            Ok(text) => Ok(Self::parse(&text)),
            Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
            Err(error) => Err(EmbeddedError::at(&file)(error)),
        }
    }

    /// Parses the lines: pid, data directory, start time, port, socket directory, listen address, shared
    /// memory, status.
    fn parse(text: &str) -> Option<Self> {
        let mut lines = text.lines();
        let pid = lines.next()?.trim().parse().ok()?;
        let socket = lines.nth(3).unwrap_or_default().into();
        let status = match lines.nth(2).map(str::trim) {
            Some("ready") => Status::Ready,
            Some("stopping") => Status::Stopping,
            _ => Status::Starting,
        };
        Some(Self { pid, socket, status })
    }

    fn process(&self) -> Option<Pid> {
        Pid::from_raw(self.pid.try_into().ok()?)
    }

    /// Returns whether the process is this directory's server. Its id may have been reused by another
    /// process, and a dead process keeps its id until its parent has waited for it.
    pub(super) fn alive(&self, data: &Path) -> bool {
        let Some(pid) = self.process() else { return false };
        if test_kill_process(pid) == Err(Errno::SRCH) {
            return false;
        }
        // A postmaster's working directory is its data directory.
        match fs::read_link(format!("/proc/{}/cwd", self.pid)) {
            Ok(cwd) => data.canonicalize().is_ok_and(|data| data == cwd),
            Err(error) => error.kind() != ErrorKind::NotFound || !Path::new("/proc/self").exists(),
        }
    }

    /// Returns whether its socket accepts a connection.
    pub(super) fn answers(&self) -> bool {
        UnixStream::connect(socket_file(&self.socket)).is_ok()
    }
}

#[cfg(test)]
mod tests {
    use super::{Recorded, Status};

    #[test]
    fn a_pid_file_being_written_counts_as_starting() {
        assert_eq!(Recorded::parse(""), None);
        let half = Recorded::parse("42\n/data\n1700000000\n5432\n/run/s\n").unwrap();
        assert_eq!((half.pid, half.status), (42, Status::Starting));
        let whole = "42\n/data\n1700000000\n5432\n/run/s\n\n  123 0\nready   \n";
        let whole = Recorded::parse(whole).unwrap();
        assert_eq!((whole.socket.to_str(), whole.status), (Some("/run/s"), Status::Ready));
    }
}
