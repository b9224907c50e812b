//! Creates a database for each test, cloned from the migrated template.

use std::sync::atomic::{AtomicU32, Ordering};

use secrecy::SecretString;
use store::Store;
use store::sealed::Keyring;
use testbed::database::rehearsal::Session;
use url::Url;

/// The database of one test.
#[derive(Clone, Debug)]
pub(crate) struct Database {
    pub(crate) owner: SecretString,
    pub(crate) login: SecretString,
    pub(super) name: String,
}

impl Database {
    pub(crate) async fn fresh() -> Self {
        Self::cloned_from(&told("STORYLINE_TEST_TEMPLATE")).await
    }

    /// Clones a database that has no connections.
    pub(super) async fn cloned_from(template: &str) -> Self {
        static ONE_AT_A_TIME: tokio::sync::Mutex<()> = tokio::sync::Mutex::const_new(());
        static NUMBER: AtomicU32 = AtomicU32::new(0);
        let name = format!("it_{}_{}", std::process::id(), NUMBER.fetch_add(1, Ordering::Relaxed));
        let owner = told("STORYLINE_TEST_OWNER_URL");
        // Connect to another database of the cluster: PostgreSQL does not clone a template that is in use.
        let elsewhere = with_database(&owner, "postgres");
        let turn = ONE_AT_A_TIME.lock().await;
        store::migrate::ensure_database(&elsewhere, &name, Some(template))
            .await
            .expect("a clone of the template");
        drop(turn);
        let login = with_database(&told("STORYLINE_TEST_RUNTIME_URL"), &name);
        Self { owner: with_database(&owner, &name), login, name }
    }

    /// Creates an empty database without a schema.
    pub(crate) async fn empty() -> Self {
        static NUMBER: AtomicU32 = AtomicU32::new(0);
        let name = format!("it_empty_{}_{}", std::process::id(), NUMBER.fetch_add(1, Ordering::Relaxed));
        let owner = told("STORYLINE_TEST_OWNER_URL");
        store::migrate::ensure_database(&with_database(&owner, "postgres"), &name, None)
            .await
            .expect("an empty database");
        let login = with_database(&told("STORYLINE_TEST_RUNTIME_URL"), &name);
        Self { owner: with_database(&owner, &name), login, name }
    }

    /// Drops the database, even if connections are still open.
    pub(crate) async fn drop(self) {
        let elsewhere = with_database(&told("STORYLINE_TEST_OWNER_URL"), "postgres");
        let mut session = Session::open(&elsewhere).await.expect("a session");
        session.run(&format!("DROP DATABASE {} WITH (FORCE)", self.name)).await.expect("it is dropped");
    }

    pub(crate) async fn store(&self, keys: &SecretString) -> Store {
        let keyring = Keyring::parse(keys).expect("a new key is a key");
        Store::connect(&self.login, keyring, 4).await.expect("a database that answers")
    }
}

fn told(variable: &str) -> String {
    let missing = "these tests need a PostgreSQL of their own; run: \
                   target/debug/storyline with-postgres -- cargo test -p storyline";
    std::env::var(variable).unwrap_or_else(|_| panic!("{variable} is not set: {missing}"))
}

fn with_database(url: &str, name: &str) -> SecretString {
    let mut url = Url::parse(url).expect("a database's address");
    url.set_path(name);
    String::from(url).into()
}
