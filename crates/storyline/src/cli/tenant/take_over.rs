//! `storyline tenant take-over`: lets Storyline post for the chat of the legacy application.

use std::process::ExitCode;

use serde_json::json;
use store::cutover::TakenOver;

use super::cutover::CutoverOptions;
use crate::cli::failure::{Ended, Failure};
use crate::cli::process::{log, runtime};
use server::app::people::cutover;

#[derive(Debug, clap::Args)]
#[command(
    after_help = "Stop the legacy application first, and wait five minutes: the command changes nothing if that \
                        application was active within the last five minutes. Exit codes: 0 taken over, 1 refused or \
                        failed, 2 bad input (for example, several chats and no --chat), 3 database unreachable."
)]
pub(super) struct TakeOver {
    #[command(flatten)]
    options: CutoverOptions,
    /// Chat of the legacy application; `storyline tenant take-over` needs it if the
    /// database contains several chats. Example: -1001234567890
    #[arg(
        long,
        env = "TELEGRAM_CHANNEL_ID",
        value_name = "CHAT_ID",
        allow_hyphen_values = true,
        help_heading = "Adopted deployment"
    )]
    chat: Option<i64>,
}

impl TakeOver {
    pub(super) fn run(&self) -> Ended {
        log("warn");
        let prepared = self.options.prepare()?;
        let (taken, next) = runtime()?.block_on(async {
            let (hand, now) = prepared.open().await?;
            let done = cutover::take_over(&hand, self.chat, now).await?;
            hand.store().close().await;
            Ok::<_, Failure>(done)
        })?;
        let next = next.map(|slot| slot.at);
        if self.options.json {
            println!("{}", json!({ "engine": "storyline", "taken_over": taken, "next_story_at": next }));
        } else {
            println!("{}", in_words(&taken));
            match next {
                Some(at) => println!("The next story is scheduled for {at}."),
                None => println!("No story is scheduled: a member must resume in the chat."),
            }
        }
        prepared.close()?;
        Ok(ExitCode::SUCCESS)
    }
}

fn in_words(taken: &TakenOver) -> String {
    let mut lines = vec![
        format!("Storyline posts for chat {} now.", taken.telegram_chat_id),
        format!("  {} posts that waited were removed; their times are planned anew", taken.removed),
        format!("  {} stories that people were asked about may be answered for a day", taken.awaiting_hand),
        format!("  {} pictures, of which {} rest", taken.pictures, taken.resting),
        format!("  {} people have a role", taken.members),
    ];
    if taken.twins > 0 {
        lines.push(format!("  {} second posts of a picture were removed", taken.twins));
    }
    if taken.without_owner {
        lines.push("  the chat has no owner: the legacy application had no admin".into());
    }
    if taken.paused {
        lines.push("  it was paused, and stays so".into());
    }
    lines.join("\n")
}
