//! Stores a tenant's guided set-up: the current step, the message that shows it, and the choices made so far.

use domain::ids::UserId;
use jiff::Timestamp;
use jiff_sqlx::ToSqlx;
use serde_json::Value;

use crate::row::read_row;
use crate::{StoreError, TenantTx};

/// The state of a set-up.
#[derive(Clone, Debug, PartialEq)]
pub struct WizardRow {
    /// The step that is shown.
    pub step: String,
    /// The message that shows it, once it was sent.
    pub message: Option<i64>,
    /// The choices made so far, and the position in the folder picker.
    pub choices: Value,
    /// The person who does the set-up.
    pub user: UserId,
}

read_row!(WizardRow { step, message = "telegram_message_id", choices, user = "user_id" });

impl TenantTx {
    /// Returns this tenant's set-up, locked until the transaction ends.
    pub async fn wizard(&mut self) -> Result<Option<WizardRow>, StoreError> {
        self.read_wizard(
            "SELECT step, telegram_message_id, choices, user_id FROM wizards WHERE tenant = $1 FOR UPDATE",
        )
        .await
    }

    /// Returns this tenant's set-up for display, without locking it. A worker that sends a message has locked
    /// the message already; waiting here for a transaction that waits for that message would be a deadlock.
    pub async fn wizard_to_show(&mut self) -> Result<Option<WizardRow>, StoreError> {
        self.read_wizard("SELECT step, telegram_message_id, choices, user_id FROM wizards WHERE tenant = $1")
            .await
    }

    async fn read_wizard(&mut self, sql: &'static str) -> Result<Option<WizardRow>, StoreError> {
        Ok(self.scoped_as(sql).fetch_optional(self.connection()).await?)
    }

    /// Stores the state of the set-up.
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

    /// Records the message that shows the set-up.
    pub async fn wizard_shown_in(&mut self, message: i64) -> Result<(), StoreError> {
        self.scoped("UPDATE wizards SET telegram_message_id = $2 WHERE tenant = $1")
            .bind(message)
            .execute(self.connection())
            .await?;
        Ok(())
    }
}
