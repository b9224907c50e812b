//! Parses database URLs.

use secrecy::{ExposeSecret, SecretString};
use sqlx::postgres::{PgConnectOptions, PgSslMode};

use crate::error::StoreError;

/// Parses a database URL. `sslmode=require` also verifies the server's certificate, because encryption alone
/// does not protect against a man in the middle.
pub fn connect_options(url: &SecretString) -> Result<PgConnectOptions, StoreError> {
    let options: PgConnectOptions = url.expose_secret().parse().map_err(|_| StoreError::BadUrl)?;
    // Poolers such as PgBouncer reject startup parameters they do not know. We read numbers in binary and do
    // not need this one.
    let options = options.extra_float_digits(None);
    Ok(match options.get_ssl_mode() {
        PgSslMode::Require | PgSslMode::VerifyCa => options.ssl_mode(PgSslMode::VerifyFull),
        _ => options,
    })
}

/// Returns whether the URL disables prepared statements, which is required if it leads to a pooler.
pub(crate) fn keeps_no_statements(url: &SecretString) -> bool {
    let pairs = url.expose_secret().split(['?', '&']).skip(1);
    pairs.into_iter().any(|pair| pair == "statement-cache-capacity=0")
}
