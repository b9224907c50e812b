//! Emulates Telegram: the chats as people see them, and the Bot API over HTTP.

mod call;
mod chats;
mod delivery;
mod edits;
mod files;
mod flood;
mod html;
mod manners;
mod markup;
pub(crate) mod model;
mod objects;
mod operator;
mod people;
mod refusal;
mod send;
mod updates;
pub(crate) mod view;
mod webhook;
pub(crate) mod wire;

pub use self::flood::Limits;
pub use self::model::{Answer, Telegram, WebhookRetries};
pub use self::people::{PressError, Pressed};
pub use self::view::{Button, ChatMessage, Photo};
