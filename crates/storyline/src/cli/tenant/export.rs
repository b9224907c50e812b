//! `storyline tenant export`: prints all data of a tenant as JSON, without secrets.

use std::io::Write as _;
use std::os::unix::fs::OpenOptionsExt as _;
use std::path::{Path, PathBuf};

use serde_json::Value;

use crate::cli::failure::{Ended, Failure};
use crate::cli::operator_session::{Which, operator_session};
use server::config::StorageOptions;

#[derive(Debug, clap::Args)]
pub(super) struct Export {
    #[command(flatten)]
    storage: StorageOptions,
    #[command(flatten)]
    which: Which,
    /// Write to this new file [default: standard output]
    #[arg(long, value_name = "FILE")]
    to: Option<PathBuf>,
}

impl Export {
    pub(super) fn run(&self) -> Ended {
        operator_session(&self.storage, async |session| {
            let mut tx = session.begin(&self.which).await?;
            let export = session.app.export(&mut tx).await?;
            tx.commit().await?;
            match &self.to {
                Some(file) => write(file, &export),
                None => {
                    println!("{export:#}");
                    Ok(())
                }
            }
        })
    }
}

/// Writes an export to a new file that only its owner can read. Fails if the file exists.
pub(super) fn write(file: &Path, export: &Value) -> Result<(), Failure> {
    let trouble = |error: std::io::Error| match error.kind() {
        std::io::ErrorKind::AlreadyExists => {
            Failure::bad_input(format!("{} is there already; name a new file", file.display()))
        }
        _ => Failure::failed(&format!("{}: {error}", file.display())),
    };
    let mut options = std::fs::OpenOptions::new();
    let mut made = options.write(true).create_new(true).mode(0o600).open(file).map_err(trouble)?;
    writeln!(made, "{export:#}").and_then(|()| made.sync_all()).map_err(trouble)
}
