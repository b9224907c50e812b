//! Finds the tenant of a chat, a person, a link or an update. Can read keys and hashes, but no content.

use domain::ids::{ChatSettingsId, Tenant, UserId};
use domain::role::Role;
use jiff::Timestamp;
use jiff_sqlx::ToSqlx;
use sqlx::{PgConnection, PgTransaction, Row};
use uuid::Uuid;

use crate::row::Column;
use crate::settings::Lifecycle;
use crate::{Store, StoreError, new_id};

/// A transaction that can look up tenants.
#[derive(Debug)]
#[must_use = "dropping it rolls back"]
pub struct LookupTx {
    tx: PgTransaction<'static>,
}

/// A person, as described by Telegram.
#[derive(Clone, Debug)]
pub struct Person {
    pub telegram_user_id: i64,
    pub first_name: Option<String>,
    /// Without the @.
    pub username: Option<String>,
    /// IETF tag of the language of their app, if Telegram reports it.
    pub language_code: Option<String>,
}

/// The state of the schema, for the readiness probe.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct AppliedMigrations {
    /// The newest migration that was applied completely.
    pub newest: i64,
}

impl Store {
    /// Opens a transaction for looking up tenants.
    pub async fn lookup(&self) -> Result<LookupTx, StoreError> {
        Ok(LookupTx { tx: self.begin_as("storyline_door", "").await? })
    }
}

impl LookupTx {
    pub(crate) fn connection(&mut self) -> &mut PgConnection {
        &mut self.tx
    }

    /// Commits all changes of the transaction.
    pub async fn commit(self) -> Result<(), StoreError> {
        Ok(self.tx.commit().await?)
    }

    /// Returns the tenant of a chat; `None` if the chat has no tenant or a deleted one. Never creates a
    /// tenant.
    pub async fn tenant_of_chat(&mut self, telegram_chat_id: i64) -> Result<Option<Tenant>, StoreError> {
        let key: Option<Uuid> = sqlx::query_scalar(
            "SELECT tenant FROM chat_settings WHERE telegram_chat_id = $1 AND lifecycle <> 'deleted'",
        )
        .bind(telegram_chat_id)
        .fetch_optional(self.connection())
        .await?;
        Ok(key.map(Tenant::from_key))
    }

    /// Makes a chat a tenant, with the suggested schedule and no other choices. A deleted tenant is set up
    /// again from scratch.
    pub async fn make_tenant(
        &mut self,
        telegram_chat_id: i64,
        chat_name: Option<&str>,
        now: Timestamp,
    ) -> Result<Tenant, StoreError> {
        let engine: Option<String> =
            sqlx::query_scalar("SELECT engine FROM legacy_engine").fetch_optional(self.connection()).await?;
        if engine.as_deref() == Some("old") {
            return Err(StoreError::Schema(
                "the legacy application still posts from this database; take over first".into(),
            ));
        }
        let tenant = match self.begin_anew(telegram_chat_id).await? {
            Some(tenant) => tenant,
            None => self.insert_tenant(telegram_chat_id, chat_name, now).await?,
        };
        sqlx::query("INSERT INTO tenant_schedule (chat_settings_id) VALUES ($1) ON CONFLICT DO NOTHING")
            .bind(tenant.chat_settings_id())
            .execute(self.connection())
            .await?;
        self.note(tenant, None, "tenant_made", None, now).await?;
        Ok(tenant)
    }

    async fn begin_anew(&mut self, telegram_chat_id: i64) -> Result<Option<Tenant>, StoreError> {
        let key: Option<Uuid> = sqlx::query_scalar(
            "SELECT tenant FROM chat_settings WHERE telegram_chat_id = $1 AND lifecycle = 'deleted'",
        )
        .bind(telegram_chat_id)
        .fetch_optional(self.connection())
        .await?;
        let Some(tenant) = key.map(Tenant::from_key) else { return Ok(None) };
        let begins = self.give_way_or_begin(tenant, Lifecycle::Onboarding).await?;
        Ok(begins.then_some(tenant))
    }

    async fn insert_tenant(
        &mut self,
        telegram_chat_id: i64,
        chat_name: Option<&str>,
        now: Timestamp,
    ) -> Result<Tenant, StoreError> {
        let id = new_id();
        sqlx::query(
            "INSERT INTO chat_settings
                (id, telegram_chat_id, chat_name, lifecycle, delivery_mode, dry_run_mode, posts_per_day,
                 posting_hours_start, posting_hours_end, posting_timezone, created_at, updated_at)
             VALUES ($1, $2, $3, 'onboarding', 'review', false, 3, 9, 21, 'UTC', ($4::timestamptz AT TIME ZONE 'UTC'),
                     ($4::timestamptz AT TIME ZONE 'UTC'))",
        )
        .bind(id)
        .bind(telegram_chat_id)
        .bind(chat_name)
        .bind(now.to_sqlx())
        .execute(self.connection())
        .await?;
        Ok(Tenant::Chat(ChatSettingsId(id)))
    }

