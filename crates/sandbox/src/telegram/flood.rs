//! Flood limits, measured with the sandbox's clock (Bot FAQ "My bot is hitting limits").

use std::collections::{BTreeMap, VecDeque};

use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};

use super::refusal::Refusal;

/// How many messages a bot may send; 0 disables a limit.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Limits {
    /// To all chats, per second.
    pub per_second: u32,
    /// To one group, per minute.
    pub per_group_minute: u32,
    /// To one private chat within half a minute: allows bursts, but not a continuous stream.
    pub per_chat_half_minute: u32,
    /// Whether an edit counts like a message, as at Telegram.
    pub edits: bool,
}

impl Default for Limits {
    fn default() -> Self {
        Self { per_second: 30, per_group_minute: 20, per_chat_half_minute: 40, edits: false }
    }
}

impl Limits {
    /// Returns limits that are all disabled.
    pub fn off() -> Self {
        Self { per_second: 0, per_group_minute: 0, per_chat_half_minute: 0, edits: false }
    }
}

/// The times of the messages that a bot sent.
#[derive(Clone, Debug, Default)]
pub(crate) struct Flood {
    all: VecDeque<Timestamp>,
    chats: BTreeMap<i64, VecDeque<Timestamp>>,
}

impl Flood {
    /// Counts new messages to `chat`; their number is `messages`. Rejects all of them if they would exceed a
    /// limit.
    pub(crate) fn admit(
        &mut self,
        limits: Limits,
        chat: i64,
        private: bool,
        messages: usize,
        now: Timestamp,
    ) -> Result<(), Refusal> {
        let (most, seconds) =
            if private { (limits.per_chat_half_minute, 30) } else { (limits.per_group_minute, 60) };
        let window = SignedDuration::from_secs(seconds);
        let in_chat = self.chats.entry(chat).or_default();
        let waits = [
            wait(&mut self.all, limits.per_second, SignedDuration::from_secs(1), messages, now),
            wait(in_chat, most, window, messages, now),
        ];
        if let Some(seconds) = waits.into_iter().flatten().max() {
            return Err(Refusal::too_many(seconds));
        }
        for _ in 0..messages {
            self.all.push_back(now);
            in_chat.push_back(now);
        }
        Ok(())
    }
}

/// Returns the seconds until `messages` more fit into the window; `None` if they fit now.
fn wait(
    sent: &mut VecDeque<Timestamp>,
    most: u32,
    window: SignedDuration,
    messages: usize,
    now: Timestamp,
) -> Option<i64> {
    while sent.front().is_some_and(|earlier| now.duration_since(*earlier) >= window) {
        sent.pop_front();
    }
    let most = most as usize;
    if most == 0 || sent.len() + messages <= most {
        return None;
    }
    let leaving = (sent.len() + messages - most).min(sent.len()).saturating_sub(1);
    let frees = sent.get(leaving).map_or(window, |earlier| window - now.duration_since(*earlier));
    Some(frees.as_secs().max(1))
}
