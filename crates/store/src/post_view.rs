//! Reads a post as members see it, in flight or ended. Messages about a post are rendered from this.

use domain::cause::Cause;
use domain::ids::PostId;
use domain::post::{Outcome, PostState};
use jiff::Timestamp;
use sqlx::postgres::PgRow;

use crate::row::{self, Column, read_row};
use crate::{StoreError, TenantTx};

/// The state of a post in flight, or the outcome of an ended post.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    InFlight(PostState),
    Ended(Outcome),
}

/// A post as members see it.
#[derive(Clone, Debug)]
pub struct PostView {
    pub id: PostId,
    pub standing: Standing,
    /// When its story should go live, or went live.
    pub publish_at: Timestamp,
    /// The time until which members can answer.
    pub deadline_at: Option<Timestamp>,
    /// If members have not answered by the deadline, the post is published.
    pub posts_on_silence: bool,
    pub ended_at: Option<Timestamp>,
    pub decided_by: Option<String>,
    /// The username of the account it is published to.
    pub account: Option<String>,
    /// Its picture's file name.
    pub file_name: Option<String>,
    pub category: Option<String>,
    /// Why it was not posted.
    pub cause: Option<Cause>,
    /// The reason as a text, if an older version recorded it.
    pub why: Option<String>,
    /// SHA-256 of the rendition that is shown and published.
    pub rendition: Option<[u8; 32]>,
    /// Whether its story's id at Instagram is known.
    pub seen_at_instagram: bool,
    /// The message that shows it: chat and message.
    pub message: Option<(i64, i64)>,
}

impl TenantTx {
    /// Returns a post as members see it; `None` if it does not exist, or ended without a picture.
    pub async fn post_view(&mut self, id: PostId) -> Result<Option<PostView>, StoreError> {
        Ok(self.scoped_as(
            "SELECT p.*, $2::uuid AS id, u.telegram_first_name AS decided_by, a.instagram_username AS account,
                    m.file_name, m.category_key AS category
               FROM (SELECT q.state, NULL::text AS outcome, q.publish_at, q.deadline_at, q.posts_on_silence, NULL::timestamptz AS ended_at,
                            q.decided_by_user_id AS user_id, q.account_id, q.media_item_id, q.cause, q.told_cause AS why,
                            q.rendition_sha256, q.telegram_chat_id, q.telegram_message_id, false AS seen
                       FROM posting_queue AS q WHERE q.tenant = $1 AND q.id = $2 AND q.state IS NOT NULL
                      UNION ALL
                     SELECT NULL, h.outcome, h.publish_at, NULL, false, h.posted_at AT TIME ZONE 'UTC', h.posted_by_user_id,
                            h.account_id, h.media_item_id, h.cause, h.error_message, h.rendition_sha256, h.telegram_chat_id,
                            h.telegram_message_id, h.instagram_story_id IS NOT NULL
                       FROM posting_history AS h WHERE h.tenant = $1 AND h.queue_item_id = $2 AND h.outcome IS NOT NULL
                    ) AS p
               LEFT JOIN users AS u ON u.id = p.user_id
               LEFT JOIN instagram_accounts AS a ON a.tenant = $1 AND a.id = p.account_id
               LEFT JOIN media_items AS m ON m.tenant = $1 AND m.id = p.media_item_id
              LIMIT 1",
        )
        .bind(id.0)
        .fetch_optional(self.connection())
        .await?)
    }
}

read_row!(PostView {
    id,
    standing by standing,
    publish_at,
    deadline_at,
    posts_on_silence,
    ended_at,
    decided_by,
    account,
    file_name,
    category,
    cause,
    why,
    rendition = "rendition_sha256",
    seen_at_instagram = "seen",
    message by row::message,
});

fn standing(row: &PgRow) -> sqlx::Result<Standing> {
    match Column::read(row, "state")? {
        Some(state) => Ok(Standing::InFlight(state)),
        None => Ok(Standing::Ended(Column::read(row, "outcome")?)),
    }
}
