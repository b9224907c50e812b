//! Classifies database errors by what the caller should do about them.

use thiserror::Error;

/// An error of the store. Never contains a row's content.
#[derive(Debug, Error)]
pub enum StoreError {
    /// The database URL cannot be parsed. The URL is not shown, because it may contain a password.
    #[error("the database URL cannot be read; an example: postgresql://storyline@db.example/storyline")]
    BadUrl,
    /// The database is unreachable at present; a retry may help.
    #[error("the database cannot be reached: {0}")]
    Unreachable(#[source] sqlx::Error),
    /// The lease was lost: the row was deleted, or another worker has claimed it. Stop and do not change
    /// anything.
    #[error("the lease is lost")]
    LeaseLost,
    /// A post is no longer in the state in which it was read. Nothing was written.
    #[error("the post moved on")]
    MovedOn,
    /// A row lacks a value that its state requires. A retry does not help: log it for the operator, and end
    /// its work.
    #[error("a row lacks {missing}, which its state requires")]
    Inconsistent { missing: &'static str },
    /// A row has a value that this version cannot parse.
    #[error("the database holds a value this version cannot read in {column}: {why}")]
    Unreadable { column: String, why: String },
    /// No key of the keyring decrypts a sealed value.
    #[error(transparent)]
    Sealed(#[from] crate::sealed::SealedError),
    /// The schema is not the one that this version needs.
    #[error("{0}")]
    Schema(String),
    /// Any other error, which is a bug.
    #[error("database: {0}")]
    Database(#[source] sqlx::Error),
}

impl StoreError {
    /// Returns whether a retry of the same call may succeed without intervention.
    pub fn is_transient(&self) -> bool {
        match self {
            Self::Unreachable(_) => true,
            Self::Database(sqlx::Error::Database(error)) => {
                // 40: serialization and deadlock; 55P03: lock timeout; 57014: statement timeout.
                error.code().is_some_and(|code| {
                    code.starts_with("40")
                        || matches!(code.as_ref(), "55P03" | "57014" | "57P01" | "57P02" | "57P03")
                })
            }
            _ => false,
        }
    }

    /// Returns the name of the constraint that rejected a row, if one did.
    pub fn constraint(&self) -> Option<&str> {
        match self {
            Self::Database(sqlx::Error::Database(error)) => error.constraint(),
            _ => None,
        }
    }
}

impl From<sqlx::Error> for StoreError {
    fn from(error: sqlx::Error) -> Self {
        match error {
            sqlx::Error::Io(_)
            | sqlx::Error::PoolTimedOut
            | sqlx::Error::PoolClosed
            | sqlx::Error::Tls(_) => Self::Unreachable(error),
            sqlx::Error::Database(ref database)
                if database.code().is_some_and(|code| {
                    // 08: connection; 57P0x: shutting down or starting; 28: refused login; 3D000: no such
                    // database.
                    code.starts_with("08")
                        || code.starts_with("28")
                        || code.starts_with("57P0")
                        || code == "3D000"
                }) =>
            {
                Self::Unreachable(error)
            }
            sqlx::Error::ColumnDecode { index, source } => {
                Self::Unreadable { column: index, why: source.to_string() }
            }
            other => Self::Database(other),
        }
    }
}

/// Checks that a write changed exactly the leased row.
pub(crate) fn leased(rows: u64) -> Result<(), StoreError> {
    if rows == 1 { Ok(()) } else { Err(StoreError::LeaseLost) }
}

/// Checks that a write without a lease changed exactly the post that was read.
pub(crate) fn unmoved(rows: u64) -> Result<(), StoreError> {
    if rows == 1 { Ok(()) } else { Err(StoreError::MovedOn) }
}
