//! Finds the sender and the tenant of a message, and answers people who lack a permission.

use domain::ids::{Tenant, UserId};
use domain::role::{Permission, Role, may};
use jiff::Timestamp;
use store::TenantTx;

use super::update::Message as Update;
use crate::app::people::members::names_of_who_may;
use crate::app::{App, AppError};
use crate::messages::{Denied, Message};

/// The sender of a message, with their role in the tenant.
pub(super) struct Asking {
    pub(super) tenant: Tenant,
    pub(super) user: UserId,
    pub(super) role: Option<Role>,
    /// The Telegram chat id.
    pub(super) chat: i64,
    pub(super) now: Timestamp,
}

impl Asking {
    pub(super) fn may(&self, permission: Permission) -> bool {
        self.role.is_some_and(|role| may(role, permission))
    }

    /// Answers in the chat.
    pub(super) async fn answer(&self, tx: &mut TenantTx, message: Message) -> Result<(), AppError> {
        message.to(self.chat).send(tx, self.now).await?;
        Ok(())
    }

    /// Answers in the chat with the names of people who have the permission.
    pub(super) async fn deny(&self, tx: &mut TenantTx, needed: Permission) -> Result<(), AppError> {
        let names = names_of_who_may(tx, needed).await?;
        self.answer(tx, Message::Denied(Denied::new(needed, names))).await
    }
}

/// Finds the sender and the tenant of a message; `None` if the chat has no tenant.
pub(super) async fn who_asks(app: &App, message: &Update) -> Result<Option<Asking>, AppError> {
    let Some(person) = message.person() else { return Ok(None) };
    let now = app.clock.now();
    let chat = message.chat.id;
    let mut lookup = app.store.lookup().await?;
    let Some(tenant) = lookup.tenant_of_chat(chat).await? else { return Ok(None) };
    let user = lookup.upsert_user(&person, now).await?;
    lookup.commit().await?;
    let role = app.role_here((tenant, chat), (user, person.telegram_user_id)).await?;
    Ok(Some(Asking { tenant, user, role, chat, now }))
}
