//! Why a story was not posted, as a code. The words are in the catalogue of the server.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};
use strum::{EnumIter, EnumString, IntoStaticStr};

use crate::media::RejectReason;

/// What comes before the code of a reject reason.
const PICTURE: &str = "picture_";

/// Why a story was not posted, or is not posted yet.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, EnumIter, EnumString, IntoStaticStr)]
#[serde(into = "String", try_from = "String")]
#[strum(serialize_all = "snake_case")]
pub enum Cause {
    // Its picture
    /// Its picture cannot be a story.
    #[strum(disabled)]
    Picture(RejectReason),
    /// The source no longer has it.
    PictureGone,
    /// It is in the trash of Google Drive.
    Trashed,
    /// It was moved out of the folder.
    MovedOut,
    /// The folder answers and does not have it any more.
    LeftFolder,
    /// Another folder was chosen after it was picked.
    AnotherFolder,
    /// It was sent to the bot, and bots can fetch files of up to 20 MB.
    TooLargeForTelegram,
    /// It was sent to the bot, and Telegram does not have it any more.
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
    /// The operator did not say where the local pictures are.
    FolderNotConfigured,
    FolderMissing,
    FolderEmpty,
    /// Google Drive does not let us read the folder.
    FolderClosed,
    DiskUnreadable,
    // What people decided
    TimeSkipped,
    Stopped,
    /// Stopped while its publish was being asked after.
    StoppedBefore,
    Paused,
    PlanChanged,
    /// Practice ended, and its yes was given in practice.
    PracticeEnded,
    /// The legacy application posts again.
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
    /// It refused a call, and another call did not confirm it.
    InstagramRefused,
    InstagramQuota,
    /// The account is restricted until its owner opens the app.
    AccountRestricted,
    /// Posting is blocked for this account for now.
    ActionBlocked,
    /// The app of the operator is misconfigured at Meta.
    AppBroken,
    /// Another story was being published to the account.
    AccountBusy,
    /// A container failed and another is made.
    ContainerFailed,
    /// Instagram does not find the container, or published it before. No proof either way.
    ContainerNotFound,
    /// Instagram did not publish it before it was too late.
    NotInTime,
    // It may be live
    /// Another program published the container.
    PostedElsewhere,
    /// The container is gone, and it is not known whether it was published.
    Lost,
    /// Instagram did not say for a day whether it was published.
    NeverAnswered,
    /// The post's own row lacks what its state needs, after a publish was sent.
    RecordIncompleteMaybeLive,
    // Storyline itself
    TooLate,
    /// The post's own row lacks what its state needs, before a publish was sent.
    RecordIncomplete,
}

impl Cause {
    /// Whether the story may be live all the same: then it is never called "not posted".
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
    /// Reads a code. Fails on the code of a later version.
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
