//! Client for the Telegram Bot API: sends and edits messages, polls for updates and
//! downloads files. Returns updates as raw JSON.

mod client;
mod error;
mod files;
mod keyboard;
mod message;
mod request;
mod sending;
mod setup;

pub use client::{Me, RawUpdate, Telegram};
pub use error::{Remedy, Right, TelegramError};
pub use files::FileRef;
pub use keyboard::{Button, ButtonTarget, Keyboard};
pub use message::{Document, DocumentSource, Message, Photo, PhotoSource, Sent};
pub use sending::Edited;
pub use setup::{Administrator, FailedDelivery, WebhookInfo};
