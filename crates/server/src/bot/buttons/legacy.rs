//! Parses buttons that the legacy application left in its chat, in the form `action:post`, and maps them to
//! today's actions.

use domain::ids::PostId;
use uuid::Uuid;

use crate::messages::{ButtonAction, OnPost};

/// A button of the legacy application.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum LegacyButton {
    Act(ButtonAction),
    /// A button that is no longer supported: it belongs to a menu, or would publish a picture that was not
    /// prepared.
    Over,
}

/// Parses a button of the legacy application; `None` for data that it never wrote.
pub(super) fn read(data: &str) -> Option<LegacyButton> {
    let (what, of) = data.split_once(':')?;
    let post = Uuid::parse_str(of).ok().map(|id| OnPost { on_post: PostId(id), seen: None });
    let act = |action: fn(OnPost) -> ButtonAction| {
        post.map_or(LegacyButton::Over, |post| LegacyButton::Act(action(post)))
    };
    Some(match what {
        "posted" => act(ButtonAction::Posted),
        "skip" => act(ButtonAction::Skip),
        "confirm_reject" => act(ButtonAction::Reject),
        "reject" | "cancel_reject" | "autopost" | "back" | "select_account" | "cycle_account" | "resume"
        | "clear" | "settings_toggle" | "settings_edit" => LegacyButton::Over,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const ID: &str = "a7000000-0000-4000-8000-000000000001";

    #[test]
    fn what_a_person_decided_is_read_with_its_post() {
        let on = OnPost { on_post: PostId(ID.parse().unwrap()), seen: None };
        for (data, action) in [
            ("posted", ButtonAction::Posted(on)),
            ("skip", ButtonAction::Skip(on)),
            ("confirm_reject", ButtonAction::Reject(on)),
        ] {
            assert_eq!(read(&format!("{data}:{ID}")), Some(LegacyButton::Act(action)));
        }
    }

    #[test]
    fn a_menu_does_nothing_and_a_forged_word_is_none_of_its_buttons() {
        assert_eq!(read("resume:force"), Some(LegacyButton::Over));
        assert_eq!(read("skip:nothing"), Some(LegacyButton::Over));
        assert_eq!(read(&format!("approve:{ID}")), None);
        assert_eq!(read("an opaque token"), None);
    }
}
