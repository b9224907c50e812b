//! Describes why a story was not posted.

use domain::cause::Cause;
use domain::media::RejectReason;
use serde::{Deserialize, Serialize};

use super::Context;
use crate::i18n::{Html, Words, html, name};

/// Maximum length of a sentence from an older version, in UTF-16 units.
const WHY_UNITS: usize = 200;
/// How a sentence from an older version ends if the story may be live.
const LOOK_FIRST: &str = "look at your profile before posting it again";

/// Why a story was not posted: a code, or a sentence stored by an older version.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reason {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cause: Option<Cause>,
    /// An English sentence from a version that stored no codes.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub why: Option<String>,
}

impl From<Cause> for Reason {
    fn from(cause: Cause) -> Self {
        Self { cause: Some(cause), why: None }
    }
}

impl Reason {
    /// Returns whether the story may be live. If so, it must not be described as not posted.
    pub fn may_be_live(&self) -> bool {
        match (&self.cause, &self.why) {
            (Some(cause), _) => cause.may_be_live(),
            (None, Some(why)) => why.ends_with(LOOK_FIRST),
            (None, None) => false,
        }
    }

    /// Returns the reason as the end of a sentence, for example ": Instagram did not answer". Empty if the
    /// reason is unknown.
    pub(super) fn as_ending(&self, cx: &Context<'_>) -> Html {
        match (&self.cause, &self.why) {
            (Some(cause), _) => html!(cx, "reason-ending", cause = words_of(cause, cx)),
            (None, Some(why)) => html!(cx, "reason-ending", cause = name(why, WHY_UNITS)),
            (None, None) => Html::default(),
        }
    }

    /// Returns the reason as a sentence for the person who sent the picture.
    pub(super) fn as_sentence(&self, cx: &Context<'_>) -> Html {
        match (&self.cause, &self.why) {
            (Some(Cause::Picture(reason)), _) => reject_sentence(reason, cx),
            (Some(cause), _) => words_of(cause, cx),
            (None, why) => cx.show(&name(why.as_deref().unwrap_or_default(), WHY_UNITS)),
        }
    }
}

/// Returns a cause as part of a sentence, in lower case.
fn words_of(cause: &Cause, cx: &Context<'_>) -> Html {
    match cause {
        Cause::Picture(reason) => html!(cx, "cause-picture", reason = reject_in_short(reason, cx.words)),
        Cause::PictureGone => html!(cx, "cause-picture-gone"),
        Cause::Trashed => html!(cx, "cause-trashed"),
        Cause::MovedOut => html!(cx, "cause-moved-out"),
        Cause::LeftFolder => html!(cx, "cause-left-folder"),
        Cause::AnotherFolder => html!(cx, "cause-another-folder"),
        Cause::TooLargeForTelegram => html!(cx, "cause-too-large-for-telegram"),
        Cause::GoneAtTelegram => html!(cx, "cause-gone-at-telegram"),
        Cause::TelegramSilent => html!(cx, "cause-telegram-silent"),
        Cause::FetchGaveUp => html!(cx, "cause-fetch-gave-up"),
        Cause::RenderFailed => html!(cx, "cause-render-failed"),
        Cause::DriveNotConnected => html!(cx, "cause-drive-not-connected"),
        Cause::DriveReconnect => html!(cx, "cause-drive-reconnect"),
        Cause::DriveSilent => html!(cx, "cause-drive-silent"),
        Cause::FolderNotConfigured => html!(cx, "cause-folder-not-configured"),
        Cause::FolderMissing => html!(cx, "cause-folder-missing"),
        Cause::FolderEmpty => html!(cx, "cause-folder-empty"),
        Cause::FolderClosed => html!(cx, "cause-folder-closed"),
        Cause::DiskUnreadable => html!(cx, "cause-disk-unreadable"),
        Cause::TimeSkipped => html!(cx, "cause-time-skipped"),
        Cause::Stopped => html!(cx, "cause-stopped"),
        Cause::StoppedBefore => html!(cx, "cause-stopped-before"),
        Cause::Paused => html!(cx, "cause-paused"),
        Cause::PlanChanged => html!(cx, "cause-plan-changed"),
        Cause::PracticeEnded => html!(cx, "cause-practice-ended"),
        Cause::HandedBack => html!(cx, "cause-handed-back"),
        Cause::NotAsked => html!(cx, "cause-not-asked"),
        Cause::ChatClosed => html!(cx, "cause-chat-closed"),
        Cause::InstagramReconnect => html!(cx, "cause-instagram-reconnect"),
        Cause::InstagramSilent => html!(cx, "cause-instagram-silent"),
        Cause::InstagramRefused => html!(cx, "cause-instagram-refused"),
        Cause::InstagramQuota => html!(cx, "cause-instagram-quota"),
        Cause::AccountRestricted => html!(cx, "cause-account-restricted"),
        Cause::ActionBlocked => html!(cx, "cause-action-blocked"),
        Cause::AppBroken => html!(cx, "cause-app-broken"),
        Cause::AccountBusy => html!(cx, "cause-account-busy"),
        Cause::ContainerFailed => html!(cx, "cause-container-failed"),
        Cause::ContainerNotFound => html!(cx, "cause-container-not-found"),
        Cause::NotInTime => html!(cx, "cause-not-in-time"),
        Cause::PostedElsewhere => html!(cx, "cause-posted-elsewhere"),
        Cause::Lost => html!(cx, "cause-lost"),
        Cause::NeverAnswered => html!(cx, "cause-never-answered"),
        Cause::NotThere => html!(cx, "cause-not-there"),
        Cause::RecordIncompleteMaybeLive => html!(cx, "cause-record-incomplete-maybe-live"),
        Cause::TooLate => html!(cx, "cause-too-late"),
        Cause::RecordIncomplete => html!(cx, "cause-record-incomplete"),
    }
}

