//! Handles changes of the bot's membership in a chat: the bot is removed, blocked or added back, or the chat
//! gets a new id.

use store::lease::{Lease, UpdateKey};

use super::receipt::{answer_directly, handled, nothing_to_do};
use super::update::{Membership, Message};
use crate::app::people::members::is_group;
use crate::app::people::signup::Admission;
use crate::app::people::tenant_move::could_move;
use crate::app::{App, AppError};
use crate::i18n::{Html, Words, html};
use crate::messages::Group;
use crate::runtime::notify::Work;

/// Handles a change of the bot's membership. For a chat without a tenant, only being added matters.
pub(super) async fn change(app: &App, lease: &Lease<UpdateKey>, change: &Membership) -> Result<(), AppError> {
    let now = app.clock.now();
    let mut lookup = app.store.lookup().await?;
    let tenant = lookup.tenant_of_chat(change.chat_id()).await?;
    lookup.commit().await?;
    let Some(tenant) = tenant else {
        return if change.is_out() {
            nothing_to_do(app, lease).await
        } else {
            brought(app, lease, change).await
        };
    };
    let mut tx = app.store.begin(tenant).await?;
    if change.is_out() {
        app.detach(&mut tx, now).await?;
    } else {
        app.reattach(&mut tx).await?;
    }
    tx.update_handled(lease, now).await?;
    tx.commit().await?;
    app.notifier.notify(Work::Plan);
    app.notifier.notify(Work::Outbox);
    Ok(())
}

/// Handles the bot being added to a chat without a tenant. A group becomes a tenant if the person is allowed
/// to start. If they have stories in their private chat, asks them there whether to move those to the group.
async fn brought(app: &App, lease: &Lease<UpdateKey>, change: &Membership) -> Result<(), AppError> {
    let (chat, now) = (change.chat(), app.clock.now());
    let Some(person) = change.person().filter(|_| is_group(chat.id)) else {
        return nothing_to_do(app, lease).await;
    };
    let mut lookup = app.store.lookup().await?;
    let user = lookup.upsert_user(&person, now).await?;
    let who = (user, person.telegram_user_id);
    let admission = app.may_begin(&mut lookup, who, None).await?;
    if admission != Admission::In {
        lookup.commit().await?;
        let why = not_let_in(admission, change.words());
        return answer_directly(app, lease, chat.id, why, None).await;
    }
    if let Some(own) = could_move(&mut lookup, user, person.telegram_user_id).await? {
        lookup.commit().await?;
        let mut tx = app.store.begin(own).await?;
        let group = Group { chat: chat.id, title: chat.name().map(str::to_owned) };
        app.ask_to_move(&mut tx, group).await?;
        return handled(app, tx, lease).await;
    }
    let tenant = lookup.make_tenant(chat.id, chat.name(), now).await?;
    lookup.update_handled(lease, now).await?;
    lookup.commit().await?;
    app.role_here((tenant, chat.id), who).await?;
    Ok(app.welcome_group(tenant, chat.id).await?)
}

/// Moves the tenant of a group that became a supergroup; returns false if the message does not announce that.
/// Telegram announces it in both chats; the first message to arrive is enough.
pub(super) async fn moved(app: &App, lease: &Lease<UpdateKey>, message: &Message) -> Result<bool, AppError> {
    let Some((from, to)) = message.chat_move() else { return Ok(false) };
    app.follow_chat(None, from, to).await?;
    let mut lookup = app.store.lookup().await?;
    lookup.update_handled(lease, app.clock.now()).await?;
    lookup.commit().await?;
    Ok(true)
}

/// Returns the answer to a person who cannot start.
pub(super) fn not_let_in(admission: Admission, words: Words) -> Html {
    match admission {
        Admission::In | Admission::NotInvited => html!(words, "not-invited"),
        Admission::InvitationOver => html!(words, "invitation-over"),
        Admission::Closed => html!(words, "signup-closed"),
    }
}
