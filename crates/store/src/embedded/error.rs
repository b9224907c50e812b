//! Defines the errors that prevent an embedded server from running. Each message states the remedy.

use std::io;
use std::path::{Path, PathBuf};

/// Why the embedded PostgreSQL is unavailable. The command line exits with [`EmbeddedError::EXIT_CODE`].
#[derive(Debug, thiserror::Error)]
pub enum EmbeddedError {
    /// No folder contains both `initdb` and `postgres` of a supported major version.
    #[error("{}", no_binaries(looked_in.as_deref()))]
    NoBinaries {
        /// The folder from `STORYLINE_PG_BIN`, if set. No other folder was searched in that case.
        looked_in: Option<PathBuf>,
    },
    /// The data directory was written by a major version that is not installed.
    #[error("{}", other_major(data, *data_major, found))]
    OtherMajor {
        data: PathBuf,
        /// The major version that wrote it.
        data_major: u32,
        /// The major versions found on this machine, newest first.
        found: Vec<u32>,
    },
    /// A folder or file cannot be used in its present state.
    #[error("the embedded database cannot use {}: {why}", path.display())]
    Unusable {
        /// The unusable folder or file.
        path: PathBuf,
        /// The problem, and the remedy.
        why: String,
    },
    /// `initdb` or the server failed to start.
    #[error("the embedded database did not start: {why}\nfrom {}:\n{log_tail}", log.display())]
    StartFailed {
        /// The step that failed.
        why: String,
        log: PathBuf,
        log_tail: String,
    },
    /// No folder has a path short enough for a unix socket (107 bytes at most, `man 7 unix`).
    #[error(
        "the path of the database's socket is too long ({} bytes, 107 fit): {}; choose a shorter STATE_DIR",
        path.as_os_str().len(), path.display()
    )]
    SocketPathTooLong {
        /// The socket's full path.
        path: PathBuf,
    },
}

impl EmbeddedError {
    /// The exit code of the process if the data directory is unusable.
    pub const EXIT_CODE: u8 = 5;

    pub(super) fn unusable(path: &Path, why: impl Into<String>) -> Self {
        Self::Unusable { path: path.to_owned(), why: why.into() }
    }

    /// Returns a function that turns a failed file operation into an error that names the path.
    pub(super) fn at(path: &Path) -> impl FnOnce(io::Error) -> Self {
        let path = path.to_owned();
        move |error| Self::Unusable { path, why: error.to_string() }
    }
}

fn no_binaries(looked_in: Option<&Path>) -> String {
    let place = match looked_in {
        Some(folder) => format!("in STORYLINE_PG_BIN ({})", folder.display()),
        None => "on this machine".to_owned(),
    };
    let install = if cfg!(target_os = "macos") {
        "brew install postgresql@17"
    } else if Path::new("/usr/bin/dnf").exists() {
        "dnf install postgresql-server postgresql-contrib"
    } else {
        "apt-get install --no-install-recommends postgresql"
    };
    format!(
        "no PostgreSQL {} or newer found {place}; install one ({install}), or set STORYLINE_PG_BIN to the \
         folder of initdb and postgres, or set DATABASE_URL to a database of yours",
        super::binaries::OLDEST
    )
}

fn other_major(data: &Path, data_major: u32, found: &[u32]) -> String {
    let found = found.iter().map(u32::to_string).collect::<Vec<_>>().join(", ");
    format!(
        "{} was written by PostgreSQL {data_major}, but only {found} is found here; install \
         PostgreSQL {data_major} again or point STORYLINE_PG_BIN at its folder; or move the folder away and \
         load your last backup with `storyline restore`; or set DATABASE_URL to another database",
        data.display()
    )
}
