//! Tests connect links: one per person and provider, found by hashes, used once.

use std::sync::Arc;

use domain::ids::{LinkId, Tenant, UserId};
use secrecy::{ExposeSecret as _, SecretString};
use sha2::{Digest as _, Sha256};
use store::connect_links::{FoundBy, FoundLink};
use store::sealed::random_token;
use tokio::sync::Barrier;
use tokio::task::JoinSet;

use crate::database::Database;
use crate::fixtures::{minutes, noon};

fn hash(secret: &str) -> [u8; 32] {
    Sha256::digest(secret).into()
}

impl Database {
    async fn link(&self, tenant: Tenant, user: UserId, provider: &str, token: &str) -> LinkId {
        let mut tx = self.store.begin(tenant).await.unwrap();
        let id = tx.make_link(user, provider, &hash(token), noon(), minutes(10)).await.unwrap();
        tx.commit().await.unwrap();
        id
    }

    async fn bind(&self, tenant: Tenant, link: LinkId, state: &str, verifier: &str) -> bool {
        let mut tx = self.store.begin(tenant).await.unwrap();
        let verifier = SecretString::from(verifier);
        let bound = tx.bind_link(link, &hash(state), &hash("browser"), &verifier).await.unwrap();
        tx.commit().await.unwrap();
        bound
    }

    async fn find(&self, by: FoundBy<'_>) -> Option<FoundLink> {
        let mut lookup = self.store.lookup().await.unwrap();
        let found = lookup.find_link(by).await.unwrap();
        lookup.commit().await.unwrap();
        found
    }

    async fn open_links(&self) -> i64 {
        self.ask("SELECT count(*) FROM connect_links WHERE used_at IS NULL").await
    }
}

#[tokio::test]
async fn a_person_has_one_open_link_a_provider() {
    let db = Database::fresh().await;
    let tenant = db.tenant(1).await;
    let user = db.person(tenant, 7).await;
    let first = db.link(tenant, user, "instagram", "first").await;
    db.bind(tenant, first, "state of the first", "v").await;
    let second = db.link(tenant, user, "instagram", "second").await;
    db.link(tenant, user, "google", "third").await;
    assert_eq!(db.open_links().await, 2);
    assert!(db.find(FoundBy::Token(&hash("first"))).await.is_none(), "the newer link replaced it");
    assert!(db.find(FoundBy::State(&hash("state of the first"))).await.is_none());
    let found = db.find(FoundBy::Token(&hash("second"))).await.expect("it is open");
    assert_eq!((found.id, found.tenant, found.used), (second, tenant, false));
    assert_eq!(found.expires_at, minutes(10));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn however_many_ask_at_once_one_link_is_open() {
    let db = Database::fresh().await;
    let tenant = db.tenant(1).await;
    let user = db.person(tenant, 7).await;
    let start = Arc::new(Barrier::new(8));
    let mut askers = JoinSet::new();
    for n in 0..8_u8 {
        let (store, start) = (db.store.clone(), Arc::clone(&start));
        askers.spawn(async move {
            let mut tx = store.begin(tenant).await?;
            start.wait().await;
            tx.make_link(user, "google", &[n; 32], noon(), minutes(10)).await?;
            tx.commit().await
        });
    }
    let refused: Vec<_> = askers.join_all().await.into_iter().filter_map(Result::err).collect();
    assert!(refused.is_empty(), "{refused:?}");
    assert_eq!(db.open_links().await, 1);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_link_is_used_once_however_many_use_it_at_once() {
    let db = Database::fresh().await;
    let tenant = db.tenant(1).await;
    let user = db.person(tenant, 7).await;
    let link = db.link(tenant, user, "google", "token").await;
    assert!(db.bind(tenant, link, "state", "verifier").await);
    // There are twenty in total. Ten run at a time, because the connection pool allows ten.
    let start = Arc::new(Barrier::new(10));
    let mut uses = JoinSet::new();
    for _ in 0..20 {
        let (store, start) = (db.store.clone(), Arc::clone(&start));
        uses.spawn(async move {
            let mut tx = store.begin(tenant).await.unwrap();
            start.wait().await;
            let used = tx.use_link(link, noon()).await.unwrap();
            tx.commit().await.unwrap();
            used
        });
    }
    let used = uses.join_all().await.into_iter().filter(|used| *used).count();
    assert_eq!(used, 1);
    assert!(db.find(FoundBy::State(&hash("state"))).await.expect("it is still told apart").used);
    assert!(!db.bind(tenant, link, "again", "verifier").await, "and it is not bound anew");
}

#[tokio::test]
async fn a_link_is_not_used_before_a_browser_said_continue() {
    let db = Database::fresh().await;
    let tenant = db.tenant(1).await;
    let user = db.person(tenant, 7).await;
    let link = db.link(tenant, user, "google", "token").await;
    let mut tx = db.store.begin(tenant).await.unwrap();
    assert!(!tx.use_link(link, noon()).await.unwrap());
}

#[tokio::test]
async fn another_browser_within_the_time_binds_the_link_to_itself() {
    let db = Database::fresh().await;
    let tenant = db.tenant(1).await;
    let user = db.person(tenant, 7).await;
    let link = db.link(tenant, user, "google", "token").await;
    assert!(db.bind(tenant, link, "one", "verifier one").await);
    assert!(db.bind(tenant, link, "two", "verifier two").await);
    assert!(db.find(FoundBy::State(&hash("one"))).await.is_none());
    assert_eq!(db.find(FoundBy::State(&hash("two"))).await.expect("it is bound").id, link);
    let mut tx = db.store.begin(tenant).await.unwrap();
    let inside = tx.link(link).await.unwrap().unwrap();
    assert_eq!((inside.user, inside.provider.as_str()), (user, "google"));
    assert_eq!(inside.browser_hash.as_deref(), Some(hash("browser").as_slice()));
    assert_eq!(inside.verifier.unwrap().expose_secret(), "verifier two");
}

#[tokio::test]
async fn nothing_in_the_row_of_a_link_opens_it() {
    let db = Database::fresh().await;
    let tenant = db.tenant(1).await;
    let user = db.person(tenant, 7).await;
    let [token, state, verifier] = std::array::from_fn(|_| random_token().unwrap());
    let link = db.link(tenant, user, "google", token.expose_secret()).await;
    db.bind(tenant, link, state.expose_secret(), verifier.expose_secret()).await;
    let row: String = db.ask("SELECT l::text FROM connect_links AS l").await;
    for secret in [&token, &state, &verifier] {
        assert!(!row.contains(secret.expose_secret()));
    }
    let mut tx = db.store.begin(tenant).await.unwrap();
    assert!(tx.use_link(link, noon()).await.unwrap());
    tx.commit().await.unwrap();
    assert_eq!(db.ask::<Option<String>>("SELECT pkce_verifier FROM connect_links").await, None);
}

#[tokio::test]
async fn a_link_is_nothing_to_another_tenant() {
    let db = Database::fresh().await;
    let (a, b) = (db.tenant(1).await, db.tenant(2).await);
    let user = db.person(a, 7).await;
    let link = db.link(a, user, "google", "token").await;
    assert!(db.bind(a, link, "state", "verifier").await);
    assert!(!db.bind(b, link, "stolen", "verifier").await);
    let mut tx = db.store.begin(b).await.unwrap();
    assert!(tx.link(link).await.unwrap().is_none());
    assert!(!tx.use_link(link, noon()).await.unwrap());
}
