//! Handles pressed buttons: finds the tenant, checks the person's permission and performs the action. Forged
//! or outdated buttons, and those of other tenants, are answered without effect.

mod legacy;
mod pause;
mod pictures;
mod pressed;
mod queue;
mod review;
mod settings;
mod tenant_move;

use domain::ids::{Tenant, UserId};
use domain::role::{Role, may};
use store::lease::{Lease, UpdateKey};

use self::legacy::LegacyButton;
use self::pressed::Pressed;
use super::receipt::nothing_to_do;
use super::update::Press;
use crate::app::people::members::{FromAfar, names_of_who_may};
use crate::app::stories::decision::Decision;
use crate::app::stories::pictures::When;
use crate::app::{App, AppError};
use crate::i18n::plain;
use crate::messages::{Answer, ButtonAction, Denied};
use crate::runtime::notify::Work;

/// Handles a pressed button. Its effect and the receipt of the update are one commit; the answer is sent
/// right after it.
pub(super) async fn press(app: &App, lease: &Lease<UpdateKey>, press: &Press) -> Result<(), AppError> {
    let answer = act(app, lease, press).await?;
    app.notifier.notify(Work::Plan);
    app.notifier.notify(Work::Posts);
    app.notifier.notify(Work::Outbox);
    app.notifier.notify(Work::Chores);
    let (text, alert) = (Some(answer.text.as_str()).filter(|text| !text.is_empty()), answer.alert);
    if let Err(error) = app.telegram.answer_callback(&press.id, text, alert, None).await {
        // The effect is committed and visible in the message; Telegram ends the button's progress display
        // after a while.
        tracing::info!(%error, "answering a button press failed");
    }
    Ok(())
}

async fn act(app: &App, lease: &Lease<UpdateKey>, press: &Press) -> Result<Answer, AppError> {
    let now = app.clock.now();
    let found = find(app, lease, press).await?;
    let user = found.user;
    // Buttons that the legacy application left in its chat belong to the legacy tenant.
    let legacy_chat = found.owner.is_none() && found.here == Some(Tenant::Legacy);
    let left = legacy_chat.then(|| legacy::read(&press.data)).flatten();
    let owner = found.owner.or(left.as_ref().map(|_| Tenant::Legacy));
    let (tenant, role) = match standing(app, press, &found, owner).await? {
        Ok(known) => known,
        Err(refusal) => {
            nothing_to_do(app, lease).await?;
            return Ok(refusal);
        }
    };
    let mut tx = app.store.begin(tenant).await?;
    let words = press.words();
    let action = match left {
        Some(LegacyButton::Act(action)) => Ok(action),
        Some(LegacyButton::Over) => Err(plain!(words, "button-over")),
        None => match tx.button(&press.data).await? {
            Some(stored) => Ok(ButtonAction::read(&stored)?),
            None => Err(plain!(words, "button-forgotten")),
        },
    };
    let answer = match action {
        Ok(action) => {
            let shown = (press.chat, press.message);
            carry_out(&mut Pressed { app, tx: &mut tx, user, shown, words }, role, action).await?
        }
        Err(over) => Answer::alert(over),
    };
    tx.update_handled(lease, now).await?;
    tx.commit().await?;
    Ok(answer)
}

/// The person who pressed a button, and where.
struct Found {
    user: UserId,
    /// The tenant of the button; `None` if its token is forged or was deleted.
    owner: Option<Tenant>,
    /// The tenant of the chat.
    here: Option<Tenant>,
    /// The person's role in the button's tenant, if it was looked up when the update was claimed.
    role: Option<Role>,
}

/// Returns what was looked up when the update was claimed. If the person is new or has a new name, or if an
/// older version received the update, stores the person and looks everything up now.
async fn find(app: &App, lease: &Lease<UpdateKey>, press: &Press) -> Result<Found, AppError> {
    let looked_up = lease.key.press.as_ref();
    let known = looked_up.and_then(|found| found.person.as_ref());
    if let (Some(found), Some(person)) = (looked_up, known.filter(|known| known.is_current(&press.person))) {
        let (owner, here) = (found.button_tenant, found.chat_tenant);
        return Ok(Found { user: person.user, owner, here, role: found.role });
    }
    let mut lookup = app.store.lookup().await?;
    let user = lookup.upsert_user(&press.person, app.clock.now()).await?;
    let owner = lookup.tenant_of_button(&press.data).await?;
    let here = lookup.tenant_of_chat(press.chat).await?;
    lookup.commit().await?;
    Ok(Found { user, owner, here, role: None })
}