    /// Writes an audit row about a new tenant or member, in the transaction that adds it.
    async fn note(
        &mut self,
        tenant: Tenant,
        actor: Option<UserId>,
        action: &str,
        after: Option<serde_json::Value>,
        now: Timestamp,
    ) -> Result<(), StoreError> {
        sqlx::query(
            "INSERT INTO audit (chat_settings_id, at, actor_user_id, action, after) VALUES ($1, $2, $3, $4, $5)",
        )
        .bind(tenant.chat_settings_id())
        .bind(now.to_sqlx())
        .bind(actor.map(|user| user.0))
        .bind(action)
        .bind(after)
        .execute(self.connection())
        .await?;
        Ok(())
    }

    /// Inserts a person, or updates the one with this Telegram id. Returns their id.
    pub async fn upsert_user(&mut self, person: &Person, now: Timestamp) -> Result<UserId, StoreError> {
        let id: Uuid = sqlx::query_scalar(
            "INSERT INTO users AS u (id, telegram_user_id, telegram_username, telegram_first_name, language_code,
                                     first_seen_at, last_seen_at, created_at, updated_at)
             VALUES ($1, $2, $3, $4, $6, ($5::timestamptz AT TIME ZONE 'UTC'), ($5::timestamptz AT TIME ZONE 'UTC'),
                     ($5::timestamptz AT TIME ZONE 'UTC'), ($5::timestamptz AT TIME ZONE 'UTC'))
             ON CONFLICT (telegram_user_id) DO UPDATE
                SET telegram_username = excluded.telegram_username,
                    telegram_first_name = excluded.telegram_first_name, last_seen_at = excluded.last_seen_at,
                    language_code = coalesce(excluded.language_code, u.language_code)
             RETURNING u.id",
        )
        .bind(new_id())
        .bind(person.telegram_user_id)
        .bind(person.username.as_deref())
        .bind(person.first_name.as_deref())
        .bind(now.to_sqlx())
        .bind(person.language_code.as_deref())
        .fetch_one(self.connection())
        .await?;
        Ok(UserId(id))
    }

    /// Gives a person a role in a tenant, unless they are or were a member of it.
    pub async fn join(
        &mut self,
        tenant: Tenant,
        user: UserId,
        role: Role,
        now: Timestamp,
    ) -> Result<(), StoreError> {
        let came_in = sqlx::query(
            "INSERT INTO members (chat_settings_id, user_id, role, joined_at) VALUES ($1, $2, $3, $4)
             ON CONFLICT (tenant, user_id) DO NOTHING",
        )
        .bind(tenant.chat_settings_id())
        .bind(user.0)
        .bind(role.into_str())
        .bind(now.to_sqlx())
        .execute(self.connection())
        .await?
        .rows_affected();
        if came_in == 1 {
            self.note(
                tenant,
                Some(user),
                "joined",
                Some(serde_json::json!({ "role": role.into_str() })),
                now,
            )
            .await?;
        }
        Ok(())
    }

    /// Returns a person's role in a tenant; `None` if the person is not a member.
    pub async fn role_of(&mut self, tenant: Tenant, user: UserId) -> Result<Option<Role>, StoreError> {
        let name: Option<String> =
            sqlx::query_scalar("SELECT role FROM members WHERE tenant = $1 AND user_id = $2 AND is_active")
                .bind(tenant.key())
                .bind(user.0)
                .fetch_optional(self.connection())
                .await?;
        Ok(name.as_deref().and_then(|word| word.parse::<Role>().ok()))
    }

    /// Returns the database's own time, and the offset of the test clock in microseconds.
    pub async fn database_time(&mut self) -> Result<(Timestamp, i64), StoreError> {
        let row = sqlx::query(
            "SELECT clock_timestamp() AS now,
                    coalesce((SELECT offset_microseconds FROM test_clock), 0) AS offset_microseconds",
        )
        .fetch_one(self.connection())
        .await?;
        Ok((Column::read(&row, "now")?, row.try_get("offset_microseconds")?))
    }

    pub async fn applied_migrations(&mut self) -> Result<AppliedMigrations, StoreError> {
        let newest: Option<i64> =
            sqlx::query_scalar("SELECT max(version) FROM _sqlx_migrations WHERE success")
                .fetch_one(self.connection())
                .await?;
        Ok(AppliedMigrations { newest: newest.unwrap_or(0) })
    }
}
