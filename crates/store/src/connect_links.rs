//! Stores the links with which a person connects an account in the browser. Tokens are stored only as hashes.

use domain::ids::{LinkId, Tenant, UserId};
use jiff::Timestamp;
use jiff_sqlx::ToSqlx;
use secrecy::SecretString;
use sqlx::{AssertSqlSafe, Row};

use crate::lookup::LookupTx;
use crate::row::read_row;
use crate::sealed::Place;
use crate::{StoreError, TenantTx, new_id};

/// How to look up a link.
#[derive(Clone, Copy, Debug)]
pub enum FoundBy<'a> {
    /// By the hash of the token in its URL.
    Token(&'a [u8; 32]),
    /// By the hash of the `state` that a provider sent back.
    State(&'a [u8; 32]),
}

/// A link found by its hash: its tenant, and whether it can still be used.
#[derive(Clone, Copy, Debug)]
pub struct FoundLink {
    pub id: LinkId,
    pub tenant: Tenant,
    pub expires_at: Timestamp,
    pub used: bool,
}

read_row!(FoundLink { id, tenant, expires_at, used });

/// A link with the data that only its tenant can read.
#[derive(Clone, Debug)]
pub struct Link {
    pub id: LinkId,
    /// Who requested it.
    pub user: UserId,
    /// `instagram`, `facebook` or `google`.
    pub provider: String,
    /// A hash that identifies the browser that the link is bound to.
    pub browser_hash: Option<Vec<u8>>,
    /// The PKCE verifier of the latest attempt.
    pub verifier: Option<SecretString>,
}

impl LookupTx {
    /// Finds a link by the hash of its token or `state`.
    pub async fn find_link(&mut self, by: FoundBy<'_>) -> Result<Option<FoundLink>, StoreError> {
        let (column, hash) = match by {
            FoundBy::Token(hash) => ("token_hash", hash),
            FoundBy::State(hash) => ("state_hash", hash),
        };
        let sql = format!(
            "SELECT id, tenant, expires_at, used_at IS NOT NULL AS used FROM connect_links WHERE {column} = $1"
        );
        Ok(sqlx::query_as(AssertSqlSafe(sql)).bind(hash.as_slice()).fetch_optional(self.connection()).await?)
    }
}

impl TenantTx {
    /// Creates a link, replacing the person's unused link for the same provider.
    pub async fn make_link(
        &mut self,
        user: UserId,
        provider: &str,
        token_hash: &[u8; 32],
        now: Timestamp,
        expires_at: Timestamp,
    ) -> Result<LinkId, StoreError> {
        let tenant = self.tenant();
        let id = new_id();
        sqlx::query(
            "INSERT INTO connect_links (id, chat_settings_id, user_id, provider, token_hash, created_at, expires_at)
             VALUES ($1, $2, $3, $4, $5, $6, $7)
             ON CONFLICT (tenant, user_id, provider) WHERE used_at IS NULL DO UPDATE
                SET id = excluded.id, token_hash = excluded.token_hash, created_at = excluded.created_at,
                    expires_at = excluded.expires_at, state_hash = NULL, browser_hash = NULL, pkce_verifier = NULL",
        )
        .bind(id)
        .bind(tenant.chat_settings_id())
        .bind(user.0)
        .bind(provider)
        .bind(token_hash.as_slice())
        .bind(now.to_sqlx())
        .bind(expires_at.to_sqlx())
        .execute(self.connection())
        .await?;
        Ok(LinkId(id))
    }

    /// Returns one of this tenant's links.
    pub async fn link(&mut self, id: LinkId) -> Result<Option<Link>, StoreError> {
        let tenant = self.tenant();
        let row = self.scoped(
            "SELECT user_id, provider, browser_hash, pkce_verifier FROM connect_links WHERE tenant = $1 AND id = $2",
        )
        .bind(id.0)
        .fetch_optional(self.connection())
        .await?;
        let Some(row) = row else { return Ok(None) };
        let sealed: Option<String> = row.try_get("pkce_verifier")?;
        let verifier = sealed
            .map(|sealed| self.keyring().open(verifier_place(tenant, &id.to_string()), &sealed))
            .transpose()?;
        Ok(Some(Link {
            id,
            user: UserId(row.try_get("user_id")?),
            provider: row.try_get("provider")?,
            browser_hash: row.try_get("browser_hash")?,
            verifier,
        }))
    }

    /// Binds a link to the browser in which Continue was pressed. Another browser can rebind it until it is
    /// used or expires. Returns false if the link has already been used.
    pub async fn bind_link(
        &mut self,
        id: LinkId,
        state_hash: &[u8; 32],
        browser_hash: &[u8; 32],
        verifier: &SecretString,
    ) -> Result<bool, StoreError> {
        let tenant = self.tenant();
        let sealed = self.keyring().seal(verifier_place(tenant, &id.to_string()), verifier)?;
        let rows = self
            .scoped(
                "UPDATE connect_links SET state_hash = $3, browser_hash = $4, pkce_verifier = $5
                  WHERE tenant = $1 AND id = $2 AND used_at IS NULL",
            )
            .bind(id.0)
            .bind(state_hash.as_slice())
            .bind(browser_hash.as_slice())
            .bind(sealed)
            .execute(self.connection())
            .await?
            .rows_affected();
        Ok(rows == 1)
    }

    /// Marks a link as used, before its code is exchanged. Returns false if it was used before.
    pub async fn use_link(&mut self, id: LinkId, now: Timestamp) -> Result<bool, StoreError> {
        let rows = self
            .scoped(
                "UPDATE connect_links SET used_at = $3, pkce_verifier = NULL
                  WHERE tenant = $1 AND id = $2 AND used_at IS NULL AND state_hash IS NOT NULL",
            )
            .bind(id.0)
            .bind(now.to_sqlx())
            .execute(self.connection())
            .await?
            .rows_affected();
        Ok(rows == 1)
    }
}

pub(crate) fn verifier_place(tenant: Tenant, row: &str) -> Place<'_> {
    Place { tenant, kind: "connect_link/pkce", row }
}
