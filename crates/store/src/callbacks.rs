//! Buttons: what stands in Telegram is an opaque token, what it means stands here.

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

/// A button in its stored form. The server knows the actions and their payloads.
#[derive(Clone, Debug, PartialEq)]
pub struct StoredButton {
    pub action: String,
    pub post: Option<PostId>,
    /// The state in which the post stood when the button was shown; in any other the button is stale.
    pub from_state: Option<PostState>,
    /// What else it needs.
    pub payload: Value,
}

impl LookupTx {
    /// Whose button a token is; `None` for a forged or forgotten one.
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
    /// Makes a token for each act, in order.
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

    /// What a button of this tenant does.
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

/// Whether this can be a token of ours at all. PostgreSQL takes no text with a zero character.
fn is_token(token: &str) -> bool {
    !token.is_empty() && token.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_'))
}
