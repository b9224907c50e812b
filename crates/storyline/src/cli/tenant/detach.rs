//! `storyline tenant detach`: a tenant rests, as if the bot had been removed from its chat.

use serde_json::json;

use crate::cli::Ended;
use crate::cli::operator_session::{Which, operator_session};
use crate::cli::output::Output;
use server::config::StorageOptions;

/// What `tenant detach` is told.
#[derive(Debug, clap::Args)]
pub(super) struct Detach {
    #[command(flatten)]
    storage: StorageOptions,
    #[command(flatten)]
    which: Which,
    #[command(flatten)]
    output: Output,
}

impl Detach {
    pub(super) fn run(&self) -> Ended {
        operator_session(&self.storage, async |session| {
            let mut tx = session.begin(&self.which).await?;
            let detached = session.app.detach(&mut tx, session.app.clock.now()).await?;
            tx.commit().await?;
            let sentence = if detached {
                "Detached: nothing is planned, posted or said. A /start in the chat brings it back as it was."
            } else {
                "It rested already."
            };
            self.output.say(sentence, &json!({ "detached": detached }))
        })
    }
}
