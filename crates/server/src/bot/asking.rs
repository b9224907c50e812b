//! A person who sends a message to their tenant, and the answer to one who lacks a permission.

use domain::ids::{Tenant, UserId};
use domain::role::{Permission, Role, may};
use jiff::Timestamp;
use serde_json::json;
use store::TenantTx;
use store::outbox::Outgoing;

use super::permission::who_may;
use super::update::Message;
use crate::app::people::members::names_of_who_may;
use crate::app::{App, AppError};

pub(super) struct Asking {
    pub(super) tenant: Tenant,
    pub(super) user: UserId,
    pub(super) role: Option<Role>,
    pub(super) chat: i64,
    pub(super) now: Timestamp,
}

impl Asking {
    /// Whether this person may do it.
    pub(super) fn may(&self, action: Permission) -> bool {
        self.role.is_some_and(|role| may(role, action))
    }

    /// A message to the chat.
    pub(super) fn message(&self, kind: &'static str, payload: serde_json::Value) -> Outgoing {
        Outgoing { telegram_chat_id: self.chat, kind, post: None, payload }
    }
}

/// Who sent a message to which tenant; `None` where the chat is none.
pub(super) async fn who_asks(app: &App, message: &Message) -> Result<Option<Asking>, AppError> {
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

/// Names who may do what this person may not.
pub(super) async fn deny(tx: &mut TenantTx, asking: &Asking, needed: Permission) -> Result<(), AppError> {
    let names = names_of_who_may(tx, needed).await?;
    let payload = json!({ "who": who_may(needed), "names": names });
    tx.enqueue(&asking.message("denied", payload), asking.now).await?;
    Ok(())
}
