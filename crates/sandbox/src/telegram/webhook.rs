//! Webhooks: set, taken away, told about, and pushed to with retries.
//!
//! One update at a time for each queue, queues side by side, as the public tdlib/telegram-bot-api server does it:
//! messages queue by chat, presses by person, changes of the bot's own place by chat. An answer of 2xx settles an
//! update; anything else is tried again, at once and then ever later, until it expires. The waits are real time and
//! short, so that a trial on a clock that stands still goes on. Calls in the answer's body are not carried out.

use std::{collections::BTreeSet, sync::Arc, time::Duration};

use axum::http::StatusCode;
use jiff::Timestamp;
use serde_json::{Value, json};
use url::{Host, Url};

use super::{
    model::Update,
    refusal::{Done, Refusal},
    wire::{Call, Outcome},
};
use crate::{faults::FaultKind, log::RequestLine, world::World};

/// Ports at which Telegram delivers (core.telegram.org/bots/api#setwebhook).
const PORTS: [u16; 4] = [443, 80, 88, 8443];
const DEFAULT_CONNECTIONS: i64 = 40;
/// The second attempt follows at once, the third after this; then twice as late each time.
const FIRST_WAIT: Duration = Duration::from_millis(50);
const LONGEST_WAIT: Duration = Duration::from_secs(5);
/// Faults strike deliveries under this name: `POST /webhook`.
const DELIVERY: &str = "/webhook";

/// Where a bot's updates are pushed.
#[derive(Debug)]
pub(crate) struct Webhook {
    url: Url,
    secret: Option<String>,
    connections: usize,
    /// Tells this setting from the ones before it.
    number: u64,
    busy: BTreeSet<Lane>,
    last_error: Option<(Timestamp, String)>,
}

/// A queue: which kind, and whose.
type Lane = (&'static str, i64);

/// One update on its way to where the bot listens.
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
    let loopback_allowed = call.world.state().telegram.loopback_webhooks;
    let url = checked_url(url, loopback_allowed)?;
    let secret = call.arguments.given("secret_token").map(checked_secret).transpose()?;
    let connections = call.arguments.number("max_connections").unwrap_or(DEFAULT_CONNECTIONS).clamp(1, 100);
    let allowed = call.allowed_updates()?;
    let mut state = call.world.state();
    let bot = state.telegram.bot_mut(call.bot).ok_or_else(|| Refusal::plain(401, "Unauthorized"))?;
    if call.arguments.flag("drop_pending_updates") {
        bot.queue.clear();
    }
    if let Some(kinds) = allowed {
        bot.allowed = (!kinds.is_empty()).then_some(kinds);
    }
    bot.poll += 1;
    let number = bot.poll;
    let same = bot.webhook.as_ref().is_some_and(|set| set.url == url && set.secret == secret);
    let connections = usize::try_from(connections).unwrap_or(1);
    bot.webhook = Some(Webhook { url, secret, connections, number, busy: BTreeSet::new(), last_error: None });
    drop(state);
    tokio::spawn(pump(call.world.clone(), call.bot, number));
    call.world.arrivals.send_modify(|count| *count += 1);
    let remark = if same { "Webhook is already set" } else { "Webhook was set" };
    Ok(Done { result: true.into(), remark: Some(remark) })
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
    let mut state = call.world.state();
    let bot = state.telegram.bot_mut(call.bot).ok_or_else(|| Refusal::plain(401, "Unauthorized"))?;
    if call.arguments.flag("drop_pending_updates") {
        bot.queue.clear();
    }
    let was_set = bot.webhook.take().is_some();
    drop(state);
    call.world.arrivals.send_modify(|count| *count += 1);
    let remark = if was_set { "Webhook was deleted" } else { "Webhook is already deleted" };
    Ok(Done { result: true.into(), remark: Some(remark) })
}

