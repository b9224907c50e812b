//! Runs a private PostgreSQL server for installations that have no server of their own. It uses binaries
//! found on the machine, and listens on one unix socket and on no TCP port.
//!
//! [`Cluster::start`] creates the data directory on the first start, starts the server as a direct child of
//! this process, and provides URLs. A second process over the same state directory attaches to the running
//! server and leaves it running when it exits. On Linux the kernel stops the server when its parent dies,
//! however it dies (`PR_SET_PDEATHSIG`, tied to the *thread* that spawned it; the server is therefore started
//! on the main thread, before any runtime). On other systems the server can outlive its parent, and the next
//! start attaches to it.

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

/// A running embedded server. This process either owns it or is attached to it.
///
/// If this process owns the server, dropping this value stops it with a fast shutdown, which disconnects
/// other processes that are attached to it.
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
    /// Call it on the process's main thread before starting any runtime: on Linux the server is stopped as
    /// soon as the thread that started it ends. If this process is root, the server runs as the owner of the
    /// data directory. For a new directory it runs as user `postgres` or, if there is no such user, as
    /// `nobody`. Blocks until the server accepts connections. Fails with [`EmbeddedError`]; its text contains
    /// the folder and the remedy.
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
        tracing::info!(data = %place.data.display(), major = binaries.major, "embedded PostgreSQL started");
        Ok(Self { socket, major: binaries.major, pid: child.pid(), child: Some(child), place })
    }

    fn attach(place: Place, running: &Recorded) -> Result<Self, EmbeddedError> {
        debug_assert_eq!(running.status, Status::Ready);
        let major = place.major()?.ok_or_else(|| {
            EmbeddedError::unusable(
                &place.data,
                "a server uses this data directory, but its PG_VERSION is missing",
            )
        })?;
        tracing::info!(data = %place.data.display(), pid = running.pid, "attached to a running PostgreSQL");
        Ok(Self { socket: running.socket.clone(), major, pid: running.pid, child: None, place })
    }

    /// Returns the binaries of the data directory's major version, or the newest ones for a new directory.
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

    /// Returns the superuser's URL: `postgresql://storyline@localhost:5432/storyline?host=%2Fsocket%2Fdir&…`.
    ///
    /// Both sqlx and libpq (`psql`, `pg_dump`) accept it. It contains no password: access to the socket
    /// directory (0700) is enough to connect.
    pub fn owner_url(&self) -> String {
        self.url_for(OWNER, DATABASE)
    }

    /// Returns the URL for any login and database of this cluster. It contains the port and the TLS mode, so
    /// that `PGPORT` and `PGSSLMODE` in the environment have no effect.
    pub fn url_for(&self, login: &str, database: &str) -> String {
        let socket = percent_encoded(&self.socket.to_string_lossy());
        let (login, database) = (percent_encoded(login), percent_encoded(database));
        format!("postgresql://{login}@localhost:{PORT}/{database}?host={socket}&sslmode=disable")
    }

    /// Returns the process id of the postmaster.
    pub fn pid(&self) -> u32 {
        self.pid
    }

    /// Returns the PostgreSQL data directory.
    pub fn data_dir(&self) -> &Path {
        &self.place.data
    }

    /// Returns the folder of the server's socket.
    pub fn socket_dir(&self) -> &Path {
        &self.socket
    }

    /// Returns all paths of this cluster, including its log.
    pub fn place(&self) -> &Place {
        &self.place
    }

    /// Returns the folder with `psql` and `pg_dump` of the server's major version; `None` if this process
    /// attached to the server.
    pub fn binaries_dir(&self) -> Option<&Path> {
        self.child.as_ref().map(Child::binaries_dir)
    }

    pub fn major(&self) -> u32 {
        self.major
    }

    /// Returns whether another process owns the server. In that case stopping this value leaves the server
    /// running.
    pub fn attached(&self) -> bool {
        self.child.is_none()
    }

    /// Stops an owned server with a fast shutdown (disconnects clients, writes a checkpoint) and waits until
    /// it has exited; does nothing to an attached one. Dropping does the same and ignores the error. Fails
    /// with [`EmbeddedError::Unusable`] if the server had to be killed: its next start replays the log.
    pub fn stop(mut self) -> Result<(), EmbeddedError> {
        match self.child.take() {
            Some(child) => child.stop(&self.place),
            None => Ok(()),
        }
    }
}

/// Percent-encodes a part of a URL. A space is never encoded as `+`, because libpq does not decode that.
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
