//! Stateful emulators of Telegram, Instagram and Google over real HTTP. They share no types with the product.
//!
//! One listener serves all three services; each real host is a path prefix (see [`Hosts`]). State is kept in
//! memory, ids are generated from the seed, and time is the sandbox's own [`Clock`], which only callers move.
//! The emulators reject what the real services reject, with the same response bodies.

mod answers;
mod arguments;
mod browser;
mod clock;
mod consent_page;
mod control;
mod faults;
mod front;
mod google;
mod hosts;
mod ids;
mod instagram;
mod known;
mod listener;
mod log;
mod page;
mod picture;
mod provider;
mod refused;
mod request;
mod sandbox;
mod scoreboard;
mod snapshot;
mod telegram;
mod world;

pub use crate::browser::{Browser, BrowserError, Page};
pub use crate::clock::Clock;
pub use crate::faults::{Fault, FaultId, FaultKind, Faults, HeldRequest, When};
pub use crate::google::{Google, GoogleError, MissingParent};
pub use crate::hosts::Hosts;
pub use crate::instagram::{
    AccountType, AnswerShape, Behaviour, ContainerView, Instagram, Profile, Republish, Story, StoryMedia,
};
pub use crate::log::{Effect, EffectLine, Log, RequestLine};
pub use crate::page::{Claims, NextStoryButton, NextStoryPress};
pub use crate::refused::Refused;
pub use crate::sandbox::{Options, Sandbox};
pub use crate::scoreboard::{Person, Scoreboard};
pub use crate::snapshot::Snapshot;
pub use crate::telegram::{
    Answer, Button, ChatMessage, Limits, Photo, PressError, Pressed, Telegram, WebhookRetries,
};
