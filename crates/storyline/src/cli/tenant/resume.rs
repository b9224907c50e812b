//! `storyline tenant resume`: lets a paused tenant go on.

use serde_json::json;

use crate::cli::Ended;
use crate::cli::failure::Failure;
use crate::cli::operator_session::{Which, operator_session};
use crate::cli::output::Output;
use server::app::stories::pause::Resumed;
use server::config::StorageOptions;

/// What `tenant resume` is told.
#[derive(Debug, clap::Args)]
pub(super) struct Resume {
    #[command(flatten)]
    storage: StorageOptions,
    #[command(flatten)]
    which: Which,
    #[command(flatten)]
    output: Output,
}

impl Resume {
    pub(super) fn run(&self) -> Ended {
        operator_session(&self.storage, async |session| {
            let mut tx = session.begin(&self.which).await?;
            let resumed = session.app.resume(&mut tx, None).await?;
            tx.commit().await?;
            match resumed {
                Resumed::GoingOn(next) => {
                    let when = next
                        .at
                        .map_or_else(|| "no time is planned".into(), |at| format!("next story at {at}"));
                    self.output
                        .say(&format!("Going on: {when}."), &json!({ "resumed": true, "next": next.at }))
                }
                Resumed::WasGoingOn => {
                    self.output.say("It was going on already.", &json!({ "resumed": false }))
                }
                Resumed::NotLive => Err(Failure::failed(
                    &"this tenant was never live, or rests: its people send /start in the chat",
                )),
            }
        })
    }
}
