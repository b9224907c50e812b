//! Runs another program's SQL as the owner, to simulate the legacy application when an adoption is rehearsed.
//! No part of the product calls it.

use secrecy::SecretString;
use sqlx::{AssertSqlSafe, Connection, PgConnection};

use store::{StoreError, connect_options};

/// A session of another program.
#[derive(Debug)]
pub struct Session {
    connection: PgConnection,
}

impl Session {
    /// Connects as the owner.
    pub async fn open(owner: &SecretString) -> Result<Self, StoreError> {
        Ok(Self { connection: PgConnection::connect_with(&connect_options(owner)?).await? })
    }

    pub async fn run(&mut self, sql: &str) -> Result<(), StoreError> {
        sqlx::raw_sql(AssertSqlSafe(sql.to_owned())).execute(&mut self.connection).await?;
        Ok(())
    }

    /// Runs a query that returns one text for each row.
    pub async fn ask(&mut self, sql: &str) -> Result<Vec<String>, StoreError> {
        Ok(sqlx::query_scalar(AssertSqlSafe(sql.to_owned())).fetch_all(&mut self.connection).await?)
    }
}
