//! What Telegram's refusals mean and what helps.
//!
//! Source: core.telegram.org/bots/api#making-requests, and the texts of the public tdlib/telegram-bot-api
//! server.

use std::time::Duration;

use secrecy::SecretString;
use serde::Deserialize;

use crate::http::{Answer, Broken, Certainty, safe_text};

/// Telegram named no time to wait: as long as a group needs to forget a burst.
const DEFAULT_WAIT: Duration = Duration::from_secs(5);

/// A failed call. Texts are Telegram's descriptions, without the token and without addresses.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum TelegramError {
    /// Flood control (429): nothing more before the time is over.
    #[error("Telegram asks to wait {} s", .0.as_secs())]
    RetryAfter(Duration),
    /// The chat is closed to the bot (403): blocked, kicked, deactivated.
    #[error("{0}")]
    Forbidden(String),
    /// The group became a supergroup with another id; the call is to be made there.
    #[error("the group moved to chat {to}")]
    Migrated {
        /// The id of the supergroup.
        to: i64,
    },
    /// The call was refused (400 and other 4xx).
    #[error("{0}")]
    BadRequest(String),
    /// The bot's token is not valid (401).
    #[error("Telegram does not accept the bot's token")]
    Unauthorized,
    /// Another poller or a webhook is active (409).
    #[error("{0}")]
    Conflict(String),
    /// Telegram does not know the method or the file (404).
    #[error("{0}")]
    NotFound(String),
    /// No connection: the call never left.
    #[error("Telegram cannot be reached: {0}")]
    Unreachable(String),
    /// No readable answer: the call may have taken effect.
    #[error("no clear answer from Telegram: {0}")]
    Unclear(String),
}

/// What helps after a failed call.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Remedy {
    /// Wait, then send the same again.
    SlowDown,
    /// The chat is closed to the bot or gone: detach it.
    ChatLost,
    /// The chat has a new id: follow it.
    ChatMoved,
    /// The topic of the forum is gone or closed: send to the chat itself.
    TopicLost,
    /// The bot lacks a right in the chat: tell the owner.
    RightsMissing,
    /// The message to edit, delete or answer is gone or too old: send a new one.
    MessageGone,
    /// The button press is too old to be answered: nothing to do.
    TooLate,
    /// The stored `file_id` is of no use: upload the bytes again.
    FileLost,
    /// The call itself is wrong: repeating it does not help.
    Refused,
    /// The bot's token is wrong: the operator must act.
    AppBroken,
    /// Someone else reads this bot's updates: the operator must act.
    Rival,
    /// Telegram is away: try again later.
    Outage,
    /// It may have happened: settle before sending again.
    Doubtful,
}

/// First match wins; compared in lower case with the description.
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
    /// Whether the call may have taken effect.
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

    /// The edit would have changed nothing.
    pub(super) fn is_not_modified(&self) -> bool {
        matches!(self, Self::BadRequest(text) if text.contains("message is not modified"))
    }

    /// An answer which does not carry what was asked for.
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

/// Without Telegram's own body a status says little: a proxy's 403 must not detach a chat.
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
