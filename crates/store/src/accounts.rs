//! Stores connected accounts and their sealed tokens.

use domain::ids::{AccountId, Tenant};
use jiff::Timestamp;
use jiff_sqlx::ToSqlx;
use secrecy::SecretString;
use sqlx::Row;
use uuid::Uuid;

use crate::row::Column;
use crate::sealed::Place;
use crate::{StoreError, TenantTx, new_id};

/// An Instagram account of one tenant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Account {
    pub id: AccountId,
    /// The professional account's id, as in `/{id}/media`.
    pub ig_user_id: String,
    /// Without the @.
    pub username: String,
    /// As Instagram reports it: BUSINESS, MEDIA_CREATOR or PERSONAL.
    pub account_type: String,
    /// The login that granted its token.
    pub login: Login,
}

/// How an account was connected. Each login's tokens work only at that login's host.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Login {
    Instagram,
    /// Facebook Login, the only login that the legacy application supported. That application did not store
    /// which login was used.
    Facebook,
}

impl Login {
    pub(crate) fn from_name(name: Option<&str>) -> Self {
        match name {
            Some("facebook") => Self::Facebook,
            _ => Self::Instagram,
        }
    }
}

/// Identifies one of a tenant's tokens.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TokenOf {
    /// The long-lived token of an Instagram account.
    Instagram(AccountId),
    GoogleRefresh,
    /// Google's access token, valid for one hour.
    GoogleAccess,
}

impl TokenOf {
    fn service(self) -> &'static str {
        match self {
            Self::Instagram(_) => "instagram",
            Self::GoogleRefresh | Self::GoogleAccess => "google_drive",
        }
    }

    fn token_type(self) -> &'static str {
        match self {
            Self::Instagram(_) | Self::GoogleAccess => "access_token",
            Self::GoogleRefresh => "refresh_token",
        }
    }

    fn account(self) -> Option<Uuid> {
        match self {
            Self::Instagram(account) => Some(account.0),
            Self::GoogleRefresh | Self::GoogleAccess => None,
        }
    }

    fn row(self) -> String {
        self.account().map(|account| account.to_string()).unwrap_or_default()
    }

    fn kind(self) -> String {
        format!("{}/{}", self.service(), self.token_type())
    }
}

/// A stored token.
#[derive(Clone, Debug)]
pub struct Token {
    /// The decrypted token; `None` if no key opens it. Then `needs_reconnect` is set.
    pub secret: Option<SecretString>,
    /// When it was issued or last refreshed.
    pub issued_at: Timestamp,
    /// When it expires; `None` if it never does.
    pub expires_at: Option<Timestamp>,
    /// The provider rejects it, or no key opens it; a member has to connect the account again.
    pub needs_reconnect: bool,
}

impl TenantTx {
    /// Stores a connected Instagram account. Connecting the same account again updates its row.
    pub async fn connect_account(
        &mut self,
        ig_user_id: &str,
        app_scoped_id: &str,
        username: &str,
        account_type: &str,
        now: Timestamp,
    ) -> Result<AccountId, StoreError> {
        let tenant = self.tenant();
        let id: Uuid = sqlx::query_scalar(
            "INSERT INTO instagram_accounts
                (id, chat_settings_id, display_name, instagram_account_id, instagram_username, is_active, login_kind,
                 account_type, app_scoped_id, created_at, updated_at)
             VALUES ($1, $2, $3, $4, $3, true, 'instagram', $5, $6, ($7::timestamptz AT TIME ZONE 'UTC'),
                     ($7::timestamptz AT TIME ZONE 'UTC'))
             ON CONFLICT (tenant, instagram_account_id) DO UPDATE
                SET instagram_username = excluded.instagram_username, is_active = true,
                    account_type = excluded.account_type, app_scoped_id = excluded.app_scoped_id,
                    login_kind = excluded.login_kind, updated_at = excluded.updated_at
             RETURNING id",
        )
        .bind(new_id())
        .bind(tenant.chat_settings_id())
        .bind(username)
        .bind(ig_user_id)
        .bind(account_type)
        .bind(app_scoped_id)
        .bind(now.to_sqlx())
        .fetch_one(self.connection())
        .await?;
        Ok(AccountId(id))
    }

