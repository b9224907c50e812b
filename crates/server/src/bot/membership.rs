//! The bot's own place in a chat: removed, blocked, back again, or moved along with the chat.

use store::lease::{Lease, UpdateKey};

use super::update::{Membership, Message};
use crate::app::App;
use crate::app::outcome::UseError;
use crate::app::wake::Work;

/// Handles a change of the bot's place in a chat that is a tenant. A chat that is none has nothing to lose.
pub(super) async fn change(app: &App, lease: &Lease<UpdateKey>, change: &Membership) -> Result<(), UseError> {
    let now = app.clock.now();
    let mut door = app.store.door().await?;
    let Some(tenant) = door.tenant_of_chat(change.chat_id()).await? else {
        door.update_handled(lease, now).await?;
        return Ok(door.commit().await?);
    };
    door.commit().await?;
    let mut tx = app.store.begin(tenant).await?;
    if change.is_out() {
        app.detach(&mut tx, now).await?;
    } else {
        app.reattach(&mut tx).await?;
    }
    tx.update_handled(lease, now).await?;
    tx.commit().await?;
    app.wake.ring(Work::Plan);
    app.wake.ring(Work::Outbox);
    Ok(())
}

/// Follows a group that became a supergroup; false when the message tells of no such thing. Both chats are told by
/// Telegram, and whichever word comes first is enough.
pub(super) async fn moved(app: &App, lease: &Lease<UpdateKey>, message: &Message) -> Result<bool, UseError> {
    let Some((from, to)) = message.chat_move() else { return Ok(false) };
    app.follow_chat(None, from, to).await?;
    let mut door = app.store.door().await?;
    door.update_handled(lease, app.clock.now()).await?;
    door.commit().await?;
    Ok(true)
}