pub(crate) fn info(call: &Call<'_>) -> Done {
    let state = call.world.state();
    let Some(bot) = state.telegram.bot(call.bot) else { return Value::Null.into() };
    let mut told = json!({
        "url": "", "has_custom_certificate": false, "pending_update_count": bot.queue.len(),
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

/// Hands out what waits, until the webhook is set anew or taken away.
async fn pump(world: Arc<World>, bot: i64, number: u64) {
    let mut arrivals = world.arrivals.subscribe();
    loop {
        arrivals.mark_unchanged();
        let Some(parcels) = next_parcels(&world, bot, number) else { return };
        for parcel in parcels {
            tokio::spawn(deliver(world.clone(), parcel));
        }
        tokio::select! {
            () = world.closing.cancelled() => return,
            changed = arrivals.changed() => if changed.is_err() { return },
        }
    }
}

/// The oldest update of each queue that none is under way for; `None` once this webhook is no longer set.
fn next_parcels(world: &World, bot_id: i64, number: u64) -> Option<Vec<Parcel>> {
    let now = world.now();
    let mut state = world.state();
    let bot = state.telegram.bot_mut(bot_id)?;
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

/// Tries until the bot took it, it expired, or the webhook is no longer set.
async fn deliver(world: Arc<World>, parcel: Parcel) {
    let mut failures = 0;
    while still_wanted(&world, &parcel) {
        match attempt(&world, &parcel).await {
            Ok(()) => {
                settle(&world, &parcel);
                break;
            }
            Err(why) => note_error(&world, &parcel, why),
        }
        tokio::select! {
            () = tokio::time::sleep(wait_after(failures)) => {}
            () = world.closing.cancelled() => return,
        }
        failures += 1;
    }
    let mut state = world.state();
    let webhook = state.telegram.bot_mut(parcel.bot).and_then(|bot| bot.webhook.as_mut());
    if let Some(webhook) = webhook.filter(|webhook| webhook.number == parcel.number) {
        webhook.busy.remove(&parcel.lane);
    }
    drop(state);
    world.arrivals.send_modify(|count| *count += 1);
}

fn wait_after(failures: u32) -> Duration {
    match failures {
        0 => Duration::ZERO,
        n => FIRST_WAIT.saturating_mul(1 << (n - 1).min(10)).min(LONGEST_WAIT),
    }
}

fn still_wanted(world: &World, parcel: &Parcel) -> bool {
    let now = world.now();
    let state = world.state();
    let Some(bot) = state.telegram.bot(parcel.bot) else { return false };
    let set = bot.webhook.as_ref().is_some_and(|webhook| webhook.number == parcel.number);
    let update = &parcel.update;
    set && (update.again || update.expires > now) && bot.queue.iter().any(|waiting| same(waiting, update))
}

fn same(one: &Update, other: &Update) -> bool {
    one.id == other.id && one.again == other.again
}

fn settle(world: &World, parcel: &Parcel) {
    if let Some(bot) = world.state().telegram.bot_mut(parcel.bot) {
        let place = bot.queue.iter().position(|waiting| same(waiting, &parcel.update));
        place.and_then(|place| bot.queue.remove(place));
    }
}

fn note_error(world: &World, parcel: &Parcel, why: String) {
    let now = world.now();
    let mut state = world.state();
    if let Some(webhook) = state.telegram.bot_mut(parcel.bot).and_then(|bot| bot.webhook.as_mut()) {
        webhook.last_error = Some((now, why));
    }
}

/// One delivery. An armed fault may keep it from leaving, or its answer from arriving.
async fn attempt(world: &World, parcel: &Parcel) -> Result<(), String> {
    let fault = world.faults.strike("POST", DELIVERY);
    let lost = || "Connection reset by peer".to_owned();
    let outcome = match &fault {
        Some(FaultKind::DropBefore | FaultKind::Status { .. }) => Err(lost()),
        _ => post(world, parcel).await,
    };
    let status = outcome.as_ref().ok().map(StatusCode::as_u16);
    world.log.request(RequestLine {
        seq: 0,
        at: world.now(),
        host: "webhook".to_owned(),
        method: "POST".to_owned(),
        path: DELIVERY.to_owned(),
        status,
        fault: fault.as_ref().map(|fault| fault.name().to_owned()),
        summary: format!("update {}", parcel.update.id),
    });
    match (outcome?, fault) {
        (_, Some(FaultKind::DropAfter | FaultKind::ErrorAfterEffect { .. })) => Err(lost()),
        (status, _) if status.is_success() => Ok(()),
        (status, _) => Err(format!("Wrong response from the webhook: {status}")),
    }
}

async fn post(world: &World, parcel: &Parcel) -> Result<StatusCode, String> {
    let request = world.outside.post(parcel.url.clone()).json(&parcel.update.body);
    let request = match &parcel.secret {
        Some(secret) => request.header("X-Telegram-Bot-Api-Secret-Token", secret),
        None => request,
    };
    let answer = request.send().await.map_err(|error| error.without_url().to_string())?;
    Ok(answer.status())
}
