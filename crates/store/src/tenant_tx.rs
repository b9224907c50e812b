//! A transaction that sees one tenant. Queries on tenant rows are methods of it and of nothing else.

use domain::ids::Tenant;
use sqlx::postgres::{PgArguments, PgRow};
use sqlx::query::{Query, QueryAs, QueryScalar};
use sqlx::{FromRow, PgConnection, PgTransaction, Postgres, SqlSafeStr};

use crate::StoreError;
use crate::sealed::Keyring;

/// Proof of a tenant, with its transaction. Row security answers for SQL that forgets to name the tenant.
#[derive(Debug)]
#[must_use = "dropping it rolls back"]
pub struct TenantTx {
    tx: PgTransaction<'static>,
    tenant: Tenant,
    keyring: Keyring,
}

impl TenantTx {
    pub(crate) fn new(tx: PgTransaction<'static>, tenant: Tenant, keyring: Keyring) -> Self {
        Self { tx, tenant, keyring }
    }

    /// Whose rows this transaction sees.
    pub fn tenant(&self) -> Tenant {
        self.tenant
    }

    pub(crate) fn connection(&mut self) -> &mut PgConnection {
        &mut self.tx
    }

    /// A statement on this tenant's rows: its `$1` is the tenant's key.
    pub(crate) fn scoped<'q>(&self, sql: impl SqlSafeStr) -> Query<'q, Postgres, PgArguments> {
        sqlx::query(sql).bind(self.tenant.key())
    }

    /// The same for one column.
    pub(crate) fn scoped_scalar<'q, O>(
        &self,
        sql: impl SqlSafeStr,
    ) -> QueryScalar<'q, Postgres, O, PgArguments>
    where
        (O,): for<'r> FromRow<'r, PgRow>,
    {
        sqlx::query_scalar(sql).bind(self.tenant.key())
    }

    /// The same for rows that are read into a struct or a tuple.
    pub(crate) fn scoped_as<'q, O: for<'r> FromRow<'r, PgRow>>(
        &self,
        sql: impl SqlSafeStr,
    ) -> QueryAs<'q, Postgres, O, PgArguments> {
        sqlx::query_as(sql).bind(self.tenant.key())
    }

    pub(crate) fn keyring(&self) -> &Keyring {
        &self.keyring
    }

    /// Makes everything done in it durable. Fails when the database refuses or the connection broke; then nothing of it
    /// happened, or the answer was lost and the rows must be read again.
    pub async fn commit(self) -> Result<(), StoreError> {
        Ok(self.tx.commit().await?)
    }

    /// Ends it where nothing was written: there is nothing to make durable.
    pub async fn rollback(self) -> Result<(), StoreError> {
        Ok(self.tx.rollback().await?)
    }
}
