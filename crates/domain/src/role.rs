//! Defines which role may do what, for the bot, the web server and the command line.

use serde::{Deserialize, Serialize};
use strum::{Display, EnumString, IntoStaticStr, VariantArray};

/// A member's role in a tenant. Ordered: a later role has all permissions of an earlier one.
#[derive(
    Clone,
    Copy,
    Debug,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Hash,
    Serialize,
    Deserialize,
    IntoStaticStr,
    EnumString,
    VariantArray,
    Display,
)]
#[serde(rename_all = "snake_case")]
#[strum(serialize_all = "snake_case", const_into_str)]
pub enum Role {
    /// Can view the status.
    Viewer,
    /// Decides about stories. The default for members of a group.
    Reviewer,
    /// Manages settings and connections.
    Admin,
    /// Can also move, delete or transfer the tenant.
    Owner,
}

/// An action that a person can request.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, VariantArray)]
pub enum Permission {
    /// Move the tenant to another chat.
    Move,
    /// Delete the tenant.
    Delete,
    /// Transfer ownership of the tenant to another person.
    Transfer,
    /// Change schedule, mode, messages or team.
    ChangeSettings,
    /// Connect or disconnect Instagram.
    ManageAccounts,
    /// Connect or disconnect folders.
    ManageSources,
    /// Approve a story.
    Approve,
    /// Skip a picture for a while.
    Skip,
    /// Reject a picture permanently.
    Reject,
    /// Replace a story's picture with another.
    Swap,
    /// Withdraw an approval.
    Withdraw,
    /// Stop all posting.
    Stop,
    /// Request the next story now.
    Next,
    /// View the status.
    Status,
}

impl Permission {
    /// Returns the lowest role with this permission. The bot tells members without the permission which role
    /// they need.
    pub fn least_role(self) -> Role {
        match self {
            Self::Move | Self::Delete | Self::Transfer => Role::Owner,
            Self::ChangeSettings | Self::ManageAccounts | Self::ManageSources => Role::Admin,
            Self::Approve
            | Self::Skip
            | Self::Reject
            | Self::Swap
            | Self::Withdraw
            | Self::Stop
            | Self::Next => Role::Reviewer,
            Self::Status => Role::Viewer,
        }
    }
}

/// Returns whether a member with this role may perform this action.
pub fn may(role: Role, action: Permission) -> bool {
    role >= action.least_role()
}

#[cfg(test)]
mod tests {
    use strum::VariantArray as _;

    use super::*;

    #[test]
    fn the_table_of_permissions_holds_cell_by_cell() {
        // viewer, reviewer, admin, owner
        let table = [
            (Permission::Move, [false, false, false, true]),
            (Permission::Delete, [false, false, false, true]),
            (Permission::Transfer, [false, false, false, true]),
            (Permission::ChangeSettings, [false, false, true, true]),
            (Permission::ManageAccounts, [false, false, true, true]),
            (Permission::ManageSources, [false, false, true, true]),
            (Permission::Approve, [false, true, true, true]),
            (Permission::Skip, [false, true, true, true]),
            (Permission::Reject, [false, true, true, true]),
            (Permission::Swap, [false, true, true, true]),
            (Permission::Withdraw, [false, true, true, true]),
            (Permission::Stop, [false, true, true, true]),
            (Permission::Next, [false, true, true, true]),
            (Permission::Status, [true, true, true, true]),
        ];
        assert_eq!(table.map(|(action, _)| action), Permission::VARIANTS);
        for (action, row) in table {
            assert!(Role::VARIANTS.iter().map(|role| may(*role, action)).eq(row), "{action:?}");
        }
    }
}
