//! Codes that say why a story was not posted. The server has a text for each code.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};
use strum::{EnumIter, EnumString, IntoStaticStr};

use crate::media::RejectReason;

/// The prefix of codes that contain a reject reason.
const PICTURE: &str = "picture_";

/// Why a story was not posted, or is not posted yet.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, EnumIter, EnumString, IntoStaticStr)]
#[serde(into = "String", try_from = "String")]
#[strum(serialize_all = "snake_case")]
pub enum Cause {
    // Its picture
    /// The picture cannot become a story.
    #[strum(disabled)]
    Picture(RejectReason),
    /// The source no longer has the picture.
    PictureGone,
    /// The picture is in the trash of Google Drive.
    Trashed,
    /// The picture was moved out of the folder.
    MovedOut,
    /// The folder can be read, but no longer contains the picture.
    LeftFolder,
    /// Another folder was chosen after the picture was picked.
    AnotherFolder,
    /// The picture was sent to the bot and is larger than 20 MB, the maximum that bots can download.
    TooLargeForTelegram,
    /// The picture was sent to the bot, and Telegram no longer has it.
    GoneAtTelegram,
    /// It was sent to the bot, and Telegram did not hand it over for hours.
    TelegramSilent,
    /// It was sent to the bot, and this server failed to prepare it for hours.
    FetchGaveUp,
    /// The renderer failed, not the picture.
    RenderFailed,
    // Where pictures come from
    DriveNotConnected,
    /// Google must be connected again.
    DriveReconnect,
    DriveSilent,
    /// The operator did not configure the folder of the local pictures.
    FolderNotConfigured,
    FolderMissing,
    FolderEmpty,
    /// Google Drive does not let us read the folder.
    FolderClosed,
    DiskUnreadable,
    // What people decided
    TimeSkipped,
    Stopped,
    /// Posting was stopped while it was unclear whether the story had been published. It had not.
    StoppedBefore,
    Paused,
    PlanChanged,
    /// Practice mode ended, and the story was approved while practice mode was on.
    PracticeEnded,
    /// The tenant was given back to the legacy application.
    HandedBack,
    // Telegram
    /// Telegram did not deliver the question in time.
    NotAsked,
    /// The bot cannot write to the chat.
    ChatClosed,
    // Instagram
    /// Instagram must be connected again.
    InstagramReconnect,
    InstagramSilent,
    /// Instagram refused a call, but a second call did not confirm the refusal.
    InstagramRefused,
    InstagramQuota,
    /// The account is restricted until its owner opens the app.
    AccountRestricted,
    /// Posting is blocked for this account for now.
    ActionBlocked,
    /// The operator's app is misconfigured at Meta.
    AppBroken,
    /// Another story was being published to the account.
    AccountBusy,
    /// A container failed, and another one is created.
    ContainerFailed,
    /// Instagram reports that the container does not exist or was already published. Instagram does not say
    /// which of the two.
    ContainerNotFound,
    /// Instagram did not publish the story in time.
    NotInTime,
    // It may be live
    /// Another program published the container.
    PostedElsewhere,
    /// The container is gone, and it is not known whether it was published.
    Lost,
    /// For a day, Instagram did not report whether the story was published.
    NeverAnswered,
    /// The post's row lacks a value that its state requires. A publish request was already sent.
    RecordIncompleteMaybeLive,
    /// The team did not find it on the profile.
    NotThere,
    // Storyline itself
    TooLate,
    /// The post's row lacks a value that its state requires. No publish request has been sent yet.
    RecordIncomplete,
}

impl Cause {
    /// Returns whether the story may be live in spite of this cause. If so, no message says that it was not
    /// posted.
    pub fn may_be_live(&self) -> bool {
        matches!(
            self,
            Self::PostedElsewhere | Self::Lost | Self::NeverAnswered | Self::RecordIncompleteMaybeLive
        )
    }
}

impl fmt::Display for Cause {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Picture(reason) => write!(f, "{PICTURE}{reason}"),
            other => f.write_str(other.into()),
        }
    }
}

impl From<Cause> for String {
    fn from(cause: Cause) -> Self {
        cause.to_string()
    }
}

impl TryFrom<String> for Cause {
    type Error = strum::ParseError;

    fn try_from(code: String) -> Result<Self, Self::Error> {
        Self::read(&code)
    }
}

impl Cause {
    /// Parses a code. Fails if only a later version knows the code.
    pub fn read(code: &str) -> Result<Self, strum::ParseError> {
        Self::from_str(code).or_else(|error| {
            let reason = code.strip_prefix(PICTURE).and_then(|reason| RejectReason::read(reason).ok());
            reason.map(Self::Picture).ok_or(error)
        })
    }
}

#[cfg(test)]
mod tests {
    use strum::IntoEnumIterator as _;

    use super::*;

    #[test]
    fn every_cause_is_read_back_from_its_code() {
        let pictures = RejectReason::iter().map(Cause::Picture);
        for cause in Cause::iter().chain(pictures) {
            assert_eq!(Cause::read(&cause.to_string()), Ok(cause.clone()), "{cause}");
        }
    }

    #[test]
    fn a_code_of_a_later_version_is_not_guessed() {
        assert!(Cause::read("instagram_on_holiday").is_err());
        assert!(Cause::read("picture_too_purple").is_err());
    }
}
