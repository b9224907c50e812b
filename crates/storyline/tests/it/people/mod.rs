//! Who may do what, and what no tenant learns of another.
mod crossing;
pub(crate) mod roles;
mod tenant_move;
