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

/// How to handle a failed call.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Remedy {
    /// Wait, then repeat the call.
    SlowDown,
    /// The bot has no access to the chat, or the chat was deleted: detach its tenant.
    ChatLost,
    /// The chat has a new id: use the new one.
    ChatMoved,
    /// The forum topic was deleted or closed: send to the chat itself.
    TopicLost,
    /// The bot lacks a permission in the chat: tell the owner.
    RightsMissing,
    /// The message to edit, delete or reply to was deleted or is too old: send a new one.
    MessageGone,
    /// The button press is too old to be answered: ignore it.
    TooLate,
    /// The stored `file_id` is unusable: upload the bytes again.
    FileLost,
    /// The call itself is wrong: repeating it does not help.
    Refused,
    /// The bot's token is wrong: the operator must act.
    AppBroken,
    /// Another process reads this bot's updates: the operator must act.
    Rival,
    /// Telegram is unavailable: try again later.
    Outage,
    /// The call may have taken effect: find out before repeating it.
    Doubtful,
}

/// Texts to search for in the description, in lower case. The first match applies.
const DESCRIPTIONS: &[(&str, Remedy)] = &[
    ("message thread not found", Remedy::TopicLost),
    ("topic_closed", Remedy::TopicLost),
    ("topic_deleted", Remedy::TopicLost),
    ("query is too old", Remedy::TooLate),
    ("query id is invalid", Remedy::TooLate),
    ("message to edit not found", Remedy::MessageGone),
    ("message to delete not found", Remedy::MessageGone),
    ("message to be replied not found", Remedy::MessageGone),
    ("message can't be edited", Remedy::MessageGone),
    ("message can't be deleted", Remedy::MessageGone),
    ("no text in the message to edit", Remedy::MessageGone),
    ("no caption in the message to edit", Remedy::MessageGone),
    ("message_id_invalid", Remedy::MessageGone),
    ("wrong file_id", Remedy::FileLost),
    ("wrong file identifier", Remedy::FileLost),
    ("wrong remote file identifier", Remedy::FileLost),
    ("chat not found", Remedy::ChatLost),
    ("not enough rights", Remedy::RightsMissing),
    ("have no rights to send", Remedy::RightsMissing),
    ("need administrator rights", Remedy::RightsMissing),
    ("chat_admin_required", Remedy::RightsMissing),
];

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
            Self::Forbidden(_) => Remedy::ChatLost,
            Self::Migrated { .. } => Remedy::ChatMoved,
            Self::BadRequest(description) => class_of(description),
            Self::Unauthorized => Remedy::AppBroken,
            Self::Conflict(_) => Remedy::Rival,
            Self::NotFound(_) => Remedy::Refused,
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

fn class_of(description: &str) -> Remedy {
    let description = description.to_lowercase();
    let row = DESCRIPTIONS.iter().find(|(text, _)| description.contains(text));
    row.map_or(Remedy::Refused, |(_, class)| *class)
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
        let rows = [
            ("Bad Request: chat not found", Remedy::ChatLost),
            ("Bad Request: message thread not found", Remedy::TopicLost),
            ("Bad Request: message can't be deleted", Remedy::MessageGone),
            ("Bad Request: message to edit not found", Remedy::MessageGone),
            (
                "Bad Request: query is too old and response timeout expired or query ID is invalid",
                Remedy::TooLate,
            ),
            ("Bad Request: wrong file_id or the file is temporarily unavailable", Remedy::FileLost),
            ("Bad Request: not enough rights to send photos to the chat", Remedy::RightsMissing),
            ("Bad Request: BUTTON_TYPE_INVALID", Remedy::Refused),
            ("Bad Request: message text is empty", Remedy::Refused),
        ];
        for (text, class) in rows {
            assert_eq!(TelegramError::BadRequest(text.to_owned()).remedy(), class, "{text}");
        }
    }
}
