//! `storyline doctor`: looks for missing settings and other problems, and suggests fixes.

mod arrival;
mod findings;
mod keys;

use std::process::ExitCode;

use jiff::{SignedDuration, Timestamp};
use providers::telegram::Telegram;
use store::sealed::Keyring;
use store::{Store, StoreError};

use self::arrival::arrival;
use self::findings::{Finding, Weight, database_login, levels};
use super::database::{self, Opened};
use super::failure::{Ended, Failure};
use super::output::Output;
use super::process::{log, runtime};
use server::config::{Config, Database, ServeOptions, Storage, StorageOptions};

/// The doctor reports a difference of more than this between this machine's clock and the database's, because
/// browsers and certificates depend on the machine's clock.
const CLOCKS_APART: SignedDuration = SignedDuration::from_secs(30);

#[derive(Debug, clap::Args)]
pub(super) struct Doctor {
    #[command(flatten)]
    storage: StorageOptions,
    #[command(flatten)]
    serve: ServeOptions,
    #[command(flatten)]
    output: Output,
}

impl Doctor {
    pub(super) fn run(&self) -> Ended {
        log("error");
        let mut found = Vec::new();
        let config = match self.serve.read() {
            Ok(config) => {
                found.extend(levels(&config));
                Some(config)
            }
            Err(bad) => {
                found.push(Finding::fault("configuration", bad.to_string(), "set it and look again"));
                None
            }
        };
        self.look_at_database(&mut found)?;
        if let Some(config) = config {
            found.extend(runtime()?.block_on(telegram(&config)));
        }
        self.tell(&found)?;
        let ill = found.iter().any(|finding| finding.weight == Weight::Fault);
        Ok(ExitCode::from(u8::from(ill)))
    }

    fn look_at_database(&self, found: &mut Vec<Finding>) -> Result<(), Failure> {
        let storage = match self.storage.read() {
            Ok(storage) => storage,
            Err(bad) => {
                found.push(Finding::fault("database", bad.to_string(), "set it and look again"));
                return Ok(());
            }
        };
        let opened = match database::open(&storage) {
            Ok(opened) => opened,
            Err(error) => {
                let fix = "storyline names what to install; STORYLINE_PG_BIN names another folder";
                found.push(Finding::fault("database", error.to_string(), fix));
                return Ok(());
            }
        };
        let keyring = match database::keyring(self.serve.keys(), &storage) {
            Ok(keyring) => Some(keyring),
            Err(error) => {
                found.push(Finding::fault("keys", error.to_string(), "set it and look again"));
                None
            }
        };
        runtime()?.block_on(look_inside(&storage, &opened, keyring, found));
        if let Some(cluster) = opened.cluster {
            cluster.stop()?;
        }
        Ok(())
    }

    fn tell(&self, found: &[Finding]) -> Result<(), Failure> {
        if self.output.json {
            return self.output.show(&[], Vec::new(), &found);
        }
        for finding in found {
            println!("{} {}: {}", finding.weight.sign(), finding.about, finding.what);
            for line in finding.fix.iter().flat_map(|fix| fix.lines()) {
                println!("       {line}");
            }
        }
        Ok(())
    }
}

async fn look_inside(storage: &Storage, opened: &Opened, keyring: Option<Keyring>, found: &mut Vec<Finding>) {
    let looked = async {
        opened.prepare().await?;
        let knows_keys = keyring.is_some();
        let keyring = match keyring {
            Some(keyring) => keyring,
            None => Keyring::parse(&Keyring::new_key()?)?,
        };
        let store = Store::connect(&opened.url, keyring, 1).await?;
        store.verify().await?;
        found.push(Finding::fine("database", format!("it is at migration {}", store::migrate::newest())));
        let mut lookup = store.lookup().await?;
        let login = lookup.login().await?;
        let (time, _) = lookup.database_time().await?;
        lookup.commit().await?;
        found.push(database_login(&login, matches!(storage.database, Database::Embedded { .. })));
        found.push(clocks(time));
        if knows_keys {
            found.extend(keys::keys(&store.sealed_tokens(time).await?));
        }
        store.close().await;
        Ok::<_, StoreError>(())
    };
    if let Err(error) = looked.await {
        let fix = match error {
            StoreError::Unreachable(_) => "look at DATABASE_URL: host, password, certificate",
            _ => "as it says",
        };
        found.push(Finding::fault("database", error.to_string(), fix));
    }
}

/// Compares this machine's clock with the database's. Storyline uses the database's time, but if the
/// machine's clock differs, certificates and links may not work.
#[expect(clippy::disallowed_methods, reason = "the machine's own clock is what is looked at here")]
fn clocks(database: Timestamp) -> Finding {
    let apart = Timestamp::now().duration_since(database).abs();
    if apart <= CLOCKS_APART {
        return Finding::fine("clock", "this machine and the database agree".into());
    }
    let what = format!("this machine and the database are {} s apart", apart.as_secs());
    Finding::note(
        "clock",
        what,
        "let both machines take their time from NTP; Storyline goes by the database's",
    )
}

async fn telegram(config: &Config) -> Vec<Finding> {
    let http = match providers::Http::new(concat!("storyline/", env!("CARGO_PKG_VERSION"))) {
        Ok(http) => http,
        Err(error) => {
            return vec![Finding::fault("telegram", error.to_string(), "this is a fault of the program")];
        }
    };
    let bot = Telegram::new(&http, config.telegram_api.clone(), config.bot_token.clone());
    match bot.get_me().await {
        Ok(me) => {
            let known = Finding::fine("telegram", format!("the bot is @{}", me.username));
            vec![known, arrival(&bot, config).await]
        }
        Err(providers::telegram::TelegramError::Unauthorized) => {
            let fix = "copy TELEGRAM_BOT_TOKEN anew from @BotFather";
            vec![Finding::fault("telegram", "it does not know this bot", fix)]
        }
        Err(error) => {
            let fix = "look at the network; the program goes on trying";
            vec![Finding::note("telegram", error.to_string(), fix)]
        }
    }
}
