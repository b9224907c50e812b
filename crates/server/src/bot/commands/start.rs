//! `/start`: meets a person, makes a private chat a tenant, and shows the set-up where it stands; once it is over, how
//! things stand.

use domain::ids::{Tenant, UserId};
use domain::role::{Action, Role, may};
use store::TenantTx;

use crate::app::App;
use crate::app::outcome::UseError;
use crate::bot::update::Message;
use crate::bot::wizard::welcome;

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
    let role = door.role_of(tenant, user).await?;
    door.commit().await?;
    Ok(role.is_some_and(|role| may(role, Action::ChangeSettings)).then_some((tenant, user)))
}

/// Shows the set-up.
pub(in crate::bot) async fn answer(
    app: &App,
    tx: &mut TenantTx,
    user: UserId,
    _message: &Message,
) -> Result<(), UseError> {
    welcome::come_in(app, tx, user).await
}
