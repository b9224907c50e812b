//! Creates a database for each test: a clone of the migrated template, with a store that uses the plain
//! login.

use std::sync::atomic::{AtomicU32, Ordering};

use secrecy::SecretString;
use sqlx::postgres::{PgConnectOptions, PgPoolOptions};
use sqlx::{ConnectOptions as _, Connection as _, PgConnection, PgPool};
use store::Store;
use store::migrate::ensure_database;
use store::sealed::Keyring;
use url::Url;

/// The advisory lock for cloning, so that only one process clones the template at a time. The letters are
/// "clone".
const CLONING: i64 = 0x0063_6c6f_6e65;
/// The database to connect to while other databases are created. It is never cloned.
const MEETING_PLACE: &str = "postgres";

/// The cluster of this test run.
pub(crate) struct Cluster {
    owner: Url,
    runtime: Url,
    template: String,
}

impl Cluster {
    /// Returns the cluster that `make test` started.
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

    /// Returns the owner's URL of a database.
    pub(crate) fn owner(&self, database: &str) -> SecretString {
        on(&self.owner, database).to_string().into()
    }

    /// Returns the plain login's URL of a database.
    pub(crate) fn runtime(&self, database: &str) -> SecretString {
        on(&self.runtime, database).to_string().into()
    }

    /// Returns the URL of a database for any login. The cluster trusts every client that can access its
    /// socket.
    pub(crate) fn login(&self, login: &str, database: &str) -> SecretString {
        let mut address = on(&self.runtime, database);
        address.set_username(login).expect("an address of a server takes a name");
        address.to_string().into()
    }

    /// Returns the name of the plain login.
    pub(crate) fn runtime_login(&self) -> &str {
        self.runtime.username()
    }

    /// Creates an empty database.
    pub(crate) async fn empty(&self) -> String {
        let name = fresh_name("empty");
        ensure_database(&self.owner(MEETING_PLACE), &name, None).await.unwrap();
        name
    }

    /// Creates a migrated database. Only one process clones at a time, because PostgreSQL does not clone a
    /// template that has other connections.
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
    /// A store that connects as the plain login, like the product.
    pub(crate) store: Store,
    /// A direct connection as a superuser, to whom row security does not apply.
    pub(crate) owner: PgPool,
}

impl Database {
    /// Creates a migrated database without tenants.
    pub(crate) async fn fresh() -> Self {
        let cluster = Cluster::of_this_run();
        let name = cluster.clone_of_template().await;
        let store = Store::connect(&cluster.runtime(&name), keyring(), 16).await.unwrap();
        let owner = PgPoolOptions::new().max_connections(2).connect_with(options(&cluster.owner(&name)));
        Self { store, owner: owner.await.unwrap(), cluster, name }
    }

    /// Opens a session as the plain login, for SQL that the store never runs.
    pub(crate) async fn plain(&self) -> PgConnection {
        raw(&self.cluster.runtime(&self.name)).await
    }

    /// Runs a statement as the owner. Returns the number of affected rows.
    pub(crate) async fn as_owner(&self, sql: &'static str) -> u64 {
        sqlx::query(sql).execute(&self.owner).await.unwrap().rows_affected()
    }

    /// Queries one value as the owner.
    pub(crate) async fn ask<T>(&self, sql: &'static str) -> T
    where
        T: for<'r> sqlx::Decode<'r, sqlx::Postgres> + sqlx::Type<sqlx::Postgres> + Send + Unpin,
    {
        sqlx::query_scalar(sql).fetch_one(&self.owner).await.unwrap()
    }
}

/// Returns a new keyring for one test.
pub(crate) fn keyring() -> Keyring {
    Keyring::parse(&Keyring::new_key().unwrap()).unwrap()
}

/// Opens a session at a URL.
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

/// Returns a name that is unique in this cluster.
pub(crate) fn fresh_name(kind: &str) -> String {
    static MADE: AtomicU32 = AtomicU32::new(0);
    format!("{kind}_{}_{}", std::process::id(), MADE.fetch_add(1, Ordering::Relaxed))
}
