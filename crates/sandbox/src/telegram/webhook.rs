//! Webhooks: sets, deletes and describes them, and delivers updates to them with retries.
//!
//! Delivers one update at a time from each queue, and the queues in parallel, as the public
//! tdlib/telegram-bot-api server does: messages are queued by chat, button presses by person, changes of the
//! bot's membership by chat. A 2xx response confirms an update; after any other response it retries, at first
//! immediately and then at growing intervals, until the update expires. The delays are short and in real
//! time, so that tests continue while their clock is stopped, or Telegram's own on the sandbox's clock. Ignores method calls in the response body.

use std::collections::BTreeSet;
use std::time::Duration;

use axum::http::StatusCode;
use jiff::SignedDuration;
use serde_json::{Value, json};
use url::{Host, Url};

use super::call::{Call, Outcome};
use super::model::{Lane, Telegram, Update, Webhook, WebhookRetries};
use super::refusal::{Done, Refusal};
use crate::faults::FaultKind;
use crate::log::RequestLine;

/// Ports at which Telegram delivers (core.telegram.org/bots/api#setwebhook).
const PORTS: [u16; 4] = [443, 80, 88, 8443];
pub(super) const DEFAULT_CONNECTIONS: i64 = 40;
/// Delay before the third attempt; the second follows immediately, and later delays double each time.
const FIRST_WAIT: Duration = Duration::from_millis(50);
const LONGEST_WAIT: Duration = Duration::from_secs(5);
/// The path by which a fault matches deliveries: `POST /webhook`.
const DELIVERY: &str = "/webhook";

/// An update to be delivered to the bot's webhook.
struct Parcel {
    bot: i64,
    number: u64,
    url: Url,
    secret: Option<String>,
    lane: Lane,
    update: Update,
}

pub(crate) fn set(call: &Call<'_>) -> Outcome {
    let url = call.arguments.text("url").unwrap_or_default();
    if url.is_empty() {
        return delete(call);
    }
    let loopback_allowed = call.telegram.model().loopback_webhooks;
    let url = checked_url(url, loopback_allowed)?;
    let secret = call.arguments.given("secret_token").map(checked_secret).transpose()?;
    let connections = call.arguments.number("max_connections").unwrap_or(DEFAULT_CONNECTIONS).clamp(1, 100);
    let allowed = call.allowed_updates()?;
    if let Some(bot) = call.telegram.model().bot_mut(call.bot) {
        if call.arguments.flag("drop_pending_updates") {
            bot.queue.clear();
        }
        if let Some(kinds) = allowed {
            bot.allowed = (!kinds.is_empty()).then_some(kinds);
        }
    }
    let same = install(call.telegram, call.bot, url, secret, connections);
    let remark = if same { "Webhook is already set" } else { "Webhook was set" };
    Ok(Done { result: true.into(), remark: Some(remark) })
}

/// Sets a bot's webhook; returns whether the same one was set already.
pub(super) fn install(
    telegram: &Telegram,
    bot_id: i64,
    url: Url,
    secret: Option<String>,
    connections: i64,
) -> bool {
    let mut model = telegram.model();
    let Some(bot) = model.bot_mut(bot_id) else { return false };
    bot.poll += 1;
    let number = bot.poll;
    let before = bot.webhook.take().filter(|set| set.url == url && set.secret == secret);
    let same = before.is_some();
    let last_error = before.and_then(|set| set.last_error);
    let connections = usize::try_from(connections).unwrap_or(1);
    bot.webhook = Some(Webhook { url, secret, connections, number, busy: BTreeSet::new(), last_error });
    model.announce();
    tokio::spawn(pump(telegram.clone(), bot_id, number));
    same
}

fn checked_url(given: &str, loopback_allowed: bool) -> Result<Url, Refusal> {
    let bad = |why: &str| Refusal::bad(format!("bad webhook: {why}"));
    let url = Url::parse(given).map_err(|_| bad("invalid webhook URL specified"))?;
    let loopback = match url.host() {
        Some(Host::Ipv4(address)) => address.is_loopback(),
        Some(Host::Ipv6(address)) => address.is_loopback(),
        Some(Host::Domain(name)) => name == "localhost",
        None => false,
    };
    if loopback && loopback_allowed {
        return Ok(url);
    }
    if url.scheme() != "https" {
        return Err(bad("An HTTPS URL must be provided for webhook"));
    }
    if !url.port_or_known_default().is_some_and(|port| PORTS.contains(&port)) {
        return Err(bad("Webhook can be set up only on ports 80, 88, 443 or 8443"));
    }
    if loopback { Err(bad("IP address 127.0.0.1 is reserved")) } else { Ok(url) }
}

