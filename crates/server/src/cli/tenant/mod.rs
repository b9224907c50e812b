//! `storyline tenant …`: the chats that stories are posted for.

mod hand_back;
mod take_over;

use std::sync::Arc;

use jiff::Timestamp;
use store::hand_over::{HandOver, HandOverError};
use store::sealed::Keyring;

use super::Ended;
use super::database::{self, Opened};
use super::failure::Failure;
use crate::app::clock::{Clock as _, DatabaseClock};
use crate::app::hand_over::NotHandedOver;
use crate::config::{KeyOptions, StorageOptions};

/// What can be done with tenants.
#[derive(Debug, clap::Subcommand)]
pub(super) enum Tenant {
    /// Post for the chat of the older application instead of it
    TakeOver(take_over::TakeOver),
    /// Let the older application post for its chat again
    HandBack(hand_back::HandBack),
}

impl Tenant {
    pub(super) fn run(&self) -> Ended {
        match self {
            Self::TakeOver(command) => command.run(),
            Self::HandBack(command) => command.run(),
        }
    }
}

/// What every hand-over is told.
#[derive(Debug, clap::Args)]
struct HandOverOptions {
    #[command(flatten)]
    storage: StorageOptions,
    #[command(flatten)]
    keys: KeyOptions,
    /// Set to 1 in trials: the clock may then be moved by the database's row test_clock.
    #[arg(long, env = "STORYLINE_SANDBOX", default_value = "0", hide = true)]
    storyline_sandbox: String,
    /// Say what was done as JSON
    #[arg(long)]
    json: bool,
}

/// A database to hand over in, and the keys of its tokens.
struct Prepared {
    opened: Opened,
    keyring: Keyring,
    sandbox: bool,
}

impl HandOverOptions {
    /// On the main thread, before any runtime: a cluster of ours ends with the thread that began it.
    fn prepare(&self) -> Result<Prepared, Failure> {
        let storage = self.storage.read()?;
        let opened = database::open(&storage)?;
        let keyring = database::keyring(self.keys.keys(), &storage)?;
        Ok(Prepared { opened, keyring, sandbox: self.storyline_sandbox == "1" })
    }
}

impl Prepared {
    /// As the owner of the tables, with the time that all replicas share.
    async fn open(&self) -> Result<(HandOver, Timestamp), Failure> {
        let hand = HandOver::open(&self.opened.owner, self.keyring.clone()).await?;
        let clock = Arc::new(DatabaseClock::read(hand.store().clone(), self.sandbox).await?);
        let now = clock.now();
        Ok((hand, now))
    }

    fn close(self) -> Result<(), Failure> {
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
