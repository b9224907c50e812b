//! Tests permissions and the isolation of tenants.
mod crossing;
pub(crate) mod roles;
mod tenant_move;
