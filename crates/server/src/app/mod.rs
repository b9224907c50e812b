//! The use cases of the bot, the web pages and the workers, grouped by subject, and the state that they
//! share.

pub mod audit;
pub mod chore;
mod error;
pub mod operator;
pub mod people;
pub mod setup;
pub mod stories;

use std::sync::{Arc, OnceLock};
use std::time::Duration;

use providers::google::Google;
use providers::instagram::{Facebook, Instagram};
use providers::telegram::Telegram;
use store::accounts::Login;
use store::{Store, StoreError, TenantTx};
use tokio_util::sync::CancellationToken;
use url::Url;

pub use self::error::AppError;
pub use crate::messages::Provider;

use crate::config::{Signup, TelegramMode};
use crate::runtime::breaker::Breaker;
use crate::runtime::clock::Clock;
use crate::runtime::failpoint::{Failpoints, Point};
use crate::runtime::local_files::LocalFiles;
use crate::runtime::media_url::MediaUrls;
use crate::runtime::notify::Notifier;
use crate::runtime::rates::Rates;
use crate::runtime::webhook_secret::WebhookSecret;

/// How long a claim on a message or an update lasts.
const CHAT_LEASE: Duration = Duration::from_secs(8);

/// The application state, shared by all tasks.
#[derive(Debug)]
pub struct App {
    pub store: Store,
    /// The clock that all rules and stored times use.
    pub clock: Arc<dyn Clock>,
    pub telegram: Telegram,
    /// The bot's username without the @; set once Telegram has returned it.
    pub bot_name: OnceLock<String>,
    pub instagram: Instagram,
    /// The client for Instagram accounts connected through Facebook Login.
    pub facebook: Facebook,
    /// The folder with the pictures of an adopted deployment.
    pub local_files: LocalFiles,
    pub google: Google,
    /// Signs the URLs from which Instagram downloads pictures.
    pub media_urls: MediaUrls,
    /// Public address of the web server, for people and providers.
    pub public_base: Url,
    /// Which providers creators can connect.
    pub enabled: EnabledProviders,
    /// Origins of the providers' consent pages, to which forms may redirect.
    pub consent_origins: Vec<String>,
    /// How long a claim on a post or a chore lasts.
    pub lease: Duration,
    pub telegram_mode: TelegramMode,
    /// The secret that Telegram sends with each update to the webhook.
    pub webhook_secret: WebhookSecret,
    /// Who can start using the bot.
    pub signup: Signup,
    /// The operator's Telegram id, which may always use the bot.
    pub operator: Option<i64>,
    /// The rates at which messages are sent.
    pub rates: Rates,
    /// Stops calls to Instagram during an outage.
    pub breaker: Breaker,
    /// The step at which a trial aborts the process, if any.
    pub failpoints: Failpoints,
    /// Wakes workers, and notifies observers of progress.
    pub notifier: Notifier,
    /// Cancelled when the server stops.
    pub stopping: CancellationToken,
}

/// Which providers are configured; only these are offered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct EnabledProviders {
    /// Whether an Instagram app is configured.
    pub instagram: bool,
    /// Whether a Google client is configured.
    pub google: bool,
}

impl App {
    /// Returns how long a claim on a message or an update lasts: a few seconds, because its chat gets no
    /// answers for as long after the process was killed. A step that takes longer renews its claim.
    pub fn chat_lease(&self) -> Duration {
        self.lease.min(CHAT_LEASE)
    }

    /// Commits the transaction. A trial can abort the process before or after it.
    pub async fn commit(&self, point: Point, tx: TenantTx) -> Result<(), StoreError> {
        self.at(point, tx.commit()).await
    }

    /// Runs a step of the pipeline. A trial can abort the process before or after it.
    pub async fn at<T>(&self, point: Point, what: impl Future<Output = T>) -> T {
        self.failpoints.at(point, what).await
    }

    /// Returns the client for accounts that were connected with this login.
    pub fn instagram_by(&self, login: Login) -> &Instagram {
        match login {
            Login::Instagram => &self.instagram,
            Login::Facebook => self.facebook.instagram(),
        }
    }

    /// Returns the public URL of a path on this server.
    pub fn address(&self, path: &str) -> Url {
        self.public_base.join(path.trim_start_matches('/')).expect("our paths join any base address")
    }

    /// Returns the URL to which a provider redirects after consent.
    pub fn callback_address(&self, provider: Provider) -> Url {
        self.address(&format!("auth/{}/callback", provider.into_str()))
    }
}
