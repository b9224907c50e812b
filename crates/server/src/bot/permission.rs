//! Which button needs which permission, and who has it.

use domain::role::{Permission, Role};

use super::wizard::button;

/// What a person must be allowed to do to press a button.
pub(super) fn of_button(action: &str) -> Option<Permission> {
    Some(match action {
        "approve" | "posted" => Permission::Approve,
        "undo" => Permission::Withdraw,
        "skip" => Permission::Skip,
        "swap" => Permission::Swap,
        "reject" => Permission::Reject,
        "later" | "picture_now" | "picture_at" | "picture_next" => Permission::Approve,
        "picture_keep" | "picture_first" => Permission::ManageSources,
        "picture_undo" | "next_undo" => Permission::Withdraw,
        "status" | "queue" => Permission::Status,
        "queue_skip" | "queue_move" => Permission::Skip,
        "pause" | "resume" | "stop" | "stop_undo" => Permission::Stop,
        "settings" | "mode" | "when_dry" | "practice" => Permission::ChangeSettings,
        "move_here" | "move_not" | "move_back" => Permission::Move,
        button::ACTION | "setup" => Permission::ChangeSettings,
        _ => return None,
    })
}

/// The people who may do it, in words.
pub(super) fn who_may(action: Permission) -> &'static str {
    match action.least_role() {
        Role::Owner => "the owner",
        Role::Admin => "admins",
        Role::Reviewer => "reviewers",
        Role::Viewer => "members",
    }
}
