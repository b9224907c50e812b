//! `storyline tenant pause`: pauses a tenant's stories until a person resumes them.

use serde_json::json;

use crate::cli::failure::{Ended, Failure};
use crate::cli::operator_session::{TenantOptions, operator_session};
use server::app::stories::pause::{HowLong, Paused};

pub(super) fn run(about: &TenantOptions) -> Ended {
    operator_session(&about.storage, async |session| {
        let mut tx = session.begin(&about.which).await?;
        let paused = session.app.pause(&mut tx, HowLong::UntilResumed, None).await?;
        tx.commit().await?;
        match paused {
            Paused::Until(_) => about.output.say(
                "Paused. Nothing goes out until somebody resumes it here, or in the chat.",
                &json!({ "paused": true }),
            ),
            Paused::NotLive => {
                Err(Failure::failed(&"this tenant posts nothing, so there is nothing to pause"))
            }
        }
    })
}
