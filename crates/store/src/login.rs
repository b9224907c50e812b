//! What the login of this program is, as the operator should know it.

use crate::StoreError;
use crate::lookup::LookupTx;
use crate::row::read_row;

/// The login and its powers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Login {
    pub name: String,
    /// It may do everything.
    pub superuser: bool,
    /// Row security does not bind it.
    pub bypasses: bool,
    /// It owns tables: row security does not bind it there.
    pub owns_tables: bool,
    /// It has the powers of its roles without taking one.
    pub inherits: bool,
    /// The server's version, such as 150008.
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
    /// Whether row security would not bind it, were it not for the roles that every query takes.
    pub fn is_strong(&self) -> bool {
        self.superuser || self.bypasses || self.owns_tables
    }
}

impl LookupTx {
    /// The login that this program came in with.
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
