//! Emulates Google: OAuth with consent pages, and Drive v3.

mod consent;
mod drive;
mod fields;
mod manners;
pub(crate) mod model;
mod operator;
mod query;
mod refusal;
mod tokens;
pub(crate) mod wire;

pub use self::model::{Google, MissingParent};
pub use self::operator::GoogleError;
