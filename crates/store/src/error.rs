//! What can go wrong with the database, by what helps.

use thiserror::Error;

/// An error of the store. Never carries a row's content.
#[derive(Debug, Error)]
pub enum StoreError {
    /// The database URL cannot be read. The URL is not shown: it may hold a password.
    #[error("the database URL cannot be read; an example: postgresql://storyline@db.example/storyline")]
    BadUrl,
    /// Not reachable now; trying again may help.
    #[error("the database cannot be reached: {0}")]
    Unreachable(#[source] sqlx::Error),
    /// The lease was lost: another claim has the row, or it is gone. Stop and touch nothing.
    #[error("the lease is lost")]
    LeaseLost,
    /// A post is no longer in the state in which it was read. Nothing is written.
    #[error("the post moved on")]
    MovedOn,
    /// A row lacks what its state requires. No later look finds it: log it for the operator, and end its work.
    #[error("a row lacks {missing}, which its state requires")]
    Inconsistent { missing: &'static str },
    /// A row says something this version cannot read.
    #[error("the database holds a value this version cannot read in {column}: {why}")]
    Unreadable { column: String, why: String },
    /// A sealed value does not open with any key of the keyring.
    #[error(transparent)]
    Sealed(#[from] crate::sealed::SealedError),
    /// The schema is not the one this version needs.
    #[error("{0}")]
    Schema(String),
    /// Anything else: a fault of ours.
    #[error("database: {0}")]
    Database(#[source] sqlx::Error),
}

impl StoreError {
    /// Whether the same call may succeed later without anybody doing anything.
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

    /// The name of the constraint that refused a row, when one did.
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
                    // 08: connection; 57P0x: shutting down or starting; 28: refused login; 3D000: no such database.
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

/// A write that must touch exactly the leased row.
pub(crate) fn leased(rows: u64) -> Result<(), StoreError> {
    if rows == 1 { Ok(()) } else { Err(StoreError::LeaseLost) }
}

/// A write without a lease that must touch exactly the post that was read.
pub(crate) fn unmoved(rows: u64) -> Result<(), StoreError> {
    if rows == 1 { Ok(()) } else { Err(StoreError::MovedOn) }
}
