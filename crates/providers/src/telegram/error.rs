//! Maps Telegram's errors to remedies.
//!
//! Source: core.telegram.org/bots/api#making-requests, and the messages in the source of the public
//! tdlib/telegram-bot-api server.

use std::time::Duration;

use secrecy::SecretString;
use serde::Deserialize;

use crate::http::{Answer, Broken, Certainty, safe_text};

/// Time to wait after a rate limit (429) without `retry_after`: long enough to
/// send to a group again after a burst.
const DEFAULT_WAIT: Duration = Duration::from_secs(5);

/// A failed call. The strings are Telegram's descriptions, with the token and URLs removed.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum TelegramError {
    /// Flood control (429): do not call again before this time has passed.
    #[error("Telegram asks to wait {} s", .0.as_secs())]
    RetryAfter(Duration),
    /// The bot has no access to the chat (403): blocked, kicked or deactivated.
    #[error("{0}")]
    Forbidden(String),
    /// The group became a supergroup with another id; repeat the call there.
    #[error("the group moved to chat {to}")]
    Migrated {
        /// The id of the supergroup.
        to: i64,
    },
    /// The call was rejected (400 and other 4xx).
    #[error("{0}")]
    BadRequest(String),
    /// The bot's token is invalid (401).
    #[error("Telegram does not accept the bot's token")]
    Unauthorized,
    /// Another poller or a webhook is active (409).
    #[error("{0}")]
    Conflict(String),
    /// Telegram does not know the method or the file (404).
    #[error("{0}")]
    NotFound(String),
    /// The connection failed; the call was not sent.
    #[error("Telegram cannot be reached: {0}")]
    Unreachable(String),
    /// There is no readable response; the call may have taken effect.
    #[error("no clear answer from Telegram: {0}")]
    Unclear(String),
}

/// A permission that a group's administrators can give to the bot or to all members.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Right {
    SendMessages,
    SendPhotos,
    SendFiles,
}

/// How to handle a failed call. `server/src/work/outbox/` decides what each means for a message.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Remedy {
    /// Wait, then repeat the call.
    SlowDown,
    /// The bot has no access to the chat, or it was deleted. Believed after a second answer.
    ChatLost,
    /// The chat has a new id: use the new one.
    ChatMoved,
    /// The bot lacks a permission in the chat: tell who can give it, and send what is allowed.
    RightMissing(Right),
    /// The message to edit was deleted or is too old: send it again if it matters.
    MessageGone,
    /// The message to edit has a caption instead of a text, or the reverse: edit that.
    OtherPart,
    /// The file cannot be found right now: upload the bytes again, or ask again later.
    FileLost,
    /// The file is larger than a bot may download.
    FileTooLarge,
    /// Telegram refuses the call for another reason: try another form, and again later.
    Refused,
    /// The bot's token is wrong: the operator must act.
    AppBroken,
    /// Telegram is unavailable, or another process interferes: try again later.
    Outage,
    /// The call may have taken effect: find out before repeating it.
    Doubtful,
}

impl Remedy {
    /// Its name in metrics.
    #[must_use]
    pub fn into_str(self) -> &'static str {
        match self {
            Self::SlowDown => "slow_down",
            Self::ChatLost => "chat_lost",
            Self::ChatMoved => "chat_moved",
            Self::RightMissing(_) => "right_missing",
            Self::MessageGone => "message_gone",
            Self::OtherPart => "other_part",
            Self::FileLost => "file_lost",
            Self::FileTooLarge => "file_too_large",
            Self::Refused => "refused",
            Self::AppBroken => "app_broken",
            Self::Outage => "outage",
            Self::Doubtful => "doubtful",
        }
    }
}

