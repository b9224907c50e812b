//! Every button that sends an action to the bot, with the permission that it needs.

use domain::ids::{MediaId, PostId};
use domain::lock::WhenDry;
use domain::post::{DeliveryMode, PostState};
use domain::reconcile::TeamSays;
use domain::role::Permission;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use strum::VariantNames;

use super::json::sha256;
use super::{Step, WizardButton};

/// What a button does. The variant names are the values of `callback_tokens.action`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, VariantNames)]
#[serde(tag = "action", content = "payload", rename_all = "snake_case")]
#[strum(serialize_all = "snake_case")]
pub enum ButtonAction {
    // A story that waits for an answer
    Approve(OnPost),
    /// Undoes an approval.
    Undo(OnPost),
    Skip(OnPost),
    /// Uses another picture for the same time.
    Swap(OnPost),
    /// Never uses this picture again.
    Reject(OnPost),
    /// A person posted it by hand.
    Posted(OnPost),
    /// Schedules a reminder in an hour about a story to post by hand.
    Later(OnPost),
    /// Says whether a story is live that Instagram did not confirm.
    StoryIs(StoryIs),
    // A picture that a person sent
    PictureNow(ShownPicture),
    PictureAt(PictureAt),
    /// Posts it at the next scheduled time.
    PictureNext(ShownPicture),
    /// Adds it to the library.
    PictureKeep(ShownPicture),
    /// Makes it the first story once the set-up is finished.
    PictureFirst(ShownPicture),
    PictureUndo,
    // The plan
    Status,
    Queue,
    QueueSkip(ComingStory),
    /// Moves a story by an hour.
    QueueMove(ComingStory),
    NextUndo(RequestedStory),
    /// Asks for the length of the pause, or pauses for that length.
    Pause(PauseLength),
    Resume,
    Stop,
    StopUndo(StopUndo),
    // Settings
    Settings,
    Mode(ModeChoice),
    WhenDry(WhenDryChoice),
    Practice(PracticeChoice),
    /// Opens a step of the set-up.
    Setup(SetupStep),
    Wizard(WizardButton),
    // The chat
    MoveHere(Group),
    /// Keeps the stories in the private chat.
    MoveNot(Group),
    MoveBack,
}

/// A post, and its state when the button was shown. The button does nothing if the post is now in another
/// state. The state is `None` for buttons of the legacy application.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OnPost {
    pub on_post: PostId,
    pub seen: Option<PostState>,
}

/// A person's answer to the question whether a story is live.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct StoryIs {
    pub post: PostId,
    pub says: TeamSays,
}

/// A picture that a message shows: its library item and its preview.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ShownPicture {
    pub media: MediaId,
    /// SHA-256 of the preview.
    #[serde(rename = "picture", with = "sha256")]
    pub rendition: [u8; 32],
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PictureAt {
    #[serde(flatten)]
    pub picture: ShownPicture,
    pub at: Timestamp,
}

/// A story in the list of upcoming ones: a post, or a slot without a post.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum ComingStory {
    Post { post: PostId },
    Time { at: Timestamp },
}

/// A story that was requested with `/next`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RequestedStory {
    pub post: PostId,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct PauseLength {
    /// `None` asks for the length.
    #[serde(rename = "for", default, skip_serializing_if = "Option::is_none")]
    pub length: Option<HowLong>,
}

/// The length of a pause.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum HowLong {
    Hour,
    Tomorrow,
    #[serde(rename = "resumed")]
    UntilResumed,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct StopUndo {
    /// Number of stories that the stop withdrew.
    #[serde(default)]
    pub withdrawn: usize,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ModeChoice {
    pub mode: DeliveryMode,
    #[serde(default)]
    pub posts_on_silence: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct WhenDryChoice {
    pub when_dry: WhenDry,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PracticeChoice {
    #[serde(rename = "practice")]
    pub dry_run: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SetupStep {
    pub step: Step,
}

/// A Telegram group.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Group {
    pub chat: i64,
    pub title: Option<String>,
}

impl ButtonAction {
    /// Returns the permission that a person needs to press the button.
    pub fn permission(&self) -> Permission {
        match self {
            Self::Approve(_) | Self::Posted(_) | Self::Later(_) | Self::StoryIs(_) => Permission::Approve,
            Self::PictureNow(_) | Self::PictureAt(_) | Self::PictureNext(_) => Permission::Approve,
            Self::Undo(_) | Self::PictureUndo | Self::NextUndo(_) => Permission::Withdraw,
            Self::Skip(_) | Self::QueueSkip(_) | Self::QueueMove(_) => Permission::Skip,
            Self::Swap(_) => Permission::Swap,
            Self::Reject(_) => Permission::Reject,
            Self::PictureKeep(_) | Self::PictureFirst(_) => Permission::ManageSources,
            Self::Status | Self::Queue => Permission::Status,
            Self::Pause(_) | Self::Resume | Self::Stop | Self::StopUndo(_) => Permission::Stop,
            Self::Settings | Self::Mode(_) | Self::WhenDry(_) | Self::Practice(_) => {
                Permission::ChangeSettings
            }
            Self::Setup(_) | Self::Wizard(_) => Permission::ChangeSettings,
            Self::MoveHere(_) | Self::MoveNot(_) | Self::MoveBack => Permission::Move,
        }
    }
}
