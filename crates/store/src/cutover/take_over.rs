//! Takes over from the legacy application: checks that it has stopped, reconciles its posts in flight, and
//! makes Storyline the application that posts.

use domain::ids::AccountId;
use jiff::Timestamp;
use jiff_sqlx::ToSqlx;
use serde::Serialize;
use sqlx::PgConnection;

use super::{
    Cutover, CutoverError, Engine, hold_engine, hold_queue, in_flight, library, life, people, set_engine,
};
use crate::{StoreError, TenantTx};

/// What a take-over found and changed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct TakenOver {
    pub telegram_chat_id: i64,
    /// Posts that were planned or waiting for a retry. They were removed; their times are planned again.
    pub removed: u64,
    /// Posts that people were asked about. People can still answer for one day.
    pub awaiting_hand: u64,
    /// Duplicate posts of one picture, which were removed.
    pub twins: u64,
    pub pictures: i64,
    /// How many of the pictures rest, temporarily or permanently.
    pub resting: i64,
    /// Number of people who now have a role.
    pub members: u64,
    /// The chat has no owner yet.
    pub without_owner: bool,
    /// Accounts with tokens that expire and must be refreshed in time.
    #[serde(skip)]
    pub accounts: Vec<AccountId>,
    /// The legacy application had paused the tenant; it stays paused.
    pub paused: bool,
}

impl Cutover {
    /// Takes over the legacy tenant and plans its next slot, in a transaction that the caller commits.
    ///
    /// If the database has several chats, `chat` selects the one that becomes the chat of the legacy tenant.
    pub async fn take_over(
        &self,
        chat: Option<i64>,
        now: Timestamp,
    ) -> Result<(TenantTx, TakenOver), CutoverError> {
        let mut tx = self.begin().await?;
        if hold_engine(tx.connection()).await? == Engine::Storyline {
            return Err(CutoverError::Already(Engine::Storyline));
        }
        hold_queue(tx.connection()).await?;
        life::refuse_the_living(tx.connection(), now).await?;
        let telegram_chat_id = choose_chat(tx.connection(), chat).await?;
        let members = people::give_roles(&mut tx, now).await?;
        let without_owner = !people::has_owner(&mut tx).await?;
        in_flight::record_slots(&mut tx, now).await?;
        let (removed, twins) = in_flight::remove_waiting(tx.connection()).await?;
        let awaiting_hand = in_flight::hand_to_people(tx.connection(), now).await?;
        library::know_again(tx.connection()).await?;
        let (pictures, resting) = library::rest(&mut tx, now).await?;
        let paused = begin_life(tx.connection(), now).await?;
        set_engine(tx.connection(), Engine::Storyline).await?;
        let accounts = accounts(tx.connection()).await?;
        let taken = TakenOver {
            telegram_chat_id,
            removed,
            awaiting_hand,
            twins,
            pictures,
            resting,
            members,
            without_owner,
            accounts,
            paused,
        };
        Ok((tx, taken))
    }
}

/// Chooses the legacy tenant's chat. The other chats of the legacy application lose their chosen account, so
/// that a chat that becomes a tenant later starts without one.
async fn choose_chat(connection: &mut PgConnection, named: Option<i64>) -> Result<i64, CutoverError> {
    let chats: Vec<(i64, bool)> = sqlx::query_as(
        "SELECT telegram_chat_id, is_legacy FROM chat_settings WHERE delivery_mode IS NULL OR is_legacy
          ORDER BY created_at, id",
    )
    .fetch_all(&mut *connection)
    .await?;
    let marked = chats.iter().find(|(_, is_legacy)| *is_legacy).map(|(chat, _)| *chat);
    let chosen = match (named, marked, chats.as_slice()) {
        (Some(named), _, chats) if !chats.iter().any(|(chat, _)| *chat == named) => {
            return Err(CutoverError::UnknownChat(named));
        }
        (Some(named), ..) => named,
        (None, Some(marked), _) => marked,
        (None, None, []) => return Err(CutoverError::NoChat),
        (None, None, [(only, _)]) => *only,
        (None, None, several) => {
            return Err(CutoverError::WhichChat(several.iter().map(|(chat, _)| *chat).collect()));
        }
    };
    sqlx::query("UPDATE chat_settings SET is_legacy = false WHERE is_legacy AND telegram_chat_id <> $1")
        .bind(chosen)
        .execute(&mut *connection)
        .await?;
    sqlx::query(
        "UPDATE chat_settings SET active_instagram_account_id = NULL
          WHERE telegram_chat_id <> $1 AND delivery_mode IS NULL AND active_instagram_account_id IS NOT NULL",
    )
    .bind(chosen)
    .execute(&mut *connection)
    .await?;
    sqlx::query("UPDATE chat_settings SET is_legacy = true WHERE telegram_chat_id = $1 AND NOT is_legacy")
        .bind(chosen)
        .execute(connection)
        .await?;
    Ok(chosen)
}

/// Activates the tenant, or leaves it paused if the legacy application had paused it. Returns whether it is
/// paused.
async fn begin_life(connection: &mut PgConnection, now: Timestamp) -> Result<bool, StoreError> {
    Ok(sqlx::query_scalar(
        "UPDATE chat_settings
            SET lifecycle = CASE WHEN is_paused THEN 'paused' ELSE 'active' END, went_live_at = $1
          WHERE is_legacy RETURNING coalesce(is_paused, false)",
    )
    .bind(now.to_sqlx())
    .fetch_one(connection)
    .await?)
}

/// Returns the accounts with a token that expires.
async fn accounts(connection: &mut PgConnection) -> Result<Vec<AccountId>, StoreError> {
    let ids: Vec<uuid::Uuid> = sqlx::query_scalar(
        "SELECT instagram_account_id FROM api_tokens
          WHERE chat_settings_id IS NULL AND service_name = 'instagram' AND token_type = 'access_token'
            AND instagram_account_id IS NOT NULL AND expires_at IS NOT NULL ORDER BY 1",
    )
    .fetch_all(connection)
    .await?;
    Ok(ids.into_iter().map(AccountId).collect())
}
