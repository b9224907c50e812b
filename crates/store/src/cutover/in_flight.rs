//! Takes over the legacy application's posts in flight: removes those that are only planned, and keeps those
//! that people were asked about.

use domain::post::{MANUAL, SlotOutcome};
use domain::schedule::Schedule;
use domain::slots::{Slot, between};
use jiff::tz::TimeZone;
use jiff::{SignedDuration, Timestamp};
use jiff_sqlx::ToSqlx;
use sqlx::PgConnection;

use crate::{StoreError, TenantTx};

/// How far back slots are recorded. The legacy application moved slots within its posting window, which spans
/// at most a day.
const LOOK_BACK: SignedDuration = SignedDuration::from_hours(36);
/// Maximum distance between a time that the legacy application planned and the slot that corresponds to it.
const NEAR: SignedDuration = SignedDuration::from_hours(24);

/// Records the slots that the legacy application used recently, so that the new plan starts after them and
/// respects the number of posts per day.
pub(super) async fn record_slots(tx: &mut TenantTx, now: Timestamp) -> Result<(), StoreError> {
    let schedule = tx.settings().await?.schedule;
    let used: Vec<(jiff_sqlx::Timestamp, Option<String>, Option<String>)> = sqlx::query_as(
        "SELECT scheduled_for AT TIME ZONE 'UTC', status, posting_method FROM posting_history
          WHERE chat_settings_id IS NULL AND outcome IS NULL AND scheduled_for >= ($1::timestamptz AT TIME ZONE 'UTC')
         UNION ALL
         SELECT scheduled_for AT TIME ZONE 'UTC', NULL, NULL FROM posting_queue
          WHERE chat_settings_id IS NULL AND state IS NULL AND status = 'processing'
            AND scheduled_for >= ($1::timestamptz AT TIME ZONE 'UTC')
          ORDER BY 1",
    )
    .bind((now - LOOK_BACK).to_sqlx())
    .fetch_all(tx.connection())
    .await?;
    for (at, status, method) in used {
        let slot = nearest(&schedule, tx.tenant().key(), at.to_jiff());
        tx.record_slot(&slot, status.map(|status| outcome(&status, method.as_deref())), now).await?;
    }
    Ok(())
}

/// Converts a time that the legacy application planned to a slot, with the date and index of our nearest
/// slot.
fn nearest(schedule: &Schedule, seed: uuid::Uuid, at: Timestamp) -> Slot {
    let around = between(schedule, seed, at - NEAR, at + NEAR);
    let nearest = around.into_iter().min_by_key(|slot| slot.at.duration_since(at).abs());
    let otherwise = || Slot { local_date: at.to_zoned(TimeZone::UTC).date(), index: 0, at };
    nearest.map_or_else(otherwise, |slot| Slot { at, ..slot })
}

fn outcome(status: &str, method: Option<&str>) -> SlotOutcome {
    match (status, method) {
        ("posted", Some("instagram_api")) => SlotOutcome::Published,
        ("posted", _) => SlotOutcome::PostedByHand,
        ("rejected", _) => SlotOutcome::Rejected,
        ("failed", _) => SlotOutcome::Failed,
        _ => SlotOutcome::Skipped,
    }
}

/// Removes posts that were not shown to people yet, and duplicate posts of one picture. Returns how many
/// posts of each kind it removed.
pub(super) async fn remove_waiting(connection: &mut PgConnection) -> Result<(u64, u64), StoreError> {
    let waiting = sqlx::query(
        "DELETE FROM posting_queue
          WHERE chat_settings_id IS NULL AND state IS NULL AND status IN ('pending', 'retrying')",
    )
    .execute(&mut *connection)
    .await?
    .rows_affected();
    // Of a picture's posts, keep the newest one that has a Telegram message: people see that message and its
    // buttons.
    let twins = sqlx::query(
        "DELETE FROM posting_queue AS q USING (
             SELECT id, row_number() OVER (PARTITION BY media_item_id
                        ORDER BY telegram_message_id IS NULL, scheduled_for DESC, id) AS place
               FROM posting_queue WHERE chat_settings_id IS NULL AND state IS NULL) AS twin
          WHERE q.id = twin.id AND twin.place > 1",
    )
    .execute(connection)
    .await?
    .rows_affected();
    Ok((waiting, twins))
}

/// Gives people one day to decide about the posts they were asked about. If several posts have the time of
/// one slot, the first post fills the slot.
pub(super) async fn hand_to_people(connection: &mut PgConnection, now: Timestamp) -> Result<u64, StoreError> {
    let rows = sqlx::query(
        "UPDATE posting_queue AS q
            SET state = 'awaiting_hand', state_entered_at = $1, delivery_mode = 'handoff',
                origin = CASE WHEN asked.has_slot THEN 'slot' ELSE 'timed' END,
                slot_at = CASE WHEN asked.has_slot THEN q.scheduled_for AT TIME ZONE 'UTC' END,
                publish_at = q.scheduled_for AT TIME ZONE 'UTC', due_at = $2, deadline_at = $2,
                account_id = (SELECT active_instagram_account_id FROM chat_settings WHERE is_legacy)
           FROM (SELECT p.id, s.slot_at IS NOT NULL AND row_number() OVER (PARTITION BY p.scheduled_for ORDER BY p.id) = 1
                        AS has_slot
                   FROM posting_queue AS p
                   LEFT JOIN posting_slots AS s ON s.chat_settings_id IS NULL AND s.outcome IS NULL
                                               AND s.slot_at = p.scheduled_for AT TIME ZONE 'UTC'
                  WHERE p.chat_settings_id IS NULL AND p.state IS NULL) AS asked
          WHERE q.id = asked.id",
    )
    .bind(now.to_sqlx())
    .bind((now + MANUAL).to_sqlx())
    .execute(&mut *connection)
    .await?
    .rows_affected();
    sqlx::query(
        "UPDATE posting_slots AS s SET post_id = q.id FROM posting_queue AS q
          WHERE q.chat_settings_id IS NULL AND q.slot_at = s.slot_at AND s.chat_settings_id IS NULL AND s.post_id IS NULL",
    )
    .execute(connection)
    .await?;
    Ok(rows)
}