/// What each refusal means, by status and a part of its description in lower case. The first match applies; the
/// last row of each status matches every description.
#[rustfmt::skip]
const REFUSALS: &[(u16, &str, Remedy)] = &[
    (400, "message to edit not found",              Remedy::MessageGone),
    (400, "message can't be edited",                Remedy::MessageGone),
    (400, "message_id_invalid",                     Remedy::MessageGone),
    (400, "no text in the message to edit",         Remedy::OtherPart),
    (400, "no caption in the message to edit",      Remedy::OtherPart),
    (400, "file is too big",                        Remedy::FileTooLarge),
    (400, TOO_LARGE,                                Remedy::FileTooLarge),
    (400, "wrong file_id",                          Remedy::FileLost),
    (400, "file is temporarily unavailable",        Remedy::FileLost),
    (400, "wrong file identifier",                  Remedy::FileLost),
    (400, "wrong remote file identifier",           Remedy::FileLost),
    (400, "chat not found",                         Remedy::ChatLost),
    (400, "not enough rights to send photos",       Remedy::RightMissing(Right::SendPhotos)),
    (400, "not enough rights to send documents",    Remedy::RightMissing(Right::SendFiles)),
    (400, "not enough rights to send",              Remedy::RightMissing(Right::SendMessages)),
    (400, "have no rights to send",                 Remedy::RightMissing(Right::SendMessages)),
    (400, "",                                       Remedy::Refused),
    (401, "",                                       Remedy::AppBroken),
    (403, "",                                       Remedy::ChatLost),
    (404, FILE_GONE,                                Remedy::FileLost),
    (404, "",                                       Remedy::AppBroken),
    (409, "",                                       Remedy::Outage),
];

/// Our own description of a download that is larger than its limit.
pub(super) const TOO_LARGE: &str = "the download is larger than its limit";
/// Our own description of a file that Telegram no longer has at its path.
pub(super) const FILE_GONE: &str = "no file at this path";

impl TelegramError {
    /// Returns whether the call may have taken effect.
    #[must_use]
    pub fn certainty(&self) -> Certainty {
        match self {
            Self::Unclear(_) => Certainty::Unclear,
            _ => Certainty::NotDone,
        }
    }

    #[must_use]
    pub fn remedy(&self) -> Remedy {
        match self {
            Self::RetryAfter(_) => Remedy::SlowDown,
            Self::Migrated { .. } => Remedy::ChatMoved,
            Self::BadRequest(text) => listed(400, text),
            Self::Unauthorized => listed(401, ""),
            Self::Forbidden(text) => listed(403, text),
            Self::NotFound(text) => listed(404, text),
            Self::Conflict(text) => listed(409, text),
            Self::Unreachable(_) => Remedy::Outage,
            Self::Unclear(_) => Remedy::Doubtful,
        }
    }

    /// Returns whether the edit failed because it would not change the message.
    pub(super) fn is_not_modified(&self) -> bool {
        matches!(self, Self::BadRequest(text) if text.contains("message is not modified"))
    }

    /// Makes an error from a response that does not contain the requested result.
    pub(super) fn from_refusal(answer: &Answer, token: &SecretString) -> Self {
        match answer.json::<Refusal>() {
            Some(refusal) if !refusal.ok => refusal.judged(answer, token),
            _ => from_status(answer),
        }
    }
}

impl From<Broken> for TelegramError {
    fn from(broken: Broken) -> Self {
        match broken.certainty {
            Certainty::NotDone => Self::Unreachable(broken.what),
            Certainty::Unclear => Self::Unclear(broken.what),
        }
    }
}

/// Looks up a refusal in the table.
fn listed(status: u16, description: &str) -> Remedy {
    let description = description.to_lowercase();
    let row = REFUSALS.iter().find(|(of, text, _)| *of == status && description.contains(text));
    row.map_or(Remedy::Refused, |(.., remedy)| *remedy)
}

/// Makes an error from the status of a response that contains no Telegram error. A 403 from a proxy must not
/// detach a chat.
fn from_status(answer: &Answer) -> TelegramError {
    match answer.status {
        429 => TelegramError::RetryAfter(answer.retry_after().unwrap_or(DEFAULT_WAIT)),
        413 => TelegramError::BadRequest("Request Entity Too Large".to_owned()),
        status => TelegramError::Unclear(format!("unreadable answer with status {status}")),
    }
}

