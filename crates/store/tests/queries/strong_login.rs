//! Tests a login to which row security does not apply, as on many hosted PostgreSQL services: the roles still
//! enforce it.

use domain::ids::Tenant;
use sqlx::AssertSqlSafe;
use store::Store;

use crate::database::{fresh_name, keyring, raw};
use crate::tenants::{TwoTenants, attempt};

async fn strong(two: &TwoTenants) -> String {
    let login = fresh_name("strong");
    for sql in [
        format!("CREATE ROLE {login} LOGIN CREATEROLE CREATEDB BYPASSRLS"),
        format!("GRANT storyline_app, storyline_across, storyline_door TO {login}"),
        format!("GRANT pg_read_all_data, pg_write_all_data TO {login}"),
    ] {
        sqlx::query(AssertSqlSafe(sql)).execute(&two.db.owner).await.unwrap();
    }
    login
}

#[tokio::test]
async fn a_login_that_bypasses_row_security_is_bound_by_the_roles_it_takes() {
    let two = TwoTenants::furnished().await;
    let login = strong(&two).await;
    let address = two.db.cluster.login(&login, &two.db.name);
    let mut session = raw(&address).await;
    let bare = attempt(&mut session, None, None, "SELECT tenant FROM media_items").await;
    assert!(bare.is_ok_and(|rows| rows > 2), "by itself it sees everybody");
    for table in &two.tables {
        let sql = format!("SELECT tenant FROM {table} WHERE tenant <> '{}'", two.a);
        assert_eq!(attempt(&mut session, Some("storyline_app"), Some(two.a), &sql).await, Ok(0), "{table}");
        let all = format!("SELECT tenant FROM {table}");
        assert_eq!(attempt(&mut session, Some("storyline_app"), None, &all).await, Ok(0), "{table}");
    }
}

#[tokio::test]
async fn the_program_starts_with_such_a_login_and_knows_that_it_is_one() {
    let two = TwoTenants::furnished().await;
    let login = strong(&two).await;
    let store = Store::connect(&two.db.cluster.login(&login, &two.db.name), keyring(), 2).await.unwrap();
    store.verify().await.unwrap();
    let mut lookup = store.lookup().await.unwrap();
    let seen = lookup.login().await.unwrap();
    lookup.commit().await.unwrap();
    assert_eq!(
        (seen.name.as_str(), seen.bypasses, seen.superuser, seen.owns_tables),
        (&*login, true, false, false)
    );
    assert!(seen.is_strong());
    let mut tx = store.begin(two.a).await.unwrap();
    assert_eq!(tx.settings().await.unwrap().telegram_chat_id, -1001);
    tx.commit().await.unwrap();
    let mut nobody = store.begin(Tenant::Legacy).await.unwrap();
    assert!(nobody.settings().await.is_err(), "there is no such tenant, and no other is shown");
}

#[tokio::test]
async fn a_plain_login_is_known_as_one() {
    let two = TwoTenants::furnished().await;
    let mut lookup = two.db.store.lookup().await.unwrap();
    let seen = lookup.login().await.unwrap();
    lookup.commit().await.unwrap();
    assert!(!seen.is_strong() && !seen.inherits && seen.server_version >= 150_000, "{seen:?}");
}
