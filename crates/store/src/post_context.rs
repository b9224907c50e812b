//! Reads a post, with everything that a step needs to know about its tenant, in one statement.

use domain::ids::{AccountId, PostId};
use jiff::Timestamp;
use jiff_sqlx::ToSqlx;
use secrecy::SecretString;
use sqlx::postgres::PgRow;
use sqlx::{FromRow as _, Row};

use crate::accounts::{Account, Login, TokenOf};
use crate::origin::{Origin, origin_columns, read_origin};
use crate::posts::{Post, post_columns};
use crate::settings::{Settings, settings_columns, settings_from};
use crate::{StoreError, TenantTx};

/// The account that a post is published to, with its token.
#[derive(Clone, Debug)]
pub struct Destination {
    pub account: Account,
    pub token: SecretString,
}

/// A post, its tenant's settings and its destination.
#[derive(Clone, Debug)]
pub struct PostContext {
    pub post: Post,
    pub settings: Settings,
    /// Where the post is published; `None` if no account was chosen, or if the account has to be connected
    /// again.
    pub destination: Option<Destination>,
    /// Where its picture came from.
    pub origin: Option<Origin>,
}

/// Whether pausing and stopping the tenant wait for this transaction.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lifecycles {
    /// They do not wait.
    Free,
    /// They wait until it ends; if one of them was first, this transaction waits and sees its result.
    Held,
}

const STAGED: &str = concat!(
    "SELECT ",
    post_columns!(),
    ", ",
    settings_columns!(),
    ", a.instagram_account_id AS a_ig_user_id, a.instagram_username AS a_username, a.account_type AS a_type, \
       coalesce(a.login_kind, CASE WHEN a.chat_settings_id IS NULL THEN 'facebook' END) AS a_login, \
       t.token_value AS t_value, ",
    origin_columns!(),
    " FROM posting_queue AS q
       JOIN chat_settings AS c ON c.tenant = q.tenant
       LEFT JOIN media_items AS m ON m.tenant = q.tenant AND m.id = q.media_item_id
       LEFT JOIN media_sources AS s ON s.tenant = m.tenant AND s.id = m.source_id
       LEFT JOIN instagram_accounts AS a ON a.tenant = q.tenant AND a.id = q.account_id AND a.is_active
       LEFT JOIN api_tokens AS t ON t.tenant = q.tenant AND t.service_name = 'instagram'
             AND t.token_type = 'access_token' AND t.instagram_account_id = q.account_id AND t.state <> 'needs_reconnect'
      WHERE q.tenant = $1 AND q.id = $2 AND q.state IS NOT NULL"
);

impl TenantTx {
    /// Returns a post in flight with its tenant's settings and its destination.
    pub async fn post_context(
        &mut self,
        id: PostId,
        lifecycles: Lifecycles,
    ) -> Result<Option<PostContext>, StoreError> {
        let query = match lifecycles {
            Lifecycles::Free => self.scoped(STAGED),
            Lifecycles::Held => self.scoped(sqlx::AssertSqlSafe(format!("{STAGED} FOR SHARE OF c"))),
        };
        let row = query.bind(id.0).fetch_optional(self.connection()).await?;
        let Some(row) = row else { return Ok(None) };
        let (post, settings) = (Post::from_row(&row)?, settings_from(&row)?);
        let destination = match post.account {
            Some(account) => self.destination(account, &row)?,
            None => None,
        };
        let origin = read_origin(&row)?;
        Ok(Some(PostContext { post, settings, destination, origin }))
    }

    fn destination(&self, id: AccountId, row: &PgRow) -> Result<Option<Destination>, StoreError> {
        let (ig_user_id, sealed): (Option<String>, Option<String>) =
            (row.try_get("a_ig_user_id")?, row.try_get("t_value")?);
        let (Some(ig_user_id), Some(sealed)) = (ig_user_id, sealed) else { return Ok(None) };
        let account = Account {
            id,
            ig_user_id,
            username: row.try_get::<Option<String>, _>("a_username")?.unwrap_or_default(),
            account_type: row.try_get::<Option<String>, _>("a_type")?.unwrap_or_default(),
            login: Login::from_name(row.try_get::<Option<String>, _>("a_login")?.as_deref()),
        };
        // A token that no key opens must be connected again, like one that Instagram rejects.
        let token = self.open_token(TokenOf::Instagram(id), &sealed);
        Ok(token.map(|token| Destination { account, token }))
    }

    /// Returns whether another post of this tenant is past its time and not delivered yet. In that case no
    /// further picture is reserved, so that an outage does not use up the library. A post that waits for
    /// manual posting, or for its message to be sent, counts as delivered; one with an unclear outcome does not
    /// count once it is too late to send it again.
    pub async fn has_overdue_post_before(&mut self, post: &Post, now: Timestamp) -> Result<bool, StoreError> {
        Ok(self.scoped_scalar(
            "SELECT EXISTS (SELECT 1 FROM posting_queue AS q JOIN chat_settings AS c ON c.tenant = q.tenant
                             WHERE q.tenant = $1 AND q.state IS NOT NULL AND q.id <> $2 AND q.media_item_id IS NOT NULL
                               AND q.state NOT IN ('offering', 'awaiting_hand') AND q.publish_at <= $3 AND q.publish_at <= $4
                               AND (q.state NOT IN ('publish_sent', 'unknown')
                                    OR q.publish_at + c.lateness_budget_minutes * interval '1 minute' >= $3))",
        )
        .bind(post.id.0)
        .bind(now.to_sqlx())
        .bind(post.publish_at.to_sqlx())
        .fetch_one(self.connection())
        .await?)
    }

    /// Returns how many posts of the tenant are in flight.
    pub async fn posts_in_flight(&mut self) -> Result<i64, StoreError> {
        Ok(self
            .scoped_scalar("SELECT count(*) FROM posting_queue WHERE tenant = $1 AND state IS NOT NULL")
            .fetch_one(self.connection())
            .await?)
    }
}
