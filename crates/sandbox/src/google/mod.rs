//! Emulates Google: OAuth with consent pages, and Drive v3.

mod consent;
mod drive;
mod fields;
pub(crate) mod model;
mod operator;
mod query;
mod refusal;
mod tokens;
pub(crate) mod wire;

pub use self::model::Google;
pub use self::operator::GoogleError;