    /// Returns one of this tenant's accounts.
    pub async fn account(&mut self, id: AccountId) -> Result<Option<Account>, StoreError> {
        let row = self
            .scoped(
                "SELECT id, instagram_account_id, instagram_username, account_type,
                        coalesce(login_kind, CASE WHEN chat_settings_id IS NULL THEN 'facebook' END) AS login
                   FROM instagram_accounts
                  WHERE tenant = $1 AND id = $2 AND is_active",
            )
            .bind(id.0)
            .fetch_optional(self.connection())
            .await?;
        row.map(|row| {
            Ok(Account {
                id: AccountId(row.try_get("id")?),
                ig_user_id: row.try_get("instagram_account_id")?,
                username: row.try_get::<Option<String>, _>("instagram_username")?.unwrap_or_default(),
                account_type: row.try_get::<Option<String>, _>("account_type")?.unwrap_or_default(),
                login: Login::from_name(row.try_get::<Option<String>, _>("login")?.as_deref()),
            })
        })
        .transpose()
    }

    /// Seals and stores a token, replacing the previous one.
    pub async fn store_token(
        &mut self,
        of: TokenOf,
        secret: &SecretString,
        scopes: &[String],
        now: Timestamp,
        expires_at: Option<Timestamp>,
    ) -> Result<(), StoreError> {
        let tenant = self.tenant();
        let sealed = if self.is_the_legacy_applications().await? {
            self.keyring().seal_for_legacy_application(secret)?
        } else {
            self.keyring().seal(Place { tenant, kind: &of.kind(), row: &of.row() }, secret)?
        };
        let updated = self.scoped(
            "UPDATE api_tokens
                SET token_value = $5, issued_at = ($6::timestamptz AT TIME ZONE 'UTC'),
                    expires_at = ($7::timestamptz AT TIME ZONE 'UTC'), scopes = $8, state = 'live', unopenable_told_at = NULL,
                    last_refreshed_at = ($6::timestamptz AT TIME ZONE 'UTC'),
                    updated_at = ($6::timestamptz AT TIME ZONE 'UTC')
              WHERE tenant = $1 AND service_name = $2 AND token_type = $3 AND instagram_account_id IS NOT DISTINCT FROM $4",
        )
        .bind(of.service())
        .bind(of.token_type())
        .bind(of.account())
        .bind(&sealed)
        .bind(now.to_sqlx())
        .bind(expires_at.map(ToSqlx::to_sqlx))
        .bind(scopes)
        .execute(self.connection())
        .await?
        .rows_affected();
        if updated == 0 {
            self.insert_token(of, &sealed, scopes, now, expires_at).await?;
        }
        Ok(())
    }

    /// Returns whether the legacy application still reads this tenant's tokens. It does until the cutover,
    /// which sets `went_live_at`.
    pub(crate) async fn is_the_legacy_applications(&mut self) -> Result<bool, StoreError> {
        if self.tenant() != Tenant::Legacy {
            return Ok(false);
        }
        let sql = "SELECT EXISTS (SELECT 1 FROM chat_settings WHERE tenant = $1 AND went_live_at IS NULL)";
        Ok(self.scoped_scalar(sql).fetch_one(self.connection()).await?)
    }

