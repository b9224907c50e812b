//! Applies the migrations, and creates the three roles that queries run under.
//!
//! Roles belong to the cluster, not to a database. They are therefore created outside the migrations: the
//! first run creates them, and later runs find them.

mod adopt;
mod catalogue;
mod embedded;

use secrecy::SecretString;
use sqlx::{AssertSqlSafe, Connection, PgConnection};

pub use self::embedded::MIGRATIONS;
use crate::connection::connect_options;
use crate::error::StoreError;

/// The three roles, without LOGIN and BYPASSRLS.
pub const ROLES: [&str; 3] = ["storyline_app", "storyline_across", "storyline_door"];

/// Maximum number of attempts to create a role while another database of the cluster creates the same one.
const ROLE_ATTEMPTS: u32 = 20;

/// Returns the newest migration of this version.
pub fn newest() -> i64 {
    MIGRATIONS.iter().map(|migration| migration.version).max().unwrap_or(0)
}

/// Migrates a database to this version's schema, as its owner, and lets `runtime_login` assume the three
/// roles. A database of the legacy application is adopted in place. Running it again changes nothing.
pub async fn migrate(owner: &SecretString, runtime_login: Option<&str>) -> Result<(), StoreError> {
    let mut connection = PgConnection::connect_with(&connect_options(owner)?).await?;
    adopt::adopt(&mut connection).await?;
    for role in ROLES {
        make_role(&mut connection, role, "NOLOGIN").await?;
    }
    grant_roles(&mut connection, "CURRENT_USER").await?;
    MIGRATIONS.run(&mut connection).await.map_err(embedded::in_words)?;
    if let Some(login) = runtime_login {
        make_role(&mut connection, login, "LOGIN NOINHERIT").await?;
        grant_roles(&mut connection, &quote(login)).await?;
    }
    connection.close().await?;
    Ok(())
}

/// Creates a database unless it exists; `owner` is the URL of another database of the cluster.
pub async fn ensure_database(
    owner: &SecretString,
    name: &str,
    template: Option<&str>,
) -> Result<(), StoreError> {
    let mut connection = PgConnection::connect_with(&connect_options(owner)?).await?;
    let there: bool = sqlx::query_scalar("SELECT EXISTS (SELECT 1 FROM pg_database WHERE datname = $1)")
        .bind(name)
        .fetch_one(&mut connection)
        .await?;
    if !there {
        let from = template.map(|template| format!(" TEMPLATE {}", quote(template))).unwrap_or_default();
        sqlx::query(AssertSqlSafe(format!("CREATE DATABASE {}{from}", quote(name))))
            .execute(&mut connection)
            .await?;
    }
    connection.close().await?;
    Ok(())
}

async fn make_role(connection: &mut PgConnection, role: &str, attributes: &str) -> Result<(), StoreError> {
    for attempt in 1.. {
        let there: bool = sqlx::query_scalar("SELECT EXISTS (SELECT 1 FROM pg_roles WHERE rolname = $1)")
            .bind(role)
            .fetch_one(&mut *connection)
            .await?;
        if there {
            break;
        }
        let made = sqlx::query(AssertSqlSafe(format!("CREATE ROLE {} {attributes}", quote(role))))
            .execute(&mut *connection)
            .await;
        match made {
            Ok(_) => break,
            Err(error) if attempt < ROLE_ATTEMPTS && is_race(&error) => {}
            Err(error) => return Err(error.into()),
        }
    }
    Ok(())
}

async fn grant_roles(connection: &mut PgConnection, login: &str) -> Result<(), StoreError> {
    let version: i32 = sqlx::query_scalar("SELECT current_setting('server_version_num')::int")
        .fetch_one(&mut *connection)
        .await?;
    let options = if version >= 160_000 { " WITH INHERIT FALSE, SET TRUE" } else { "" };
    let grant = format!("GRANT {} TO {login}{options}", ROLES.join(", "));
    for attempt in 1.. {
        match sqlx::query(AssertSqlSafe(grant.clone())).execute(&mut *connection).await {
            Ok(_) => break,
            Err(error) if attempt < ROLE_ATTEMPTS && is_race(&error) => {}
            Err(error) => return Err(error.into()),
        }
    }
    Ok(())
}

/// Returns whether another session changed the same row of the cluster's catalogue: unique violation,
/// duplicate object, or "tuple concurrently updated".
fn is_race(error: &sqlx::Error) -> bool {
    error
        .as_database_error()
        .and_then(sqlx::error::DatabaseError::code)
        .is_some_and(|code| matches!(code.as_ref(), "23505" | "42710" | "XX000"))
}

fn quote(name: &str) -> String {
    format!("\"{}\"", name.replace('"', "\"\""))
}
