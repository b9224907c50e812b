//! A private PostgreSQL for those who bring none: binaries found on the machine, one unix socket, no port.
//!
//! [`Cluster::start`] makes the data directory the first time, starts the server as this process's direct
//! child, and hands out URLs. A second process over the same state directory attaches to the running server
//! and leaves it running. On Linux the kernel stops the server when its parent dies, however it dies
//! (`PR_SET_PDEATHSIG`, tied to the *thread* that spawned it: hence the main thread, before any runtime).
//! Elsewhere a server that outlived its parent is attached to at the next start.

mod account;
mod binaries;
mod error;
mod initdb;
mod options;
mod pid_file;
mod place;
mod postmaster;

use std::path::{Path, PathBuf};

pub use error::EmbeddedError;
pub use options::{DATABASE, OWNER, Options};
pub use place::{Place, default_state_dir};

use account::Account;
use binaries::Binaries;
use options::PORT;
use pid_file::{Recorded, Status};
use postmaster::Child;

/// A running embedded server, owned by this process or attached to.
///
/// Dropping the owner's value stops the server with a fast shutdown: other processes that attached lose it.
#[derive(Debug)]
pub struct Cluster {
    place: Place,
    socket: PathBuf,
    major: u32,
    pid: u32,
    child: Option<Child>,
}

impl Cluster {
    /// Starts the server, or attaches to the one that already runs over this state directory.
    ///
    /// To be called on the process's main thread before any runtime: on Linux the server is stopped as soon as the
    /// thread that started it ends. As root the server runs as the owner of the data directory, or for a new one as
    /// user `postgres`, else `nobody`. Blocks until the server takes connections. Fails with [`EmbeddedError`], whose
    /// text names the folder and the way out.
    pub fn start(options: &Options) -> Result<Self, EmbeddedError> {
        let place = Place::open(&options.state_dir)?;
        let _starting = place.lock()?;
        if let Some(running) = postmaster::running(&place)? {
            return Self::attach(place, &running);
        }
        let account = Account::for_data(&place.data)?;
        place.admit(&account)?;
        let binaries = Self::binaries(options, &place)?;
        let socket = place.socket_dir(&account)?;
        if place.major()?.is_none() {
            initdb::run(&binaries, &place, &account, options.durable)?;
        }
        let child = Child::start(&binaries, &place, &socket, &account, options)?;
        tracing::info!(data = %place.data.display(), major = binaries.major, "embedded PostgreSQL runs");
        Ok(Self { socket, major: binaries.major, pid: child.pid(), child: Some(child), place })
    }

    fn attach(place: Place, running: &Recorded) -> Result<Self, EmbeddedError> {
        debug_assert_eq!(running.status, Status::Ready);
        let major = place.major()?.ok_or_else(|| {
            EmbeddedError::unusable(&place.data, "a server runs over it, but its PG_VERSION is missing")
        })?;
        tracing::info!(data = %place.data.display(), pid = running.pid, "attached to a running PostgreSQL");
        Ok(Self { socket: running.socket.clone(), major, pid: running.pid, child: None, place })
    }

    /// The binaries of the data directory's major, or the newest for a new directory.
    fn binaries(options: &Options, place: &Place) -> Result<Binaries, EmbeddedError> {
        let found = binaries::search(options.binaries.as_deref());
        let Some(newest) = found.first() else {
            return Err(EmbeddedError::NoBinaries { looked_in: options.binaries.clone() });
        };
        let Some(data_major) = place.major()? else { return Ok(newest.clone()) };
        found.iter().find(|binaries| binaries.major == data_major).cloned().ok_or_else(|| {
            EmbeddedError::OtherMajor {
                data: place.data.clone(),
                data_major,
                found: found.iter().map(|binaries| binaries.major).collect(),
            }
        })
    }

    /// The superuser's URL: `postgresql://storyline@localhost:5432/storyline?host=%2Fsocket%2Fdir&…`.
    ///
    /// Understood by sqlx and by libpq (`psql`, `pg_dump`) alike. It holds no password: who may enter the
    /// socket directory (0700) may connect.
    pub fn owner_url(&self) -> String {
        self.url_for(OWNER, DATABASE)
    }

    /// The URL of any login and database of this cluster. Port and TLS mode are spelled out, so that
    /// `PGPORT` and `PGSSLMODE` in the environment change nothing.
    pub fn url_for(&self, login: &str, database: &str) -> String {
        let socket = percent_encoded(&self.socket.to_string_lossy());
        let (login, database) = (percent_encoded(login), percent_encoded(database));
        format!("postgresql://{login}@localhost:{PORT}/{database}?host={socket}&sslmode=disable")
    }

    /// The process id of the postmaster.
    pub fn pid(&self) -> u32 {
        self.pid
    }

    /// The PostgreSQL data directory.
    pub fn data_dir(&self) -> &Path {
        &self.place.data
    }

    /// The folder of the server's socket.
    pub fn socket_dir(&self) -> &Path {
        &self.socket
    }

    /// All paths of this cluster, its log among them.
    pub fn place(&self) -> &Place {
        &self.place
    }

    /// The folder with `psql` and `pg_dump` of the server's own major, when it was this process that found it.
    pub fn binaries_dir(&self) -> Option<&Path> {
        self.child.as_ref().map(Child::binaries_dir)
    }

    pub fn major(&self) -> u32 {
        self.major
    }

    /// Whether another process owns the server, so that stopping this value leaves it running.
    pub fn attached(&self) -> bool {
        self.child.is_none()
    }

    /// Stops an owned server by fast shutdown (clients are cut off, a checkpoint is written) and waits for its end;
    /// does nothing to an attached one. Dropping does the same and swallows the error. Fails with
    /// [`EmbeddedError::Unusable`] when the server had to be killed: its next start replays the log.
    pub fn stop(mut self) -> Result<(), EmbeddedError> {
        match self.child.take() {
            Some(child) => child.stop(&self.place),
            None => Ok(()),
        }
    }
}

/// Percent-encoding for a URL's parts. `+` never stands for a space, because libpq does not read it so.
fn percent_encoded(text: &str) -> String {
    text.bytes().fold(String::with_capacity(text.len()), |mut encoded, byte| {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'_' | b'.' | b'~' => encoded.push(byte.into()),
            _ => encoded.push_str(&format!("%{byte:02X}")),
        }
        encoded
    })
}

#[cfg(test)]
mod tests {
    use super::percent_encoded;

    #[test]
    fn a_socket_path_survives_its_trip_through_a_url() {
        assert_eq!(percent_encoded("/home/zoë/a b+c"), "%2Fhome%2Fzo%C3%AB%2Fa%20b%2Bc");
    }
}
