//! Limits how many messages all replicas together send to Telegram.
//!
//! Telegram allows about 30 messages a second in all, one a second to a private chat with short bursts, and 20 a
//! minute to a group; edits count as well (core.telegram.org/bots/faq#my-bot-is-hitting-limits-how-do-i-avoid-this).
//! Each rate below stays within its limit in any interval, including bursts.

use jiff::{SignedDuration, Timestamp};
use store::lease::OutboxKey;
use store::rates::{Cells, Rate};
use store::{Store, StoreError};

/// Key of the limit for all messages.
const OVERALL: &str = "telegram/all";
/// Key of the block of all chats.
const BLOCK: &str = "telegram/blocked";
/// What the keys begin with that record which chat Telegram last asked to wait, and when.
const ASKED: &str = "telegram/asked/";
/// If Telegram asks this many chats to wait within this time, the limit is not that of a chat: all chats wait.
const SEVERAL: i64 = 3;
const WITHIN: SignedDuration = SignedDuration::from_secs(5);

/// The highest rates at which messages are sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rates {
    /// The rate to all chats together.
    pub overall: Rate,
    /// The rate to one private chat.
    pub private: Rate,
    pub group: Rate,
    /// Whether edits in private chats take no room; only under a manual clock.
    pub free_edits: bool,
}

impl Rates {
    /// Rates within Telegram's limits: at most 29 messages in any second, and 20 to a group in any minute.
    pub const TELEGRAM: Self = Self {
        overall: Rate { every: SignedDuration::from_millis(40), burst: 5 },
        private: Rate { every: SignedDuration::from_secs(1), burst: 3 },
        group: Rate { every: SignedDuration::from_secs(5), burst: 9 },
        free_edits: false,
    };

    /// Rates for a clock that only moves by hand: an entire conversation then happens at one instant.
    pub const STANDING_CLOCK: Self = Self {
        overall: Rate { every: SignedDuration::from_secs(1), burst: 30 },
        private: Rate { every: SignedDuration::from_secs(30), burst: 40 },
        group: Rate { every: SignedDuration::from_secs(60), burst: 20 },
        free_edits: true,
    };
}

impl Rates {
    /// Reserves capacity for up to `most` messages to any chats.
    pub async fn room_for_messages(
        &self,
        store: &Store,
        most: u32,
        now: Timestamp,
    ) -> Result<Cells, StoreError> {
        store.take_cells(OVERALL, self.overall, most, BLOCK, now).await
    }

    /// Returns whether only a block limits this outbox row.
    pub(crate) fn needs_no_room(&self, key: &OutboxKey) -> bool {
        self.free_edits && key.is_edit && !is_group(key.telegram_chat_id)
    }

    /// Reserves capacity in one chat; otherwise returns when some will be free.
    pub async fn room_in_chat(
        &self,
        store: &Store,
        key: &OutboxKey,
        now: Timestamp,
    ) -> Result<Option<Timestamp>, StoreError> {
        if self.needs_no_room(key) {
            return Ok(None);
        }
        let chat = key.telegram_chat_id;
        let rate = if is_group(chat) { self.group } else { self.private };
        let cells = store.take_cells(&format!("telegram/chat/{chat}"), rate, 1, &block_of(chat), now).await?;
        Ok((cells.taken == 0).then(|| cells.blocked_until.unwrap_or_else(|| rate.free_from(cells.arrival))))
    }

    /// Blocks sending to a chat on all replicas until the time that Telegram asks to wait for. If it asks several chats to
    /// wait at once, blocks all chats.
    pub async fn hold_until(
        store: &Store,
        chat: i64,
        until: Timestamp,
        now: Timestamp,
    ) -> Result<(), StoreError> {
        store.block_until(&block_of(chat), until).await?;
        if store.happened(ASKED, &chat.to_string(), now - WITHIN, now).await? >= SEVERAL {
            store.block_until(BLOCK, until).await?;
        }
        Ok(())
    }
}

/// The key of a chat's own block.
fn block_of(telegram_chat_id: i64) -> String {
    format!("telegram/blocked/{telegram_chat_id}")
}

/// Returns whether a chat is a group or a supergroup: those have negative ids.
fn is_group(telegram_chat_id: i64) -> bool {
    telegram_chat_id < 0
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Returns the most messages that a rate allows in any interval of this length.
    fn most_within(rate: Rate, stretch: SignedDuration) -> i128 {
        i128::from(rate.burst) + (stretch.as_micros() - 1) / rate.every.as_micros()
    }

    #[test]
    fn no_second_and_no_minute_holds_more_than_telegram_allows() {
        for rates in [Rates::TELEGRAM, Rates::STANDING_CLOCK] {
            assert!(most_within(rates.overall, SignedDuration::from_secs(1)) <= 30);
            assert!(most_within(rates.group, SignedDuration::from_mins(1)) <= 20);
            assert!(most_within(rates.private, SignedDuration::from_secs(30)) <= 40);
        }
    }
}
