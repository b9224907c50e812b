//! Checks whether Telegram's updates arrive, as Telegram sees it.

use providers::telegram::{Telegram, WebhookInfo};
use server::config::{Config, TelegramMode};
use server::runtime::webhook_secret;
use url::Url;

use super::findings::Finding;

const SECOND_PROGRAM: &str = "another program uses this bot's token: stop it, or give it a bot of its own";

pub(super) async fn arrival(bot: &Telegram, config: &Config) -> Finding {
    match bot.webhook_info().await {
        Ok(info) => judge(&info, config),
        Err(error) => Finding::note("updates", error.to_string(), "look at the network"),
    }
}

fn judge(info: &WebhookInfo, config: &Config) -> Finding {
    let host = info.url.as_deref().map(host_of);
    match (config.telegram_mode, host) {
        (TelegramMode::Polling, None) => Finding::fine("updates", "they are polled".into()),
        (TelegramMode::Polling, Some(host)) => {
            let what = format!("TELEGRAM_MODE is polling, but a webhook leads to {host}");
            Finding::fault("updates", what, format!("{SECOND_PROGRAM}; storyline serve deletes the webhook"))
        }
        (TelegramMode::Webhook, None) => {
            let fix = format!("start storyline serve, which sets it. If it does run, {SECOND_PROGRAM}");
            Finding::note("updates", "no webhook is set, so none arrive", fix)
        }
        (TelegramMode::Webhook, Some(host)) => {
            let ours = config.public_base.join(webhook_secret::PATH);
            if ours.is_ok_and(|ours| info.url.as_deref() == Some(ours.as_str())) {
                return deliveries(info);
            }
            let what = format!("the webhook leads to {host}, not to OAUTH_REDIRECT_BASE_URL");
            Finding::fault("updates", what, SECOND_PROGRAM)
        }
    }
}

fn deliveries(info: &WebhookInfo) -> Finding {
    let fix = "check the public address, its certificate and the proxy in front of it";
    let wait = match info.pending {
        1 => "1 update waits".to_owned(),
        pending => format!("{pending} updates wait"),
    };
    match &info.failed {
        None => Finding::fine("updates", format!("the webhook is set, and {wait}")),
        Some(failed) if info.pending > 0 => {
            let what = format!("Telegram cannot deliver to the webhook: {}; {wait}", failed.error);
            Finding::fault("updates", what, fix)
        }
        Some(failed) => {
            let at = jiff::Timestamp::from_second(failed.at).unwrap_or_default();
            let what = format!("the webhook is set; at {at}, Telegram could not deliver: {}", failed.error);
            Finding::note("updates", what, fix)
        }
    }
}

/// Returns the host of an address, because the rest may contain a secret.
fn host_of(url: &str) -> String {
    let url = Url::parse(url).ok();
    url.as_ref().and_then(Url::host_str).unwrap_or("another address").to_owned()
}
