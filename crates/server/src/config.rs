//! Reads the configuration from environment variables, or flags of the same name. Each bad value is reported
//! in one line that names the variable, the problem and an example.

#![expect(rustdoc::bare_urls, reason = "these comments are help texts for a terminal")]

mod hosts;
mod keys;
mod signup;
mod storage;
#[cfg(test)]
mod tests;
mod value;

use std::net::SocketAddr;
use std::path::PathBuf;
use std::time::Duration;

use providers::AppCredentials;
use providers::google::GoogleHosts;
use providers::instagram::{FacebookHosts, InstagramHosts};
use secrecy::{ExposeSecret, SecretString};
use strum::{EnumString, IntoStaticStr, VariantArray};
use url::Url;

use self::hosts::HostOptions;
pub use self::keys::KeyOptions;
pub use self::signup::Signup;
use self::signup::SignupOptions;
pub use self::storage::{Database, Storage, StorageOptions};
pub use self::value::BadValue;
use self::value::{base, pair, present};
use crate::runtime::failpoint::Failpoint;
use crate::runtime::rates::Rates;

/// How updates arrive.
#[derive(Clone, Copy, Debug, PartialEq, Eq, IntoStaticStr, EnumString, VariantArray)]
#[strum(serialize_all = "snake_case", const_into_str)]
pub enum TelegramMode {
    /// One replica at a time calls `getUpdates`.
    Polling,
    /// Telegram sends each update to one of the replicas.
    Webhook,
}

/// The configuration of `serve`.
#[derive(Clone, Debug)]
pub struct Config {
    pub listen: SocketAddr,
    /// Public address of the web server, for people and providers.
    pub public_base: Url,
    pub bot_token: SecretString,
    pub telegram_api: Url,
    /// How updates arrive.
    pub telegram_mode: TelegramMode,
    pub instagram_hosts: InstagramHosts,
    pub instagram_app: Option<AppCredentials>,
    pub facebook_hosts: FacebookHosts,
    /// Credentials for Facebook Login, if configured; only used by accounts of an adopted deployment.
    pub facebook_app: Option<AppCredentials>,
    /// The folder with the pictures of an adopted deployment.
    pub media_dir: Option<PathBuf>,
    /// The Graph API's version, such as `v26.0`.
    pub graph_version: String,
    pub google_hosts: GoogleHosts,
    /// Credentials of the Google client, if configured.
    pub google_app: Option<AppCredentials>,
    /// How long a lease lasts.
    pub lease: Duration,
    /// The highest rates at which messages are sent.
    pub rates: Rates,
    /// Who can start using the bot.
    pub signup: Signup,
    /// The operator's private chat; the operator may always use the bot.
    pub operator: Option<i64>,
    /// Whether the table row `test_clock` can move the clock.
    pub sandbox: bool,
    /// The step before or after which a trial aborts the process; only with `sandbox`.
    pub failpoint: Option<Failpoint>,
    /// Number of database connections of each replica.
    pub connections: u32,
}

/// Default duration of a lease.
pub const LEASE: Duration = Duration::from_secs(90);
/// Default number of database connections per replica.
pub const CONNECTIONS: u32 = 16;

/// The ports to which Telegram pushes updates (core.telegram.org/bots/api#setwebhook).
const WEBHOOK_PORTS: [u16; 4] = [443, 80, 88, 8443];

const INSTAGRAM: &str = "Instagram";
const GOOGLE: &str = "Google Drive";
const ADOPTED: &str = "Adopted deployment";
const TRIALS: &str = "Trials";

