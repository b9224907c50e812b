//! Calls the methods of the Bot API, with one Rust method for each.

use std::fmt;
use std::time::Duration;

use secrecy::{ExposeSecret, SecretString};
use serde::Deserialize;
use serde::de::DeserializeOwned;
use serde_json::value::RawValue;
use tracing::warn;
use url::Url;

use super::TelegramError;
use super::request::{Fields, Upload};
use crate::http::{Answer, Call, Http, JSON_LIMIT, LISTING_LIMIT, ORDINARY, endpoint};

/// Longest wait of a long poll. Telegram ends the poll after this time even if a longer wait is requested.
const LONGEST_POLL: Duration = Duration::from_secs(50);
/// Time that a long poll may take in addition to its wait.
const POLL_MARGIN: Duration = Duration::from_secs(10);

/// A bot on a Bot API server. Cheap to clone.
#[derive(Clone)]
pub struct Telegram {
    pub(super) http: Http,
    pub(super) base: Url,
    pub(super) token: SecretString,
}

impl fmt::Debug for Telegram {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Telegram").field("base", &self.base.as_str()).finish_non_exhaustive()
    }
}

#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct Me {
    /// The bot's user id.
    pub id: i64,
    /// The bot's username without `@`.
    pub username: String,
}

/// An update exactly as Telegram sent it.
#[derive(Clone, PartialEq, Eq)]
pub struct RawUpdate {
    /// The update's number; unique per bot.
    pub update_id: i64,
    /// The complete update as JSON.
    pub body: String,
}

impl fmt::Debug for RawUpdate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "RawUpdate({}, {} bytes)", self.update_id, self.body.len())
    }
}

impl Telegram {
    /// Creates a client for the bot with this `token` on the server `base` (`https://api.telegram.org`).
    #[must_use]
    pub fn new(http: &Http, base: Url, token: SecretString) -> Self {
        Self { http: http.clone(), base, token }
    }

    /// `getMe`: returns the bot that the token belongs to.
    pub async fn get_me(&self) -> Result<Me, TelegramError> {
        self.call("getMe", Fields::new()).await
    }

    /// `getUpdates`: waits up to `timeout` (Telegram allows 50 s) for updates from `offset` on, and confirms
    /// all earlier ones. Skips elements that are not updates, and logs a warning. Fails with
    /// [`TelegramError::Conflict`] if a webhook or another poller is active, and with `Unclear` if there are
    /// elements but none is an update.
    pub async fn get_updates(
        &self,
        offset: i64,
        timeout: Duration,
        allowed: &[&str],
    ) -> Result<Vec<RawUpdate>, TelegramError> {
        let wait = timeout.min(LONGEST_POLL);
        let fields = Fields::new()
            .with("offset", offset)
            .with("limit", 100)
            .with("timeout", wait.as_secs())
            .with("allowed_updates", allowed);
        let call = Call { timeout: wait + POLL_MARGIN, limit: LISTING_LIMIT, ..ordinary("getUpdates") };
        let elements: Vec<Box<RawValue>> = self.send(call, fields, Vec::new()).await?;
        readable_updates(&elements)
    }

    pub(super) async fn call<T: DeserializeOwned>(
        &self,
        method: &'static str,
        fields: Fields,
    ) -> Result<T, TelegramError> {
        self.send(ordinary(method), fields, Vec::new()).await
    }

    pub(super) async fn send<T: DeserializeOwned>(
        &self,
        call: Call,
        fields: Fields,
        uploads: Vec<Upload>,
    ) -> Result<T, TelegramError> {
        let bot = format!("bot{}", self.token.expose_secret());
        let request = self.http.post(endpoint(&self.base, &[&bot, call.operation]));
        let request = if uploads.is_empty() {
            request.json(fields.to_json())
        } else {
            let form = fields.into_form(uploads);
            request.multipart(form.map_err(|_| TelegramError::BadRequest("not a content type".to_owned()))?)
        };
        let answer = self.http.ask(call, request).await?;
        self.result_of(&answer)
    }

    fn result_of<T: DeserializeOwned>(&self, answer: &Answer) -> Result<T, TelegramError> {
        #[derive(Deserialize)]
        struct Success<T> {
            ok: bool,
            result: T,
        }
        match answer.json::<Success<T>>() {
            Some(success) if success.ok && answer.succeeded() => Ok(success.result),
            _ => Err(TelegramError::from_refusal(answer, &self.token)),
        }
    }
}

pub(super) fn ordinary(operation: &'static str) -> Call {
    Call { provider: "telegram", operation, timeout: ORDINARY, limit: JSON_LIMIT }
}

fn readable_updates(elements: &[Box<RawValue>]) -> Result<Vec<RawUpdate>, TelegramError> {
    #[derive(Deserialize)]
    struct Numbered {
        update_id: i64,
    }
    let updates = elements.iter().filter_map(|element| {
        let Numbered { update_id } = serde_json::from_str(element.get()).ok()?;
        Some(RawUpdate { update_id, body: element.get().to_owned() })
    });
    let updates: Vec<_> = updates.collect();
    let lost = elements.len() - updates.len();
    if lost > 0 {
        warn!(provider = "telegram", lost, "elements without update_id");
    }
    if updates.is_empty() && lost > 0 {
        return Err(TelegramError::Unclear("no element of the batch is an update".to_owned()));
    }
    Ok(updates)
}
