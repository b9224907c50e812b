//! Stores what each button does. Telegram only receives an opaque token that refers to it.

use domain::ids::{PostId, Tenant};
use domain::post::PostState;
use jiff::Timestamp;
use jiff_sqlx::ToSqlx;
use secrecy::ExposeSecret;
use serde_json::Value;
use sqlx::Row;

use crate::lookup::LookupTx;
use crate::sealed::random_token;
use crate::{StoreError, TenantTx};

/// A button in its stored form. The server crate defines the actions and their payloads.
#[derive(Clone, Debug, PartialEq)]
pub struct StoredButton {
    pub action: String,
    pub post: Option<PostId>,
    /// The post's state when the button was shown. If the post is in another state, the button is stale.
    pub from_state: Option<PostState>,
    /// Further arguments of the action.
    pub payload: Value,
}

impl LookupTx {
    /// Returns the tenant that a button belongs to; `None` if the token is forged or was deleted.
    pub async fn tenant_of_button(&mut self, token: &str) -> Result<Option<Tenant>, StoreError> {
        if !is_token(token) {
            return Ok(None);
        }
        let key: Option<uuid::Uuid> =
            sqlx::query_scalar("SELECT tenant FROM callback_tokens WHERE token = $1")
                .bind(token)
                .fetch_optional(self.connection())
                .await?;
        Ok(key.map(Tenant::from_key))
    }
}

impl TenantTx {
    /// Creates one token per action and returns them in the same order.
    pub async fn make_buttons(
        &mut self,
        acts: &[StoredButton],
        now: Timestamp,
    ) -> Result<Vec<String>, StoreError> {
        if acts.is_empty() {
            return Ok(Vec::new());
        }
        let tenant = self.tenant();
        let tokens = acts
            .iter()
            .map(|_| Ok(random_token()?.expose_secret().chars().take(32).collect()))
            .collect::<Result<Vec<String>, StoreError>>()?;
        sqlx::query(
            "INSERT INTO callback_tokens (chat_settings_id, token, action, post_id, from_state, payload, created_at)
             SELECT $1, b.token, b.action, b.post, b.state, b.payload, $7
               FROM unnest($2::text[], $3::text[], $4::uuid[], $5::text[], $6::jsonb[])
                    AS b (token, action, post, state, payload)",
        )
        .bind(tenant.chat_settings_id())
        .bind(&tokens)
        .bind(acts.iter().map(|act| act.action.as_str()).collect::<Vec<_>>())
        .bind(acts.iter().map(|act| act.post.map(|post| post.0)).collect::<Vec<_>>())
        .bind(acts.iter().map(|act| act.from_state.map(|word| word.into_str())).collect::<Vec<_>>())
        .bind(acts.iter().map(|act| act.payload.clone()).collect::<Vec<_>>())
        .bind(now.to_sqlx())
        .execute(self.connection())
        .await?;
        Ok(tokens)
    }

    /// Returns what a button of this tenant does.
    pub async fn button(&mut self, token: &str) -> Result<Option<StoredButton>, StoreError> {
        let row = self.scoped(
            "SELECT action, post_id, from_state, payload FROM callback_tokens WHERE tenant = $1 AND token = $2",
        )
        .bind(token)
        .fetch_optional(self.connection())
        .await?;
        row.map(|row| {
            let state: Option<String> = row.try_get("from_state")?;
            Ok(StoredButton {
                action: row.try_get("action")?,
                post: row.try_get::<Option<uuid::Uuid>, _>("post_id")?.map(PostId),
                from_state: state.as_deref().and_then(|word| word.parse::<PostState>().ok()),
                payload: row.try_get("payload")?,
            })
        })
        .transpose()
    }
}

/// Returns whether the text can be one of our tokens. PostgreSQL rejects text with a zero byte.
pub(crate) fn is_token(token: &str) -> bool {
    !token.is_empty() && token.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_'))
}