/// The options of `serve`, apart from those of the database.
#[derive(clap::Args, Clone, Debug)]
pub struct ServeOptions {
    /// Address and port of the web server. Example: 0.0.0.0:8080
    #[arg(
        long,
        env = "LISTEN_ADDR",
        default_value = "127.0.0.1:8080",
        value_name = "ADDRESS:PORT",
        help_heading = "Web"
    )]
    listen_addr: String,
    /// Public address of the web server: providers send people back to it, and Instagram fetches pictures from it.
    /// Example: https://stories.example.org/
    #[arg(
        long,
        env = "OAUTH_REDIRECT_BASE_URL",
        default_value = "http://127.0.0.1:8080/",
        value_name = "URL",
        help_heading = "Web"
    )]
    oauth_redirect_base_url: String,
    /// Token of the bot, from @BotFather. Example: 123456789:AAE…
    #[arg(long, env = "TELEGRAM_BOT_TOKEN", hide_env_values = true, help_heading = "Telegram")]
    telegram_bot_token: Option<SecretString>,
    /// How updates arrive: polling works anywhere; webhook is faster and needs an https address in
    /// OAUTH_REDIRECT_BASE_URL. Example: webhook
    #[arg(
        long,
        env = "TELEGRAM_MODE",
        default_value = "polling",
        value_name = "MODE",
        help_heading = "Telegram"
    )]
    telegram_mode: String,
    #[command(flatten)]
    people: SignupOptions,
    #[command(flatten)]
    keys: KeyOptions,
    /// Instagram app ID, from Meta's dashboard (not the ID of the Meta app above it). Example: 1234567890123456
    #[arg(long, env = "INSTAGRAM_APP_ID", help_heading = INSTAGRAM)]
    instagram_app_id: Option<String>,
    /// Secret of the Instagram app. Example: 0123456789abcdef0123456789abcdef
    #[arg(long, env = "INSTAGRAM_APP_SECRET", hide_env_values = true, help_heading = INSTAGRAM)]
    instagram_app_secret: Option<SecretString>,
    /// Meta app ID for Facebook Login; without it, tokens of an adopted deployment expire after 60 days.
    /// Example: 1234567890123456
    #[arg(long, env = "FACEBOOK_APP_ID", help_heading = ADOPTED)]
    facebook_app_id: Option<String>,
    /// Secret of the Meta app. Example: 0123456789abcdef0123456789abcdef
    #[arg(long, env = "FACEBOOK_APP_SECRET", hide_env_values = true, help_heading = ADOPTED)]
    facebook_app_secret: Option<SecretString>,
    /// Folder with the pictures of an adopted deployment. Example: /srv/pictures
    #[arg(long, env = "MEDIA_DIR", value_name = "FOLDER", help_heading = ADOPTED)]
    media_dir: Option<PathBuf>,
    /// Version of Meta's Graph API. Example: v26.0
    #[arg(
        long,
        env = "META_GRAPH_API_VERSION",
        default_value = "v26.0",
        value_name = "VERSION",
        help_heading = INSTAGRAM
    )]
    meta_graph_api_version: String,
    /// OAuth client ID for Google Drive, from Google's console. Example: 1234-abc.apps.googleusercontent.com
    #[arg(long, env = "GOOGLE_CLIENT_ID", help_heading = GOOGLE)]
    google_client_id: Option<String>,
    /// Secret of the OAuth client. Example: GOCSPX-…
    #[arg(long, env = "GOOGLE_CLIENT_SECRET", hide_env_values = true, help_heading = GOOGLE)]
    google_client_secret: Option<SecretString>,
    /// How long a worker holds a row it claimed, 2 to 3600 seconds. Example: 90
    #[arg(long, env = "STORYLINE_LEASE_SECONDS", default_value = "90", hide = true, help_heading = TRIALS)]
    storyline_lease_seconds: String,
    /// If 1, the database row test_clock moves the program's clock; never set it in production. Example: 1
    #[arg(long, env = "STORYLINE_SANDBOX", default_value = "0", hide = true, help_heading = TRIALS)]
    storyline_sandbox: String,
    /// With STORYLINE_SANDBOX=1: the step before or after which the process ends. Example: publish:after
    #[arg(long, env = "STORYLINE_FAILPOINT", hide = true, help_heading = TRIALS)]
    storyline_failpoint: Option<String>,
    #[command(flatten)]
    hosts: HostOptions,
}

/// Parses the options of `serve` without the rest of the command line, for commands that do not serve.
#[derive(clap::Parser)]
struct Told {
    #[command(flatten)]
    serve: ServeOptions,
}

impl Config {
    /// Returns the configuration for commands that make no calls to Telegram: they need no bot token.
    ///
    /// # Errors
    /// Returns the first variable that is not valid.
    pub fn operator_session() -> Result<Self, BadValue> {
        use clap::Parser as _;
        let nobodys = "--telegram-bot-token=1:nobody_is_reached_with_this";
        let told = Told::try_parse_from(["storyline", nobodys]);
        told.expect("parsing accepts every variable; `read` checks each of them").serve.read()
    }
}

impl ServeOptions {
    /// Reads the configuration.
    pub fn read(&self) -> Result<Config, BadValue> {
        let public_base =
            base("OAUTH_REDIRECT_BASE_URL", &self.oauth_redirect_base_url, "https://stories.example/")?;
        let sandbox = self.storyline_sandbox == "1";
        Ok(Config {
            listen: self.listen()?,
            telegram_mode: self.telegram_mode(&public_base, sandbox)?,
            public_base,
            bot_token: self.bot_token()?,
            telegram_api: self.hosts.telegram()?,
            instagram_hosts: self.hosts.instagram()?,
            instagram_app: pair(
                ("INSTAGRAM_APP_ID", self.instagram_app_id.as_deref()),
                ("INSTAGRAM_APP_SECRET", self.instagram_app_secret.as_ref()),
            )?,
            facebook_hosts: self.hosts.facebook()?,
            facebook_app: pair(
                ("FACEBOOK_APP_ID", self.facebook_app_id.as_deref()),
                ("FACEBOOK_APP_SECRET", self.facebook_app_secret.as_ref()),
            )?,
            media_dir: self.media_dir.clone().filter(|folder| !folder.as_os_str().is_empty()),
            graph_version: self.graph_version()?,
            google_hosts: self.hosts.google()?,
            google_app: pair(
                ("GOOGLE_CLIENT_ID", self.google_client_id.as_deref()),
                ("GOOGLE_CLIENT_SECRET", self.google_client_secret.as_ref()),
            )?,
            lease: self.lease()?,
            rates: Rates::TELEGRAM,
            signup: self.people.signup()?,
            operator: self.people.operator()?,
            sandbox,
            failpoint: self.failpoint()?,
            connections: CONNECTIONS,
        })
    }

