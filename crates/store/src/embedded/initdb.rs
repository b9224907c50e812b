//! Creates the data directory on the first start. It is built beside its final place and then renamed, so
//! that it is never incomplete.

use std::fs;
use std::io::Write;
use std::path::Path;
use std::process::{Command, Output, Stdio};

use super::account::Account;
use super::binaries::Binaries;
use super::error::EmbeddedError;
use super::options::{DATABASE, OWNER};
use super::place::{self, Place};

/// C.UTF-8 sorts by code point and classifies the letters of every script; `C` is used on systems that lack
/// C.UTF-8.
const LOCALES: [&str; 2] = ["C.UTF-8", "C"];

/// Runs `initdb`, creates the database [`DATABASE`] with the single-user server, and moves the result to
/// [`Place::data`].
pub(super) fn run(
    binaries: &Binaries,
    place: &Place,
    account: &Account,
    durable: bool,
) -> Result<(), EmbeddedError> {
    let unfinished = place.state.join("postgres.new");
    let mut last = String::new();
    for locale in LOCALES {
        place::remove(&unfinished)?;
        place::private_dir(&unfinished, account)?;
        let output = initdb(binaries, &unfinished, account, durable, locale);
        match output.map_err(EmbeddedError::at(&binaries.dir))? {
            output if output.status.success() => {
                create_database(binaries, place, &unfinished, account)?;
                return settle(place, &unfinished, durable);
            }
            output => last = text(&output),
        }
    }
    Err(failed(place, "initdb failed", last))
}

fn initdb(
    binaries: &Binaries,
    data: &Path,
    account: &Account,
    durable: bool,
    locale: &str,
) -> std::io::Result<Output> {
    let mut command = account.command(&binaries.dir.join("initdb"));
    command.arg("-D").arg(data).args(["-U", OWNER, "-A", "trust", "-E", "UTF8", "--no-instructions"]);
    command.arg(format!("--locale={locale}"));
    if !durable {
        command.arg("--no-sync");
    }
    command.output()
}

/// Creates the database with the single-user server, which needs no socket and no client and takes a tenth of
/// a second. It skips fsync, because [`settle`] syncs all files at once.
fn create_database(
    binaries: &Binaries,
    place: &Place,
    data: &Path,
    account: &Account,
) -> Result<(), EmbeddedError> {
    let mut command = account.command(&binaries.dir.join("postgres"));
    command.args(["--single", "-F", "-j", "-c", "exit_on_error=true", "-D"]).arg(data).arg("template1");
    let output = feed(&mut command, &format!("CREATE DATABASE {DATABASE} OWNER {OWNER};\n\n"));
    match output.map_err(EmbeddedError::at(&binaries.dir))? {
        output if output.status.success() => Ok(()),
        output => Err(failed(place, "the first database could not be created", text(&output))),
    }
}

fn feed(command: &mut Command, input: &str) -> std::io::Result<Output> {
    let mut child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn()?;
    if let Some(mut stdin) = child.stdin.take() {
        // If the server exits early, its stderr contains the reason, so an error about the broken pipe is
        // ignored.
        let _ = stdin.write_all(input.as_bytes());
    }
    child.wait_with_output()
}

/// Moves the finished directory to its final place.
fn settle(place: &Place, unfinished: &Path, durable: bool) -> Result<(), EmbeddedError> {
    if durable {
        sync_tree(unfinished).map_err(EmbeddedError::at(unfinished))?;
    }
    // The final place may be an empty folder (a volume's subfolder): rename replaces it.
    fs::rename(unfinished, &place.data).map_err(EmbeddedError::at(&place.data))?;
    if durable {
        place::sync(&place.state).map_err(EmbeddedError::at(&place.state))?;
    }
    Ok(())
}

fn sync_tree(dir: &Path) -> std::io::Result<()> {
    for entry in fs::read_dir(dir)? {
        let entry = entry?;
        if entry.file_type()?.is_dir() {
            sync_tree(&entry.path())?;
        } else if entry.file_type()?.is_file() {
            place::sync(&entry.path())?;
        }
    }
    place::sync(dir)
}

fn failed(place: &Place, why: &str, log_tail: String) -> EmbeddedError {
    EmbeddedError::StartFailed { why: why.to_owned(), log: place.log.clone(), log_tail }
}

fn text(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).trim_end().to_owned()
}
