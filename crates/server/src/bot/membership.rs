//! The bot's own place in a chat: removed, blocked, back again, or moved along with the chat.

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

/// Handles a change of the bot's place in a chat that is a tenant. A chat that is none has nothing to lose.
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

/// Somebody brought the bot into a chat that is no tenant. A group becomes one when they may begin; where they have
/// stories in their private chat, they are asked there whether those shall move.
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

/// Follows a group that became a supergroup; false when the message tells of no such thing. Both chats are told by
/// Telegram, and whichever word comes first is enough.
pub(super) async fn moved(app: &App, lease: &Lease<UpdateKey>, message: &Message) -> Result<bool, AppError> {
    let Some((from, to)) = message.chat_move() else { return Ok(false) };
    app.follow_chat(None, from, to).await?;
    let mut lookup = app.store.lookup().await?;
    lookup.update_handled(lease, app.clock.now()).await?;
    lookup.commit().await?;
    Ok(true)
}

/// To a person who cannot start.
pub(super) fn not_let_in(admission: Admission, words: Words) -> Html {
    match admission {
        Admission::In | Admission::NotInvited => html!(words, "not-invited"),
        Admission::InvitationOver => html!(words, "invitation-over"),
        Admission::Closed => html!(words, "signup-closed"),
    }
}
