//! Emulates Instagram: OAuth of Instagram Login, the publishing Graph API, and the public profiles.

mod consent;
mod containers;
mod fetch;
pub(crate) mod model;
mod operator;
mod publishing;
mod reading;
mod refusal;
mod tokens;
pub(crate) mod wire;

pub use self::model::{AccountType, AnswerShape, Behaviour, Instagram, Republish, StoryMedia};
pub use self::operator::{ContainerView, Profile, Story};
