//! Who may do what: the one table that bot, web and command line ask.

use serde::{Deserialize, Serialize};
use strum::{Display, EnumString, IntoStaticStr, VariantArray};

/// A member's part in a tenant. Ordered: a later one may do all that an earlier one may.
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
    /// Looks.
    Viewer,
    /// Decides about stories. What a group's members are by default.
    Reviewer,
    /// Sets it up.
    Admin,
    /// Owns it.
    Owner,
}

/// Something a person can ask for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, VariantArray)]
pub enum Permission {
    /// Move the tenant to another chat.
    Move,
    /// Erase the tenant.
    Delete,
    /// Make somebody else its owner.
    Transfer,
    /// Change schedule, mode, messages, team.
    ChangeSettings,
    /// Connect or disconnect Instagram.
    ManageAccounts,
    /// Connect or disconnect folders.
    ManageSources,
    /// Let a story go out.
    Approve,
    /// Let a picture rest.
    Skip,
    /// Never show a picture again.
    Reject,
    /// Take another picture.
    Swap,
    /// Take an approval back.
    Withdraw,
    /// Stop everything.
    Stop,
    /// Ask for the next story now.
    Next,
    /// See how things stand.
    Status,
}

impl Permission {
    /// The least role that may do it; named to whoever may not.
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

/// Whether a member with this role may do this.
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