fn checked_secret(secret: &str) -> Result<String, Refusal> {
    if secret.len() > 256 {
        return Err(Refusal::bad("secret token is too long"));
    }
    if !secret.chars().all(|c| c.is_ascii_alphanumeric() || c == '_' || c == '-') {
        return Err(Refusal::bad("secret token contains unallowed characters"));
    }
    Ok(secret.to_owned())
}

pub(crate) fn delete(call: &Call<'_>) -> Outcome {
    let mut model = call.telegram.model();
    let bot = model.bot_mut(call.bot).ok_or_else(|| Refusal::plain(401, "Unauthorized"))?;
    if call.arguments.flag("drop_pending_updates") {
        bot.queue.clear();
    }
    let was_set = bot.webhook.take().is_some();
    model.announce();
    let remark = if was_set { "Webhook was deleted" } else { "Webhook is already deleted" };
    Ok(Done { result: true.into(), remark: Some(remark) })
}

pub(crate) fn info(call: &Call<'_>) -> Done {
    let now = call.telegram.now();
    let model = call.telegram.model();
    let Some(bot) = model.bot(call.bot) else { return Value::Null.into() };
    let pending = bot.queue.iter().filter(|update| update.again || update.expires > now).count();
    let mut told = json!({
        "url": "", "has_custom_certificate": false, "pending_update_count": pending,
    });
    if let Some(kinds) = &bot.allowed {
        told["allowed_updates"] = json!(kinds);
    }
    if let Some(webhook) = &bot.webhook {
        told["url"] = webhook.url.as_str().into();
        told["max_connections"] = webhook.connections.into();
        if let Some((at, message)) = &webhook.last_error {
            told["last_error_date"] = at.as_second().into();
            told["last_error_message"] = message.clone().into();
        }
    }
    told.into()
}

/// Delivers pending updates until the webhook is deleted or set again.
async fn pump(telegram: Telegram, bot: i64, number: u64) {
    let mut arrivals = telegram.model().arrivals.subscribe();
    loop {
        arrivals.mark_unchanged();
        let Some(parcels) = next_parcels(&telegram, bot, number) else { return };
        for parcel in parcels {
            tokio::spawn(deliver(telegram.clone(), parcel));
        }
        tokio::select! {
            () = telegram.shared.closing.cancelled() => return,
            changed = arrivals.changed() => if changed.is_err() { return },
        }
    }
}

/// Returns the oldest update of each queue that has no delivery in progress; `None` if this webhook is no
/// longer set.
fn next_parcels(telegram: &Telegram, bot_id: i64, number: u64) -> Option<Vec<Parcel>> {
    let now = telegram.now();
    let mut model = telegram.model();
    let bot = model.bot_mut(bot_id)?;
    bot.queue.retain(|update| update.again || update.expires > now);
    let webhook = bot.webhook.as_mut().filter(|webhook| webhook.number == number)?;
    let mut parcels = Vec::new();
    for update in &bot.queue {
        if webhook.busy.len() >= webhook.connections {
            break;
        }
        let lane = lane_of(&update.body);
        if webhook.busy.insert(lane) {
            let (url, secret) = (webhook.url.clone(), webhook.secret.clone());
            parcels.push(Parcel { bot: bot_id, number, url, secret, lane, update: update.clone() });
        }
    }
    Some(parcels)
}

fn lane_of(update: &Value) -> Lane {
    let id = |pointer: &str| update.pointer(pointer).and_then(Value::as_i64).unwrap_or_default();
    if update.get("callback_query").is_some() {
        ("press", id("/callback_query/from/id"))
    } else if update.get("my_chat_member").is_some() {
        ("place", id("/my_chat_member/chat/id"))
    } else {
        ("message", id("/message/chat/id"))
    }
}

