//! The data of a set-up button: the step that showed it, and its action.

use domain::post::DeliveryMode;
use serde::{Deserialize, Serialize};
use strum::{EnumString, IntoStaticStr, VariantArray};

/// A step of the set-up, in order.
#[derive(
    Clone,
    Copy,
    Debug,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Serialize,
    Deserialize,
    IntoStaticStr,
    EnumString,
    VariantArray,
)]
#[strum(serialize_all = "snake_case", const_into_str)]
#[serde(rename_all = "snake_case")]
pub enum Step {
    Welcome,
    Instagram,
    /// Connects Google Drive.
    Drive,
    /// Chooses the folder with the pictures.
    Folder,
    Schedule,
    /// Chooses who approves stories.
    Mode,
    Summary,
    /// The set-up is finished.
    Live,
}

/// The part of the schedule that is being changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum WizardPanel {
    PerDay,
    Hours,
    Zone,
}

/// The data of a set-up button.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct WizardButton {
    /// The step that showed the button. In any other step the button does nothing.
    pub at: Step,
    #[serde(flatten)]
    pub what: WizardAction,
}

/// The action of a set-up button.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "do", rename_all = "snake_case")]
pub enum WizardAction {
    Next,
    Back,
    /// Renders the step again.
    LookAgain,
    /// Reads the account's type from Instagram again.
    CheckAccount,
    /// Chooses another folder.
    Another,
    OpenFolder {
        id: String,
        name: String,
    },
    /// Goes up until this many folders are left in the path.
    Up {
        depth: usize,
    },
    /// Shows another page of folders.
    Page {
        page: usize,
    },
    UseFolder {
        id: String,
        name: String,
    },
    /// Lists the chosen folder now.
    ReadAgain,
    /// Opens a part of the schedule; `None` closes it.
    Change {
        part: Option<WizardPanel>,
    },
    PerDay {
        stories: u8,
    },
    Hours {
        opens: u8,
        closes: u8,
    },
    Zone {
        name: String,
    },
    /// Accepts the schedule.
    Accept,
    Choose {
        mode: DeliveryMode,
        #[serde(default)]
        posts_on_silence: bool,
    },
    GoLive,
    /// Goes live with a dry run: for a day, every step runs except publishing.
    #[serde(rename = "practise")]
    DryRun,
}
