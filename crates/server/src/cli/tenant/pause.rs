//! `storyline tenant pause`: holds a tenant's stories until somebody resumes.

use serde_json::json;

use crate::app::pause::{HowLong, Paused};
use crate::cli::Ended;
use crate::cli::desk::{Which, at_the_desk};
use crate::cli::failure::Failure;
use crate::cli::output::Output;
use crate::config::StorageOptions;

/// What `tenant pause` is told.
#[derive(Debug, clap::Args)]
pub(super) struct Pause {
    #[command(flatten)]
    storage: StorageOptions,
    #[command(flatten)]
    which: Which,
    #[command(flatten)]
    output: Output,
}

impl Pause {
    pub(super) fn run(&self) -> Ended {
        at_the_desk(&self.storage, async |desk| {
            let mut tx = desk.begin(&self.which).await?;
            let paused = desk.app.pause(&mut tx, HowLong::UntilResumed, None).await?;
            tx.commit().await?;
            match paused {
                Paused::Until(_) => self.output.say(
                    "Paused. Nothing goes out until somebody resumes it here, or in the chat.",
                    &json!({ "paused": true }),
                ),
                Paused::NotLive => {
                    Err(Failure::failed(&"this tenant posts nothing, so there is nothing to pause"))
                }
            }
        })
    }
}