/// Returns the button's tenant and the person's role in it. A button of a group also works in a member's
/// private chat. A button of another tenant gets the same answer as a forged one.
async fn standing(
    app: &App,
    press: &Press,
    found: &Found,
    owner: Option<Tenant>,
) -> Result<Result<(Tenant, Option<Role>), Answer>, AppError> {
    let foreign = || Err(Answer::alert(plain!(press.words(), "button-foreign")));
    let person = (found.user, press.person.telegram_user_id);
    let Some(tenant) = owner else { return Ok(foreign()) };
    if found.here == Some(tenant) {
        if found.role.is_some() {
            return Ok(Ok((tenant, found.role)));
        }
        return Ok(Ok((tenant, app.role_here((tenant, press.chat), person).await?)));
    }
    if press.chat != press.person.telegram_user_id {
        return Ok(foreign());
    }
    Ok(match app.role_from_afar(tenant, person).await? {
        FromAfar::As(role) => Ok((tenant, Some(role))),
        FromAfar::Stranger => foreign(),
        FromAfar::Unknown => Err(Answer::alert(plain!(press.words(), "button-unchecked"))),
    })
}

/// Performs the action if the person has its permission; otherwise answers with the names of people who have
/// it.
async fn carry_out(
    press: &mut Pressed<'_>,
    role: Option<Role>,
    action: ButtonAction,
) -> Result<Answer, AppError> {
    let needed = action.permission();
    if !role.is_some_and(|role| may(role, needed)) {
        let names = names_of_who_may(press.tx, needed).await?;
        return Ok(Answer::alert(Denied::new(needed, names).answer(press.words)));
    }
    match action {
        ButtonAction::Approve(on) => review::decide(press, on, Decision::Approve).await,
        ButtonAction::Undo(on) => review::decide(press, on, Decision::Undo).await,
        ButtonAction::Skip(on) => review::decide(press, on, Decision::Skip).await,
        ButtonAction::Swap(on) => review::decide(press, on, Decision::Swap).await,
        ButtonAction::Reject(on) => review::decide(press, on, Decision::Reject).await,
        ButtonAction::Posted(on) => review::decide(press, on, Decision::PostedByHand).await,
        ButtonAction::Later(on) => review::later(press, on).await,
        ButtonAction::StoryIs(answer) => review::story_is(press, answer).await,
        ButtonAction::PictureNow(picture) => pictures::post(press, picture, When::Now).await,
        ButtonAction::PictureAt(at) => pictures::post(press, at.picture, When::At(at.at)).await,
        ButtonAction::PictureNext(picture) => pictures::post(press, picture, When::NextTime).await,
        ButtonAction::PictureKeep(picture) => pictures::keep(press, picture).await,
        ButtonAction::PictureFirst(picture) => pictures::first(press, picture).await,
        ButtonAction::PictureUndo => pictures::undo(press).await,
        ButtonAction::Status => queue::status(press).await,
        ButtonAction::Queue => queue::show(press).await,
        ButtonAction::QueueSkip(story) => queue::skip(press, story).await,
        ButtonAction::QueueMove(story) => queue::move_on(press, story).await,
        ButtonAction::NextUndo(story) => queue::undo_next(press, story.post).await,
        ButtonAction::Pause(length) => pause::pause(press, length).await,
        ButtonAction::Resume => pause::resume(press).await,
        ButtonAction::Stop => pause::stop(press).await,
        ButtonAction::StopUndo(stopped) => pause::undo_stop(press, stopped).await,
        ButtonAction::Settings => settings::show(press).await,
        ButtonAction::Mode(choice) => settings::mode(press, choice).await,
        ButtonAction::WhenDry(choice) => settings::when_dry(press, choice).await,
        ButtonAction::Practice(choice) => settings::practice(press, choice).await,
        ButtonAction::Setup(step) => press.app.wizard_open(press.tx, press.user, step, press.words).await,
        ButtonAction::Wizard(button) => {
            press.app.wizard_press(press.tx, press.user, button, press.words).await
        }
        ButtonAction::MoveHere(group) => tenant_move::into_group(press, group).await,
        ButtonAction::MoveNot(group) => tenant_move::apart(press, group).await,
        ButtonAction::MoveBack => tenant_move::back(press).await,
    }
}
