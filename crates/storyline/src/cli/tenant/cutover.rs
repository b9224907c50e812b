//! What `take-over` and `hand-back` share: a database opened as the owner of its tables, and the keys of its tokens.

use std::sync::Arc;

use jiff::Timestamp;
use store::cutover::{Cutover, CutoverError};
use store::sealed::Keyring;

use crate::cli::database::{self, Opened};
use crate::cli::failure::Failure;
use server::app::people::cutover::CutoverFailed;
use server::config::{KeyOptions, StorageOptions};
use server::runtime::clock::{Clock as _, DatabaseClock};

/// Arguments of take-over and hand-back.
#[derive(Debug, clap::Args)]
pub(super) struct CutoverOptions {
    #[command(flatten)]
    storage: StorageOptions,
    #[command(flatten)]
    keys: KeyOptions,
    /// Set to 1 in trials: the clock may then be moved by the database's row test_clock.
    #[arg(long, env = "STORYLINE_SANDBOX", default_value = "0", hide = true)]
    storyline_sandbox: String,
    /// Print JSON instead of text
    #[arg(long)]
    pub(super) json: bool,
}

/// A database to hand over in, and the keys of its tokens.
pub(super) struct Prepared {
    opened: Opened,
    keyring: Keyring,
    sandbox: bool,
}

impl CutoverOptions {
    /// Call it on the main thread, before any runtime: an embedded cluster stops with the thread that started it.
    pub(super) fn prepare(&self) -> Result<Prepared, Failure> {
        let storage = self.storage.read()?;
        let opened = database::open(&storage)?;
        let keyring = database::keyring(self.keys.keys(), &storage)?;
        Ok(Prepared { opened, keyring, sandbox: self.storyline_sandbox == "1" })
    }
}

impl Prepared {
    /// As the owner of the tables, with the time that all replicas share.
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