/// Retries until the bot accepts the update, the update expires, or the webhook is no longer set.
async fn deliver(telegram: Telegram, parcel: Parcel) {
    let mut failures = 0;
    while still_wanted(&telegram, &parcel) {
        match attempt(&telegram, &parcel).await {
            Ok(()) => {
                settle(&telegram, &parcel);
                break;
            }
            Err(why) => note_error(&telegram, &parcel, why),
        }
        tokio::select! {
            () = wait_after(&telegram, failures) => {}
            () = telegram.shared.closing.cancelled() => return,
        }
        failures += 1;
    }
    let mut model = telegram.model();
    let webhook = model.bot_mut(parcel.bot).and_then(|bot| bot.webhook.as_mut());
    if let Some(webhook) = webhook.filter(|webhook| webhook.number == parcel.number) {
        webhook.busy.remove(&parcel.lane);
    }
    model.announce();
}

async fn wait_after(telegram: &Telegram, failures: u32) {
    let Some(doublings) = failures.checked_sub(1) else { return };
    let doublings = doublings.min(10);
    let retries = telegram.model().webhook_retries;
    match retries {
        WebhookRetries::RealTime => {
            tokio::time::sleep(FIRST_WAIT.saturating_mul(1 << doublings).min(LONGEST_WAIT)).await;
        }
        WebhookRetries::Clock => {
            let longest = 60 + telegram.model().ids.below("webhook wait", 61).cast_signed();
            let span = SignedDuration::from_secs((1_i64 << doublings).min(longest));
            let due = telegram.now().saturating_add(span).unwrap_or(telegram.now());
            // Fails only if the clock is gone, and then the sandbox is, too.
            let _ = telegram.shared.clock.moves().wait_for(|now| *now >= due).await;
        }
    }
}

fn still_wanted(telegram: &Telegram, parcel: &Parcel) -> bool {
    let now = telegram.now();
    let model = telegram.model();
    let Some(bot) = model.bot(parcel.bot) else { return false };
    let set = bot.webhook.as_ref().is_some_and(|webhook| webhook.number == parcel.number);
    let update = &parcel.update;
    set && (update.again || update.expires > now) && bot.queue.iter().any(|waiting| same(waiting, update))
}

fn same(one: &Update, other: &Update) -> bool {
    one.id == other.id && one.again == other.again
}

fn settle(telegram: &Telegram, parcel: &Parcel) {
    if let Some(bot) = telegram.model().bot_mut(parcel.bot) {
        let place = bot.queue.iter().position(|waiting| same(waiting, &parcel.update));
        place.and_then(|place| bot.queue.remove(place));
    }
}

fn note_error(telegram: &Telegram, parcel: &Parcel, why: String) {
    let now = telegram.now();
    let mut model = telegram.model();
    if let Some(webhook) = model.bot_mut(parcel.bot).and_then(|bot| bot.webhook.as_mut()) {
        webhook.last_error = Some((now, why));
    }
}

/// Makes one delivery attempt. An armed fault may block the request or its response.
async fn attempt(telegram: &Telegram, parcel: &Parcel) -> Result<(), String> {
    let fault = telegram.shared.faults.strike("POST", DELIVERY);
    let lost = || "Connection reset by peer".to_owned();
    let outcome = match &fault {
        Some(FaultKind::DropBefore | FaultKind::Status { .. }) => Err(lost()),
        _ => post(telegram, parcel).await,
    };
    let status = outcome.as_ref().ok().map(StatusCode::as_u16);
    telegram.shared.log.request(RequestLine {
        seq: 0,
        at: telegram.now(),
        host: "webhook".to_owned(),
        method: "POST".to_owned(),
        path: DELIVERY.to_owned(),
        status,
        fault: fault.as_ref().map(|fault| <&str>::from(fault).to_owned()),
        summary: format!("update {}", parcel.update.id),
    });
    match (outcome?, fault) {
        (_, Some(FaultKind::DropAfter | FaultKind::ErrorAfterEffect { .. })) => Err(lost()),
        (status, _) if status.is_success() => Ok(()),
        (status, _) => Err(format!("Wrong response from the webhook: {status}")),
    }
}

async fn post(telegram: &Telegram, parcel: &Parcel) -> Result<StatusCode, String> {
    let request = telegram.shared.client.post(parcel.url.clone()).json(&parcel.update.body);
    let request = match &parcel.secret {
        Some(secret) => request.header("X-Telegram-Bot-Api-Secret-Token", secret),
        None => request,
    };
    match request.send().await {
        Ok(answer) => Ok(answer.status()),
        Err(error) if error.is_timeout() => Err("Read timeout expired".to_owned()),
        Err(error) if error.is_connect() => Err("Connection refused".to_owned()),
        Err(_) => Err("Connection reset by peer".to_owned()),
    }
}
