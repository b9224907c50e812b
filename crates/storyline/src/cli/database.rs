//! The database of a command: given, or our own private cluster, brought to this version's schema.

use std::fs;
use std::io::Write as _;
use std::os::unix::fs::OpenOptionsExt as _;
use std::path::Path;

use secrecy::{ExposeSecret, SecretString};
use store::embedded::{Cluster, DATABASE, Options};
use store::sealed::Keyring;
use store::{Store, StoreError};

use super::failure::Failure;
use server::config::{Database, Storage};

/// The login that an embedded cluster is used with: it owns nothing and bypasses nothing.
pub(super) const RUNTIME_LOGIN: &str = "storyline_runtime";
/// Connections that an embedded cluster takes.
const MAX_CONNECTIONS: u16 = 60;

/// A database to use, and the cluster that must outlive its use.
pub(super) struct Opened {
    /// Dropping it stops a cluster of our own.
    pub(super) cluster: Option<Cluster>,
    /// For queries, as the plain login.
    pub(super) url: SecretString,
    /// For migrations, as the owner.
    pub(super) owner: SecretString,
}

/// Opens the database. Call it on the main thread, before any runtime: an embedded cluster stops with the thread that started it.
pub(super) fn open(storage: &Storage) -> Result<Opened, Failure> {
    match &storage.database {
        Database::Given { url, direct } => {
            Ok(Opened { cluster: None, url: url.clone(), owner: direct.clone() })
        }
        Database::Embedded { binaries } => {
            let options = Options {
                state_dir: storage.state_dir.clone(),
                binaries: binaries.clone(),
                durable: true,
                max_connections: MAX_CONNECTIONS,
            };
            let cluster = Cluster::start(&options)?;
            let (url, owner) = (cluster.url_for(RUNTIME_LOGIN, DATABASE).into(), cluster.owner_url().into());
            Ok(Opened { cluster: Some(cluster), url, owner })
        }
    }
}

impl Opened {
    /// Migrates an embedded database to this version's schema. An external database is only checked: its operator decides
    /// when to migrate.
    pub(super) async fn prepare(&self) -> Result<(), StoreError> {
        if self.cluster.is_some() {
            store::migrate::migrate(&self.owner, Some(RUNTIME_LOGIN)).await?;
        }
        Ok(())
    }

    /// Connects as the plain login, and checks that the schema is this version's and that row security binds.
    pub(super) async fn connect(&self, keyring: Keyring, connections: u32) -> Result<Store, StoreError> {
        let store = Store::connect(&self.url, keyring, connections).await?;
        store.verify().await?;
        Ok(store)
    }
}

/// The keys: as configured, or made once beside an embedded database.
pub(super) fn keyring(configured: Option<&SecretString>, storage: &Storage) -> Result<Keyring, Failure> {
    let keys = match (configured, &storage.database) {
        (Some(keys), _) => keys.clone(),
        (None, Database::Embedded { .. }) => kept_key(&storage.state_dir.join("keys"))?,
        (None, Database::Given { .. }) => {
            return Err(Failure::bad_input(
                "ENCRYPTION_KEYS: it must be set beside DATABASE_URL, and kept apart from its backups; \
                 an example: ENCRYPTION_KEYS=$(openssl rand -base64 32 | tr '+/' '-_')",
            ));
        }
    };
    Ok(Keyring::parse(&keys).map_err(StoreError::from)?)
}

fn kept_key(file: &Path) -> Result<SecretString, Failure> {
    let trouble = |error: std::io::Error| Failure::unusable(file, &error);
    match fs::read_to_string(file) {
        Ok(key) => Ok(SecretString::from(key.trim().to_owned())),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => {
            let key = Keyring::new_key().map_err(StoreError::from)?;
            let mut options = fs::OpenOptions::new();
            let mut made = options.write(true).create_new(true).mode(0o600).open(file).map_err(trouble)?;
            made.write_all(key.expose_secret().as_bytes()).and_then(|()| made.sync_all()).map_err(trouble)?;
            Ok(key)
        }
        Err(error) => Err(trouble(error)),
    }
}
