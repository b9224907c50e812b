//! Finds PostgreSQL's server binaries in the places where package managers install them.

use std::path::{Path, PathBuf};
use std::process::Command;

/// The oldest major version that the schema is tested with.
pub(super) const OLDEST: u32 = 15;

/// A folder with `initdb` and `postgres` of one major version.
#[derive(Clone, Debug)]
pub(super) struct Binaries {
    pub(super) dir: PathBuf,
    /// The major version reported by `postgres --version`.
    pub(super) major: u32,
}

/// Returns every usable folder, newest major version first. Folders of the same major version keep the order
/// of the search. If `only` is set, only that folder is searched.
pub(super) fn search(only: Option<&Path>) -> Vec<Binaries> {
    let folders = only.map_or_else(known_folders, |dir| vec![dir.to_owned()]);
    let mut found: Vec<Binaries> = folders.iter().filter_map(|dir| probe(dir)).collect();
    found.sort_by_key(|binaries| std::cmp::Reverse(binaries.major));
    found.dedup_by_key(|binaries| binaries.major);
    found
}

/// Returns the folders of Debian (`/usr/lib/postgresql/17/bin`), of PGDG for RHEL, and of Homebrew (on ARM
/// and on Intel processors), then those in `PATH`.
fn known_folders() -> Vec<PathBuf> {
    let mut folders = Vec::new();
    folders.extend(children("/usr/lib/postgresql", ""));
    folders.extend(children("/usr", "pgsql-"));
    folders.extend(children("/opt/homebrew/opt", "postgresql@"));
    folders.extend(children("/usr/local/opt", "postgresql@"));
    for folder in std::env::split_paths(&std::env::var_os("PATH").unwrap_or_default()) {
        // If `postgres` is a link, the folder of its target also contains initdb.
        if let Some(real) = folder.join("postgres").canonicalize().ok().and_then(|file| parent(&file)) {
            folders.push(real);
        }
        folders.push(folder);
    }
    folders
}

fn parent(file: &Path) -> Option<PathBuf> {
    file.parent().map(Path::to_owned)
}

/// Returns `FOLDER/PREFIX*/bin` for every subfolder, or nothing if the folder cannot be listed.
fn children(folder: &str, prefix: &str) -> Vec<PathBuf> {
    let Ok(entries) = std::fs::read_dir(folder) else { return Vec::new() };
    let named = |path: &PathBuf| {
        path.file_name().and_then(|name| name.to_str()).is_some_and(|name| name.starts_with(prefix))
    };
    let mut bins: Vec<PathBuf> =
        entries.flatten().map(|entry| entry.path()).filter(named).map(|path| path.join("bin")).collect();
    bins.sort();
    bins
}

fn probe(dir: &Path) -> Option<Binaries> {
    if !dir.join("initdb").is_file() || !dir.join("postgres").is_file() {
        return None;
    }
    let output = Command::new(dir.join("postgres")).arg("--version").output().ok()?;
    let major = major_of(std::str::from_utf8(&output.stdout).ok()?)?;
    (major >= OLDEST).then(|| Binaries { dir: dir.to_owned(), major })
}

/// Parses `postgres (PostgreSQL) 15.18 (Debian 15.18-0+deb12u1)` as 15, and `… 18beta1` as 18.
fn major_of(version: &str) -> Option<u32> {
    let number = version.trim_start_matches("postgres (PostgreSQL) ");
    let digits: String = number.chars().take_while(char::is_ascii_digit).collect();
    digits.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::{major_of, search};

    #[test]
    fn the_major_is_read_from_every_vendors_version_line() {
        assert_eq!(major_of("postgres (PostgreSQL) 15.18 (Debian 15.18-0+deb12u1)\n"), Some(15));
        assert_eq!(major_of("postgres (PostgreSQL) 18beta1\n"), Some(18));
        assert_eq!(major_of("mysqld 8\n"), None);
    }

    #[test]
    fn a_folder_given_by_hand_is_the_only_one_looked_into() {
        let empty = tempfile::tempdir().unwrap();
        assert!(search(Some(empty.path())).is_empty());
    }
}
