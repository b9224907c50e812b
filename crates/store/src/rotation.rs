//! Counts sealed values by their key, and seals them again with the newest key. No value is read across
//! tenants: counts and the tenants to visit come from the id of the key, which is a column of its own.

use domain::ids::Tenant;
use jiff::Timestamp;
use jiff_sqlx::ToSqlx;
use secrecy::SecretString;
use sqlx::Row;
use uuid::Uuid;

use crate::connect_links::verifier_place;
use crate::sealed::Place;
use crate::{Store, StoreError, TenantTx};

/// How many tokens each key seals.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SealedTokens {
    /// By key, in the order of the keyring: the newest key first. Includes the verifiers of open links.
    pub by_key: Vec<i64>,
    /// Tokens that no key of the keyring opens.
    pub unopenable: i64,
    /// Tokens that the legacy application still reads, with its only key.
    pub legacy: i64,
}

impl SealedTokens {
    /// Returns the total number of tokens.
    pub fn sum(&self) -> i64 {
        self.by_key.iter().sum::<i64>() + self.unopenable + self.legacy
    }

    /// Returns how many values are sealed with an older key of the keyring and can be sealed again.
    pub fn outdated(&self) -> i64 {
        self.by_key.iter().skip(1).sum()
    }
}

/// The result of sealing a tenant's tokens again.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Resealed {
    pub done: usize,
    /// Tokens that no key opens. They stay as they are.
    pub unopenable: usize,
}

impl Store {
    /// Counts the tokens, and the verifiers of links that are open at `now`, by the key that seals them.
    pub async fn sealed_tokens(&self, now: Timestamp) -> Result<SealedTokens, StoreError> {
        let mut tx = self.begin_as("storyline_across", "").await?;
        let counts: Vec<(String, i64, bool)> = sqlx::query_as(
            "SELECT sealed_with, count(*), true FROM api_tokens WHERE sealed_with <> 'fernet' GROUP BY 1
             UNION ALL
             SELECT sealed_with, count(*), false FROM connect_links
              WHERE sealed_with IS NOT NULL AND used_at IS NULL AND expires_at > $1 GROUP BY 1",
        )
        .bind(now.to_sqlx())
        .fetch_all(&mut *tx)
        .await?;
        tx.commit().await?;
        let mut tokens = SealedTokens { by_key: vec![0; self.keyring().len()], ..SealedTokens::default() };
        for (key, count, is_token) in counts {
            match self.keyring().position(&key) {
                Some(n) => tokens.by_key[n] += count,
                // A link whose verifier does not open is made again within its ten minutes.
                None => tokens.unopenable += if is_token { count } else { 0 },
            }
        }
        let mut tx = self.begin(Tenant::Legacy).await?;
        tx.count_fernet(&mut tokens).await?;
        tx.commit().await?;
        Ok(tokens)
    }

    /// Returns up to `most` tenants after `after`, in a fixed order, that have values sealed with another key
    /// than the newest.
    pub async fn tenants_to_reseal(
        &self,
        after: Option<Tenant>,
        most: i64,
    ) -> Result<Vec<Tenant>, StoreError> {
        let mut tx = self.begin_as("storyline_across", "").await?;
        let tenants: Vec<Uuid> = sqlx::query_scalar(
            "SELECT tenant FROM (SELECT tenant FROM api_tokens WHERE sealed_with <> $1
                                 UNION SELECT tenant FROM connect_links WHERE sealed_with <> $1) AS sealed
              WHERE $2::uuid IS NULL OR tenant > $2 ORDER BY tenant LIMIT $3",
        )
        .bind(self.keyring().newest())
        .bind(after.map(Tenant::key))
        .bind(most)
        .fetch_all(&mut *tx)
        .await?;
        tx.commit().await?;
        Ok(tenants.into_iter().map(Tenant::from_key).collect())
    }
}