/// Returns what a person can do about a picture that cannot be a story.
fn reject_sentence(reason: &RejectReason, cx: &Context<'_>) -> Html {
    match reason {
        RejectReason::Empty => html!(cx, "reject-empty"),
        RejectReason::TooLarge(megabytes) => html!(cx, "reject-too-large", megabytes = *megabytes),
        RejectReason::TooManyPixels(megapixels) => {
            html!(cx, "reject-too-many-pixels", megapixels = *megapixels)
        }
        RejectReason::TooThin => html!(cx, "reject-too-thin"),
        RejectReason::Heic => html!(cx, "reject-heic"),
        RejectReason::Video => html!(cx, "reject-video"),
        RejectReason::NotAPicture(mime) if mime.is_empty() => html!(cx, "reject-unknown-kind"),
        RejectReason::NotAPicture(mime) => html!(cx, "reject-not-a-picture", kind = name(mime, 60)),
        RejectReason::Broken => html!(cx, "reject-broken"),
        RejectReason::TooDemanding => html!(cx, "reject-too-demanding"),
        RejectReason::NotDownloadable => html!(cx, "reject-not-downloadable"),
        RejectReason::UnknownSource => html!(cx, "reject-unknown-source"),
        RejectReason::RefusedByInstagram => html!(cx, "reject-refused-by-instagram"),
        RejectReason::FailedAtInstagram => html!(cx, "reject-failed-at-instagram"),
    }
}

/// Returns a short form of a reject reason, for lists.
pub fn reject_in_short(reason: &RejectReason, words: Words) -> Html {
    match reason {
        RejectReason::Empty => html!(words, "reject-short-empty"),
        RejectReason::TooLarge(_) => html!(words, "reject-short-too-large"),
        RejectReason::TooManyPixels(_) => html!(words, "reject-short-too-many-pixels"),
        RejectReason::TooThin => html!(words, "reject-short-too-thin"),
        RejectReason::Heic => html!(words, "reject-short-heic"),
        RejectReason::Video => html!(words, "reject-short-video"),
        RejectReason::NotAPicture(_) => html!(words, "reject-short-not-a-picture"),
        RejectReason::Broken => html!(words, "reject-short-broken"),
        RejectReason::TooDemanding => html!(words, "reject-short-too-demanding"),
        RejectReason::NotDownloadable => html!(words, "reject-short-not-downloadable"),
        RejectReason::UnknownSource => html!(words, "reject-short-unknown-source"),
        RejectReason::RefusedByInstagram => html!(words, "reject-short-refused-by-instagram"),
        RejectReason::FailedAtInstagram => html!(words, "reject-short-failed-at-instagram"),
    }
}

/// Returns a cause on one line without markup, in English, for the command line and logs.
pub fn in_english(reason: &Reason) -> Option<String> {
    let zone = jiff::tz::TimeZone::UTC;
    let cx = Context {
        words: Words::ENGLISH,
        post: None,
        wizard: None,
        again: false,
        lifecycle: store::settings::Lifecycle::Active,
        dry_run: false,
        zone: &zone,
        now: jiff::Timestamp::UNIX_EPOCH,
    };
    match (&reason.cause, &reason.why) {
        (Some(cause), _) => Some(words_of(cause, &cx).to_string()),
        (None, why) => why.clone(),
    }
}