    async fn insert_token(
        &mut self,
        of: TokenOf,
        sealed: &str,
        scopes: &[String],
        now: Timestamp,
        expires_at: Option<Timestamp>,
    ) -> Result<(), StoreError> {
        let tenant = self.tenant();
        sqlx::query(
            "INSERT INTO api_tokens
                (id, chat_settings_id, service_name, token_type, token_value, issued_at, expires_at, scopes,
                 instagram_account_id, created_at, updated_at)
             VALUES ($1, $2, $3, $4, $5, ($6::timestamptz AT TIME ZONE 'UTC'), ($7::timestamptz AT TIME ZONE 'UTC'), $8,
                     $9, ($6::timestamptz AT TIME ZONE 'UTC'), ($6::timestamptz AT TIME ZONE 'UTC'))",
        )
        .bind(new_id())
        .bind(tenant.chat_settings_id())
        .bind(of.service())
        .bind(of.token_type())
        .bind(sealed)
        .bind(now.to_sqlx())
        .bind(expires_at.map(ToSqlx::to_sqlx))
        .bind(scopes)
        .bind(of.account())
        .execute(self.connection())
        .await?;
        Ok(())
    }

    /// Returns a token.
    pub async fn token(&mut self, of: TokenOf) -> Result<Option<Token>, StoreError> {
        let row = self.scoped(
            "SELECT token_value, issued_at AT TIME ZONE 'UTC' AS issued_at, expires_at AT TIME ZONE 'UTC' AS expires_at, state
               FROM api_tokens
              WHERE tenant = $1 AND service_name = $2 AND token_type = $3 AND instagram_account_id IS NOT DISTINCT FROM $4",
        )
        .bind(of.service())
        .bind(of.token_type())
        .bind(of.account())
        .fetch_optional(self.connection())
        .await?;
        let Some(row) = row else { return Ok(None) };
        let secret = self.open_token(of, row.try_get("token_value")?);
        Ok(Some(Token {
            needs_reconnect: secret.is_none() || row.try_get::<String, _>("state")? == "needs_reconnect",
            secret,
            issued_at: Column::read(&row, "issued_at")?,
            expires_at: Column::read(&row, "expires_at")?,
        }))
    }

    /// Opens a token; returns `None` if no key opens it.
    pub(crate) fn open_token(&self, of: TokenOf, sealed: &str) -> Option<SecretString> {
        let place = Place { tenant: self.tenant(), kind: &of.kind(), row: &of.row() };
        let opened = self.keyring().open(place, sealed);
        opened.inspect_err(|why| tracing::warn!(tenant = %place.tenant, kind = place.kind, %why, "a token does not open")).ok()
    }

    /// Records that the chat was told to connect again because no key opens a token. Returns false if it was
    /// told before.
    pub async fn unopenable_token_told(&mut self, of: TokenOf, now: Timestamp) -> Result<bool, StoreError> {
        let rows = self
            .scoped(
                "UPDATE api_tokens SET unopenable_told_at = $5
                  WHERE tenant = $1 AND service_name = $2 AND token_type = $3 AND unopenable_told_at IS NULL
                    AND instagram_account_id IS NOT DISTINCT FROM $4",
            )
            .bind(of.service())
            .bind(of.token_type())
            .bind(of.account())
            .bind(now.to_sqlx())
            .execute(self.connection())
            .await?
            .rows_affected();
        Ok(rows == 1)
    }

    /// Marks a token that its provider rejects. Returns false if it was already marked.
    pub async fn token_needs_reconnect(&mut self, of: TokenOf) -> Result<bool, StoreError> {
        self.move_token(of, "live", "needs_reconnect").await
    }

    /// Removes the mark from a token that its provider accepts again. Returns false if it was not marked.
    pub async fn token_works_again(&mut self, of: TokenOf) -> Result<bool, StoreError> {
        self.move_token(of, "needs_reconnect", "live").await
    }

    async fn move_token(&mut self, of: TokenOf, from: &str, to: &str) -> Result<bool, StoreError> {
        let rows = self
            .scoped(
                "UPDATE api_tokens SET state = $6
                  WHERE tenant = $1 AND service_name = $2 AND token_type = $3 AND state = $5
                    AND instagram_account_id IS NOT DISTINCT FROM $4",
            )
            .bind(of.service())
            .bind(of.token_type())
            .bind(of.account())
            .bind(from)
            .bind(to)
            .execute(self.connection())
            .await?
            .rows_affected();
        Ok(rows == 1)
    }
}
