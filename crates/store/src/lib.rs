//! Stores everything in PostgreSQL; this is the only crate that contains SQL.
//!
//! The connection pool is private to this crate. Only [`TenantTx`] gives access to a creator's rows;
//! [`lookup::LookupTx`] finds the tenant of a chat, person, link or update; [`cross_tenant`] contains the few
//! claims and counts over all tenants. Each of the three uses its own database role, so that row security
//! protects tenants even if a query omits its tenant condition.

pub mod accounts;
pub mod audit;
pub mod blobs;
pub mod callbacks;
pub mod chat_life;
pub mod chores;
pub mod connect_links;
mod connection;
pub mod cross_tenant;
pub mod cutover;
mod dry_run;
pub mod embedded;
pub mod erasure;
mod error;
pub mod found_press;
pub mod history;
pub mod invites;
pub mod lease;
pub mod login;
pub mod lookup;
pub mod media;
pub mod members;
pub mod migrate;
pub mod onboarding;
pub mod origin;
pub mod outbox;
pub mod pauses;
pub mod poller;
pub mod post_context;
pub mod post_view;
pub mod posts;
pub mod queue;
pub mod rates;
pub mod retention;
mod retries;
pub mod review;
pub mod rotation;
mod row;
pub mod sealed;
pub mod settings;
pub mod slots;
pub mod sources;
pub mod telegram_pictures;
mod tenant_tx;
pub mod tenants;
pub mod test_clock;
mod transitions;
mod unclear;
pub mod unreadable;
pub mod updates;
pub mod wizards;

use std::time::Duration;

use domain::ids::Tenant;
use secrecy::SecretString;
use sqlx::postgres::PgPoolOptions;
use sqlx::{AssertSqlSafe, Connection as _, PgConnection, PgPool, PgTransaction};

pub use self::connection::connect_options;
use self::connection::keeps_no_statements;
pub use error::StoreError;
pub use tenant_tx::TenantTx;

use crate::sealed::Keyring;

/// Time limits of every transaction. A few seconds are enough, because no transaction may wait for a
/// provider.
const LIMITS: &str = "SET LOCAL statement_timeout = '5s'; SET LOCAL lock_timeout = '2s'; \
                      SET LOCAL idle_in_transaction_session_timeout = '15s'";

/// With a pooler, another client may have used the session before. Its prepared statements would conflict
/// with ours.
const ANOTHERS_SESSION: &str = "DEALLOCATE ALL; ";

/// A handle to the database. Cheap to clone.
#[derive(Clone, Debug)]
pub struct Store {
    pool: PgPool,
    /// SQL that follows `BEGIN` in each transaction.
    first: &'static str,
    keyring: Keyring,
}

impl Store {
    /// Connects as the runtime login. Fails with [`StoreError::Unreachable`] if the address is wrong, refuses
    /// connections or does not respond for ten seconds.
    pub async fn connect(url: &SecretString, keyring: Keyring, connections: u32) -> Result<Self, StoreError> {
        let options = connect_options(url)?;
        // Connect once without the pool, because a pool only reports a timeout. This connection reports the
        // cause.
        PgConnection::connect_with(&options).await?.close().await?;
        let pool = PgPoolOptions::new()
            .max_connections(connections)
            .acquire_timeout(Duration::from_secs(10))
            .connect_lazy_with(options);
        let first = if keeps_no_statements(url) { ANOTHERS_SESSION } else { "" };
        Ok(Self { pool, first, keyring })
    }

    /// Opens a transaction that can access one tenant, in one round trip.
    pub async fn begin(&self, tenant: Tenant) -> Result<TenantTx, StoreError> {
        let tx = self
            .begin_as("storyline_app", &format!("; SET LOCAL storyline.tenant = '{}'", tenant.key()))
            .await?;
        Ok(TenantTx::new(tx, tenant, self.keyring.clone()))
    }

    /// Opens a transaction as one of the three roles. `more` is trusted SQL, never user input.
    pub(crate) async fn begin_as(
        &self,
        role: &str,
        more: &str,
    ) -> Result<PgTransaction<'static>, StoreError> {
        let statement = format!("BEGIN; {}SET LOCAL ROLE {role}{more}; {LIMITS}", self.first);
        Ok(self.pool.begin_with(AssertSqlSafe(statement)).await?)
    }

    /// Checks that the schema is this version's and that row security applies to each tenant table. Fails
    /// with [`StoreError::Schema`]; its text states the remedy.
    pub async fn verify(&self) -> Result<(), StoreError> {
        let mut lookup = self.lookup().await.map_err(no_roles)?;
        let applied = lookup.applied_migrations().await.map_err(no_roles)?.newest;
        lookup.commit().await?;
        if applied < migrate::newest() {
            return Err(StoreError::Schema(format!(
                "the database is at migration {applied}, this version needs {}; run: storyline migrate",
                migrate::newest()
            )));
        }
        let mut tx = self.begin(Tenant::Legacy).await?;
        let unbound: Vec<String> = sqlx::query_scalar(
            "SELECT c.relname::text FROM pg_class AS c JOIN pg_attribute AS a ON a.attrelid = c.oid
              WHERE c.relkind = 'r' AND c.relnamespace = 'public'::regnamespace AND a.attname = 'tenant'
                AND NOT row_security_active(c.oid)",
        )
        .fetch_all(tx.connection())
        .await?;
        tx.commit().await?;
        if unbound.is_empty() {
            return Ok(());
        }
        Err(StoreError::Schema(format!(
            "row security does not bind on {}; nothing was started",
            unbound.join(", ")
        )))
    }

    /// Returns the keys that seal tokens.
    pub fn keyring(&self) -> &Keyring {
        &self.keyring
    }

    /// Closes every connection, after waiting for those in use.
    pub async fn close(&self) {
        self.pool.close().await;
    }
}

/// Returns an id for a new row. Ids are random, so that they reveal nothing. They also give equally eligible
/// pictures a stable but arbitrary order.
pub(crate) fn new_id() -> uuid::Uuid {
    uuid::Uuid::new_v4()
}

/// Converts the error that occurs if the database was never migrated and therefore lacks the roles or the
/// table of migrations.
fn no_roles(error: StoreError) -> StoreError {
    match &error {
        StoreError::Database(sqlx::Error::Database(database))
            if matches!(database.code().as_deref(), Some("42P01" | "42501" | "42704" | "22023")) =>
        {
            StoreError::Schema("the database is not Storyline's yet; run: storyline migrate".into())
        }
        _ => error,
    }
}
