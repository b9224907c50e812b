//! `storyline tenant hand-back`: lets the legacy application post for its chat again.

use std::process::ExitCode;

use serde_json::json;
use store::cutover::GivenBack;

use super::cutover::CutoverOptions;
use crate::cli::failure::{Ended, Failure};
use crate::cli::process::{log, runtime};
use server::app::people::cutover;

#[derive(Debug, clap::Args)]
#[command(
    after_help = "Start the legacy application only after this command. The command refuses while the database \
                        contains chats that Storyline created. Exit codes: 0 handed back, 1 refused or failed, 2 bad \
                        input, 3 database unreachable."
)]
pub(super) struct HandBack {
    #[command(flatten)]
    options: CutoverOptions,
}

impl HandBack {
    pub(super) fn run(&self) -> Ended {
        log("warn");
        let prepared = self.options.prepare()?;
        let back = runtime()?.block_on(async {
            let (hand, now) = prepared.open().await?;
            let done = cutover::hand_back(&hand, now).await?;
            hand.store().close().await;
            Ok::<_, Failure>(done)
        })?;
        if self.options.json {
            println!("{}", json!({ "engine": "old", "handed_back": back }));
        } else {
            println!("{}", in_words(&back));
        }
        prepared.close()?;
        Ok(ExitCode::SUCCESS)
    }
}

fn in_words(back: &GivenBack) -> String {
    [
        "The legacy application posts for its chat now.".to_owned(),
        format!("  {} stories on their way were given up; nothing of them was posted", back.released),
        format!("  {} messages were not sent any more", back.unsent),
        format!("  {} tokens were sealed as it reads them", back.tokens),
        format!("  {} pictures that were sent to the bot left its library", back.pictures),
    ]
    .join("\n")
}
