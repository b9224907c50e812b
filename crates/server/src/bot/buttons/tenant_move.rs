//! Buttons about where a tenant lives: into the group its owner brought the bot to, apart from it, and back.

use domain::ids::UserId;
use domain::role::Role;
use serde_json::{Value, json};
use store::TenantTx;
use store::callbacks::ButtonAction;
use store::outbox::Outgoing;

use crate::app::people::tenant_move::TenantMove;
use crate::app::{App, AppError};
use crate::bot::answer::Answer;
use crate::bot::update::Press;

/// The group that a button is about: its chat and its name.
fn group(act: &ButtonAction) -> Option<(i64, Option<&str>)> {
    Some((act.payload["chat"].as_i64()?, act.payload["title"].as_str()))
}

/// Moves the private chat's stories into the group.
pub(super) async fn into_group(
    app: &App,
    tx: &mut TenantTx,
    user: UserId,
    act: &ButtonAction,
    press: &Press,
) -> Result<Answer, AppError> {
    let Some(group) = group(act) else {
        return Ok(Answer::alert("This button does nothing any more. Send /status."));
    };
    let moved = app.move_into(tx, group, user).await?;
    if moved == TenantMove::Done {
        settled(app, tx, press, json!({ "title": group.1, "moves": true })).await?;
    }
    Ok(match moved {
        TenantMove::Done => Answer::line("Moved."),
        TenantMove::Taken => Answer::alert("That group has stories of its own already. Nothing was changed."),
        TenantMove::TooLate => Answer::alert("There is nothing to move any more. Send /status."),
    })
}

/// The group gets stories of its own, and the private chat keeps its.
pub(super) async fn apart(
    app: &App,
    tx: &mut TenantTx,
    user: UserId,
    act: &ButtonAction,
    press: &Press,
) -> Result<Answer, AppError> {
    let Some((chat, title)) = group(act) else {
        return Ok(Answer::alert("This button does nothing any more. Send /status."));
    };
    let now = app.clock.now();
    let mut lookup = app.store.lookup().await?;
    if lookup.tenant_of_chat(chat).await?.is_none() {
        let made = lookup.make_tenant(chat, title, now).await?;
        lookup.join(made, user, Role::Admin, now).await?;
        lookup.commit().await?;
        app.welcome_group(made, chat).await?;
    }
    settled(app, tx, press, json!({ "title": title, "moves": false })).await?;
    Ok(Answer::line("Both go on by themselves."))
}

/// Takes a move back.
pub(super) async fn back(
    app: &App,
    tx: &mut TenantTx,
    user: UserId,
    press: &Press,
) -> Result<Answer, AppError> {
    let moved = app.move_back(tx, user).await?;
    if moved == TenantMove::Done {
        settled(app, tx, press, json!({ "moves": false })).await?;
    }
    Ok(match moved {
        TenantMove::Done => Answer::line("Moved back."),
        TenantMove::Taken => {
            Answer::alert("This private chat was set up anew meanwhile, so the stories stay in the group.")
        }
        TenantMove::TooLate => Answer::alert("The day to undo this is over. Nothing was changed."),
    })
}

/// The question shows how it was answered.
async fn settled(app: &App, tx: &mut TenantTx, press: &Press, payload: Value) -> Result<(), AppError> {
    let edit = Outgoing { telegram_chat_id: press.chat, kind: "move_settled", post: None, payload };
    tx.enqueue_edit(&edit, press.message, app.clock.now()).await?;
    Ok(())
}
