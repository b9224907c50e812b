//! What `take-over` and `hand-back` share: a database opened as the owner of its tables, and the keys of its tokens.

use std::sync::Arc;

use jiff::Timestamp;
use store::hand_over::{HandOver, HandOverError};
use store::sealed::Keyring;

use crate::app::clock::{Clock as _, DatabaseClock};
use crate::app::hand_over::NotHandedOver;
use crate::cli::database::{self, Opened};
use crate::cli::failure::Failure;
use crate::config::{KeyOptions, StorageOptions};

/// What every hand-over is told.
#[derive(Debug, clap::Args)]
pub(super) struct HandOverOptions {
    #[command(flatten)]
    storage: StorageOptions,
    #[command(flatten)]
    keys: KeyOptions,
    /// Set to 1 in trials: the clock may then be moved by the database's row test_clock.
    #[arg(long, env = "STORYLINE_SANDBOX", default_value = "0", hide = true)]
    storyline_sandbox: String,
    /// Say what was done as JSON
    #[arg(long)]
    pub(super) json: bool,
}

/// A database to hand over in, and the keys of its tokens.
pub(super) struct Prepared {
    opened: Opened,
    keyring: Keyring,
    sandbox: bool,
}

impl HandOverOptions {
    /// On the main thread, before any runtime: a cluster of ours ends with the thread that began it.
    pub(super) fn prepare(&self) -> Result<Prepared, Failure> {
        let storage = self.storage.read()?;
        let opened = database::open(&storage)?;
        let keyring = database::keyring(self.keys.keys(), &storage)?;
        Ok(Prepared { opened, keyring, sandbox: self.storyline_sandbox == "1" })
    }
}

impl Prepared {
    /// As the owner of the tables, with the time that all replicas share.
    pub(super) async fn open(&self) -> Result<(HandOver, Timestamp), Failure> {
        let hand = HandOver::open(&self.opened.owner, self.keyring.clone()).await?;
        let clock = Arc::new(DatabaseClock::read(hand.store().clone(), self.sandbox).await?);
        let now = clock.now();
        Ok((hand, now))
    }

    pub(super) fn close(self) -> Result<(), Failure> {
        self.opened.cluster.map_or(Ok(()), |cluster| Ok(cluster.stop()?))
    }
}

impl From<NotHandedOver> for Failure {
    fn from(error: NotHandedOver) -> Self {
        match error {
            NotHandedOver::Refused(HandOverError::Store(error)) => error.into(),
            NotHandedOver::Refused(HandOverError::WhichChat(_) | HandOverError::UnknownChat(_)) => {
                Self::bad_input(error.to_string())
            }
            other => Self::failed(&other),
        }
    }
}
