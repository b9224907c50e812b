//! Locates the files of an embedded cluster: data directory, socket, log and start lock below one state
//! directory.

use std::fs::{self, DirBuilder, File, OpenOptions};
use std::io::{self, ErrorKind};
use std::os::unix::fs::{DirBuilderExt, MetadataExt, OpenOptionsExt, PermissionsExt};
use std::path::{Path, PathBuf};

use sha2::{Digest, Sha256};

use super::account::Account;
use super::error::EmbeddedError;
use super::options::PORT;

/// Capacity of `sun_path` in bytes, without the terminating zero (`man 7 unix`); macOS has four bytes less.
const SOCKET_PATH_BYTES: usize = if cfg!(target_os = "macos") { 103 } else { 107 };

/// If the log is longer than this, the next start rotates it; one rotated log is kept.
const LOG_BYTES: u64 = 8 << 20;

/// The paths of one cluster.
#[derive(Clone, Debug)]
pub struct Place {
    /// The state directory, as an absolute path.
    pub state: PathBuf,
    /// The PostgreSQL data directory, `STATE/postgres`.
    pub data: PathBuf,
    /// The server's log, `STATE/postgres.log`.
    pub log: PathBuf,
}

/// A lock that a process holds while it starts the server or attaches to it. The kernel releases it when the
/// process dies.
#[derive(Debug)]
pub(super) struct StartLock(#[expect(dead_code, reason = "held for its lock, never read")] File);

/// Returns the default state directory: `/var/lib/storyline` for root, because the user that the server runs
/// as cannot traverse `/root`; else `$XDG_DATA_HOME/storyline` or `~/.local/share/storyline`.
pub fn default_state_dir() -> PathBuf {
    if rustix::process::geteuid().is_root() {
        return PathBuf::from("/var/lib/storyline");
    }
    // The XDG specification says that a relative path is invalid and must be ignored.
    let data_home = std::env::var_os("XDG_DATA_HOME").map(PathBuf::from).filter(|path| path.is_absolute());
    let home = || PathBuf::from(std::env::var_os("HOME").unwrap_or_default()).join(".local/share");
    data_home.unwrap_or_else(home).join("storyline")
}

impl Place {
    /// Creates the state directory (0700) if it is missing, and returns the paths in it.
    pub(super) fn open(state_dir: &Path) -> Result<Self, EmbeddedError> {
        DirBuilder::new()
            .recursive(true)
            .mode(0o700)
            .create(state_dir)
            .map_err(EmbeddedError::at(state_dir))?;
        let state = state_dir.canonicalize().map_err(EmbeddedError::at(state_dir))?;
        Ok(Self { data: state.join("postgres"), log: state.join("postgres.log"), state })
    }

    /// Waits for the start lock, so that two processes cannot both create the data directory.
    pub(super) fn lock(&self) -> Result<StartLock, EmbeddedError> {
        let path = self.state.join("postgres.lock");
        let file = OpenOptions::new().create(true).write(true).truncate(false).mode(0o600).open(&path);
        let file = file.map_err(EmbeddedError::at(&path))?;
        file.lock().map_err(EmbeddedError::at(&path))?;
        Ok(StartLock(file))
    }

    /// Returns the major version that wrote the data directory; `None` if there is no data directory yet.
    pub(super) fn major(&self) -> Result<Option<u32>, EmbeddedError> {
        let file = self.data.join("PG_VERSION");
        match fs::read_to_string(&file) {
            Ok(text) => text.trim().parse().map(Some).map_err(|_| {
                EmbeddedError::unusable(&file, "it holds no version number; the folder is not PostgreSQL's")
            }),
            Err(error) if error.kind() == ErrorKind::NotFound => self.refuse_foreign_files().map(|()| None),
            Err(error) => Err(EmbeddedError::at(&file)(error)),
        }
    }

    /// Fails if the folder contains files but no `PG_VERSION`: they are not PostgreSQL's and must not be
    /// overwritten.
    fn refuse_foreign_files(&self) -> Result<(), EmbeddedError> {
        let is_empty = match fs::read_dir(&self.data) {
            Ok(mut entries) => entries.next().is_none(),
            Err(error) if error.kind() == ErrorKind::NotFound => true,
            Err(error) => return Err(EmbeddedError::at(&self.data)(error)),
        };
        if is_empty {
            return Ok(());
        }
        let why = "it holds files but no PG_VERSION; move it away or choose another STATE_DIR";
        Err(EmbeddedError::unusable(&self.data, why))
    }

    /// Lets the server's user traverse the state directory. Fails if that user cannot traverse one of the
    /// parent folders.
    pub(super) fn admit(&self, account: &Account) -> Result<(), EmbeddedError> {
        if !account.step_down {
            return Ok(());
        }
        for folder in self.state.ancestors() {
            let metadata = fs::metadata(folder).map_err(EmbeddedError::at(folder))?;
            if account.can_cross(&metadata) {
                continue;
            }
            if folder != self.state {
                let why = format!("user {} cannot cross it; choose another STATE_DIR", account.name);
                return Err(EmbeddedError::unusable(folder, why));
            }
            let mode = metadata.mode() & 0o7777 | 0o011;
            fs::set_permissions(folder, fs::Permissions::from_mode(mode))
                .map_err(EmbeddedError::at(folder))?;
        }
        Ok(())
    }

    /// Returns the folder for the socket (mode 0700). This is `STATE/socket`. If that path is too long for a
    /// unix socket, it is a folder in `XDG_RUNTIME_DIR` or `/tmp` with a hash of the data path in its name.
    pub(super) fn socket_dir(&self, account: &Account) -> Result<PathBuf, EmbeddedError> {
        let near = self.state.join("socket");
        let dir = if fits(&near) { near } else { self.short_socket_dir(account) };
        if !fits(&dir) {
            return Err(EmbeddedError::SocketPathTooLong { path: socket_file(&dir) });
        }
        private_dir(&dir, account)?;
        Ok(dir)
    }

    fn short_socket_dir(&self, account: &Account) -> PathBuf {
        let hash = hex::encode(&Sha256::digest(self.data.as_os_str().as_encoded_bytes())[..8]);
        let runtime = std::env::var_os("XDG_RUNTIME_DIR").map(PathBuf::from);
        // The user that root switches to cannot access root's runtime folder.
        let runtime = runtime.filter(|path| path.is_dir() && !account.step_down);
        runtime.unwrap_or_else(|| PathBuf::from("/tmp")).join(format!("storyline-{hash}"))
    }

    /// Opens the log for appending (0600), after rotating it if it is too long.
    pub(super) fn open_log(&self) -> Result<File, EmbeddedError> {
        if fs::metadata(&self.log).is_ok_and(|metadata| metadata.len() > LOG_BYTES) {
            let older = self.log.with_extension("log.1");
            fs::rename(&self.log, &older).map_err(EmbeddedError::at(&older))?;
        }
        let log = OpenOptions::new().create(true).append(true).mode(0o600).open(&self.log);
        log.map_err(EmbeddedError::at(&self.log))
    }
}

/// Returns the path of the socket's file, as PostgreSQL names it.
pub(super) fn socket_file(dir: &Path) -> PathBuf {
    dir.join(format!(".s.PGSQL.{PORT}"))
}

fn fits(dir: &Path) -> bool {
    socket_file(dir).as_os_str().len() <= SOCKET_PATH_BYTES
}

/// Creates a folder that only the server's user can access. If it already exists, it must belong to that
/// user: in `/tmp` any user could have created it, even as a link.
pub(super) fn private_dir(dir: &Path, account: &Account) -> Result<(), EmbeddedError> {
    match DirBuilder::new().mode(0o700).create(dir) {
        Ok(()) => account.own(dir),
        Err(error) if error.kind() == ErrorKind::AlreadyExists => {
            let found = fs::symlink_metadata(dir).map_err(EmbeddedError::at(dir))?;
            if found.is_dir() && found.uid() == account.uid && found.mode() & 0o077 == 0 {
                return Ok(());
            }
            Err(EmbeddedError::unusable(dir, format!("it is not a folder of user {} alone", account.name)))
        }
        Err(error) => Err(EmbeddedError::at(dir)(error)),
    }
}

/// Removes a folder and its content. Succeeds if the folder does not exist.
pub(super) fn remove(dir: &Path) -> Result<(), EmbeddedError> {
    match fs::remove_dir_all(dir) {
        Err(error) if error.kind() != ErrorKind::NotFound => Err(EmbeddedError::at(dir)(error)),
        _ => Ok(()),
    }
}

/// Syncs `dir`, so that a rename in it survives a power failure.
pub(super) fn sync(dir: &Path) -> io::Result<()> {
    File::open(dir)?.sync_all()
}

#[cfg(test)]
mod tests {
    use super::{Place, fits};

    #[test]
    fn files_that_are_not_postgresqls_are_not_written_over() {
        let state = tempfile::tempdir().unwrap();
        let place = Place::open(state.path()).unwrap();
        assert!(place.major().unwrap().is_none());
        std::fs::create_dir(&place.data).unwrap();
        std::fs::write(place.data.join("diary.txt"), "mine").unwrap();
        assert!(place.major().unwrap_err().to_string().contains("no PG_VERSION"));
    }

    #[test]
    fn a_socket_path_has_an_end() {
        assert!(fits("/var/lib/storyline/socket".as_ref()));
        assert!(!fits("/x".repeat(60).as_ref()));
    }
}
