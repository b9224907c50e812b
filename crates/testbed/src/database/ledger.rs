//! Reads the outcomes stored in a database, for all tenants, to compare them with the effects seen by the
//! providers.

use jiff::Timestamp;
use secrecy::SecretString;
use uuid::Uuid;

use super::owner;
use store::StoreError;

/// A recorded slot.
#[derive(Clone, Debug)]
pub struct Slot {
    pub tenant: Uuid,
    /// The time at which its story should be live.
    pub slot_at: Timestamp,
    /// Its outcome, if it has one.
    pub outcome: Option<String>,
}

/// A post recorded as published in the history.
#[derive(Clone, Debug)]
pub struct Shown {
    pub tenant: Uuid,
    /// Instagram's id of the account it was posted to.
    pub ig_user_id: String,
    /// SHA-256 of its picture, in hexadecimal.
    pub rendition: String,
}

#[derive(Clone, Debug)]
pub struct Ledger {
    pub slots: Vec<Slot>,
    pub shown: Vec<Shown>,
    /// Number of posts in progress.
    pub in_flight: i64,
    /// Stored renditions: their tenant, and their SHA-256 in hexadecimal.
    pub blobs: Vec<(Uuid, String)>,
}

/// Reads the ledger.
pub async fn ledger(url: &SecretString) -> Result<Ledger, StoreError> {
    let mut connection = owner(url).await?;
    let slots: Vec<(Uuid, jiff_sqlx::Timestamp, Option<String>)> =
        sqlx::query_as("SELECT tenant, slot_at, outcome FROM posting_slots ORDER BY slot_at")
            .fetch_all(&mut connection)
            .await?;
    let slots =
        slots.into_iter().map(|(tenant, at, outcome)| Slot { tenant, slot_at: at.to_jiff(), outcome });
    let shown: Vec<(Uuid, String, String)> = sqlx::query_as(
        "SELECT h.tenant, a.instagram_account_id AS ig_user_id, encode(h.rendition_sha256, 'hex') AS rendition
           FROM posting_history AS h JOIN instagram_accounts AS a ON a.tenant = h.tenant AND a.id = h.account_id
          WHERE h.outcome = 'published'",
    )
    .fetch_all(&mut connection)
    .await?;
    let shown =
        shown.into_iter().map(|(tenant, ig_user_id, rendition)| Shown { tenant, ig_user_id, rendition });
    let in_flight = sqlx::query_scalar("SELECT count(*) FROM posting_queue WHERE state IS NOT NULL");
    let in_flight = in_flight.fetch_one(&mut connection).await?;
    let blobs = sqlx::query_as("SELECT tenant, encode(sha256, 'hex') FROM blob");
    let blobs = blobs.fetch_all(&mut connection).await?;
    Ok(Ledger { slots: slots.collect(), shown: shown.collect(), in_flight, blobs })
}
