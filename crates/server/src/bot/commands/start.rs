//! `/start`: makes a private chat a tenant, and shows the doors that exist.

use domain::ids::{Tenant, UserId};
use domain::role::Role;
use serde_json::json;
use store::TenantTx;
use store::outbox::Outgoing;

use crate::app::outcome::UseError;
use crate::app::{App, Provider};
use crate::bot::update::Message;

/// Finds or makes the tenant of a private chat. Groups come with their own steps; until then they are not tenants.
pub(in crate::bot) async fn arrive(
    app: &App,
    message: &Message,
) -> Result<Option<(Tenant, UserId)>, UseError> {
    let (Some(person), true) = (message.person(), message.chat.is_private()) else {
        return Ok(None);
    };
    let now = app.clock.now();
    let mut door = app.store.door().await?;
    let user = door.meet(&person, now).await?;
    let tenant = match door.tenant_of_chat(message.chat.id).await? {
        Some(tenant) => tenant,
        None => door.make_tenant(message.chat.id, message.chat.name(), now).await?,
    };
    door.join(tenant, user, Role::Owner, now).await?;
    door.commit().await?;
    Ok(Some((tenant, user)))
}

/// Answers with a link for each door that exists.
pub(in crate::bot) async fn answer(
    app: &App,
    tx: &mut TenantTx,
    user: UserId,
    message: &Message,
) -> Result<(), UseError> {
    let now = app.clock.now();
    let mut links = Vec::new();
    for (provider, exists) in
        [(Provider::Instagram, app.doors.instagram), (Provider::Google, app.doors.google)]
    {
        if exists {
            let link = app.make_link(tx, user, provider, now).await?;
            links.push(json!({ "provider": provider.name(), "url": link }));
        }
    }
    let welcome = Outgoing {
        telegram_chat_id: message.chat.id,
        kind: "welcome",
        post: None,
        payload: json!({ "links": links }),
    };
    tx.enqueue(&welcome, now).await?;
    Ok(())
}
