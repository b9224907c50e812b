//! A button was pressed: whose it is, who may, and what it does. Forged, stale and foreign presses are answered, never
//! acted on.

mod hand_off;
mod older;
mod pause;
mod pictures;
mod queue;
mod review;
mod stop;

use domain::ids::{Tenant, UserId};
use domain::role::{Action, Role, may};
use store::TenantTx;
use store::callbacks::Act;
use store::lease::{Lease, UpdateKey};

use super::update::Press;
use super::wizard;
use crate::app::App;
use crate::app::outcome::UseError;
use crate::app::wake::Work;

/// What the person who pressed sees at once.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Answer {
    pub(super) text: String,
    /// As a box to close, not as a passing line.
    pub(super) alert: bool,
}

impl Answer {
    fn line(text: impl Into<String>) -> Self {
        Self { text: text.into(), alert: false }
    }

    fn alert(text: impl Into<String>) -> Self {
        Self { text: text.into(), alert: true }
    }
}

/// Handles a press; its effect and that the update is handled are one commit, the answer goes out at once after it.
pub(super) async fn press(app: &App, lease: &Lease<UpdateKey>, press: &Press) -> Result<(), UseError> {
    let answer = act(app, lease, press).await?;
    app.wake.ring(Work::Plan);
    app.wake.ring(Work::Posts);
    app.wake.ring(Work::Outbox);
    app.wake.ring(Work::Chores);
    let (text, alert) = (Some(answer.text.as_str()).filter(|text| !text.is_empty()), answer.alert);
    if let Err(error) = app.telegram.answer_callback(&press.id, text, alert, None).await {
        // Best effort: the effect stands, the message shows it, and the spinner ends by itself.
        tracing::info!(%error, "a press was not answered in time");
    }
    Ok(())
}

async fn act(app: &App, lease: &Lease<UpdateKey>, press: &Press) -> Result<Answer, UseError> {
    let now = app.clock.now();
    let mut door = app.store.door().await?;
    let user = door.meet(&press.person, now).await?;
    let owner = door.tenant_of_button(&press.data).await?;
    let here = door.tenant_of_chat(press.chat).await?;
    // What the older application left in its chat is the legacy tenant's.
    let left = (owner.is_none() && here == Some(Tenant::Legacy)).then(|| older::read(&press.data)).flatten();
    let owner = owner.or(left.as_ref().map(|_| Tenant::Legacy));
    let role = match owner {
        Some(tenant) => door.role_of(tenant, user).await?,
        None => None,
    };
    let tenant = owner.filter(|owner| here == Some(*owner));
    let Some(tenant) = tenant else {
        door.update_handled(lease, now).await?;
        door.commit().await?;
        return Ok(Answer::alert("This button belongs to another chat, or is too old. Send /status."));
    };
    door.commit().await?;
    let mut tx = app.store.begin(tenant).await?;
    let act = match left {
        Some(act) => Some(act),
        None => tx.button(&press.data).await?,
    };
    let answer = match act {
        Some(act) => carry_out(app, &mut tx, tenant, user, role, &act, press).await?,
        None => Answer::alert("This button is too old. Send /status."),
    };
    tx.update_handled(lease, now).await?;
    tx.commit().await?;
    Ok(answer)
}

/// Who may do it does it; the others are told who may.
async fn carry_out(
    app: &App,
    tx: &mut TenantTx,
    _tenant: Tenant,
    user: UserId,
    role: Option<Role>,
    act: &Act,
    press: &Press,
) -> Result<Answer, UseError> {
    let Some(needed) = permission(&act.action) else {
        return Ok(Answer::alert("This button does nothing any more. Send /status."));
    };
    if !role.is_some_and(|role| may(role, needed)) {
        return Ok(Answer::alert(format!("Only {} of this chat may do this.", who_may(needed))));
    }
    match act.action.as_str() {
        wizard::ACTION => wizard::press(app, tx, user, act).await,
        "setup" => wizard::open(app, tx, user, act).await,
        "approve" | "undo" | "skip" | "swap" | "reject" | "posted" => {
            review::decide(app, tx, user, act).await
        }
        "later" => hand_off::later(app, tx, act).await,
        "status" => queue::status(app, tx, press).await,
        "queue" => queue::show(app, tx, press).await,
        "queue_skip" => queue::skip(app, tx, user, act, press).await,
        "next_undo" => queue::undo_next(app, tx, user, act, press).await,
        "settings" => queue::settings(app, tx, press).await,
        "mode" => queue::mode(app, tx, user, act, press).await,
        "pause" => pause::pause(app, tx, user, act, press).await,
        "resume" => pause::resume(app, tx, user, press).await,
        "stop" => stop::stop(app, tx, user, press).await,
        "stop_undo" => stop::undo(app, tx, user, act, press).await,
        "picture_now" | "picture_next" | "picture_keep" | "picture_first" => {
            pictures::wish(app, tx, user, act, press).await
        }
        "picture_undo" => pictures::undo(app, tx, user, press).await,
        _ => Ok(Answer::alert("This button does nothing any more. Send /status.")),
    }
}

/// What a person must be allowed to do for an action.
pub(super) fn permission(action: &str) -> Option<Action> {
    Some(match action {
        "approve" | "posted" => Action::Approve,
        "undo" => Action::Withdraw,
        "skip" => Action::Skip,
        "swap" => Action::Swap,
        "reject" => Action::Reject,
        "later" | "picture_now" | "picture_next" => Action::Approve,
        "picture_keep" | "picture_first" => Action::ManageSources,
        "picture_undo" | "next_undo" => Action::Withdraw,
        "status" | "queue" => Action::Status,
        "queue_skip" => Action::Skip,
        "pause" | "resume" | "stop" | "stop_undo" => Action::Stop,
        "settings" | "mode" => Action::ChangeSettings,
        wizard::ACTION | "setup" => Action::ChangeSettings,
        _ => return None,
    })
}

pub(super) fn who_may(action: Action) -> &'static str {
    match action.least_role() {
        Role::Owner => "the owner",
        Role::Admin => "admins",
        Role::Reviewer => "reviewers",
        Role::Viewer => "members",
    }
}
