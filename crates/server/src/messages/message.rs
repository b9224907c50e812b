//! All kinds of messages, and a message addressed to a chat.

use domain::ids::{OutboxId, PostId};
use domain::post::{Outcome, PostState};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use store::post_view::{PostView, Standing};
use store::{StoreError, TenantTx};
use strum::{IntoStaticStr, VariantNames};

use super::chat::{self, BackAgain};
use super::chore_trouble::{ChoreFailing, ChoreWorks, WorkBroken};
use super::connected::Connected;
use super::context::Context;
use super::denied::Denied;
use super::first_picture::FirstPicture;
use super::library::{LibraryEmpty, LibraryIndexed, LibraryVanished};
use super::next::Next;
use super::not_posted::NotPosted;
use super::pause::Pause;
use super::picture::{self, Picture};
use super::picture_coming::PictureComing;
use super::practice::{self, Practised};
use super::published::Published;
use super::queue::Queue;
use super::reason::Reason;
use super::reconnect::{self, Reconnect, WorksAgain};
use super::rendered::Rendered;
use super::right_missing::RightMissing;
use super::rows_unread::RowsUnread;
use super::set_aside::SetAside;
use super::settings::Settings;
use super::status::Status;
use super::stopped::Stopped;
use super::tenant_move::{MoveOffer, MoveSettled, Moved};
use super::tokens_unopenable::TokensUnopenable;
use super::updates_trouble::UpdatesTrouble;
use super::{help, is_it_live, offer};

/// All kinds of messages. The variant names are the values of `outbox.kind`; the data is `outbox.payload`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, IntoStaticStr, VariantNames)]
#[serde(tag = "kind", content = "payload", rename_all = "snake_case")]
#[strum(serialize_all = "snake_case")]
pub enum Message {
    // The set-up
    /// The current step of the chat's set-up.
    Wizard,
    /// Replaces a step that continues in a newer message.
    WizardMoved,
    InstagramConnected(Connected),
    GoogleConnected(Connected),
    LibraryIndexed(LibraryIndexed),
    FirstPicture(FirstPicture),
    // Stories
    /// Asks people to approve a story.
    Offer,
    /// Asks people to post a story by hand.
    HandOff,
    /// Asks the team whether a story is live.
    IsItLive,
    Published(Published),
    Failed(NotPosted),
    Missed(NotPosted),
    /// A picture that a person sent, with its preview and the possible actions.
    Picture(Picture),
    /// The picture is being fetched.
    PictureComing(PictureComing),
    /// The same as `Picture`, in the place of `PictureComing`.
    PictureHere(Picture),
    PictureRefused(Reason),
    Practised(Practised),
    // Answers to commands
    Status(Box<Status>),
    Settings(Box<Settings>),
    Queue(Queue),
    Next(Next),
    Pause(Pause),
    Stopped(Stopped),
    Help,
    /// Answers text that the bot does not understand.
    Lost,
    Denied(Denied),
    // Notifications
    PracticeOver,
    LibraryEmpty(LibraryEmpty),
    LibraryVanished(LibraryVanished),
    Reconnect(Reconnect),
    WorksAgain(WorksAgain),
    RightMissing(RightMissing),
    ChoreFailing(ChoreFailing),
    ChoreWorks(ChoreWorks),
    /// Tells the operator that Instagram does not respond to any tenant.
    InstagramAway,
    /// Tells the operator that a later version wrote rows that no replica can read.
    RowsUnread(RowsUnread),
    /// To the operator: something keeps updates from arriving.
    UpdatesTrouble(UpdatesTrouble),
    /// To the operator: tokens are sealed with a key that is missing.
    TokensUnopenable(TokensUnopenable),
    /// To the operator: messages or updates fail again and again.
    SetAside(SetAside),
    /// To the operator: background work keeps failing.
    WorkBroken(WorkBroken),
    // The chat
    GroupWelcome,
    BackAgain(BackAgain),
    MoveOffer(MoveOffer),
    MoveSettled(MoveSettled),
    MovedAway(Moved),
    MovedHere(Moved),
}

