//! Opens the application and its database for an operator's command. No workers run, and no provider is
//! contacted.

use std::process::ExitCode;
use std::sync::Arc;

use domain::ids::Tenant;
use secrecy::SecretString;
use store::sealed::Keyring;
use store::tenants::FoundTenant;
use store::{StoreError, TenantTx};

use super::database;
use super::failure::{Ended, Failure};
use super::output::Output;
use super::process::{log, runtime};
use server::app::App;
use server::config::{Config, StorageOptions};
use server::runtime::clock::DatabaseClock;
use server::serving;

/// Number of database connections of a command.
const CONNECTIONS: u32 = 2;

/// The application and its database, opened for one command.
pub(super) struct OperatorSession {
    pub(super) app: Arc<App>,
}

/// Opens the database and runs the work of a command that decrypts no token.
pub(super) fn operator_session(
    storage: &StorageOptions,
    work: impl AsyncFnOnce(&OperatorSession) -> Result<(), Failure>,
) -> Ended {
    let any_key = Keyring::new_key().map_err(StoreError::from)?;
    operator_session_with_keys(storage, Some(&any_key), work)
}

/// The same for a command that needs the keys: the configured ones, or those of the embedded database.
pub(super) fn operator_session_with_keys(
    storage: &StorageOptions,
    keys: Option<&SecretString>,
    work: impl AsyncFnOnce(&OperatorSession) -> Result<(), Failure>,
) -> Ended {
    log("warn");
    let storage = storage.read()?;
    let opened = database::open(&storage)?;
    let keyring = database::keyring(keys, &storage)?;
    runtime()?.block_on(async {
        opened.prepare().await?;
        let store = opened.connect(keyring, CONNECTIONS).await?;
        let config = Config::operator_session()?;
        let clock = Arc::new(DatabaseClock::read(store.clone(), config.sandbox).await?);
        let app = serving::assemble(&config, config.public_base.clone(), store, clock)?;
        let session = OperatorSession { app };
        let done = work(&session).await;
        session.app.store.close().await;
        done
    })?;
    if let Some(cluster) = opened.cluster {
        cluster.stop()?;
    }
    Ok(ExitCode::SUCCESS)
}

/// Selects the tenant of a command.
#[derive(Clone, Debug, clap::Args)]
#[group(required = true, multiple = false)]
pub(super) struct Which {
    /// Chat of the tenant, from `storyline tenant list`
    #[arg(long, value_name = "CHAT_ID", allow_hyphen_values = true)]
    tenant: Option<i64>,
    /// The tenant of the legacy application
    #[arg(long)]
    legacy: bool,
}

/// Options of the commands that work on one tenant.
#[derive(Debug, clap::Args)]
pub(super) struct TenantOptions {
    #[command(flatten)]
    pub(super) storage: StorageOptions,
    #[command(flatten)]
    pub(super) which: Which,
    #[command(flatten)]
    pub(super) output: Output,
}

impl OperatorSession {
    /// Finds the selected tenant, including deleted ones.
    pub(super) async fn find(&self, which: &Which) -> Result<FoundTenant, Failure> {
        let mut lookup = self.app.store.lookup().await?;
        let all = lookup.tenants().await?;
        lookup.commit().await?;
        let found = all.into_iter().find(|at| match which.tenant {
            Some(chat) => at.telegram_chat_id == chat,
            None => at.tenant == Tenant::Legacy,
        });
        found.ok_or_else(|| match which.tenant {
            Some(chat) => Failure::bad_input(format!(
                "--tenant: no tenant has the chat {chat}; storyline tenant list shows all of them"
            )),
            None => Failure::bad_input("--legacy: this database was not adopted from a legacy application"),
        })
    }

    /// Begins a transaction of the selected tenant.
    pub(super) async fn begin(&self, which: &Which) -> Result<TenantTx, Failure> {
        Ok(self.app.store.begin(self.find(which).await?.tenant).await?)
    }
}
