//! Opens the database for a command: the configured one, or a private embedded cluster migrated to this
//! version's schema.

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

/// The login under which the program uses an embedded cluster. It owns no tables and cannot bypass row
/// security.
pub(super) const RUNTIME_LOGIN: &str = "storyline_runtime";
/// Maximum number of connections to an embedded cluster.
const MAX_CONNECTIONS: u16 = 60;

/// An open database, and the cluster that must run as long as the database is in use.
pub(super) struct Opened {
    /// The embedded cluster, if any. Dropping it stops the cluster.
    pub(super) cluster: Option<Cluster>,
    /// Address for queries, under the plain login.
    pub(super) url: SecretString,
    /// Address for migrations, under the owner's login.
    pub(super) owner: SecretString,
}

/// Opens the database. Call it on the main thread, before starting a runtime: an embedded cluster stops when
/// the thread that started it exits.
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
    /// Migrates an embedded database to this version's schema. Does not change a configured database: its
    /// operator decides when to migrate it.
    pub(super) async fn prepare(&self) -> Result<(), StoreError> {
        if self.cluster.is_some() {
            store::migrate::migrate(&self.owner, Some(RUNTIME_LOGIN)).await?;
        }
        Ok(())
    }

    /// Connects under the plain login, and checks that the schema matches this version and that row security
    /// applies to the login.
    pub(super) async fn connect(&self, keyring: Keyring, connections: u32) -> Result<Store, StoreError> {
        let store = Store::connect(&self.url, keyring, connections).await?;
        store.verify().await?;
        Ok(store)
    }
}

const A_KEY: &str = "an example: ENCRYPTION_KEYS=$(openssl rand -base64 32 | tr '+/' '-_')";

/// Returns the encryption keys: the configured ones, or a key generated once and stored next to an embedded
/// database.
pub(super) fn keyring(configured: Option<&SecretString>, storage: &Storage) -> Result<Keyring, Failure> {
    let keys = match (configured, &storage.database) {
        (Some(keys), _) => keys.clone(),
        (None, Database::Embedded { .. }) => kept_key(&storage.state_dir.join("keys"))?,
        (None, Database::Given { .. }) => {
            return Err(Failure::bad_input(format!(
                "ENCRYPTION_KEYS: it must be set beside DATABASE_URL, and kept apart from its backups; {A_KEY}"
            )));
        }
    };
    Keyring::parse(&keys).map_err(|error| match configured {
        Some(_) => Failure::bad_input(format!("ENCRYPTION_KEYS: {error}; {A_KEY}")),
        None => StoreError::from(error).into(),
    })
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
