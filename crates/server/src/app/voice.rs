//! How a message of the outbox gets its words. The words live with the bot; whoever sends asks here.

use jiff::Timestamp;
use jiff::tz::TimeZone;
use providers::telegram::Keyboard;
use serde_json::Value;

/// A message, worded.
#[derive(Debug)]
pub struct Spoken {
    /// Telegram's HTML subset, within its limits.
    pub html: String,
    /// Buttons.
    pub keyboard: Option<Keyboard>,
    /// Without a sound.
    pub silent: bool,
    /// Show the post's picture with it.
    pub with_picture: bool,
}

/// What a text may draw on.
#[derive(Debug)]
pub struct Occasion<'a> {
    /// Which message.
    pub kind: &'a str,
    /// What it was enqueued with.
    pub payload: &'a Value,
    /// It is sent a second time because the first answer was unclear.
    pub again: bool,
    /// The tenant's zone: every time shown is local and carries its city.
    pub zone: &'a TimeZone,
    /// The present instant.
    pub now: Timestamp,
}

/// Words for every message kind.
pub trait Voice: Send + Sync {
    /// Words one message; `None` for a kind that has none, which is a fault of ours.
    fn say(&self, occasion: &Occasion<'_>) -> Option<Spoken>;
}
