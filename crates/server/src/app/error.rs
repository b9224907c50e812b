//! What can go wrong in a use of the program, by who can help.

use providers::google::GoogleError;
use providers::instagram::InstagramError;
use providers::telegram::TelegramError;
use store::StoreError;
use thiserror::Error;

use crate::app::chore::UnknownChore;
use crate::messages::Unreadable;

/// An error of a use: where it came from, unworded. Each place that shows one words it for its reader.
#[derive(Debug, Error)]
pub enum AppError {
    #[error(transparent)]
    Store(#[from] StoreError),
    #[error("instagram: {0}")]
    Instagram(#[from] InstagramError),
    #[error("google: {0}")]
    Google(#[from] GoogleError),
    #[error("telegram: {0}")]
    Telegram(#[from] TelegramError),
    /// A person must connect an account first.
    #[error("{} is not connected", .0.title())]
    NotConnected(crate::app::Provider),
    /// A later version wrote a row that this one cannot read.
    #[error(transparent)]
    Unreadable(#[from] Unreadable),
    #[error(transparent)]
    UnknownChore(#[from] UnknownChore),
    /// Something is in no state to do this.
    #[error("{0}")]
    NotReady(&'static str),
}
