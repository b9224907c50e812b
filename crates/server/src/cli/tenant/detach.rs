//! `storyline tenant detach`: a tenant rests, as if the bot had been removed from its chat.

use serde_json::json;

use crate::cli::Ended;
use crate::cli::desk::{Which, at_the_desk};
use crate::cli::output::Output;
use crate::config::StorageOptions;

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
        at_the_desk(&self.storage, async |desk| {
            let mut tx = desk.begin(&self.which).await?;
            let detached = desk.app.detach(&mut tx, desk.app.clock.now()).await?;
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
