//! Sets up the bot's menu and webhook, and reads the members of a chat.

use secrecy::{ExposeSecret, SecretString};
use serde::Deserialize;
use serde_json::{Value, json};
use url::Url;

use super::request::Fields;
use super::{Telegram, TelegramError};
use crate::http::safe_text;

/// An administrator of a chat.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Administrator {
    /// The user id of the person or bot.
    pub user_id: i64,
    pub is_bot: bool,
    /// `creator` or `administrator`.
    pub status: String,
}

/// The bot's webhook as Telegram sees it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WebhookInfo {
    /// Where updates are sent; `None` while no webhook is set.
    pub url: Option<String>,
    /// Number of updates that wait for delivery.
    pub pending: i64,
    /// The newest failed delivery.
    pub failed: Option<FailedDelivery>,
}

/// A delivery to the webhook that failed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FailedDelivery {
    /// Seconds since 1970.
    pub at: i64,
    /// Telegram's text, such as `Connection refused`.
    pub error: String,
}

#[derive(Deserialize)]
struct InfoOnWire {
    url: String,
    pending_update_count: i64,
    last_error_date: Option<i64>,
    last_error_message: Option<String>,
}

#[derive(Deserialize)]
struct MemberOnWire {
    user: UserOnWire,
    status: String,
    /// For restricted members: whether they are in the chat.
    #[serde(default)]
    is_member: bool,
}

#[derive(Deserialize)]
struct UserOnWire {
    id: i64,
    #[serde(default)]
    is_bot: bool,
}

impl Telegram {
    /// `setMyCommands`: sets the menu from (name, description) pairs, for one language or as the default.
    pub async fn set_commands(
        &self,
        commands: &[(&str, String)],
        language: Option<&str>,
    ) -> Result<(), TelegramError> {
        let commands = commands.iter().map(|(name, text)| json!({"command": name, "description": text}));
        let fields = Fields::new()
            .with("commands", Value::Array(commands.collect()))
            .with_some("language_code", language);
        self.call::<bool>("setMyCommands", fields).await.map(drop)
    }

    /// `setWebhook`: makes Telegram send updates to `url`, with `secret` in the header
    /// `X-Telegram-Bot-Api-Secret-Token`. Keeps pending updates.
    pub async fn set_webhook(
        &self,
        url: &Url,
        secret: &SecretString,
        allowed: &[&str],
    ) -> Result<(), TelegramError> {
        let fields = Fields::new()
            .with("url", url.as_str())
            .with("secret_token", secret.expose_secret())
            .with("allowed_updates", allowed);
        self.call::<bool>("setWebhook", fields).await.map(drop)
    }

    /// `getWebhookInfo`: returns where updates are sent, and whether they arrive there.
    pub async fn webhook_info(&self) -> Result<WebhookInfo, TelegramError> {
        let info: InfoOnWire = self.call("getWebhookInfo", Fields::new()).await?;
        let error = info.last_error_message.unwrap_or_default();
        let failed =
            info.last_error_date.map(|at| FailedDelivery { at, error: safe_text(&error, &[&self.token]) });
        let url = Some(info.url).filter(|url| !url.is_empty());
        Ok(WebhookInfo { url, pending: info.pending_update_count, failed })
    }

    /// `deleteWebhook`: switches back to polling. Keeps pending updates.
    pub async fn delete_webhook(&self) -> Result<(), TelegramError> {
        self.call::<bool>("deleteWebhook", Fields::new()).await.map(drop)
    }

    /// `getChatAdministrators`: returns the people and bots that administer a group.
    pub async fn get_chat_administrators(&self, chat_id: i64) -> Result<Vec<Administrator>, TelegramError> {
        let fields = Fields::new().with("chat_id", chat_id);
        let members: Vec<MemberOnWire> = self.call("getChatAdministrators", fields).await?;
        let administrators = members.into_iter().map(|member| Administrator {
            user_id: member.user.id,
            is_bot: member.user.is_bot,
            status: member.status,
        });
        Ok(administrators.collect())
    }

    /// `getChatMember`: returns whether a person is currently in a chat.
    pub async fn is_in_chat(&self, chat_id: i64, user_id: i64) -> Result<bool, TelegramError> {
        let fields = Fields::new().with("chat_id", chat_id).with("user_id", user_id);
        let member: MemberOnWire = self.call("getChatMember", fields).await?;
        Ok(match member.status.as_str() {
            "creator" | "administrator" | "member" => true,
            "restricted" => member.is_member,
            _ => false,
        })
    }
}
