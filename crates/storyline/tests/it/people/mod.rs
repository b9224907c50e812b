//! Tests permissions and the separation of tenants.
mod crossing;
pub(crate) mod roles;
mod tenant_move;
