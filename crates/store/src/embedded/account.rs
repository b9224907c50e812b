//! Selects the system user that the server runs as, because PostgreSQL refuses to run as root.

use std::fs;
use std::os::unix::fs::MetadataExt;
use std::os::unix::process::CommandExt;
use std::path::Path;
use std::process::{Command, Stdio};

use super::error::EmbeddedError;

/// A user from `/etc/passwd`, or the user of this process.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Account {
    /// User name, for messages.
    pub(super) name: String,
    pub(super) uid: u32,
    pub(super) gid: u32,
    /// Whether this process is root and has to switch to this user.
    pub(super) step_down: bool,
}

impl Account {
    /// Returns the user for a data directory. An unprivileged process keeps its user. Root switches to the
    /// owner of the directory, so that the old data stays accessible when a user is added later. For a new
    /// directory it switches to `postgres`, else `nobody` (`initdb` looks the user id up, so the user has to
    /// be in `/etc/passwd`).
    pub(super) fn for_data(data: &Path) -> Result<Self, EmbeddedError> {
        let owner = fs::metadata(data).ok().map(|metadata| metadata.uid());
        let me = rustix::process::geteuid().as_raw();
        if me != 0 {
            return match owner {
                Some(owner) if owner != me => Err(EmbeddedError::unusable(
                    data,
                    format!("it belongs to user id {owner}, not to you ({me}); run as its owner or as root"),
                )),
                _ => Ok(Self::of_this_process()),
            };
        }
        let passwd = fs::read_to_string("/etc/passwd").unwrap_or_default();
        let chosen = match owner {
            Some(0) | None => named(&passwd, "postgres").or_else(|| named(&passwd, "nobody")),
            Some(owner) => numbered(&passwd, owner),
        };
        chosen.ok_or_else(|| {
            EmbeddedError::unusable(
                data,
                "PostgreSQL does not run as root, and /etc/passwd has neither its owner nor a user \
                 `postgres` or `nobody`; add one or start as a plain user",
            )
        })
    }

    fn of_this_process() -> Self {
        Self {
            name: "this user".to_owned(),
            uid: rustix::process::geteuid().as_raw(),
            gid: rustix::process::getegid().as_raw(),
            step_down: false,
        }
    }

    /// Builds a command that runs as this user and inherits only the search paths. The environment of this
    /// process contains secrets that the database must not get, and `PG*` variables would change its
    /// behaviour.
    pub(super) fn command(&self, program: &Path) -> Command {
        let mut command = Command::new(program);
        command.env_clear().env("LC_ALL", "C").current_dir("/").stdin(Stdio::null());
        for name in ["PATH", "LD_LIBRARY_PATH"] {
            command.envs(std::env::var_os(name).map(|value| (name, value)));
        }
        if self.step_down {
            command.uid(self.uid).gid(self.gid);
        }
        command
    }

    /// Changes the owner of a file or folder to this user, if this process is root.
    pub(super) fn own(&self, path: &Path) -> Result<(), EmbeddedError> {
        if !self.step_down {
            return Ok(());
        }
        std::os::unix::fs::chown(path, Some(self.uid), Some(self.gid)).map_err(EmbeddedError::at(path))
    }

    /// Returns whether the mode bits let this user traverse a folder.
    pub(super) fn can_cross(&self, folder: &fs::Metadata) -> bool {
        let bit = match () {
            () if folder.uid() == self.uid => 0o100,
            () if folder.gid() == self.gid => 0o010,
            () => 0o001,
        };
        folder.mode() & bit != 0
    }
}

fn named(passwd: &str, name: &str) -> Option<Account> {
    passwd.lines().filter_map(entry).find(|account| account.name == name)
}

fn numbered(passwd: &str, uid: u32) -> Option<Account> {
    passwd.lines().filter_map(entry).find(|account| account.uid == uid)
}

/// Parses one line of `passwd(5)`: `name:password:uid:gid:…`.
fn entry(line: &str) -> Option<Account> {
    let mut fields = line.split(':');
    let name = fields.next()?.to_owned();
    let uid = fields.nth(1)?.parse().ok()?;
    let gid = fields.next()?.parse().ok()?;
    Some(Account { name, uid, gid, step_down: true })
}

#[cfg(test)]
mod tests {
    use super::{named, numbered};

    const PASSWD: &str = "root:x:0:0:root:/root:/bin/sh\nbroken line\n\
                          postgres:x:101:104:PostgreSQL,,,:/var/lib/postgresql:/bin/bash\n";

    #[test]
    fn a_user_is_found_by_name_and_by_number() {
        let postgres = named(PASSWD, "postgres").unwrap();
        assert_eq!((postgres.uid, postgres.gid), (101, 104));
        assert_eq!(numbered(PASSWD, 101), Some(postgres));
        assert_eq!(named(PASSWD, "nobody"), None);
    }
}
