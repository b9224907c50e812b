//! Opens the database for `take-over` and `hand-back`: as the owner of the tables, and with the keys that
//! encrypt the tokens.

use std::sync::Arc;

use jiff::Timestamp;
use store::cutover::{Cutover, CutoverError};
use store::sealed::Keyring;

use crate::cli::database::{self, Opened};
use crate::cli::failure::Failure;
use server::app::people::cutover::CutoverFailed;
use server::config::{KeyOptions, StorageOptions};
use server::runtime::clock::{Clock as _, DatabaseClock};

/// Options of `take-over` and `hand-back`.
#[derive(Debug, clap::Args)]
pub(super) struct CutoverOptions {
    #[command(flatten)]
    storage: StorageOptions,
    #[command(flatten)]
    keys: KeyOptions,
    /// Set to 1 in tests: the database row test_clock can then move the clock.
    #[arg(long, env = "STORYLINE_SANDBOX", default_value = "0", hide = true)]
    storyline_sandbox: String,
    /// Print JSON instead of text
    #[arg(long)]
    pub(super) json: bool,
}

/// The opened database, and the keys that encrypt its tokens.
pub(super) struct Prepared {
    opened: Opened,
    keyring: Keyring,
    sandbox: bool,
}

impl CutoverOptions {
    /// Opens the database. Call it on the main thread, before starting a runtime: an embedded cluster stops
    /// when the thread that started it exits.
    pub(super) fn prepare(&self) -> Result<Prepared, Failure> {
        let storage = self.storage.read()?;
        let opened = database::open(&storage)?;
        let keyring = database::keyring(self.keys.keys(), &storage)?;
        Ok(Prepared { opened, keyring, sandbox: self.storyline_sandbox == "1" })
    }
}

impl Prepared {
    /// Connects as the owner of the tables, and reads the time that all replicas share.
    pub(super) async fn open(&self) -> Result<(Cutover, Timestamp), Failure> {
        let hand = Cutover::open(&self.opened.owner, self.keyring.clone()).await?;
        let clock = Arc::new(DatabaseClock::read(hand.store().clone(), self.sandbox).await?);
        let now = clock.now();
        Ok((hand, now))
    }

    pub(super) fn close(self) -> Result<(), Failure> {
        self.opened.cluster.map_or(Ok(()), |cluster| Ok(cluster.stop()?))
    }
}

impl From<CutoverFailed> for Failure {
    fn from(error: CutoverFailed) -> Self {
        match error {
            CutoverFailed::Refused(CutoverError::Store(error)) => error.into(),
            CutoverFailed::Refused(CutoverError::WhichChat(_) | CutoverError::UnknownChat(_)) => {
                Self::bad_input(error.to_string())
            }
            other => Self::failed(&other),
        }
    }
}
