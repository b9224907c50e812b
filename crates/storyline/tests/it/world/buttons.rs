//! Creates one button of each kind, about things that the caller chooses.

use domain::ids::{MediaId, PostId};
use domain::lock::WhenDry;
use domain::post::{DeliveryMode, PostState};
use domain::reconcile::TeamSays;
use jiff::Timestamp;
use server::messages::{
    ButtonAction, ComingStory, Group, HowLong, ModeChoice, OnPost, PauseLength, PictureAt, PracticeChoice,
    RequestedStory, SetupStep, ShownPicture, Step, StopUndo, StoryIs, WhenDryChoice, WizardAction,
    WizardButton,
};
use strum::VariantNames as _;

/// What the buttons are about.
pub(crate) struct Things {
    pub(crate) post: PostId,
    pub(crate) media: MediaId,
    pub(crate) rendition: [u8; 32],
    pub(crate) chat: i64,
    pub(crate) at: Timestamp,
}

impl Things {
    /// Returns ids that no tenant has.
    pub(crate) fn of_nobody() -> Self {
        let (post, media) = (PostId(uuid::Uuid::from_u128(1)), MediaId(uuid::Uuid::from_u128(2)));
        let at = "2026-01-11T18:00:00Z".parse().expect("a time");
        Self { post, media, rendition: [7; 32], chat: -4, at }
    }

    /// Returns one button of each kind.
    pub(crate) fn buttons(&self) -> Vec<ButtonAction> {
        let on = OnPost { on_post: self.post, seen: Some(PostState::AwaitingReview) };
        let picture = ShownPicture { media: self.media, rendition: self.rendition };
        let group = Group { chat: self.chat, title: Some("ALPHA".into()) };
        let all = vec![
            ButtonAction::Approve(on),
            ButtonAction::Undo(on),
            ButtonAction::Skip(on),
            ButtonAction::Swap(on),
            ButtonAction::Reject(on),
            ButtonAction::Posted(on),
            ButtonAction::Later(on),
            ButtonAction::StoryIs(StoryIs { post: self.post, says: TeamSays::NotThere }),
            ButtonAction::PictureNow(picture),
            ButtonAction::PictureAt(PictureAt { picture, at: self.at }),
            ButtonAction::PictureNext(picture),
            ButtonAction::PictureKeep(picture),
            ButtonAction::PictureFirst(picture),
            ButtonAction::PictureUndo,
            ButtonAction::Status,
            ButtonAction::Queue,
            ButtonAction::QueueSkip(ComingStory::Post { post: self.post }),
            ButtonAction::QueueMove(ComingStory::Time { at: self.at }),
            ButtonAction::NextUndo(RequestedStory { post: self.post }),
            ButtonAction::Pause(PauseLength { length: Some(HowLong::UntilResumed) }),
            ButtonAction::Resume,
            ButtonAction::Stop,
            ButtonAction::StopUndo(StopUndo { withdrawn: 0 }),
            ButtonAction::Settings,
            ButtonAction::Mode(ModeChoice { mode: DeliveryMode::Manual, posts_on_silence: false }),
            ButtonAction::WhenDry(WhenDryChoice { when_dry: WhenDry::Repeat }),
            ButtonAction::Practice(PracticeChoice { dry_run: true }),
            ButtonAction::Setup(SetupStep { step: Step::Schedule }),
            ButtonAction::Wizard(WizardButton { at: Step::Live, what: WizardAction::LookAgain }),
            ButtonAction::MoveHere(group.clone()),
            ButtonAction::MoveNot(group),
            ButtonAction::MoveBack,
        ];
        let words: Vec<String> = all.iter().map(word).collect();
        assert_eq!(words, ButtonAction::VARIANTS, "one of each, in the order of the enum");
        all
    }
}

/// Returns the name under which the database stores a button.
pub(crate) fn word(button: &ButtonAction) -> String {
    button.store().action
}
