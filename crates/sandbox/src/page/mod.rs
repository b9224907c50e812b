//! The demo page: shows chat, profile, Drive and clock of each person.

pub(crate) mod api;
mod next_story;
mod state;
mod view;

pub use self::next_story::{NextStoryButton, NextStoryPress};
pub use self::state::Claims;
pub(crate) use self::state::DemoPage;
