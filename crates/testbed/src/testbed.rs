//! The testbed: the sandbox and the real server in one process, with clocks that move only on request.

use std::sync::Arc;

use jiff::Timestamp;
use sandbox::{Hosts, Sandbox};
use secrecy::SecretString;
use store::Store;
use thiserror::Error;
use url::Url;

use crate::PATIENCE;
use server::app::{App, AppError};
use server::config::{Config, LEASE, Signup, TelegramMode};
use server::runtime::clock::ManualClock;
use server::runtime::rates::Rates;
use server::serving::{self, Running, StartError};

/// The bot's token in the sandbox.
pub const BOT_TOKEN: &str = "123456789:AAE-sandbox_TOKEN_for_trials_0123456789";
/// Id and secret of the app registered for Instagram Login.
pub const INSTAGRAM_APP: (&str, &str) = ("990001112223334", "sandbox-instagram-secret");
/// Id and secret of the app registered for Facebook Login.
pub const FACEBOOK_APP: (&str, &str) = ("880001112223334", "sandbox-facebook-secret");
pub const GOOGLE_CLIENT: (&str, &str) = ("sandbox.apps.googleusercontent.com", "sandbox-google-secret");

/// An error on the testbed.
#[derive(Debug, Error)]
pub enum TestbedError {
    /// The sandbox failed to start.
    #[error("the sandbox does not start: {0}")]
    Sandbox(#[from] std::io::Error),
    /// The server failed to start.
    #[error(transparent)]
    Start(#[from] StartError),
    /// An operation of the application failed.
    #[error(transparent)]
    Use(#[from] AppError),
    #[error(transparent)]
    Store(#[from] store::StoreError),
    /// A person's browser did not reach the expected page.
    #[error("in the browser: {0}")]
    Browser(String),
    /// An expected button is missing.
    #[error("no message has the button {0:?}")]
    NoButton(String),
    /// An expected event did not happen.
    #[error("waited in vain for {0}")]
    InVain(&'static str),
    /// Nothing will ever be due again.
    #[error("nothing is due any more")]
    NothingDue,
}

/// The sandbox, the running server, and their clocks.
#[derive(Debug)]
pub struct Testbed {
    /// Telegram, Instagram and Google.
    pub sandbox: Sandbox,
    pub clock: Arc<ManualClock>,
    pub running: Running,
}

impl Testbed {
    /// Opens the testbed on a migrated database.
    pub async fn open(store: Store, now: Timestamp, seed: u64) -> Result<Self, TestbedError> {
        Self::open_with(store, now, seed, |_| {}).await
    }

    /// Opens the testbed with a modified configuration.
    pub async fn open_with(
        store: Store,
        now: Timestamp,
        seed: u64,
        adjust: impl FnOnce(&mut Config),
    ) -> Result<Self, TestbedError> {
        let any_port = sandbox::Options { listen: ([127, 0, 0, 1], 0).into(), now, seed };
        Self::around_with(Sandbox::start(any_port).await?, store, now, adjust).await
    }

    /// Opens the testbed around a sandbox with its clock set to `now`.
    pub async fn around(sandbox: Sandbox, store: Store, now: Timestamp) -> Result<Self, TestbedError> {
        Self::around_with(sandbox, store, now, |_| {}).await
    }

    async fn around_with(
        sandbox: Sandbox,
        store: Store,
        now: Timestamp,
        adjust: impl FnOnce(&mut Config),
    ) -> Result<Self, TestbedError> {
        let clock = Arc::new(ManualClock::at(now));
        let listener = serving::listen(serving::bind(([127, 0, 0, 1], 0).into())?)?;
        let public_base = register(&sandbox, listener.local_addr()?.port());
        let mut config = config(&sandbox.hosts(), public_base);
        adjust(&mut config);
        let app = serving::assemble(&config, config.public_base.clone(), store, clock.clone())?;
        let running = serving::start(app, listener).await?;
        Ok(Self { sandbox, clock, running })
    }

    /// Starts a second server on the same database, sandbox and clock. The caller stops it.
    pub async fn replica(&self, store: Store) -> Result<Running, TestbedError> {
        self.replica_with(store, |_| {}).await
    }

    /// Starts a second server like `replica`, but with a modified configuration.
    pub async fn replica_with(
        &self,
        store: Store,
        adjust: impl FnOnce(&mut Config),
    ) -> Result<Running, TestbedError> {
        let listener = serving::listen(serving::bind(([127, 0, 0, 1], 0).into())?)?;
        let public_base = self.app().public_base.clone();
        let mut config = config(&self.sandbox.hosts(), public_base.clone());
        adjust(&mut config);
        let app = serving::assemble(&config, public_base, store, self.clock.clone())?;
        Ok(serving::start(app, listener).await?)
    }

    pub fn app(&self) -> &Arc<App> {
        &self.running.app
    }

    /// Waits until nothing is due and no worker is active; returns the next due time.
    pub async fn settle(&self) -> Result<Option<Timestamp>, TestbedError> {
        let app = self.app();
        let mut progress = app.notifier.progress();
        let settled = async {
            loop {
                progress.mark_unchanged();
                // Query the database only while no worker is active: a running worker would make the result
                // outdated.
                if self.is_quiet() {
                    let next = app.store.next_due(app.clock.now()).await?;
                    if self.is_quiet() && next.is_none_or(|next| next > app.clock.now()) {
                        return Ok(next);
                    }
                }
                // The notifier announces progress of the server; the sandbox's queue is polled.
                let look_again = std::time::Duration::from_millis(20);
                let _either_way = tokio::time::timeout(look_again, progress.changed()).await;
            }
        };
        tokio::time::timeout(PATIENCE, settled)
            .await
            .map_err(|_| TestbedError::InVain("everything to settle"))?
    }

    fn is_quiet(&self) -> bool {
        !self.app().notifier.is_anybody_at_work() && self.sandbox.telegram().pending() == 0
    }

    /// Settles, moves both clocks to the next due time (the sandbox's clock first), and settles again.
    /// Returns the new time; `None` if nothing is due any more.
    pub async fn step(&self) -> Result<Option<Timestamp>, TestbedError> {
        let Some(next) = self.settle().await? else { return Ok(None) };
        self.move_to(next);
        self.settle().await?;
        Ok(Some(next))
    }

    /// Moves both clocks: first the sandbox's clock, then the server's.
    pub fn move_to(&self, at: Timestamp) {
        self.sandbox.clock().set(at);
        self.clock.move_to(at);
    }

    /// Stops the server, then the sandbox.
    pub async fn close(self) {
        self.running.stop().await;
        self.sandbox.stop().await;
    }
}

/// Registers the bot and the apps with the emulated providers; returns the server's address.
pub fn register(sandbox: &Sandbox, port: u16) -> Url {
    let base =
        Url::parse(&format!("http://127.0.0.1:{port}/")).expect("a loopback address with a port is a URL");
    let callback = |provider: &str| format!("{base}auth/{provider}/callback");
    sandbox.telegram().register_bot(BOT_TOKEN, "storyline_demo_bot");
    sandbox.telegram().allow_loopback_webhooks();
    sandbox.instagram().register_app(INSTAGRAM_APP.0, INSTAGRAM_APP.1, &[&callback("instagram")]);
    sandbox.instagram().register_app(FACEBOOK_APP.0, FACEBOOK_APP.1, &[]);
    sandbox.google().register_client(GOOGLE_CLIENT.0, GOOGLE_CLIENT.1, &[&callback("google")]);
    base
}

/// Returns a configuration that points to the sandbox.
fn config(hosts: &Hosts, public_base: Url) -> Config {
    let slashed =
        |url: &Url| Url::parse(&format!("{}/", url.as_str().trim_end_matches('/'))).expect("still a URL");
    let app = |(id, secret): (&str, &str)| {
        Some(providers::AppCredentials { id: id.to_owned(), secret: SecretString::from(secret) })
    };
    Config {
        listen: ([127, 0, 0, 1], 0).into(),
        public_base,
        bot_token: SecretString::from(BOT_TOKEN),
        telegram_api: slashed(&hosts.telegram),
        telegram_mode: TelegramMode::Polling,
        instagram_hosts: providers::InstagramHosts {
            www: slashed(&hosts.instagram_www),
            api: slashed(&hosts.instagram_api),
            graph: slashed(&hosts.instagram_graph),
        },
        instagram_app: app(INSTAGRAM_APP),
        facebook_hosts: providers::FacebookHosts { graph: slashed(&hosts.facebook_graph) },
        facebook_app: app(FACEBOOK_APP),
        media_dir: None,
        graph_version: "v26.0".into(),
        google_hosts: providers::GoogleHosts {
            accounts: slashed(&hosts.google_accounts),
            oauth: slashed(&hosts.google_oauth),
            api: slashed(&hosts.google_api),
            userinfo: slashed(&hosts.google_userinfo),
        },
        google_app: app(GOOGLE_CLIENT),
        lease: LEASE,
        rates: Rates::STANDING_CLOCK,
        signup: Signup::Open,
        operator: None,
        sandbox: true,
        failpoint: None,
        connections: 16,
    }
}
