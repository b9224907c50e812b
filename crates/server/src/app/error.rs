//! Errors of the use cases.

use providers::google::GoogleError;
use providers::instagram::InstagramError;
use providers::telegram::TelegramError;
use store::StoreError;
use thiserror::Error;

use crate::app::chore::UnknownChore;
use crate::messages::Unreadable;

/// An error of a use case. It has a source, but no text for people: the caller that shows the error chooses
/// the text.
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
    /// An account must be connected first.
    #[error("{} is not connected", .0.title())]
    NotConnected(crate::app::Provider),
    /// A row written by a later version that this version cannot read.
    #[error(transparent)]
    Unreadable(#[from] Unreadable),
    #[error(transparent)]
    UnknownChore(#[from] UnknownChore),
    /// The action is not possible in the current state.
    #[error("{0}")]
    NotReady(&'static str),
}
