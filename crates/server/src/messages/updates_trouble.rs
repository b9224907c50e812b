//! To the operator: something keeps Telegram's updates from arriving, and what was done about it.

use serde::{Deserialize, Serialize};
use strum::IntoStaticStr;
use url::Url;

use super::{Context, Rendered};
use crate::i18n::{html, name};

/// Limits in UTF-16 units.
const HOST_UNITS: usize = 80;
const ERROR_UNITS: usize = 200;

/// Why updates did not arrive, or do not.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, IntoStaticStr)]
#[serde(tag = "is", rename_all = "snake_case")]
#[strum(serialize_all = "snake_case")]
pub enum UpdatesTrouble {
    /// Another program deleted the webhook. It is set again.
    WebhookDeleted,
    /// Another program set the webhook to its own host. It is set again.
    WebhookReplaced { host: String },
    /// This bot polls, and another program set a webhook. It is deleted.
    WebhookAdded { host: String },
    /// Another program polls this bot, too.
    PolledTwice,
    /// Telegram cannot deliver updates to the webhook, or does not accept its address.
    WebhookFails { error: String },
}

impl UpdatesTrouble {
    /// Another program took the webhook away, and set it to `url`.
    pub fn webhook_taken(url: Option<&str>) -> Self {
        match url {
            Some(url) => Self::WebhookReplaced { host: host_of(url) },
            None => Self::WebhookDeleted,
        }
    }

    /// This bot polls, and another program set a webhook to `url`.
    pub fn webhook_added(url: &str) -> Self {
        Self::WebhookAdded { host: host_of(url) }
    }

    pub(super) fn render(&self, cx: &Context<'_>) -> Rendered {
        Rendered::new(match self {
            Self::WebhookDeleted => html!(cx, "updates-webhook-deleted"),
            Self::WebhookReplaced { host } => {
                html!(cx, "updates-webhook-replaced", host = name(host, HOST_UNITS))
            }
            Self::WebhookAdded { host } => html!(cx, "updates-webhook-added", host = name(host, HOST_UNITS)),
            Self::PolledTwice => html!(cx, "updates-polled-twice"),
            Self::WebhookFails { error } => {
                html!(cx, "updates-webhook-fails", error = name(error, ERROR_UNITS))
            }
        })
    }
}

/// Returns the host of an address, because the rest may contain a secret.
fn host_of(url: &str) -> String {
    let url = Url::parse(url).ok();
    url.as_ref().and_then(Url::host_str).unwrap_or("another address").to_owned()
}
