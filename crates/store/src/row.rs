//! Reads a row of PostgreSQL into a struct, column by column. sqlx's derive does the same, but compiles the database
//! client a second time, for the compiler's own use.

use domain::ids::{LinkId, PostId, SourceId, Tenant, UserId};
use jiff::Timestamp;
use sqlx::Row;
use sqlx::postgres::PgRow;

/// A value that a column can hold.
pub(crate) trait Column: Sized {
    /// Reads the column named `name`.
    fn read(row: &PgRow, name: &str) -> sqlx::Result<Self>;
}

macro_rules! plain_columns {
    ($($kind:ty),*) => {$(
        impl Column for $kind {
            fn read(row: &PgRow, name: &str) -> sqlx::Result<Self> {
                row.try_get(name)
            }
        }
        impl Column for Option<$kind> {
            fn read(row: &PgRow, name: &str) -> sqlx::Result<Self> {
                row.try_get(name)
            }
        }
    )*};
}

plain_columns!(bool, i16, i32, i64, String, uuid::Uuid, Vec<u8>, serde_json::Value);

macro_rules! id_columns {
    ($($kind:ident),*) => {$(
        impl Column for $kind {
            fn read(row: &PgRow, name: &str) -> sqlx::Result<Self> {
                row.try_get(name).map($kind)
            }
        }
        impl Column for Option<$kind> {
            fn read(row: &PgRow, name: &str) -> sqlx::Result<Self> {
                Ok(row.try_get::<Option<uuid::Uuid>, _>(name)?.map($kind))
            }
        }
    )*};
}

id_columns!(LinkId, PostId, SourceId, UserId);

impl Column for Tenant {
    fn read(row: &PgRow, name: &str) -> sqlx::Result<Self> {
        row.try_get(name).map(Self::from_key)
    }
}

impl Column for Timestamp {
    fn read(row: &PgRow, name: &str) -> sqlx::Result<Self> {
        Ok(row.try_get::<jiff_sqlx::Timestamp, _>(name)?.to_jiff())
    }
}

impl Column for Option<Timestamp> {
    fn read(row: &PgRow, name: &str) -> sqlx::Result<Self> {
        Ok(row.try_get::<Option<jiff_sqlx::Timestamp>, _>(name)?.map(jiff_sqlx::Timestamp::to_jiff))
    }
}

/// `read_row!(Slot { slot_at, outcome })`: how a row becomes the struct; each column is named like its field, or as
/// said by `field = "column"`.
macro_rules! read_row {
    ($kind:ident { $($field:ident $(= $column:literal)?),* $(,)? }) => {
        impl<'row> sqlx::FromRow<'row, sqlx::postgres::PgRow> for $kind {
            fn from_row(row: &'row sqlx::postgres::PgRow) -> sqlx::Result<Self> {
                Ok(Self {
                    $($field: $crate::row::Column::read(row, $crate::row::column_name!($field $(, $column)?))?),*
                })
            }
        }
    };
}

/// The column of a field.
macro_rules! column_name {
    ($field:ident) => {
        stringify!($field)
    };
    ($field:ident, $column:literal) => {
        $column
    };
}

pub(crate) use column_name;
pub(crate) use read_row;
