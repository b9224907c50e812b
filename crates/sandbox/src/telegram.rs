//! Telegram: the people's side of the chats, and the Bot API over HTTP.

mod chats;
mod edits;
mod files;
mod flood;
mod html;
mod markup;
pub(crate) mod model;
mod people;
mod refusal;
mod rooms;
mod send;
mod updates;
pub(crate) mod view;
mod webhook;
pub(crate) mod wire;

pub use self::{
    flood::Limits,
    people::{PressError, Pressed, Telegram},
    view::{Answer, Button, ChatMessage, Photo},
};