    /// Returns the configured keys; `None` if no keys are configured.
    pub fn keys(&self) -> Option<&SecretString> {
        self.keys.keys()
    }

    fn listen(&self) -> Result<SocketAddr, BadValue> {
        self.listen_addr.parse().map_err(|_| BadValue {
            variable: "LISTEN_ADDR",
            wrong: format!("{:?} is not an address and port", self.listen_addr),
            example: "127.0.0.1:8080",
        })
    }

    /// Returns how updates arrive. Telegram sends updates to https addresses only; a local trial may use
    /// http.
    fn telegram_mode(&self, public_base: &Url, sandbox: bool) -> Result<TelegramMode, BadValue> {
        let mode = self.telegram_mode.parse().map_err(|_| BadValue {
            variable: "TELEGRAM_MODE",
            wrong: format!("{:?} is neither polling nor webhook", self.telegram_mode),
            example: "polling",
        })?;
        if mode == TelegramMode::Webhook && public_base.scheme() != "https" && !sandbox {
            let wrong = "TELEGRAM_MODE=webhook needs an https address here".into();
            let example = "https://stories.example/";
            return Err(BadValue { variable: "OAUTH_REDIRECT_BASE_URL", wrong, example });
        }
        let port = public_base.port_or_known_default();
        if mode == TelegramMode::Webhook
            && !sandbox
            && !port.is_some_and(|port| WEBHOOK_PORTS.contains(&port))
        {
            let wrong = "with TELEGRAM_MODE=webhook, Telegram needs port 443, 80, 88 or 8443 here".into();
            let example = "https://stories.example:8443/";
            return Err(BadValue { variable: "OAUTH_REDIRECT_BASE_URL", wrong, example });
        }
        Ok(mode)
    }

    fn bot_token(&self) -> Result<SecretString, BadValue> {
        let variable = "TELEGRAM_BOT_TOKEN";
        let example = "123456789:AAE…, as @BotFather gave it";
        let token = present(self.telegram_bot_token.as_ref()).ok_or_else(|| BadValue {
            variable,
            wrong: "it is not set".into(),
            example,
        })?;
        let well_formed = token.expose_secret().split_once(':').is_some_and(|(id, rest)| {
            id.parse::<i64>().is_ok()
                && rest.len() >= 20
                && rest.chars().all(|c| c.is_ascii_alphanumeric() || "_-".contains(c))
        });
        if well_formed {
            Ok(token.clone())
        } else {
            Err(BadValue { variable, wrong: "this is not a bot's token".into(), example })
        }
    }

    fn graph_version(&self) -> Result<String, BadValue> {
        let version = &self.meta_graph_api_version;
        let well_formed = version
            .strip_prefix('v')
            .and_then(|rest| rest.split_once('.'))
            .is_some_and(|(major, minor)| major.parse::<u16>().is_ok() && minor.parse::<u16>().is_ok());
        let bad = || BadValue {
            variable: "META_GRAPH_API_VERSION",
            wrong: format!("{version:?} is not a version"),
            example: "v26.0",
        };
        if well_formed { Ok(version.clone()) } else { Err(bad()) }
    }

    fn failpoint(&self) -> Result<Option<Failpoint>, BadValue> {
        let Some(name) = self.storyline_failpoint.as_deref().filter(|name| !name.is_empty()) else {
            return Ok(None);
        };
        Failpoint::from_name(name).map(Some).ok_or_else(|| BadValue {
            variable: "STORYLINE_FAILPOINT",
            wrong: format!("{name:?} is no point of the pipeline"),
            example: "publish:after",
        })
    }

    fn lease(&self) -> Result<Duration, BadValue> {
        let seconds =
            self.storyline_lease_seconds.parse::<u64>().ok().filter(|seconds| (2..=3600).contains(seconds));
        seconds.map(Duration::from_secs).ok_or_else(|| BadValue {
            variable: "STORYLINE_LEASE_SECONDS",
            wrong: "this is not 2 to 3600 seconds".into(),
            example: "90",
        })
    }
}
