//! Handles one update so that it takes effect exactly once: its effect and its receipt are stored in one
//! commit.

use std::sync::Arc;

use store::TenantTx;
use store::lease::{Lease, UpdateKey};

use super::commands::start::Arrived;
use super::receipt::{answer_directly, handled, nothing_to_do};
use super::update::{Message, Update};
use super::{buttons, commands, membership, pictures, secrets};
use crate::app::setup::connect_from_group::asked_for;
use crate::app::{App, AppError};
use crate::i18n::html;
use crate::runtime::notify::Work;

pub use super::update::routing_of;

/// Handles a claimed update and marks it as handled. On an error, none of its effects are committed.
pub async fn handle(app: Arc<App>, lease: Lease<UpdateKey>) -> Result<(), AppError> {
    let update = Update::read(lease.key.body()?);
    if let Some(press) = update.press() {
        return buttons::press(&app, &lease, &press).await;
    }
    if let Some(change) = &update.my_chat_member {
        return membership::change(&app, &lease, change).await;
    }
    if let Some(message) = &update.message
        && membership::moved(&app, &lease, message).await?
    {
        return Ok(());
    }
    if let Some(message) = &update.message
        && secrets::looks_secret(message.words())
    {
        return forget_secret(&app, &lease, message).await;
    }
    match update.message {
        Some(message) if message.command() == Some("start") => start(&app, &lease, &message).await,
        Some(message) if message.command().is_some() => {
            commands::handle_message(&app, &lease, &message).await
        }
        Some(message) if pictures::brings_one(&message) => {
            pictures::handle_message(&app, &lease, &message).await
        }
        Some(message) => match typed(&app, &message).await? {
            Some(tx) => {
                handled(&app, tx, &lease).await?;
                app.notifier.notify(Work::Chores);
                Ok(())
            }
            None if message.text.is_some() => commands::handle_message(&app, &lease, &message).await,
            None => nothing_to_do(&app, &lease).await,
        },
        None => nothing_to_do(&app, &lease).await,
    }
}

async fn start(app: &App, lease: &Lease<UpdateKey>, message: &Message) -> Result<(), AppError> {
    let asked_for = message.argument().and_then(asked_for).filter(|_| message.chat.is_private());
    if let Some(asked_for) = asked_for {
        return commands::connect::handle_message(app, lease, message, asked_for).await;
    }
    let (tenant, user) = match commands::start::arrive(app, message).await? {
        Arrived::In(tenant, user) => (tenant, user),
        Arrived::MayNot => return commands::may_not_set_up(app, lease, message).await,
        Arrived::NotLetIn(why) => {
            let why = membership::not_let_in(why, message.words_of_sender());
            return answer_directly(app, lease, message.chat.id, why, None).await;
        }
        Arrived::Nobody => return nothing_to_do(app, lease).await,
    };
    let mut tx = app.store.begin(tenant).await?;
    app.reattach(&mut tx).await?;
    app.wizard_start(&mut tx, user, message.words_of_sender()).await?;
    handled(app, tx, lease).await
}

/// Handles a line that the set-up's current step waits for. Returns `None` if it waits for none.
async fn typed(app: &App, message: &Message) -> Result<Option<TenantTx>, AppError> {
    let text = message.text.as_deref().filter(|text| !text.starts_with('/'));
    let (Some(text), Some(person)) = (text, message.person()) else { return Ok(None) };
    let mut lookup = app.store.lookup().await?;
    let Some(tenant) = lookup.tenant_of_chat(message.chat.id).await? else { return Ok(None) };
    let user = lookup.upsert_user(&person, app.clock.now()).await?;
    lookup.commit().await?;
    app.wizard_typed(tenant, user, text, message.words_of_sender()).await
}

/// Handles a pasted secret: erases the stored update first, then deletes the message and warns the person.
async fn forget_secret(app: &App, lease: &Lease<UpdateKey>, message: &Message) -> Result<(), AppError> {
    nothing_to_do(app, lease).await?;
    let deleted = app.telegram.delete_message(message.chat.id, message.message_id).await.is_ok();
    let words = message.words_of_sender();
    let warning = if deleted { html!(words, "secret-deleted") } else { html!(words, "secret-still-there") };
    let warning =
        providers::telegram::Message { chat_id: message.chat.id, html: warning.into(), ..Default::default() };
    if let Err(error) = app.telegram.send_message(&warning).await {
        tracing::info!(%error, "sending a warning failed");
    }
    Ok(())
}
