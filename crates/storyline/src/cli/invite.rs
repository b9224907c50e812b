//! `storyline invite`: creates a link that lets one person start using the bot.

use serde_json::json;

use super::failure::{Ended, Failure};
use super::operator_session::operator_session;
use super::output::Output;
use server::app::people::signup;
use server::config::{Config, ServeOptions, StorageOptions};

#[derive(Debug, clap::Args)]
pub(super) struct Invite {
    #[command(flatten)]
    storage: StorageOptions,
    #[command(flatten)]
    serve: ServeOptions,
    #[command(flatten)]
    output: Output,
}

impl Invite {
    pub(super) fn run(&self) -> Ended {
        let config = self.serve.read()?;
        operator_session(&self.storage, async |session| {
            let bot = name_of_bot(&config).await?;
            let now = session.app.clock.now();
            let start = signup::invite(&session.app.store, now).await?;
            let (link, until) = (format!("https://t.me/{bot}?start={start}"), now + signup::INVITATION_LIFE);
            let day = until.strftime("%Y-%m-%d");
            self.output.say(
                &format!("{link}\nIt lets one person in, once, until {day}. It is not shown again."),
                &json!({ "link": link, "expires_at": until }),
            )
        })
    }
}

async fn name_of_bot(config: &Config) -> Result<String, Failure> {
    let http = providers::Http::new(concat!("storyline/", env!("CARGO_PKG_VERSION")))
        .map_err(|error| Failure::failed(&error))?;
    let telegram =
        providers::telegram::Telegram::new(&http, config.telegram_api.clone(), config.bot_token.clone());
    let me = telegram.get_me().await;
    Ok(me
        .map_err(|error| Failure::failed(&format!("Telegram does not say what the bot is called: {error}")))?
        .username)
}
