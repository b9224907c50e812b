//! A button was pressed: whose it is, who may, and what it does. Forged, stale and foreign presses are answered, never
//! acted on.

mod dry_run;
mod legacy;
mod manual;
mod pause;
mod pictures;
mod queue;
mod review;
mod stop;
mod tenant_move;

use domain::ids::{Tenant, UserId};
use domain::role::{Role, may};
use store::TenantTx;
use store::callbacks::ButtonAction;
use store::lease::{Lease, UpdateKey};

use super::answer::Answer;
use super::permission::{self, who_may};
use super::receipt::nothing_to_do;
use super::update::Press;
use super::wizard::{self, button};
use crate::app::people::members::{FromAfar, names_of_who_may};
use crate::app::{App, AppError};
use crate::runtime::notify::Work;

/// To a press on a button that is not of this chat, or of none.
const FOREIGN: &str = "This button belongs to another chat, or is too old. Send /status.";

/// Handles a press; its effect and that the update is handled are one commit, the answer goes out at once after it.
pub(super) async fn press(app: &App, lease: &Lease<UpdateKey>, press: &Press) -> Result<(), AppError> {
    let answer = act(app, lease, press).await?;
    app.notifier.notify(Work::Plan);
    app.notifier.notify(Work::Posts);
    app.notifier.notify(Work::Outbox);
    app.notifier.notify(Work::Chores);
    let (text, alert) = (Some(answer.text.as_str()).filter(|text| !text.is_empty()), answer.alert);
    if let Err(error) = app.telegram.answer_callback(&press.id, text, alert, None).await {
        // Best effort: the effect stands, the message shows it, and the spinner ends by itself.
        tracing::info!(%error, "a press was not answered in time");
    }
    Ok(())
}

async fn act(app: &App, lease: &Lease<UpdateKey>, press: &Press) -> Result<Answer, AppError> {
    let now = app.clock.now();
    let mut lookup = app.store.lookup().await?;
    let user = lookup.upsert_user(&press.person, now).await?;
    let owner = lookup.tenant_of_button(&press.data).await?;
    let here = lookup.tenant_of_chat(press.chat).await?;
    // What the legacy application left in its chat is the legacy tenant's.
    let left = (owner.is_none() && here == Some(Tenant::Legacy)).then(|| legacy::read(&press.data)).flatten();
    let owner = owner.or(left.as_ref().map(|_| Tenant::Legacy));
    lookup.commit().await?;
    let (tenant, role) = match standing(app, press, user, owner, here).await? {
        Ok(known) => known,
        Err(refusal) => {
            nothing_to_do(app, lease).await?;
            return Ok(Answer::alert(refusal));
        }
    };
    let mut tx = app.store.begin(tenant).await?;
    let act = match left {
        Some(act) => Some(act),
        None => tx.button(&press.data).await?,
    };
    let answer = match act {
        Some(act) => carry_out(app, &mut tx, user, role, &act, press).await?,
        None => Answer::alert("This button is too old. Send /status."),
    };
    tx.update_handled(lease, now).await?;
    tx.commit().await?;
    Ok(answer)
}

/// Whose the button is, and who pressed it there. A button of a group works in the private chat of a member as well; a
/// foreign one is as good as none.
async fn standing(
    app: &App,
    press: &Press,
    user: UserId,
    owner: Option<Tenant>,
    here: Option<Tenant>,
) -> Result<Result<(Tenant, Option<Role>), &'static str>, AppError> {
    let person = (user, press.person.telegram_user_id);
    let Some(tenant) = owner else { return Ok(Err(FOREIGN)) };
    if here == Some(tenant) {
        return Ok(Ok((tenant, app.role_here((tenant, press.chat), person).await?)));
    }
    if press.chat != press.person.telegram_user_id {
        return Ok(Err(FOREIGN));
    }
    Ok(match app.role_from_afar(tenant, person).await? {
        FromAfar::As(role) => Ok((tenant, Some(role))),
        FromAfar::Stranger => Err(FOREIGN),
        FromAfar::Unknown => {
            Err("I could not check that you are still in the group. Nothing was changed; try again soon.")
        }
    })
}

/// Who may do it does it; the others are told who may.
async fn carry_out(
    app: &App,
    tx: &mut TenantTx,
    user: UserId,
    role: Option<Role>,
    act: &ButtonAction,
    press: &Press,
) -> Result<Answer, AppError> {
    let Some(needed) = permission::of_button(&act.action) else {
        return Ok(Answer::alert("This button does nothing any more. Send /status."));
    };
    if !role.is_some_and(|role| may(role, needed)) {
        let names = names_of_who_may(tx, needed).await?;
        let named = if names.is_empty() { String::new() } else { format!(": {}", names.join(", ")) };
        return Ok(Answer::alert(format!("Only {} of this chat may do this{named}.", who_may(needed))));
    }
    match act.action.as_str() {
        button::ACTION => wizard::press(app, tx, user, act).await,
        "setup" => wizard::open(app, tx, user, act).await,
        "approve" | "undo" | "skip" | "swap" | "reject" | "posted" => {
            review::decide(app, tx, user, act).await
        }
        "later" => manual::later(app, tx, act).await,
        "status" => queue::status(app, tx, press).await,
        "queue" => queue::show(app, tx, press).await,
        "queue_skip" => queue::skip(app, tx, user, act, press).await,
        "queue_move" => queue::move_on(app, tx, user, act, press).await,
        "next_undo" => queue::undo_next(app, tx, user, act, press).await,
        "settings" => queue::settings(app, tx, press).await,
        "mode" => queue::mode(app, tx, user, act, press).await,
        "when_dry" => dry_run::when_dry(app, tx, user, act, press).await,
        "practice" => dry_run::start_dry_run(app, tx, user, act, press).await,
        "pause" => pause::pause(app, tx, user, act, press).await,
        "resume" => pause::resume(app, tx, user, press).await,
        "stop" => stop::stop(app, tx, user, press).await,
        "stop_undo" => stop::undo(app, tx, user, act, press).await,
        "picture_now" | "picture_at" | "picture_next" | "picture_keep" | "picture_first" => {
            pictures::outcome(app, tx, user, act, press).await
        }
        "picture_undo" => pictures::undo(app, tx, user, press).await,
        "move_here" => tenant_move::into_group(app, tx, user, act, press).await,
        "move_not" => tenant_move::apart(app, tx, user, act, press).await,
        "move_back" => tenant_move::back(app, tx, user, press).await,
        _ => Ok(Answer::alert("This button does nothing any more. Send /status.")),
    }
}
