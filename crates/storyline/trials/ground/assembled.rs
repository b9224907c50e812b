//! Builds the program's state in this process, for steps that are timed one by one.

use std::sync::Arc;

use secrecy::SecretString;
use server::app::App;
use server::config::{Config, LEASE, Signup, TelegramMode};
use server::runtime::clock::DatabaseClock;
use server::runtime::rates::Rates;
use store::Store;
use store::sealed::Keyring;
use testbed::testbed::BOT_TOKEN;
use url::Url;

use super::{Ground, Trouble};

impl Ground {
    /// Builds the program's state without starting workers, with this many database `connections`.
    pub(crate) async fn assembled(
        &self,
        login: &SecretString,
        connections: u32,
    ) -> Result<Arc<App>, Trouble> {
        let slashed = |url: &Url| Url::parse(&format!("{}/", url.as_str().trim_end_matches('/')));
        let hosts = self.sandbox.hosts();
        let base = Url::parse("http://127.0.0.1:1/")?;
        let config = Config {
            listen: ([127, 0, 0, 1], 0).into(),
            public_base: base.clone(),
            bot_token: SecretString::from(BOT_TOKEN),
            telegram_api: slashed(&hosts.telegram)?,
            telegram_mode: TelegramMode::Polling,
            instagram_hosts: providers::InstagramHosts {
                www: slashed(&hosts.instagram_www)?,
                api: slashed(&hosts.instagram_api)?,
                graph: slashed(&hosts.instagram_graph)?,
            },
            instagram_app: None,
            facebook_hosts: providers::FacebookHosts { graph: slashed(&hosts.facebook_graph)? },
            facebook_app: None,
            media_dir: None,
            graph_version: "v26.0".into(),
            google_hosts: providers::GoogleHosts {
                accounts: slashed(&hosts.google_accounts)?,
                oauth: slashed(&hosts.google_oauth)?,
                api: slashed(&hosts.google_api)?,
                userinfo: slashed(&hosts.google_userinfo)?,
            },
            google_app: None,
            lease: LEASE,
            rates: Rates::TELEGRAM,
            signup: Signup::Open,
            operator: None,
            sandbox: true,
            failpoint: None,
            connections,
        };
        let store = Store::connect(login, Keyring::parse(&self.keys)?, connections).await?;
        let clock = Arc::new(DatabaseClock::read(store.clone(), true).await?);
        Ok(server::serving::assemble(&config, base, store, clock)?)
    }
}
