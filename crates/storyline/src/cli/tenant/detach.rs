//! `storyline tenant detach`: stops serving a tenant, as if the bot had been removed from its chat.

use serde_json::json;

use crate::cli::failure::Ended;
use crate::cli::operator_session::{TenantOptions, operator_session};

pub(super) fn run(about: &TenantOptions) -> Ended {
    operator_session(&about.storage, async |session| {
        let mut tx = session.begin(&about.which).await?;
        let detached = session.app.detach(&mut tx, session.app.clock.now()).await?;
        tx.commit().await?;
        let sentence = if detached {
            "Detached: nothing is planned, posted or said. A /start in the chat brings it back as it was."
        } else {
            "It rested already."
        };
        about.output.say(sentence, &json!({ "detached": detached }))
    })
}
