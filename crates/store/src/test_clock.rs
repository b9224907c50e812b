//! Moves the domain clock of every process that uses a database. Only test processes are configured to follow
//! it.

use jiff::SignedDuration;
use secrecy::SecretString;
use sqlx::{Connection, PgConnection};

use crate::{StoreError, connect_options};

/// Sets how far domain time is ahead of the database's own time, replacing the previous offset.
///
/// `owner` is the owner's URL: the roles that the program uses can only read the row.
pub async fn set(owner: &SecretString, offset: SignedDuration) -> Result<(), StoreError> {
    let microseconds = i64::try_from(offset.as_micros()).unwrap_or(i64::MAX);
    let mut connection = PgConnection::connect_with(&connect_options(owner)?).await?;
    sqlx::query(
        "INSERT INTO test_clock (only_one, offset_microseconds) VALUES (true, $1)
         ON CONFLICT (only_one) DO UPDATE SET offset_microseconds = excluded.offset_microseconds",
    )
    .bind(microseconds)
    .execute(&mut connection)
    .await?;
    connection.close().await?;
    Ok(())
}
