//! What bot, web and workers do for people: the use cases, by subject, and the state that they share.

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

/// The program, put together. Shared by everything that runs.
#[derive(Debug)]
pub struct App {
    pub store: Store,
    /// The one clock of the domain.
    pub clock: Arc<dyn Clock>,
    pub telegram: Telegram,
    /// What the bot is called, without the @, once Telegram said so.
    pub bot_name: OnceLock<String>,
    pub instagram: Instagram,
    /// Instagram accounts that were connected by Facebook Login.
    pub facebook: Facebook,
    /// The folder with the pictures of an adopted deployment.
    pub local_files: LocalFiles,
    pub google: Google,
    /// Signs the addresses at which Instagram fetches pictures.
    pub media_urls: MediaUrls,
    /// Where people and providers reach us.
    pub public_base: Url,
    /// Which doors a creator may be shown.
    pub enabled: EnabledProviders,
    /// Origins of the providers' pages of consent, to which a form of ours may lead.
    pub consent_origins: Vec<String>,
    /// How long a claim lasts.
    pub lease: Duration,
    pub telegram_mode: TelegramMode,
    /// What Telegram names with each update it pushes.
    pub webhook_secret: WebhookSecret,
    /// Who may begin to use the bot.
    pub signup: Signup,
    /// The operator's Telegram id, always let in.
    pub operator: Option<i64>,
    /// How fast messages are sent.
    pub rates: Rates,
    /// Whether Instagram answers anybody.
    pub breaker: Breaker,
    /// Where a trial ends the process.
    pub failpoints: Failpoints,
    /// Wakes workers, and tells who waits that something happened.
    pub notifier: Notifier,
    /// Says that the program is stopping.
    pub stopping: CancellationToken,
}

/// Which providers are configured: only doors that exist are shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct EnabledProviders {
    /// An Instagram app is configured.
    pub instagram: bool,
    /// A Google client is configured.
    pub google: bool,
}

impl App {
    /// Commits at a point of the pipeline.
    pub async fn commit(&self, point: Point, tx: TenantTx) -> Result<(), StoreError> {
        self.at(point, tx.commit()).await
    }

    /// Does something at a point of the pipeline.
    pub async fn at<T>(&self, point: Point, what: impl Future<Output = T>) -> T {
        self.failpoints.at(point, what).await
    }

    /// The client for accounts of a login.
    pub fn instagram_by(&self, login: Login) -> &Instagram {
        match login {
            Login::Instagram => &self.instagram,
            Login::Facebook => self.facebook.instagram(),
        }
    }

    /// An address of ours, as people and providers see it.
    pub fn address(&self, path: &str) -> Url {
        self.public_base.join(path.trim_start_matches('/')).expect("paths of ours join any base address")
    }

    /// Where a provider sends people back to.
    pub fn callback_address(&self, provider: Provider) -> Url {
        self.address(&format!("auth/{}/callback", provider.into_str()))
    }
}
