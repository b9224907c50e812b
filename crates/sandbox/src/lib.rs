//! Stateful emulators of Telegram, Instagram and Google over real HTTP. Shares no type with the product.
//!
//! One listener serves all three services; each real host is a path prefix (see [`Hosts`]). State lives in memory, ids
//! come from the seed, and time is the sandbox's own [`Clock`], which moves only when told. What the real services
//! refuse is refused here, with their bodies.

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
mod listener;
mod log;
mod page;
mod picture;
mod provider;
mod request;
mod sandbox;
mod scoreboard;
mod snapshot;
mod telegram;
mod world;

pub use crate::{
    browser::{Browser, BrowserError, Page},
    clock::Clock,
    faults::{Fault, FaultId, FaultKind, Faults, HeldRequest, When},
    google::{Google, GoogleError},
    hosts::Hosts,
    instagram::{AccountType, AnswerShape, Behaviour, ContainerView, Instagram, Profile, Republish, Story},
    log::{Effect, EffectLine, Log, RequestLine},
    page::{Claims, NextStoryButton, NextStoryPress},
    sandbox::{Options, Sandbox},
    scoreboard::{Person, Scoreboard},
    snapshot::Snapshot,
    telegram::{Answer, Button, ChatMessage, Limits, Photo, PressError, Pressed, Telegram},
};
