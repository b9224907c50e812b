//! How a database is reached.

use secrecy::{ExposeSecret, SecretString};
use sqlx::postgres::{PgConnectOptions, PgSslMode};

use crate::error::StoreError;

/// Reads a database URL. Where a server is named with `sslmode=require`, its certificate is checked too:
/// encryption without it protects from nobody who can stand in between.
pub fn connect_options(url: &SecretString) -> Result<PgConnectOptions, StoreError> {
    let options: PgConnectOptions = url.expose_secret().parse().map_err(|_| StoreError::BadUrl)?;
    // A pool such as PgBouncer refuses what it does not know at the start of a session. We read numbers in binary.
    let options = options.extra_float_digits(None);
    Ok(match options.get_ssl_mode() {
        PgSslMode::Require | PgSslMode::VerifyCa => options.ssl_mode(PgSslMode::VerifyFull),
        _ => options,
    })
}

/// Whether an address asks to keep no prepared statements, as one that leads through a pool must.
pub(crate) fn keeps_no_statements(url: &SecretString) -> bool {
    let pairs = url.expose_secret().split(['?', '&']).skip(1);
    pairs.into_iter().any(|pair| pair == "statement-cache-capacity=0")
}
