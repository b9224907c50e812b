//! Reads a row of PostgreSQL into a struct, column by column. sqlx's derive macro does the same, but compiles
//! the database client a second time, for the macro itself.

use domain::cause::Cause;
use domain::ids::{AccountId, LinkId, MediaId, OutboxId, PostId, SourceId, Tenant, UserId};
use domain::lock::WhenDry;
use domain::post::{DeliveryMode, Outcome, PostState};
use domain::role::Role;
use domain::slots::Slot;
use jiff::Timestamp;
use sqlx::postgres::PgRow;
use sqlx::{Error, Row};

/// A type that can be read from a column.
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

id_columns!(AccountId, LinkId, MediaId, OutboxId, PostId, SourceId, UserId);

/// Returns the error for a value that this version does not know.
pub(crate) fn unreadable(column: &str) -> Error {
    Error::ColumnDecode { index: column.to_owned(), source: "another version wrote it".into() }
}

macro_rules! word_columns {
    ($($kind:ident),*) => {$(
        impl $crate::row::Column for $kind {
            fn read(row: &sqlx::postgres::PgRow, name: &str) -> sqlx::Result<Self> {
                $crate::row::Column::read(row, name).and_then(|word: String| {
                    word.parse().map_err(|_| $crate::row::unreadable(name))
                })
            }
        }
    )*};
}
pub(crate) use word_columns;

word_columns!(Outcome, PostState, Role, WhenDry);

macro_rules! number_columns {
    ($($kind:ident),*) => {$(
        impl Column for $kind {
            fn read(row: &PgRow, name: &str) -> sqlx::Result<Self> {
                Option::read(row, name)?.ok_or_else(|| unreadable(name))
            }
        }
        impl Column for Option<$kind> {
            fn read(row: &PgRow, name: &str) -> sqlx::Result<Self> {
                let number: Option<i32> = row.try_get(name)?;
                number.map(|number| number.try_into().map_err(|_| unreadable(name))).transpose()
            }
        }
    )*};
}

number_columns!(u8, u16, u32);

/// Returns `None` for a mode that this version does not know.
impl Column for Option<DeliveryMode> {
    fn read(row: &PgRow, name: &str) -> sqlx::Result<Self> {
        let word: Option<String> = row.try_get(name)?;
        Ok(word.and_then(|word| word.parse().ok()))
    }
}

/// Returns `None` for a cause that only a later version knows.
impl Column for Option<Cause> {
    fn read(row: &PgRow, name: &str) -> sqlx::Result<Self> {
        let code: Option<String> = row.try_get(name)?;
        Ok(code.and_then(|code| Cause::read(&code).ok()))
    }
}

impl Column for Option<PostState> {
    fn read(row: &PgRow, name: &str) -> sqlx::Result<Self> {
        let word: Option<String> = row.try_get(name)?;
        word.map(|word| word.parse().map_err(|_| unreadable(name))).transpose()
    }
}

impl Column for Option<[u8; 32]> {
    fn read(row: &PgRow, name: &str) -> sqlx::Result<Self> {
        let bytes: Option<Vec<u8>> = row.try_get(name)?;
        bytes.map(|bytes| bytes.try_into().map_err(|_| unreadable(name))).transpose()
    }
}

impl Column for [u8; 32] {
    fn read(row: &PgRow, name: &str) -> sqlx::Result<Self> {
        Option::read(row, name)?.ok_or_else(|| unreadable(name))
    }
}

/// Reads the message that shows a post: chat and message.
pub(crate) fn message(row: &PgRow) -> sqlx::Result<Option<(i64, i64)>> {
    let (chat, message): (Option<i64>, Option<i64>) =
        (row.try_get("telegram_chat_id")?, row.try_get("telegram_message_id")?);
    Ok(chat.zip(message))
}

pub(crate) fn slot(row: &PgRow) -> sqlx::Result<Slot> {
    Ok(Slot {
        local_date: row.try_get::<jiff_sqlx::Date, _>("slot_local_date")?.to_jiff(),
        index: Column::read(row, "slot_index")?,
        at: Column::read(row, "slot_at")?,
    })
}

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

/// `read_row!(Slot { slot_at, outcome })` implements `FromRow` for a struct. Each field is read from the
/// column of the same name, from another column (`field = "column"`), or by a function (`field by function`).
macro_rules! read_row {
    ($kind:ident { $($field:ident $(= $column:literal)? $(by $read:path)?),* $(,)? }) => {
        impl<'row> sqlx::FromRow<'row, sqlx::postgres::PgRow> for $kind {
            fn from_row(row: &'row sqlx::postgres::PgRow) -> sqlx::Result<Self> {
                Ok(Self {
                    $($field: $crate::row::read_field!(row, $field $(, $column)? $(by $read)?)?),*
                })
            }
        }
    };
}

macro_rules! read_field {
    ($row:ident, $field:ident) => {
        $crate::row::Column::read($row, stringify!($field))
    };
    ($row:ident, $field:ident, $column:literal) => {
        $crate::row::Column::read($row, $column)
    };
    ($row:ident, $field:ident by $read:path) => {
        $read($row)
    };
}

pub(crate) use read_field;
pub(crate) use read_row;
