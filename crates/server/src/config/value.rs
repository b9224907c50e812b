//! Parses single values, and reports what is wrong with them.

use providers::AppCredentials;
use secrecy::{ExposeSecret, SecretString};
use thiserror::Error;
use url::Url;

/// A configuration value that is not valid.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[error("{variable}: {wrong}; an example: {variable}={example}")]
pub struct BadValue {
    pub variable: &'static str,
    /// What is wrong with the value. Never contains a secret.
    pub wrong: String,
    /// A valid value.
    pub example: &'static str,
}

/// Treats a variable that is set to an empty value as not set.
pub(super) fn present(value: Option<&SecretString>) -> Option<&SecretString> {
    value.filter(|value| !value.expose_secret().trim().is_empty())
}

/// Parses a base URL: http or https, without a query. Adds a final slash if it is missing.
pub(super) fn base(variable: &'static str, value: &str, example: &'static str) -> Result<Url, BadValue> {
    let bad = |wrong: &str| BadValue { variable, wrong: format!("{value:?} {wrong}"), example };
    let mut url = Url::parse(value).map_err(|_| bad("is not an address"))?;
    if !matches!(url.scheme(), "http" | "https") || url.host_str().is_none() {
        return Err(bad("is not an http or https address"));
    }
    if url.query().is_some() || url.fragment().is_some() {
        return Err(bad("carries more than a path"));
    }
    if !url.path().ends_with('/') {
        let path = format!("{}/", url.path());
        url.set_path(&path);
    }
    Ok(url)
}

/// Returns the id and secret of an app at a provider. Fails if only one of them is set.
pub(super) fn pair(
    (id_variable, id): (&'static str, Option<&str>),
    (secret_variable, secret): (&'static str, Option<&SecretString>),
) -> Result<Option<AppCredentials>, BadValue> {
    let id = id.filter(|id| !id.trim().is_empty());
    match (id, present(secret)) {
        (None, None) => Ok(None),
        (Some(id), Some(secret)) => Ok(Some(AppCredentials { id: id.to_owned(), secret: secret.clone() })),
        (Some(_), None) => {
            let wrong = format!("{id_variable} is set, and this is not");
            Err(BadValue { variable: secret_variable, wrong, example: "as the dashboard shows it" })
        }
        (None, Some(_)) => {
            let wrong = format!("{secret_variable} is set, and this is not");
            Err(BadValue { variable: id_variable, wrong, example: "as the dashboard shows it" })
        }
    }
}

/// Checks that this is a PostgreSQL URL, without showing it in the error.
pub(super) fn database_url(variable: &'static str, url: &SecretString) -> Result<SecretString, BadValue> {
    let scheme = url.expose_secret().split(':').next().unwrap_or_default();
    if matches!(scheme, "postgres" | "postgresql") && Url::parse(url.expose_secret()).is_ok() {
        return Ok(url.clone());
    }
    let wrong = "this is not a PostgreSQL address".into();
    Err(BadValue { variable, wrong, example: "postgresql://storyline@db.example/storyline" })
}

/// Returns the URL for use through a connection pool. A statement prepared in one transaction may be unknown
/// in the next one, so the statement cache is disabled, unless the URL sets its size (PgBouncer 1.21 or newer
/// with `max_prepared_statements`).
pub(super) fn through_a_pool(url: &SecretString) -> SecretString {
    const KEPT: &str = "statement-cache-capacity";
    let Ok(mut url) = Url::parse(url.expose_secret()) else { return url.clone() };
    if !url.query_pairs().any(|(name, _)| name == KEPT) {
        url.query_pairs_mut().append_pair(KEPT, "0");
    }
    SecretString::from(String::from(url))
}
