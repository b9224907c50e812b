//! Describes the database login that this program uses, so that the operator can check its privileges.

use crate::StoreError;
use crate::lookup::LookupTx;
use crate::row::read_row;

/// The login and its privileges.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Login {
    pub name: String,
    /// It is a superuser.
    pub superuser: bool,
    /// It has BYPASSRLS, so row security does not apply to it.
    pub bypasses: bool,
    /// It owns tables, and row security does not apply to the owner of a table.
    pub owns_tables: bool,
    /// It inherits the privileges of its roles without `SET ROLE`.
    pub inherits: bool,
    /// The server's version number, for example 150008.
    pub server_version: i32,
}

read_row!(Login {
    name,
    superuser = "rolsuper",
    bypasses = "rolbypassrls",
    owns_tables,
    inherits = "rolinherit",
    server_version,
});

impl Login {
    /// Returns whether this login could bypass row security if queries did not switch to a restricted role.
    pub fn is_strong(&self) -> bool {
        self.superuser || self.bypasses || self.owns_tables
    }
}

impl LookupTx {
    /// Returns the login with which this program connected.
    pub async fn login(&mut self) -> Result<Login, StoreError> {
        Ok(sqlx::query_as(
            "SELECT r.rolname::text AS name, r.rolsuper, r.rolbypassrls, r.rolinherit,
                    EXISTS (SELECT 1 FROM pg_class AS c WHERE c.relowner = r.oid AND c.relkind IN ('r', 'p')
                               AND c.relnamespace = 'public'::regnamespace) AS owns_tables,
                    current_setting('server_version_num')::int AS server_version
               FROM pg_roles AS r WHERE r.rolname = session_user",
        )
        .fetch_one(self.connection())
        .await?)
    }
}
