//! `storyline with-postgres -- COMMAND`: runs a command with a temporary PostgreSQL that contains one
//! migrated template database. A cluster that a test's own thread started would stop with that thread; this
//! command starts it on its main thread.

use std::ffi::OsString;
use std::os::unix::process::ExitStatusExt as _;
use std::path::PathBuf;
use std::process::{Command, ExitCode};

use secrecy::ExposeSecret as _;
use store::embedded::DATABASE;

use super::database::RUNTIME_LOGIN;
use super::failure::{Ended, Failure};
use super::process::{log, runtime};
use super::throw_away::ThrowAway;

#[derive(Debug, clap::Args)]
pub(super) struct WithPostgres {
    /// The folder with PostgreSQL's server programs.
    #[arg(long, env = "STORYLINE_PG_BIN", value_name = "FOLDER")]
    storyline_pg_bin: Option<PathBuf>,
    /// The command and its arguments.
    #[arg(last = true, required = true, value_name = "COMMAND")]
    command: Vec<OsString>,
}

impl WithPostgres {
    pub(super) fn run(&self) -> Ended {
        log("warn");
        let postgres = ThrowAway::start(self.storyline_pg_bin.clone())?;
        runtime()?.block_on(store::migrate::migrate(&postgres.owner(), Some(RUNTIME_LOGIN)))?;
        let status = Command::new(&self.command[0])
            .args(&self.command[1..])
            .env("STORYLINE_TEST_OWNER_URL", postgres.owner().expose_secret())
            .env("STORYLINE_TEST_RUNTIME_URL", postgres.login().expose_secret())
            .env("STORYLINE_TEST_TEMPLATE", DATABASE)
            .status()
            .map_err(|error| Failure::bad_input(format!("{}: {error}", self.command[0].display())))?;
        postgres.stop()?;
        let code = status.code().unwrap_or_else(|| 128 + status.signal().unwrap_or(1));
        Ok(ExitCode::from(u8::try_from(code).unwrap_or(1)))
    }
}
