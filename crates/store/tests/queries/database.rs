//! A database of one test: a clone of the migrated template, with a store on it as the plain login.

use std::sync::atomic::{AtomicU32, Ordering};

use secrecy::SecretString;
use sqlx::postgres::{PgConnectOptions, PgPoolOptions};
use sqlx::{ConnectOptions as _, Connection as _, PgConnection, PgPool};
use store::Store;
use store::migrate::ensure_database;
use store::sealed::Keyring;
use url::Url;

/// Cloners of one template wait for each other under this number; the letters are "clone".
const CLONING: i64 = 0x0063_6c6f_6e65;
/// A database that nobody clones, to stand in while others are made.
const MEETING_PLACE: &str = "postgres";

/// The cluster of this run.
pub(crate) struct Cluster {
    owner: Url,
    runtime: Url,
    template: String,
}

impl Cluster {
    /// As `make test` named it.
    pub(crate) fn of_this_run() -> Self {
        let read = |name: &str| {
            std::env::var(name).unwrap_or_else(|_| {
                panic!("{name} is not set: these tests need the PostgreSQL that `make test` starts; run make test")
            })
        };
        let address = |name: &str| read(name).parse().unwrap_or_else(|_| panic!("{name} is not a URL"));
        Self {
            owner: address("STORYLINE_TEST_OWNER_URL"),
            runtime: address("STORYLINE_TEST_RUNTIME_URL"),
            template: read("STORYLINE_TEST_TEMPLATE"),
        }
    }

    /// The owner's address of one database.
    pub(crate) fn owner(&self, database: &str) -> SecretString {
        on(&self.owner, database).to_string().into()
    }

    /// The plain login's address of one database.
    pub(crate) fn runtime(&self, database: &str) -> SecretString {
        on(&self.runtime, database).to_string().into()
    }

    /// Any login's address of one database; the cluster trusts who can reach its socket.
    pub(crate) fn login(&self, login: &str, database: &str) -> SecretString {
        let mut address = on(&self.runtime, database);
        address.set_username(login).expect("an address of a server takes a name");
        address.to_string().into()
    }

    /// The name of the plain login.
    pub(crate) fn runtime_login(&self) -> &str {
        self.runtime.username()
    }

    /// Makes an empty database.
    pub(crate) async fn empty(&self) -> String {
        let name = fresh_name("empty");
        ensure_database(&self.owner(MEETING_PLACE), &name, None).await.unwrap();
        name
    }

    /// Makes a migrated database. One at a time, over all processes: a template with company is not cloned.
    async fn clone_of_template(&self) -> String {
        let name = fresh_name("clone");
        let mut turn = raw(&self.owner(MEETING_PLACE)).await;
        sqlx::query("SELECT pg_advisory_lock($1)").bind(CLONING).execute(&mut turn).await.unwrap();
        ensure_database(&self.owner(MEETING_PLACE), &name, Some(&self.template)).await.unwrap();
        turn.close().await.unwrap();
        name
    }
}

/// One test's database.
pub(crate) struct Database {
    pub(crate) cluster: Cluster,
    pub(crate) name: String,
    /// The product's way in, as the plain login.
    pub(crate) store: Store,
    /// Behind it: a superuser, whom row security does not bind.
    pub(crate) owner: PgPool,
}

impl Database {
    /// A migrated database with nobody in it.
    pub(crate) async fn fresh() -> Self {
        let cluster = Cluster::of_this_run();
        let name = cluster.clone_of_template().await;
        let store = Store::connect(&cluster.runtime(&name), keyring(), 16).await.unwrap();
        let owner = PgPoolOptions::new().max_connections(2).connect_with(options(&cluster.owner(&name)));
        Self { store, owner: owner.await.unwrap(), cluster, name }
    }

    /// A session as the plain login, for SQL that the store would never send.
    pub(crate) async fn plain(&self) -> PgConnection {
        raw(&self.cluster.runtime(&self.name)).await
    }

    /// Runs a statement as the owner; returns how many rows it touched.
    pub(crate) async fn as_owner(&self, sql: &'static str) -> u64 {
        sqlx::query(sql).execute(&self.owner).await.unwrap().rows_affected()
    }

    /// Asks for one value as the owner.
    pub(crate) async fn ask<T>(&self, sql: &'static str) -> T
    where
        T: for<'r> sqlx::Decode<'r, sqlx::Postgres> + sqlx::Type<sqlx::Postgres> + Send + Unpin,
    {
        sqlx::query_scalar(sql).fetch_one(&self.owner).await.unwrap()
    }
}

/// Keys of a test's own.
pub(crate) fn keyring() -> Keyring {
    Keyring::parse(&Keyring::new_key().unwrap()).unwrap()
}

/// A session at an address.
pub(crate) async fn raw(address: &SecretString) -> PgConnection {
    options(address).connect().await.unwrap()
}

fn options(address: &SecretString) -> PgConnectOptions {
    use secrecy::ExposeSecret as _;
    address.expose_secret().parse().unwrap()
}

fn on(server: &Url, database: &str) -> Url {
    let mut address = server.clone();
    address.set_path(database);
    address
}

/// A name that no other test of this cluster has.
pub(crate) fn fresh_name(kind: &str) -> String {
    static MADE: AtomicU32 = AtomicU32::new(0);
    format!("{kind}_{}_{}", std::process::id(), MADE.fetch_add(1, Ordering::Relaxed))
}