impl Message {
    /// Renders the message with current data. Returns `None` if the post it refers to no longer exists.
    pub fn render(&self, cx: &Context<'_>) -> Option<Rendered> {
        let rendered = match self {
            Self::Wizard => cx.wizard.cloned()?,
            Self::WizardMoved => chat::wizard_moved(cx),
            Self::InstagramConnected(connected) => connected.instagram(cx),
            Self::GoogleConnected(connected) => connected.google(cx),
            Self::LibraryIndexed(indexed) => indexed.render(cx),
            Self::FirstPicture(first) => first.render(cx),
            Self::Offer => offer::render(cx.post?, false, cx),
            Self::HandOff => offer::render(cx.post?, true, cx),
            Self::IsItLive => is_it_live::render(cx.post?, cx),
            Self::Published(published) => published.render(cx),
            Self::Failed(failed) => failed.failed(cx),
            Self::Missed(missed) => missed.missed(cx),
            Self::Picture(picture) | Self::PictureHere(picture) => picture.render(cx),
            Self::PictureComing(coming) => coming.render(cx),
            Self::PictureRefused(reason) => picture::refused(reason, cx),
            Self::Practised(practised) => practised.render(cx),
            Self::Status(status) => status.render(cx),
            Self::Settings(settings) => settings.render(cx),
            Self::Queue(queue) => queue.render(cx),
            Self::Next(next) => next.render(cx),
            Self::Pause(pause) => pause.render(cx),
            Self::Stopped(stopped) => stopped.render(cx),
            Self::Help => help::help(cx),
            Self::Lost => help::lost(cx),
            Self::Denied(denied) => denied.render(cx),
            Self::PracticeOver => practice::over(cx),
            Self::LibraryEmpty(empty) => empty.render(cx),
            Self::LibraryVanished(vanished) => vanished.render(cx),
            Self::Reconnect(reconnect) => reconnect.render(cx),
            Self::WorksAgain(works) => works.render(cx),
            Self::InstagramAway => reconnect::instagram_away(cx),
            Self::RightMissing(missing) => missing.render(cx),
            Self::ChoreFailing(failing) => failing.render(cx),
            Self::ChoreWorks(works) => works.render(cx),
            Self::RowsUnread(unread) => unread.render(cx),
            Self::UpdatesTrouble(trouble) => trouble.render(cx),
            Self::TokensUnopenable(unopenable) => unopenable.render(cx),
            Self::SetAside(aside) => aside.render(cx),
            Self::WorkBroken(broken) => broken.render(cx),
            Self::GroupWelcome => chat::group_welcome(cx),
            Self::BackAgain(back) => back.render(cx),
            Self::MoveOffer(offer) => offer.render(cx),
            Self::MoveSettled(settled) => settled.render(cx),
            Self::MovedAway(moved) => moved.away(cx),
            Self::MovedHere(moved) => moved.here(cx),
        };
        Some(if cx.again { rendered.marked_as_repeated(cx.words) } else { rendered })
    }

    /// Returns the state that the post enters when this message has been sent and asks for an answer; `None`
    /// for messages that do not ask about a post.
    pub fn asks_in_state(&self) -> Option<PostState> {
        match self {
            Self::Offer => Some(PostState::AwaitingReview),
            Self::HandOff => Some(PostState::AwaitingHand),
            _ => None,
        }
    }

    /// Whether the message brings a picture when it edits a message without one.
    pub fn brings_picture(&self) -> bool {
        matches!(self, Self::PictureHere(_))
    }

    /// Whether an edit is sent as a new message after its message was deleted: people still need to see it. After a yes, a
    /// failure is a message of its own anyway.
    pub fn matters_when_lost(&self, post: Option<&PostView>) -> bool {
        match (self, post.map(|post| post.standing)) {
            (Self::Offer | Self::HandOff | Self::Picture(_), Some(Standing::InFlight(_))) => true,
            (Self::Offer | Self::HandOff | Self::Picture(_), Some(Standing::Ended(outcome))) => {
                outcome == Outcome::Published
            }
            (Self::PictureHere(_) | Self::PictureRefused(_), _) => true,
            _ => false,
        }
    }

    /// Addresses the message to a chat.
    pub fn to(self, chat: i64) -> Outgoing {
        Outgoing { chat, message: self, post: None }
    }

    /// The value of `outbox.kind`.
    pub fn kind(&self) -> &'static str {
        self.into()
    }
}

/// A message addressed to a chat.
#[derive(Clone, Debug, PartialEq)]
pub struct Outgoing {
    /// The Telegram chat id.
    pub chat: i64,
    pub message: Message,
    /// The post that it shows.
    pub post: Option<PostId>,
}

impl Outgoing {
    /// Sets the post that the message shows, in the state that the post has when the message is sent.
    #[must_use]
    pub fn about(self, post: PostId) -> Self {
        Self { post: Some(post), ..self }
    }

    /// Enqueues the message, in the transaction that causes it.
    pub async fn send(&self, tx: &mut TenantTx, now: Timestamp) -> Result<OutboxId, StoreError> {
        tx.enqueue(&self.store(), now).await
    }

    /// Enqueues the message as an edit of an earlier message.
    pub async fn edit(&self, tx: &mut TenantTx, message_id: i64, now: Timestamp) -> Result<(), StoreError> {
        tx.enqueue_edit(&self.store(), message_id, now).await
    }
}
