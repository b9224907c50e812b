//! Stop: from its commit on nothing is handed to Instagram any more, and everything that can be held is taken back.

use domain::ids::UserId;
use domain::post::{Outcome, SlotOutcome};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use serde_json::json;
use store::TenantTx;
use store::history::{By, Ending};

use crate::app::stories::post_message::show_again;
use crate::app::{App, AppError};

#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Stopped {
    /// Stories that were taken back.
    pub withdrawn: usize,
    /// Stories that were handed to Instagram before: they may be live.
    #[serde(rename = "handed_over")]
    pub sent: Vec<Sent>,
}

/// A story that could not be held.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sent {
    /// Its picture's file name.
    pub picture: String,
    /// When it was handed to Instagram.
    pub at: Timestamp,
}

impl App {
    /// Stops everything: pauses until somebody resumes, and takes back whatever cannot be live yet.
    ///
    /// The pause locks the tenant's row, which a worker holds while it writes down that it publishes: whoever was
    /// first is seen by the other. Then every post is held, so that each is judged by where it really stands.
    pub async fn stop_everything(&self, tx: &mut TenantTx, by: UserId) -> Result<Stopped, AppError> {
        let now = self.clock.now();
        let before = json!({ "lifecycle": tx.settings().await?.lifecycle.into_str() });
        if tx.pause(None, by, now).await? {
            tx.schedule_next(None).await?;
        }
        let mut stopped = Stopped::default();
        for id in tx.hold_posts().await? {
            let Some(post) = tx.post(id).await? else { continue };
            if post.state.may_end(Outcome::Released) {
                let ending = Ending::released(SlotOutcome::Released, Some("everything was stopped"));
                tx.end_post(By::Person(by), &post, &ending, now).await?;
                stopped.withdrawn += 1;
            } else {
                let picture = tx.post_view(id).await?.and_then(|view| view.file_name).unwrap_or_default();
                let at = post.publish_sent_at.unwrap_or(post.publish_at);
                stopped.sent.push(Sent { picture, at });
            }
            show_again(tx, id, now).await?;
        }
        tx.audit(Some(by), "stopped", Some(before), Some(json!(stopped)), now).await?;
        Ok(stopped)
    }
}
