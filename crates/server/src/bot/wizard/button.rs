//! What a button of the set-up carries.

use serde::{Deserialize, Serialize};

use crate::app::setup::wizard::{Step, WizardPanel};

/// The action under which buttons of the set-up come back.
pub(in crate::bot) const ACTION: &str = "wizard";

/// What a button of the set-up carries: the step it stood under, and what it does there.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(in crate::bot) struct WizardButton {
    pub(in crate::bot) at: Step,
    #[serde(flatten)]
    pub(in crate::bot) what: WizardAction,
}

/// What a tap does.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "do", rename_all = "snake_case")]
pub(in crate::bot) enum WizardAction {
    /// On to the next step.
    Next,
    /// To the step before.
    Back,
    /// Show this step as it now is.
    LookAgain,
    /// Ask Instagram again what kind of account it is.
    CheckAccount,
    /// Choose another folder.
    Another,
    /// Look into a folder.
    OpenFolder {
        id: String,
        name: String,
    },
    /// Out of it again, to where so many folders are left.
    Up {
        depth: usize,
    },
    /// Another page of folders.
    Page {
        page: usize,
    },
    /// Take pictures from this folder.
    UseFolder {
        id: String,
        name: String,
    },
    /// Read the chosen folder now.
    ReadAgain,
    /// Change a part of the schedule; none closes.
    Change {
        part: Option<WizardPanel>,
    },
    /// So many stories a day.
    PerDay {
        stories: u8,
    },
    /// Between these hours.
    Hours {
        opens: u8,
        closes: u8,
    },
    /// In this zone.
    Zone {
        name: String,
    },
    /// Take the schedule.
    Accept,
    /// Who has the last word, by the word in SQL, and whether no answer is a yes.
    Choose {
        mode: String,
        #[serde(default)]
        posts_on_silence: bool,
    },
    GoLive,
    /// Goes live, for a day with everything but the publish.
    #[serde(rename = "practise")]
    DryRun,
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn what_a_button_carries_is_read_back() {
        for what in [
            WizardAction::Next,
            WizardAction::UseFolder { id: "1F".into(), name: "Stories".into() },
            WizardAction::Change { part: Some(WizardPanel::PerDay) },
            WizardAction::Change { part: None },
            WizardAction::Hours { opens: 9, closes: 21 },
            WizardAction::Choose { mode: "review".into(), posts_on_silence: true },
        ] {
            let tap = WizardButton { at: Step::Folder, what };
            assert_eq!(serde_json::from_value::<WizardButton>(json!(tap)).unwrap(), tap);
        }
    }

    #[test]
    fn a_button_of_another_version_is_no_tap() {
        let unknown = json!({ "at": "folder", "do": "teleport" });
        assert!(serde_json::from_value::<WizardButton>(unknown).is_err());
    }
}
