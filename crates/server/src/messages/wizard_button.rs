//! What a button of the set-up carries: the step that it was shown in, and what it does there.

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

/// What a button of the set-up carries.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct WizardButton {
    /// The step that it was shown in. In another step it does nothing.
    pub at: Step,
    #[serde(flatten)]
    pub what: WizardAction,
}

/// What a button of the set-up does.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "do", rename_all = "snake_case")]
pub enum WizardAction {
    Next,
    Back,
    /// Renders the step again.
    LookAgain,
    /// Asks Instagram for the account's type again.
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
    /// Goes live in practice: for a day, everything but the publish happens.
    #[serde(rename = "practise")]
    DryRun,
}
