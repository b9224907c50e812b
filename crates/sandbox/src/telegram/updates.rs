//! Implements getUpdates: confirms updates by offset, and lets long polls wait for new updates.

use std::time::Duration;

use serde_json::{Value, json};

use super::call::{Call, Outcome};
use super::model::Bot;
use super::refusal::{Done, Refusal};

/// Maximum wait of a long poll on the server, in seconds.
const LONGEST_POLL: u64 = 50;
/// How far an offset may be above the next id.
const AHEAD: i64 = 10;
const REPLACED: &str =
    "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running";

const WEBHOOK_IS_SET: &str = "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first";
const WEBHOOK_CAME: &str = "Conflict: terminated by setWebhook request";

pub(crate) async fn get(call: &Call<'_>) -> Outcome {
    let arguments = &call.arguments;
    let offset = arguments.number("offset").unwrap_or_default();
    let limit = arguments.number("limit").unwrap_or(100).clamp(1, 100);
    let limit = usize::try_from(limit).unwrap_or(100);
    let timeout = u64::try_from(arguments.number("timeout").unwrap_or_default()).unwrap_or_default();
    let mut arrivals = call.telegram.model().arrivals.subscribe();
    let (poll, from) = begin(call, offset)?;
    let deadline = tokio::time::sleep(Duration::from_secs(timeout.min(LONGEST_POLL)));
    tokio::pin!(deadline);
    loop {
        arrivals.mark_unchanged();
        if let Some(updates) = take(call, poll, from, limit)? {
            return Ok(updates);
        }
        tokio::select! {
            () = &mut deadline => return Ok(take(call, poll, from, limit)?.unwrap_or_else(|| json!([]).into())),
            () = call.telegram.shared.closing.cancelled() => return Ok(json!([]).into()),
            _ = arrivals.changed() => {}
        }
    }
}

impl Call<'_> {
    /// Returns the requested kinds of update; `None` keeps the earlier setting.
    pub(super) fn allowed_updates(&self) -> Result<Option<Vec<String>>, Refusal> {
        match self.arguments.json("allowed_updates") {
            None => Ok(None),
            Some(Ok(Value::Array(kinds))) => {
                Ok(Some(kinds.iter().filter_map(Value::as_str).map(str::to_owned).collect()))
            }
            Some(_) => Err(Refusal::bad("can't parse allowed updates JSON array")),
        }
    }
}

/// Confirms updates by offset, stores the allowed kinds, and replaces an older poll. Returns the number of this
/// poll and the first id that it may return.
fn begin(call: &Call<'_>, offset: i64) -> Result<(u64, i64), Refusal> {
    let allowed = call.allowed_updates()?;
    let mut model = call.telegram.model();
    let bot = model.bot_mut(call.bot).ok_or_else(|| Refusal::plain(401, "Unauthorized"))?;
    if bot.webhook.is_some() {
        return Err(Refusal::plain(409, WEBHOOK_IS_SET));
    }
    if let Some(kinds) = allowed {
        bot.allowed = (!kinds.is_empty()).then_some(kinds);
    }
    let from = confirm(bot, offset);
    bot.poll += 1;
    let poll = bot.poll;
    // The older poll must notice that it was replaced.
    model.announce();
    Ok((poll, from))
}

/// Returns the first id that is not confirmed. An offset far above the newest id belongs to other ids: it
/// confirms nothing, and the answer begins with the oldest update.
fn confirm(bot: &mut Bot, offset: i64) -> i64 {
    if offset > bot.next_update + AHEAD {
        return 0;
    }
    if offset >= 0 {
        bot.queue.retain(|update| update.again || update.id >= offset);
        return offset;
    }
    let kept = usize::try_from(offset.unsigned_abs()).unwrap_or(usize::MAX);
    let surplus = bot.queue.len().saturating_sub(kept);
    bot.queue.drain(..surplus);
    0
}

/// Returns the pending updates; `None` if there are none.
fn take(call: &Call<'_>, poll: u64, from: i64, limit: usize) -> Result<Option<Done>, Refusal> {
    let now = call.telegram.now();
    let mut model = call.telegram.model();
    let bot = model.bot_mut(call.bot).ok_or_else(|| Refusal::plain(401, "Unauthorized"))?;
    if bot.poll != poll {
        return Err(Refusal::plain(409, if bot.webhook.is_some() { WEBHOOK_CAME } else { REPLACED }));
    }
    // The ids may have started over during the poll.
    let from = if from > bot.next_update + AHEAD { 0 } else { from };
    bot.queue.retain(|update| update.again || (update.expires > now && update.id >= from));
    let updates: Vec<Value> = bot.queue.iter().take(limit).map(|update| update.body.clone()).collect();
    bot.queue.retain(|update| !update.again);
    Ok((!updates.is_empty()).then(|| Value::from(updates).into()))
}
