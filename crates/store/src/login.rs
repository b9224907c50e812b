//! What the login of this program is, as the operator should know it.

use sqlx::Row;

use crate::StoreError;
use crate::lookup::LookupTx;

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

impl Login {
    /// Whether row security would not bind it, were it not for the roles that every query takes.
    pub fn is_strong(&self) -> bool {
        self.superuser || self.bypasses || self.owns_tables
    }
}

impl LookupTx {
    /// The login that this program came in with.
    pub async fn login(&mut self) -> Result<Login, StoreError> {
        let row = sqlx::query(
            "SELECT r.rolname::text AS name, r.rolsuper, r.rolbypassrls, r.rolinherit,
                    EXISTS (SELECT 1 FROM pg_class AS c WHERE c.relowner = r.oid AND c.relkind IN ('r', 'p')
                               AND c.relnamespace = 'public'::regnamespace) AS owns_tables,
                    current_setting('server_version_num')::int AS server_version
               FROM pg_roles AS r WHERE r.rolname = session_user",
        )
        .fetch_one(self.connection())
        .await?;
        Ok(Login {
            name: row.try_get("name")?,
            superuser: row.try_get("rolsuper")?,
            bypasses: row.try_get("rolbypassrls")?,
            owns_tables: row.try_get("owns_tables")?,
            inherits: row.try_get("rolinherit")?,
            server_version: row.try_get("server_version")?,
        })
    }
}
