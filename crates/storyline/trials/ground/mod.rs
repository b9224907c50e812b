//! Sets up the environment of trials: a durable PostgreSQL, the sandbox, live creators, and replicas of the
//! real program as processes.

#![expect(dead_code, reason = "two trials share this, and neither needs all of it")]

pub(crate) mod assembled;
pub(crate) mod creators;
pub(crate) mod picture;
pub(crate) mod replica;
pub(crate) mod time;

use std::path::PathBuf;

use jiff::Timestamp;
use sandbox::{Limits, Sandbox};
use secrecy::SecretString;
use store::Store;
use store::embedded::{Cluster, DATABASE, Options};
use store::sealed::Keyring;
use testbed::testbed::{BOT_TOKEN, GOOGLE_CLIENT, INSTAGRAM_APP};

/// The database login of the program.
pub(crate) const LOGIN: &str = "storyline_runtime";

/// An error that ends a trial, with a message for its log.
pub(crate) type Trouble = Box<dyn std::error::Error + Send + Sync>;

/// A durable cluster in its own folder. It must be started on the main thread, like any embedded cluster.
pub(crate) struct Postgres {
    cluster: Option<Cluster>,
    options: Options,
    folder: tempfile::TempDir,
}

impl Postgres {
    pub(crate) fn start() -> Result<Self, Trouble> {
        let folder = tempfile::Builder::new().prefix("storyline-trial-").tempdir()?;
        let options = Options {
            state_dir: folder.path().to_owned(),
            binaries: std::env::var_os("STORYLINE_PG_BIN").map(PathBuf::from),
            durable: true,
            max_connections: 120,
        };
        Ok(Self { cluster: Some(Cluster::start(&options)?), options, folder })
    }

    fn cluster(&self) -> &Cluster {
        self.cluster.as_ref().expect("it runs between two restarts")
    }

    pub(crate) fn owner(&self) -> SecretString {
        self.cluster().owner_url().into()
    }

    pub(crate) fn login(&self) -> SecretString {
        self.cluster().url_for(LOGIN, DATABASE).into()
    }

    /// Stops the cluster cleanly and starts it again.
    pub(crate) fn restart(&mut self) -> Result<(), Trouble> {
        drop(self.cluster.take());
        self.cluster = Some(Cluster::start(&self.options)?);
        Ok(())
    }

    /// Stops the cluster with an immediate shutdown, so that it has to replay its log, and starts it again.
    pub(crate) fn crash(&mut self) -> Result<(), Trouble> {
        let cluster = self.cluster.take().ok_or("it does not run")?;
        replica::signal(cluster.pid(), rustix::process::Signal::QUIT)?;
        drop(cluster);
        self.cluster = Some(Cluster::start(&self.options)?);
        Ok(())
    }

    pub(crate) fn folder(&self) -> &std::path::Path {
        self.folder.path()
    }
}

/// The environment of a trial, without the replicas.
pub(crate) struct Ground {
    pub(crate) sandbox: Sandbox,
    pub(crate) store: Store,
    pub(crate) keys: SecretString,
}

impl Ground {
    /// Migrates the database and starts a sandbox with its clock set to `now`.
    pub(crate) async fn lay(postgres: &Postgres, now: Timestamp, seed: u64) -> Result<Self, Trouble> {
        store::migrate::migrate(&postgres.owner(), Some(LOGIN)).await?;
        let keys = Keyring::new_key()?;
        let store = Store::connect(&postgres.login(), Keyring::parse(&keys)?, 8).await?;
        store.verify().await?;
        let options = sandbox::Options { listen: ([127, 0, 0, 1], 0).into(), now, seed };
        let sandbox = Sandbox::start(options).await?;
        sandbox.telegram().register_bot(BOT_TOKEN, "storyline_trial_bot");
        sandbox.telegram().allow_loopback_webhooks();
        sandbox.instagram().register_app(INSTAGRAM_APP.0, INSTAGRAM_APP.1, &[]);
        sandbox.google().register_client(GOOGLE_CLIENT.0, GOOGLE_CLIENT.1, &[]);
        Ok(Self { sandbox, store, keys })
    }

    /// Removes Telegram's limits on the rate of messages.
    pub(crate) fn without_telegram_limits(&self) {
        self.sandbox.telegram().limits(Limits::off());
    }
}
