//! Instagram: Login OAuth, the publishing Graph, and the profiles people would see.

pub(crate) mod consent;
mod containers;
mod fetch;
pub(crate) mod graph;
pub(crate) mod model;
mod operator;
mod reading;
mod refusal;
pub(crate) mod tokens;

pub use self::{
    model::{AccountType, AnswerShape, Behaviour, Republish},
    operator::{ContainerView, Instagram, Profile, Story},
};
