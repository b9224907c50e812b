//! Implements getUpdates: confirms updates by offset, and long polls that return on new updates.

use std::time::Duration;

use serde_json::{Value, json};

use super::call::{Call, Outcome};
use super::model::Bot;
use super::refusal::{Done, Refusal};

/// Maximum wait of a long poll on the server, in seconds.
const LONGEST_POLL: u64 = 50;
/// An offset more than this above the next update's id is ignored.
const OFFSET_MARGIN: i64 = 10;
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
    let poll = begin(call, offset)?;
    let deadline = tokio::time::sleep(Duration::from_secs(timeout.min(LONGEST_POLL)));
    tokio::pin!(deadline);
    loop {
        arrivals.mark_unchanged();
        if let Some(updates) = take(call, poll, limit)? {
            return Ok(updates);
        }
        tokio::select! {
            () = &mut deadline => return Ok(take(call, poll, limit)?.unwrap_or_else(|| json!([]).into())),
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

/// Confirms updates by offset, stores the allowed kinds, and replaces an older poll.
fn begin(call: &Call<'_>, offset: i64) -> Result<u64, Refusal> {
    let allowed = call.allowed_updates()?;
    let mut model = call.telegram.model();
    let bot = model.bot_mut(call.bot).ok_or_else(|| Refusal::plain(401, "Unauthorized"))?;
    if bot.webhook.is_some() {
        return Err(Refusal::plain(409, WEBHOOK_IS_SET));
    }
    if let Some(kinds) = allowed {
        bot.allowed = (!kinds.is_empty()).then_some(kinds);
    }
    // An offset far above the newest update confirms nothing: the oldest pending updates are returned, whatever
    // their ids. This happens when a bot's update ids start over.
    if offset <= bot.next_update + OFFSET_MARGIN {
        confirm(bot, offset);
    }
    bot.poll += 1;
    let poll = bot.poll;
    // The older poll must notice that it was replaced.
    model.announce();
    Ok(poll)
}

fn confirm(bot: &mut Bot, offset: i64) {
    if offset >= 0 {
        bot.queue.retain(|update| update.again || update.id >= offset);
        return;
    }
    let kept = usize::try_from(offset.unsigned_abs()).unwrap_or(usize::MAX);
    let surplus = bot.queue.len().saturating_sub(kept);
    bot.queue.drain(..surplus);
}

/// Returns the pending updates; `None` if there are none.
fn take(call: &Call<'_>, poll: u64, limit: usize) -> Result<Option<Done>, Refusal> {
    let now = call.telegram.now();
    let mut model = call.telegram.model();
    let bot = model.bot_mut(call.bot).ok_or_else(|| Refusal::plain(401, "Unauthorized"))?;
    if bot.poll != poll {
        return Err(Refusal::plain(409, if bot.webhook.is_some() { WEBHOOK_CAME } else { REPLACED }));
    }
    bot.queue.retain(|update| update.again || update.expires > now);
    let updates: Vec<Value> = bot.queue.iter().take(limit).map(|update| update.body.clone()).collect();
    bot.queue.retain(|update| !update.again);
    Ok((!updates.is_empty()).then(|| Value::from(updates).into()))
}