#[derive(Deserialize)]
struct Refusal {
    ok: bool,
    error_code: Option<u16>,
    description: Option<String>,
    #[serde(default)]
    parameters: Parameters,
}

#[derive(Default, Deserialize)]
struct Parameters {
    retry_after: Option<u64>,
    migrate_to_chat_id: Option<i64>,
}

impl Refusal {
    fn judged(self, answer: &Answer, token: &SecretString) -> TelegramError {
        let text = safe_text(self.description.as_deref().unwrap_or("refused without a reason"), &[token]);
        if let Some(to) = self.parameters.migrate_to_chat_id {
            return TelegramError::Migrated { to };
        }
        match self.error_code.unwrap_or(answer.status) {
            401 => TelegramError::Unauthorized,
            403 => TelegramError::Forbidden(text),
            404 => TelegramError::NotFound(text),
            409 => TelegramError::Conflict(text),
            429 => {
                let named = self.parameters.retry_after.map(Duration::from_secs);
                TelegramError::RetryAfter(named.or_else(|| answer.retry_after()).unwrap_or(DEFAULT_WAIT))
            }
            500.. => TelegramError::Unclear(text),
            _ => TelegramError::BadRequest(text),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_refusal_text_has_its_remedy() {
        let bad = |text: &str| TelegramError::BadRequest(text.to_owned());
        let rows = [
            (bad("Bad Request: chat not found"), Remedy::ChatLost),
            (bad("Bad Request: message to edit not found"), Remedy::MessageGone),
            (bad("Bad Request: message can't be edited"), Remedy::MessageGone),
            (bad("Bad Request: MESSAGE_ID_INVALID"), Remedy::MessageGone),
            (bad("Bad Request: there is no text in the message to edit"), Remedy::OtherPart),
            (bad("Bad Request: there is no caption in the message to edit"), Remedy::OtherPart),
            (bad("Bad Request: file is too big"), Remedy::FileTooLarge),
            (bad("Bad Request: wrong file_id or the file is temporarily unavailable"), Remedy::FileLost),
            (
                bad("Bad Request: wrong remote file identifier specified: Wrong character in the string"),
                Remedy::FileLost,
            ),
            (
                bad("Bad Request: not enough rights to send photos to the chat"),
                Remedy::RightMissing(Right::SendPhotos),
            ),
            (
                bad("Bad Request: not enough rights to send documents to the chat"),
                Remedy::RightMissing(Right::SendFiles),
            ),
            (
                bad("Bad Request: not enough rights to send text messages to the chat"),
                Remedy::RightMissing(Right::SendMessages),
            ),
            (bad("Bad Request: have no rights to send a message"), Remedy::RightMissing(Right::SendMessages)),
            (bad("Bad Request: BUTTON_TYPE_INVALID"), Remedy::Refused),
            (bad("Bad Request: message text is empty"), Remedy::Refused),
            (TelegramError::Unauthorized, Remedy::AppBroken),
            (TelegramError::Forbidden("Forbidden: bot was blocked by the user".to_owned()), Remedy::ChatLost),
            (TelegramError::NotFound("Not Found".to_owned()), Remedy::AppBroken),
            (TelegramError::NotFound(FILE_GONE.to_owned()), Remedy::FileLost),
            (TelegramError::Conflict("Conflict".to_owned()), Remedy::Outage),
            (TelegramError::RetryAfter(DEFAULT_WAIT), Remedy::SlowDown),
            (TelegramError::Migrated { to: -100 }, Remedy::ChatMoved),
            (TelegramError::Unreachable("refused".to_owned()), Remedy::Outage),
            (TelegramError::Unclear("timeout".to_owned()), Remedy::Doubtful),
        ];
        for (error, class) in rows {
            assert_eq!(error.remedy(), class, "{error}");
        }
    }
}
