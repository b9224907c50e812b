//! The guided set-up of a tenant: which step, in which message, and what was chosen on the way.

use domain::ids::UserId;
use jiff::Timestamp;
use jiff_sqlx::ToSqlx;
use serde_json::Value;

use crate::row::read_row;
use crate::{StoreError, TenantTx};

/// Where a set-up stands.
#[derive(Clone, Debug, PartialEq)]
pub struct WizardRow {
    /// The step that is shown.
    pub step: String,
    /// The message that shows it, once it was sent.
    pub message: Option<i64>,
    /// What was chosen on the way, and where the folder picker stands.
    pub choices: Value,
    /// Who goes through it.
    pub user: UserId,
}

read_row!(WizardRow { step, message = "telegram_message_id", choices, user = "user_id" });

impl TenantTx {
    /// The set-up of this tenant, locked until the transaction ends.
    pub async fn wizard(&mut self) -> Result<Option<WizardRow>, StoreError> {
        self.read_wizard(
            "SELECT step, telegram_message_id, choices, user_id FROM wizards WHERE tenant = $1 FOR UPDATE",
        )
        .await
    }

    /// The set-up of this tenant, to be shown and not changed. Whoever sends a message holds that message already and
    /// must not wait here for somebody who waits for the message.
    pub async fn wizard_to_show(&mut self) -> Result<Option<WizardRow>, StoreError> {
        self.read_wizard("SELECT step, telegram_message_id, choices, user_id FROM wizards WHERE tenant = $1")
            .await
    }

    async fn read_wizard(&mut self, sql: &'static str) -> Result<Option<WizardRow>, StoreError> {
        Ok(self.scoped_as(sql).fetch_optional(self.connection()).await?)
    }

    /// Stores where the set-up stands.
    pub async fn save_wizard(&mut self, wizard: &WizardRow, now: Timestamp) -> Result<(), StoreError> {
        let tenant = self.tenant();
        sqlx::query(
            "INSERT INTO wizards (chat_settings_id, step, telegram_message_id, choices, user_id, updated_at)
             VALUES ($1, $2, $3, $4, $5, $6)
             ON CONFLICT (tenant) DO UPDATE
                SET step = excluded.step, telegram_message_id = excluded.telegram_message_id,
                    choices = excluded.choices, user_id = excluded.user_id, updated_at = excluded.updated_at",
        )
        .bind(tenant.chat_settings_id())
        .bind(&wizard.step)
        .bind(wizard.message)
        .bind(&wizard.choices)
        .bind(wizard.user.0)
        .bind(now.to_sqlx())
        .execute(self.connection())
        .await?;
        Ok(())
    }

    /// The message that shows the set-up is in the chat.
    pub async fn wizard_shown_in(&mut self, message: i64) -> Result<(), StoreError> {
        self.scoped("UPDATE wizards SET telegram_message_id = $2 WHERE tenant = $1")
            .bind(message)
            .execute(self.connection())
            .await?;
        Ok(())
    }
}
