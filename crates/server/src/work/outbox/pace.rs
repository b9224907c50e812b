//! Limits how fast this replica sends messages from the outbox. All replicas share one limit.

use std::sync::Mutex;

use jiff::Timestamp;
use store::StoreError;
use store::lease::{Lease, OutboxKey};
use store::rates::Rate;

use crate::app::App;
use crate::runtime::metrics;
use crate::runtime::notify::Work;

/// End of the queue of messages that this replica has delayed. Each message gets its own time, so that a long
/// queue is delayed once and not repeatedly.
#[derive(Debug, Default)]
pub(super) struct Pace(Mutex<Option<Timestamp>>);

impl Pace {
    /// Returns the next free time in the queue, but not a time before `from`.
    fn line_up(&self, from: Timestamp, rate: Rate) -> Timestamp {
        let mut end = self.0.lock().expect("no code panics while it holds the line");
        let at = end.map_or(from, |end| end.max(from));
        *end = Some(at + rate.every);
        at
    }

    /// Claims messages and reserves capacity for them. Messages without capacity, because there are too many
    /// or Telegram asks to wait, are delayed; this does not count as an attempt.
    pub(super) async fn claim(
        &self,
        app: &App,
        now: Timestamp,
        most: usize,
    ) -> Result<Vec<Lease<OutboxKey>>, StoreError> {
        let claimed = app.store.claim(now, most, app.chat_lease()).await?;
        if claimed.is_empty() {
            return Ok(claimed);
        }
        let rate = app.rates.overall;
        let needed = claimed.iter().filter(|lease| !app.rates.needs_no_room(&lease.key)).count();
        let needed = u32::try_from(needed).unwrap_or(u32::MAX);
        let cells = app.rates.room_for_messages(&app.store, needed, now).await?;
        let mut left = cells.taken;
        let mut going = Vec::with_capacity(claimed.len());
        for lease in claimed {
            if cells.blocked_until.is_none() && app.rates.needs_no_room(&lease.key) {
                going.push(lease);
            } else if left > 0 {
                left -= 1;
                going.push(lease);
            } else {
                let from = cells.blocked_until.unwrap_or_else(|| rate.free_from(cells.arrival));
                not_yet(app, &lease, self.line_up(from, rate)).await?;
            }
        }
        Ok(going)
    }
}

/// Delays a message until `at`, when there is capacity for it.
pub(super) async fn not_yet(app: &App, lease: &Lease<OutboxKey>, at: Timestamp) -> Result<(), StoreError> {
    let mut tx = app.store.begin(lease.key.tenant).await?;
    tx.not_yet(lease, at).await?;
    tx.commit().await?;
    metrics::message_held_back();
    app.notifier.wake_at(Work::Outbox, at);
    Ok(())
}

#[cfg(test)]
mod tests {
    use jiff::SignedDuration;

    use super::*;

    const RATE: Rate = Rate { every: SignedDuration::from_millis(40), burst: 5 };

    #[test]
    fn who_finds_no_room_lines_up_one_behind_the_other() {
        let now: Timestamp = "2026-01-10T09:00:00Z".parse().unwrap();
        let pace = Pace::default();
        assert_eq!(pace.line_up(now, RATE), now);
        assert_eq!(pace.line_up(now, RATE), now + RATE.every);
        assert_eq!(pace.line_up(now, RATE), now + RATE.every * 2);
        let later = now + SignedDuration::from_mins(1);
        assert_eq!(pace.line_up(later, RATE), later);
    }
}
