//! Defines the transaction that can access one tenant. Only its methods query tenant rows.

use domain::ids::Tenant;
use sqlx::postgres::{PgArguments, PgRow};
use sqlx::query::{Query, QueryAs, QueryScalar};
use sqlx::{FromRow, PgConnection, PgTransaction, Postgres, SqlSafeStr};

use crate::StoreError;
use crate::sealed::Keyring;

/// A transaction for one tenant. Row security protects other tenants even if a query omits its tenant
/// condition.
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

    /// Returns the tenant of this transaction.
    pub fn tenant(&self) -> Tenant {
        self.tenant
    }

    pub(crate) fn connection(&mut self) -> &mut PgConnection {
        &mut self.tx
    }

    /// Builds a statement on this tenant's rows; its `$1` is the tenant's key.
    pub(crate) fn scoped<'q>(&self, sql: impl SqlSafeStr) -> Query<'q, Postgres, PgArguments> {
        sqlx::query(sql).bind(self.tenant.key())
    }

    /// Builds a statement that returns one column of this tenant's rows; its `$1` is the tenant's key.
    pub(crate) fn scoped_scalar<'q, O>(
        &self,
        sql: impl SqlSafeStr,
    ) -> QueryScalar<'q, Postgres, O, PgArguments>
    where
        (O,): for<'r> FromRow<'r, PgRow>,
    {
        sqlx::query_scalar(sql).bind(self.tenant.key())
    }

    /// Builds a statement that returns this tenant's rows as structs or tuples; its `$1` is the tenant's key.
    pub(crate) fn scoped_as<'q, O: for<'r> FromRow<'r, PgRow>>(
        &self,
        sql: impl SqlSafeStr,
    ) -> QueryAs<'q, Postgres, O, PgArguments> {
        sqlx::query_as(sql).bind(self.tenant.key())
    }

    pub(crate) fn keyring(&self) -> &Keyring {
        &self.keyring
    }

    /// Commits the transaction. If it fails, either nothing was changed, or the response was lost and the
    /// rows must be read again.
    pub async fn commit(self) -> Result<(), StoreError> {
        Ok(self.tx.commit().await?)
    }

    /// Ends a transaction that wrote nothing, without a commit.
    pub async fn rollback(self) -> Result<(), StoreError> {
        Ok(self.tx.rollback().await?)
    }
}
