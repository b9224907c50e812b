//! Buttons that the legacy application left in its chat: `what:post`. What they said is done as long as it can be.

use domain::ids::PostId;
use serde_json::json;
use store::callbacks::ButtonAction;
use uuid::Uuid;

/// Reads such a button; `None` for what it never wrote. A button of its menus, or one that would publish a picture that
/// was not prepared, does nothing any more and says so.
pub(super) fn read(data: &str) -> Option<ButtonAction> {
    let (what, of) = data.split_once(':')?;
    let action = match what {
        "posted" => "posted",
        "skip" => "skip",
        "confirm_reject" => "reject",
        "reject" | "cancel_reject" | "autopost" | "back" | "select_account" | "cycle_account" | "resume"
        | "clear" | "settings_toggle" | "settings_edit" => "older",
        _ => return None,
    };
    let post = Uuid::parse_str(of).ok().map(PostId);
    Some(ButtonAction { action: action.into(), post, from_state: None, payload: json!({}) })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_person_decided_is_read_with_its_post() {
        let id = "a7000000-0000-4000-8000-000000000001";
        for (data, action) in [("posted", "posted"), ("skip", "skip"), ("confirm_reject", "reject")] {
            let act = read(&format!("{data}:{id}")).unwrap();
            assert_eq!((act.action.as_str(), act.post.unwrap().0.to_string()), (action, id.to_owned()));
        }
    }

    #[test]
    fn a_menu_does_nothing_and_a_forged_word_is_none_of_its_buttons() {
        assert_eq!(read("resume:force").unwrap().action, "older");
        assert_eq!(read("approve:a7000000-0000-4000-8000-000000000001"), None);
        assert_eq!(read("an opaque token"), None);
    }
}