impl TenantTx {
    /// Seals the tenant's tokens, and the verifiers of its links, again with the newest key. Keeps the tokens
    /// that the legacy application still reads.
    pub async fn reseal(&mut self) -> Result<Resealed, StoreError> {
        let mut resealed = Resealed::default();
        if !self.is_the_legacy_applications().await? {
            self.reseal_tokens(&mut resealed).await?;
        }
        self.reseal_links(&mut resealed).await?;
        Ok(resealed)
    }

    async fn reseal_tokens(&mut self, resealed: &mut Resealed) -> Result<(), StoreError> {
        let newest = self.keyring().newest().to_owned();
        let rows = self
            .scoped(
                "SELECT id, service_name, token_type, instagram_account_id, token_value FROM api_tokens
                  WHERE tenant = $1 AND sealed_with <> $2 ORDER BY id FOR UPDATE",
            )
            .bind(newest)
            .fetch_all(self.connection())
            .await?;
        for row in rows {
            let (service, kind): (String, String) =
                (row.try_get("service_name")?, row.try_get("token_type")?);
            let account: Option<Uuid> = row.try_get("instagram_account_id")?;
            let account = account.map(|account| account.to_string()).unwrap_or_default();
            let kind = format!("{service}/{kind}");
            let place = Place { tenant: self.tenant(), kind: &kind, row: &account };
            let Some(sealed) = self.sealed_again(place, row.try_get("token_value")?, resealed)? else {
                continue;
            };
            self.scoped("UPDATE api_tokens SET token_value = $3 WHERE tenant = $1 AND id = $2")
                .bind(row.try_get::<Uuid, _>("id")?)
                .bind(sealed)
                .execute(self.connection())
                .await?;
        }
        Ok(())
    }

    async fn reseal_links(&mut self, resealed: &mut Resealed) -> Result<(), StoreError> {
        let newest = self.keyring().newest().to_owned();
        let rows = self
            .scoped(
                "SELECT id, pkce_verifier FROM connect_links
                  WHERE tenant = $1 AND sealed_with <> $2 ORDER BY id FOR UPDATE",
            )
            .bind(newest)
            .fetch_all(self.connection())
            .await?;
        for row in rows {
            let id: Uuid = row.try_get("id")?;
            let (tenant, name) = (self.tenant(), id.to_string());
            let place = verifier_place(tenant, &name);
            let mut of_links = Resealed::default();
            let sealed = self.sealed_again(place, row.try_get("pkce_verifier")?, &mut of_links)?;
            resealed.done += of_links.done;
            if let Some(sealed) = sealed {
                self.scoped("UPDATE connect_links SET pkce_verifier = $3 WHERE tenant = $1 AND id = $2")
                    .bind(id)
                    .bind(sealed)
                    .execute(self.connection())
                    .await?;
            }
        }
        Ok(())
    }

    /// Returns a value sealed with the newest key; `None` if no key opens it.
    fn sealed_again(
        &self,
        place: Place<'_>,
        sealed: &str,
        resealed: &mut Resealed,
    ) -> Result<Option<String>, StoreError> {
        let opened: Result<SecretString, _> = self.keyring().open(place, sealed);
        let Ok(secret) = opened else {
            resealed.unopenable += 1;
            return Ok(None);
        };
        resealed.done += 1;
        Ok(Some(self.keyring().seal(place, &secret)?))
    }

    /// Adds the tokens in the legacy application's format, which does not name a key.
    async fn count_fernet(&mut self, tokens: &mut SealedTokens) -> Result<(), StoreError> {
        let sealed: Vec<String> = self
            .scoped_scalar("SELECT token_value FROM api_tokens WHERE tenant = $1 AND sealed_with = 'fernet'")
            .fetch_all(self.connection())
            .await?;
        let is_legacy = self.is_the_legacy_applications().await?;
        for sealed in &sealed {
            match self.keyring().position_of_fernet(sealed) {
                None => tokens.unopenable += 1,
                Some(_) if is_legacy => tokens.legacy += 1,
                // Also with the newest key it is sealed again: the format binds it to no row.
                Some(n) => tokens.by_key[n] += 1,
            }
        }
        Ok(())
    }
}
