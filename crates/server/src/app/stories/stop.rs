//! Stops everything: after the commit, nothing more is sent to Instagram, and every post that could still be
//! stopped is withdrawn.

use domain::cause::Cause;
use domain::ids::UserId;
use domain::post::{Outcome, SlotOutcome};
use store::TenantTx;
use store::history::{By, Ending};

use crate::app::audit::Change;
use crate::app::stories::post_message::show_again;
use crate::app::{App, AppError};
use crate::messages::{Sent, Stopped};

impl App {
    /// Stops everything: pauses until a person resumes, and withdraws all posts that cannot be live yet.
    ///
    /// The pause locks the tenant's row. A worker holds the same lock while it records that it publishes, so
    /// the stop and the worker see each other's changes. Then all posts are locked, so that their states
    /// cannot change during the stop.
    pub async fn stop_everything(&self, tx: &mut TenantTx, by: UserId) -> Result<Stopped, AppError> {
        let now = self.clock.now();
        let from = tx.settings().await?.lifecycle;
        if tx.pause(None, by, now).await? {
            tx.schedule_next(None).await?;
        }
        let (mut withdrawn, mut sent) = (0, Vec::new());
        for id in tx.hold_posts().await? {
            let Some(post) = tx.post(id).await? else { continue };
            if post.state.may_end(Outcome::Released) {
                let ending = Ending::released(SlotOutcome::Released, Some(Cause::Stopped));
                tx.end_post(By::Person(by), &post, &ending, now).await?;
                withdrawn += 1;
            } else {
                let picture = tx.post_view(id).await?.and_then(|view| view.file_name).unwrap_or_default();
                let at = post.publish_sent_at.unwrap_or(post.publish_at);
                sent.push(Sent { picture, at });
            }
            show_again(tx, id, now).await?;
        }
        let stopped = Stopped::Stopped { withdrawn, sent };
        Change::Stopped { from, stopped: &stopped }.record(tx, Some(by), now).await?;
        Ok(stopped)
    }
}
