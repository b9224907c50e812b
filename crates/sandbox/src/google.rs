//! Google: OAuth with consent pages, and Drive v3.

pub(crate) mod consent;
pub(crate) mod drive;
mod fields;
pub(crate) mod model;
mod operator;
mod query;
mod refusal;
pub(crate) mod tokens;

pub use self::operator::{Google, GoogleError};
