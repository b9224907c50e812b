//! `storyline tenant resume`: resumes a paused tenant.

use serde_json::json;

use crate::cli::failure::{Ended, Failure};
use crate::cli::operator_session::{TenantOptions, operator_session};
use server::app::stories::pause::Resumed;

pub(super) fn run(about: &TenantOptions) -> Ended {
    operator_session(&about.storage, async |session| {
        let mut tx = session.begin(&about.which).await?;
        let resumed = session.app.resume(&mut tx, None).await?;
        tx.commit().await?;
        match resumed {
            Resumed::GoingOn(next) => {
                let when =
                    next.at.map_or_else(|| "no time is planned".into(), |at| format!("next story at {at}"));
                about.output.say(&format!("Going on: {when}."), &json!({ "resumed": true, "next": next.at }))
            }
            Resumed::WasGoingOn => about.output.say("It was going on already.", &json!({ "resumed": false })),
            Resumed::NotLive => Err(Failure::failed(
                &"this tenant was never live, or rests: its people send /start in the chat",
            )),
        }
    })
}
