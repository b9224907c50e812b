//! `/start`: registers a person, and creates a tenant for their chat if they are allowed to start.

use domain::ids::{Tenant, UserId};
use domain::role::{Permission, Role, may};

use crate::app::people::signup::Admission;
use crate::app::{App, AppError};
use crate::bot::update::Message;

/// Result of `/start`.
pub(in crate::bot) enum Arrived {
    /// They may set up this tenant.
    In(Tenant, UserId),
    /// They belong to the tenant, but may not set it up.
    MayNot,
    /// They cannot start, for this reason.
    NotLetIn(Admission),
    /// The message has no sender to answer.
    Nobody,
}

/// Finds the tenant of a chat, or creates it if the person is allowed to start. The tenant of a private chat
/// is owned by that person; the tenant of a group is owned by the person who finishes its set-up.
pub(in crate::bot) async fn arrive(app: &App, message: &Message) -> Result<Arrived, AppError> {
    let Some(person) = message.person() else { return Ok(Arrived::Nobody) };
    let (now, chat) = (app.clock.now(), message.chat.id);
    let mut lookup = app.store.lookup().await?;
    let user = lookup.upsert_user(&person, now).await?;
    let who = (user, person.telegram_user_id);
    let tenant = match lookup.tenant_of_chat(chat).await? {
        Some(tenant) => tenant,
        None => match app.may_begin(&mut lookup, who, message.argument()).await? {
            Admission::In => lookup.make_tenant(chat, message.chat.name(), now).await?,
            refused => {
                lookup.commit().await?;
                return Ok(Arrived::NotLetIn(refused));
            }
        },
    };
    if message.chat.is_private() {
        lookup.join(tenant, user, Role::Owner, now).await?;
    }
    lookup.commit().await?;
    let role = app.role_here((tenant, chat), who).await?;
    Ok(if role.is_some_and(|role| may(role, Permission::ChangeSettings)) {
        Arrived::In(tenant, user)
    } else {
        Arrived::MayNot
    })
}
