//! What bot, web, workers and command line share: the state of the program and the uses of it.

pub mod breaker;
pub mod chat_life;
pub mod clock;
pub mod connect;
pub mod connect_from_group;
pub(crate) mod darkroom;
pub mod failpoint;
pub mod google_access;
pub mod hand_over;
pub mod leaving;
pub(crate) mod local_files;
pub mod media_url;
pub mod members;
pub mod moving;
pub mod moving_times;
pub mod onboarding;
pub mod operator;
pub mod outcome;
pub mod pause;
pub mod pictures;
pub mod practice;
pub mod queue;
pub mod rates;
pub mod review;
pub mod signup;
pub mod status;
pub mod stop;
pub mod voice;
pub mod wake;
pub mod webhook;
pub mod wizard;
pub mod zone;

use std::path::PathBuf;
use std::sync::{Arc, OnceLock};
use std::time::Duration;

use providers::google::Google;
use providers::instagram::{Facebook, Instagram};
use providers::telegram::Telegram;
use store::Store;
use store::accounts::Login;
use tokio_util::sync::CancellationToken;
use url::Url;

use crate::app::breaker::Breaker;
use crate::app::clock::Clock;
use crate::app::failpoint::Failpoint;
use crate::app::media_url::MediaUrls;
use crate::app::rates::Rates;
use crate::app::wake::Wake;
use crate::app::webhook::WebhookSecret;
use crate::config::{Signup, TelegramMode};

/// The program, put together. Shared by everything that runs.
#[derive(Debug)]
pub struct App {
    /// The database.
    pub store: Store,
    /// The one clock of the domain.
    pub clock: Arc<dyn Clock>,
    /// Telegram.
    pub telegram: Telegram,
    /// What the bot is called, without the @, once Telegram said so.
    pub bot_name: OnceLock<String>,
    /// Instagram.
    pub instagram: Instagram,
    /// Instagram accounts that were connected by Facebook Login.
    pub facebook: Facebook,
    /// The folder with the pictures of an adopted deployment.
    pub media_dir: Option<PathBuf>,
    /// Google.
    pub google: Google,
    /// Signs the addresses at which Instagram fetches pictures.
    pub media_urls: MediaUrls,
    /// Where people and providers reach us.
    pub public_base: Url,
    /// Which doors a creator may be shown.
    pub doors: Doors,
    /// Origins of the providers' pages of consent, to which a form of ours may lead.
    pub consent_origins: Vec<String>,
    /// How long a claim lasts.
    pub lease: Duration,
    /// How updates arrive.
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
    pub failpoint: Option<Failpoint>,
    /// Wakes workers, and tells who waits that something happened.
    pub wake: Wake,
    /// Says that the program is stopping.
    pub stopping: CancellationToken,
}

/// Which providers are configured: only doors that exist are shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Doors {
    /// An Instagram app is configured.
    pub instagram: bool,
    /// A Google client is configured.
    pub google: bool,
}

/// A provider that a creator connects in the browser.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Provider {
    /// Instagram Login.
    Instagram,
    /// Google, for Drive.
    Google,
}

impl Provider {
    /// The word in SQL, URLs and logs.
    pub fn name(self) -> &'static str {
        match self {
            Self::Instagram => "instagram",
            Self::Google => "google",
        }
    }

    /// What people call it.
    pub fn title(self) -> &'static str {
        match self {
            Self::Instagram => "Instagram",
            Self::Google => "Google Drive",
        }
    }

    /// Reads the word back.
    pub fn from_name(name: &str) -> Option<Self> {
        [Self::Instagram, Self::Google].into_iter().find(|provider| provider.name() == name)
    }
}

impl App {
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
        self.address(&format!("auth/{}/callback", provider.name()))
    }
}
