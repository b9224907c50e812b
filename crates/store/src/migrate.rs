//! Migrations, and the three roles that every query runs under.
//!
//! Roles belong to the cluster, not to a database, so they are made outside the migrations, by whoever comes
//! first; the others see that they exist.

mod adopt;
mod catalogue;
mod embedded;

use secrecy::SecretString;
use sqlx::{AssertSqlSafe, Connection, PgConnection};

pub use self::embedded::MIGRATIONS;
use crate::connection::connect_options;
use crate::error::StoreError;

/// The three roles. No login, no BYPASSRLS.
pub const ROLES: [&str; 3] = ["storyline_app", "storyline_across", "storyline_door"];

/// How often making a role is tried again when another database of the cluster makes it at the same moment.
const ROLE_ATTEMPTS: u32 = 20;

/// The newest migration of this version.
pub fn newest() -> i64 {
    MIGRATIONS.iter().map(|migration| migration.version).max().unwrap_or(0)
}

/// Brings a database to this version's schema, as its owner, and lets `runtime_login` take the three roles. A database
/// of the legacy application is adopted in place. Running it again changes nothing.
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

/// Makes a database unless it is there; `owner` names another database of the cluster.
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

/// Another session touched the same row of the cluster's catalogue: unique violation, duplicate object, or
/// "tuple concurrently updated".
fn is_race(error: &sqlx::Error) -> bool {
    error
        .as_database_error()
        .and_then(sqlx::error::DatabaseError::code)
        .is_some_and(|code| matches!(code.as_ref(), "23505" | "42710" | "XX000"))
}

fn quote(name: &str) -> String {
    format!("\"{}\"", name.replace('"', "\"\""))
}
