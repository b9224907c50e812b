//! The data that a claim looks up for a pressed button: the person, the tenants and the role.

use domain::ids::{Tenant, UserId};
use domain::role::Role;
use sqlx::Row;
use sqlx::postgres::PgRow;
use uuid::Uuid;

use crate::lookup::Person;

/// A pressed button, looked up when its update was claimed.
#[derive(Clone, Debug)]
pub struct FoundPress {
    /// The person, if Storyline knows them.
    pub person: Option<KnownPerson>,
    /// The tenant of the button; `None` if its token is forged or was deleted.
    pub button_tenant: Option<Tenant>,
    /// The tenant of the chat in which it was pressed.
    pub chat_tenant: Option<Tenant>,
    /// The person's role in the button's tenant, or in the chat's tenant if the button has none.
    pub role: Option<Role>,
}

/// A row of `users`.
#[derive(Clone, Debug)]
pub struct KnownPerson {
    pub user: UserId,
    first_name: Option<String>,
    username: Option<String>,
    language_code: Option<String>,
    /// Whether the person was last seen less than a day ago, according to the row.
    seen_lately: bool,
}

impl KnownPerson {
    /// Returns whether the row needs no update: the person was seen less than a day ago, and their data did
    /// not change.
    pub fn is_current(&self, person: &Person) -> bool {
        self.seen_lately
            && self.first_name == person.first_name
            && self.username == person.username
            && (person.language_code.is_none() || self.language_code == person.language_code)
    }
}

impl FoundPress {
    pub(crate) fn in_row(row: &PgRow) -> sqlx::Result<Option<Self>> {
        if row.try_get::<Option<i64>, _>("sender")?.is_none() {
            return Ok(None);
        }
        let person = match row.try_get::<Option<Uuid>, _>("user_id")? {
            Some(id) => Some(KnownPerson {
                user: UserId(id),
                first_name: row.try_get("telegram_first_name")?,
                username: row.try_get("telegram_username")?,
                language_code: row.try_get("language_code")?,
                seen_lately: row.try_get::<Option<bool>, _>("seen_lately")?.unwrap_or_default(),
            }),
            None => None,
        };
        // A role that only a later version knows permits nothing, as if the person had no role.
        let role: Option<String> = row.try_get("role")?;
        Ok(Some(Self {
            person,
            button_tenant: row.try_get::<Option<Uuid>, _>("button_tenant")?.map(Tenant::from_key),
            chat_tenant: row.try_get::<Option<Uuid>, _>("chat_tenant")?.map(Tenant::from_key),
            role: role.and_then(|word| word.parse().ok()),
        }))
    }
}
