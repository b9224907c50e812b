//! Tests accounts and tokens: they belong to one tenant, are sealed, and cannot be opened for another tenant.

use domain::ids::Tenant;
use secrecy::{ExposeSecret as _, SecretString};
use store::TenantTx;
use store::accounts::TokenOf;
use store::sealed::random_token;

use crate::database::Database;
use crate::fixtures::{minutes, noon};

impl Database {
    async fn store_token(&self, tenant: Tenant, of: TokenOf, secret: &str) {
        let mut tx = self.store.begin(tenant).await.unwrap();
        tx.store_token(of, &SecretString::from(secret), &["basic".into()], noon(), Some(minutes(60)))
            .await
            .unwrap();
        tx.commit().await.unwrap();
    }

    async fn connect(&self, tenant: Tenant, ig_user_id: &str) -> TokenOf {
        let mut tx = self.store.begin(tenant).await.unwrap();
        let account = tx.connect_account(ig_user_id, "1", "ada", "BUSINESS", noon()).await.unwrap();
        tx.commit().await.unwrap();
        TokenOf::Instagram(account)
    }
}

async fn secret(tx: &mut TenantTx, of: TokenOf) -> Option<String> {
    tx.token(of).await.unwrap().and_then(|token| token.secret).map(|secret| secret.expose_secret().to_owned())
}

#[tokio::test]
async fn a_token_is_sealed_where_it_stands() {
    let db = Database::fresh().await;
    let tenant = db.tenant(1).await;
    let token = random_token().unwrap();
    let of = db.connect(tenant, "17841400000000001").await;
    db.store_token(tenant, of, token.expose_secret()).await;
    let row: String = db.ask("SELECT t::text FROM api_tokens AS t").await;
    assert!(!row.contains(token.expose_secret()));
    let mut tx = db.store.begin(tenant).await.unwrap();
    let opened = tx.token(of).await.unwrap().unwrap();
    assert_eq!(opened.secret.as_ref().expect("it opens").expose_secret(), token.expose_secret());
    assert_eq!((opened.issued_at, opened.expires_at), (noon(), Some(minutes(60))));
    assert!(!format!("{opened:?}").contains(token.expose_secret()));
}

#[tokio::test]
async fn a_token_copied_into_another_row_does_not_open() {
    let db = Database::fresh().await;
    let (a, b) = (db.tenant(1).await, db.tenant(2).await);
    for tenant in [a, b] {
        db.store_token(tenant, TokenOf::GoogleRefresh, "refresh").await;
        db.store_token(tenant, TokenOf::GoogleAccess, "access").await;
    }
    let swap = "UPDATE api_tokens AS t SET token_value = o.token_value FROM api_tokens AS o WHERE ";
    for (theft, of) in [
        (
            "o.tenant <> t.tenant AND o.token_type = t.token_type AND t.token_type = 'refresh_token'",
            TokenOf::GoogleRefresh,
        ),
        (
            "o.tenant = t.tenant AND o.token_type = 'refresh_token' AND t.token_type = 'access_token'",
            TokenOf::GoogleAccess,
        ),
    ] {
        let moved =
            sqlx::query(sqlx::AssertSqlSafe(format!("{swap}{theft}"))).execute(&db.owner).await.unwrap();
        assert_eq!(moved.rows_affected(), 2);
        for tenant in [a, b] {
            let mut tx = db.store.begin(tenant).await.unwrap();
            let token = tx.token(of).await.unwrap().expect("a token");
            assert!(token.secret.is_none() && token.needs_reconnect, "{token:?}");
        }
    }
}

#[tokio::test]
async fn two_tenants_with_the_same_account_have_rows_and_tokens_of_their_own() {
    let db = Database::fresh().await;
    let (a, b) = (db.tenant(1).await, db.tenant(2).await);
    let (of_a, of_b) = (db.connect(a, "178414").await, db.connect(b, "178414").await);
    assert_ne!(of_a, of_b);
    db.store_token(a, of_a, "a's").await;
    db.store_token(b, of_b, "b's").await;
    let mut tx = db.store.begin(b).await.unwrap();
    assert_eq!(secret(&mut tx, of_b).await.as_deref(), Some("b's"));
    assert_eq!(secret(&mut tx, of_a).await, None, "what is another's is not found");
    assert!(!tx.token_needs_reconnect(of_a).await.unwrap());
    let TokenOf::Instagram(account_of_a) = of_a else { panic!("an Instagram account was connected") };
    assert!(tx.account(account_of_a).await.unwrap().is_none());
    let error = tx.choose_account(account_of_a).await.unwrap_err();
    assert_eq!(error.constraint(), Some("active_account_of_this_tenant"));
}

#[tokio::test]
async fn each_tenant_connects_a_drive_and_several_accounts() {
    let db = Database::fresh().await;
    for (chat, name) in [(1, "a"), (2, "b")] {
        let tenant = db.tenant(chat).await;
        for account in ["1", "2"] {
            let of = db.connect(tenant, account).await;
            db.store_token(tenant, of, &format!("{name}{account}")).await;
        }
        db.store_token(tenant, TokenOf::GoogleRefresh, name).await;
        db.store_token(tenant, TokenOf::GoogleAccess, name).await;
        let mut tx = db.store.begin(tenant).await.unwrap();
        assert_eq!(secret(&mut tx, TokenOf::GoogleRefresh).await.as_deref(), Some(name));
    }
    assert_eq!(db.ask::<i64>("SELECT count(*) FROM api_tokens").await, 8);
}

#[tokio::test]
async fn connecting_again_lands_on_the_same_account_and_brings_its_token_back_to_life() {
    let db = Database::fresh().await;
    let tenant = db.tenant(1).await;
    let of = db.connect(tenant, "178414").await;
    db.store_token(tenant, of, "first").await;
    let mut tx = db.store.begin(tenant).await.unwrap();
    assert!(tx.token_needs_reconnect(of).await.unwrap());
    assert!(!tx.token_needs_reconnect(of).await.unwrap(), "it is news once");
    assert!(tx.token(of).await.unwrap().unwrap().needs_reconnect);
    assert!(tx.token_works_again(of).await.unwrap());
    assert!(!tx.token_works_again(of).await.unwrap(), "it is news once");
    assert!(!tx.token(of).await.unwrap().unwrap().needs_reconnect);
    assert!(tx.token_needs_reconnect(of).await.unwrap());
    tx.commit().await.unwrap();
    assert_eq!(db.connect(tenant, "178414").await, of);
    db.store_token(tenant, of, "second").await;
    let mut tx = db.store.begin(tenant).await.unwrap();
    let token = tx.token(of).await.unwrap().unwrap();
    assert_eq!(
        (token.secret.as_ref().expect("it opens").expose_secret(), token.needs_reconnect),
        ("second", false)
    );
}
