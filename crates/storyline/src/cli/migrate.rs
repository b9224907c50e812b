//! `storyline migrate`: migrates the database to this version's schema, and adopts a database of the legacy
//! application in place. Running it again changes nothing.

use std::process::ExitCode;

use super::database::{self, RUNTIME_LOGIN};
use super::failure::Ended;
use super::process::{log, runtime};
use server::config::StorageOptions;

#[derive(Debug, clap::Args)]
pub(super) struct Migrate {
    #[command(flatten)]
    storage: StorageOptions,
    /// Create this login if it is missing and let Storyline run under it: it owns no table and cannot bypass
    /// row security.
    #[arg(long, value_name = "LOGIN")]
    runtime_login: Option<String>,
}

impl Migrate {
    pub(super) fn run(&self) -> Ended {
        log("info,sqlx=warn");
        let opened = database::open(&self.storage.read()?)?;
        let embedded = opened.cluster.is_some();
        let login = self.runtime_login.as_deref().or(embedded.then_some(RUNTIME_LOGIN));
        runtime()?.block_on(store::migrate::migrate(&opened.owner, login))?;
        println!("The database is at migration {}.", store::migrate::newest());
        if let Some(cluster) = opened.cluster {
            cluster.stop()?;
        }
        Ok(ExitCode::SUCCESS)
    }
}
