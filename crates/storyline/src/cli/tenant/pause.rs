//! `storyline tenant pause`: holds a tenant's stories until somebody resumes.

use serde_json::json;

use crate::cli::Ended;
use crate::cli::failure::Failure;
use crate::cli::operator_session::{Which, operator_session};
use crate::cli::output::Output;
use server::app::stories::pause::{HowLong, Paused};
use server::config::StorageOptions;

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
        operator_session(&self.storage, async |session| {
            let mut tx = session.begin(&self.which).await?;
            let paused = session.app.pause(&mut tx, HowLong::UntilResumed, None).await?;
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
