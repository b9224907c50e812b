//! Operations on a database that trials need and the program never performs: damaging it, filling it, and
//! counting over all tenants.
//!
//! All functions take the owner's address, which the running program does not have.

mod counts;
mod crowd;
pub mod fingerprint;
mod ledger;
pub mod rehearsal;

pub use counts::{
    PressStatements, Statements, Weight, commits_per_second, count_statements_from_now, hold_messages,
    prepare_counting, press_statements, release_messages, statement_texts, statements, weigh,
};
pub use crowd::{Crowd, bring_forward, crowd, fall_due, library, quieten, tidy_libraries};
pub use ledger::{Ledger, Shown, Slot, ledger};

use secrecy::SecretString;
use sqlx::{Connection as _, PgConnection};

use store::{StoreError, connect_options};

async fn owner(url: &SecretString) -> Result<PgConnection, StoreError> {
    Ok(PgConnection::connect_with(&connect_options(url)?).await?)
}

/// Terminates up to `most` server processes of this login, as an operator or a failing machine would; returns
/// their number.
pub async fn kill_backends(url: &SecretString, login: &str, most: i64) -> Result<i64, StoreError> {
    let mut connection = owner(url).await?;
    Ok(sqlx::query_scalar(
        "SELECT count(pg_terminate_backend(pid)) FROM (
            SELECT pid FROM pg_stat_activity WHERE usename = $1 ORDER BY random() LIMIT $2) AS victim",
    )
    .bind(login)
    .bind(most)
    .fetch_one(&mut connection)
    .await?)
}
