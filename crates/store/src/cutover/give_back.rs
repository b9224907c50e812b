//! Gives the legacy tenant back: ends Storyline's work in flight and leaves a database that the legacy
//! application can use.

use domain::cause::Cause;
use domain::ids::PostId;
use domain::post::SlotOutcome;
use jiff::Timestamp;
use jiff_sqlx::ToSqlx;
use serde::Serialize;
use sqlx::PgConnection;

use super::{Cutover, CutoverError, Engine, hold_engine, hold_queue, set_engine};
use crate::history::{By, Ending};
use crate::sealed::Place;
use crate::{StoreError, TenantTx};

/// Counts of what was ended.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct GivenBack {
    /// Posts in flight that were released. None of them was posted.
    pub released: usize,
    /// Messages that were cancelled before they were sent.
    pub unsent: u64,
    /// Tokens resealed in the legacy application's format.
    pub tokens: usize,
    /// Pictures that people sent to the bot. The legacy application cannot fetch them, so they were
    /// deactivated.
    pub pictures: u64,
}

impl Cutover {
    /// Gives the legacy tenant back to the legacy application, in a transaction that the caller commits.
    pub async fn give_back(&self, now: Timestamp) -> Result<(TenantTx, GivenBack), CutoverError> {
        let mut tx = self.begin().await?;
        if hold_engine(tx.connection()).await? == Engine::Old {
            return Err(CutoverError::Already(Engine::Old));
        }
        refuse_chat_tenants(tx.connection()).await?;
        hold_queue(tx.connection()).await?;
        let released = release(&mut tx, now).await?;
        tx.schedule_next(None).await?;
        let unsent = silence(tx.connection(), now).await?;
        let tokens = unseal(&mut tx).await?;
        let pictures = take_out_sent_pictures(tx.connection()).await?;
        sqlx::query(
            "UPDATE chat_settings SET lifecycle = 'onboarding', lifecycle_before = NULL, went_live_at = NULL,
                    paused_until = NULL WHERE is_legacy",
        )
        .execute(tx.connection())
        .await?;
        set_engine(tx.connection(), Engine::Old).await?;
        Ok((tx, GivenBack { released, unsent, tokens, pictures }))
    }
}

/// Fails if Storyline has other tenants. A chat counts as a tenant if it has members or a schedule.
async fn refuse_chat_tenants(connection: &mut PgConnection) -> Result<(), CutoverError> {
    let chats: i64 = sqlx::query_scalar(
        "SELECT count(*) FROM chat_settings AS c
          WHERE NOT c.is_legacy AND (EXISTS (SELECT 1 FROM members AS m WHERE m.tenant = c.id)
                                  OR EXISTS (SELECT 1 FROM tenant_schedule AS s WHERE s.tenant = c.id))",
    )
    .fetch_one(connection)
    .await?;
    if chats > 0 { Err(CutoverError::ChatTenants(chats)) } else { Ok(()) }
}

/// Releases all posts in flight. Fails if one of them may already be live: its worker has to end it first.
async fn release(tx: &mut TenantTx, now: Timestamp) -> Result<usize, CutoverError> {
    let ids: Vec<PostId> = tx.hold_posts().await?;
    let mut posts = Vec::with_capacity(ids.len());
    for id in ids {
        posts.extend(tx.post(id).await?);
    }
    // A post in a state that only a later version knows may be live too.
    let unreadable =
        usize::try_from(tx.posts_in_flight().await?).unwrap_or_default().saturating_sub(posts.len());
    let sent = unreadable + posts.iter().filter(|post| post.state.may_be_live()).count();
    if sent > 0 {
        return Err(CutoverError::BeingPublished(sent));
    }
    for post in &posts {
        let ending = Ending::released(SlotOutcome::Released, Some(Cause::HandedBack));
        tx.end_post(By::Nobody, post, &ending, now).await?;
    }
    Ok(posts.len())
}

/// Deletes the tenant's chores and cancels its unsent messages.
async fn silence(connection: &mut PgConnection, now: Timestamp) -> Result<u64, StoreError> {
    sqlx::query("DELETE FROM chores WHERE chat_settings_id IS NULL").execute(&mut *connection).await?;
    Ok(sqlx::query(
        "UPDATE outbox SET state = 'refused', due_at = NULL, leased_until = NULL, fence = fence + 1,
                last_error = 'the chat was handed back', settled_at = $1
          WHERE chat_settings_id IS NULL AND due_at IS NOT NULL",
    )
    .bind(now.to_sqlx())
    .execute(connection)
    .await?
    .rows_affected())
}

/// Reseals tokens in the legacy application's format.
async fn unseal(tx: &mut TenantTx) -> Result<usize, CutoverError> {
    let ours: Vec<(uuid::Uuid, String, String, Option<uuid::Uuid>, String)> = sqlx::query_as(
        "SELECT id, service_name, token_type, instagram_account_id, token_value FROM api_tokens
          WHERE chat_settings_id IS NULL AND token_value LIKE 'v1.%'",
    )
    .fetch_all(tx.connection())
    .await?;
    for (id, service, token_type, account, sealed) in &ours {
        let row = account.map(|account| account.to_string()).unwrap_or_default();
        let place = Place { tenant: tx.tenant(), kind: &format!("{service}/{token_type}"), row: &row };
        let secret = tx.keyring().open(place, sealed).map_err(StoreError::from)?;
        let theirs = tx.keyring().seal_for_legacy_application(&secret).map_err(StoreError::from)?;
        sqlx::query("UPDATE api_tokens SET token_value = $2 WHERE id = $1")
            .bind(id)
            .bind(theirs)
            .execute(tx.connection())
            .await?;
    }
    Ok(ours.len())
}

async fn take_out_sent_pictures(connection: &mut PgConnection) -> Result<u64, StoreError> {
    Ok(sqlx::query(
        "UPDATE media_items SET is_active = false
          WHERE chat_settings_id IS NULL AND source_type = 'telegram' AND is_active",
    )
    .execute(connection)
    .await?
    .rows_affected())
}
