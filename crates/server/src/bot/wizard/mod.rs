//! The guided set-up, as people go through it: what a tap or a typed line does in each step. Every handler ends in the
//! step shown again, or in an answer that says why not.

pub(super) mod button;
mod context;
mod drive;
mod folder;
mod instagram;
mod mode;
mod schedule;
mod summary;
pub(super) mod welcome;

use domain::ids::UserId;
use domain::role::{Permission, may};
use serde_json::Value;
use store::TenantTx;
use store::callbacks::ButtonAction;
use store::settings::Lifecycle;

use self::button::{WizardAction, WizardButton};
use self::context::WizardContext;
use super::answer::Answer;
use super::update::Message;
use crate::app::setup::wizard::{Step, Wizard, WizardPanel};
use crate::app::{App, AppError};

/// Handles a tap.
pub(super) async fn press(
    app: &App,
    tx: &mut TenantTx,
    user: UserId,
    act: &ButtonAction,
) -> Result<Answer, AppError> {
    let now = app.clock.now();
    let tap = serde_json::from_value::<WizardButton>(act.payload.clone());
    let (Some(mut wizard), Ok(tap)) = (Wizard::of(tx).await?, tap) else {
        return Ok(Answer::alert("This button does nothing any more. Send /start."));
    };
    if wizard.step != tap.at {
        wizard.show(tx, now).await?;
        return Ok(Answer::line("That step is over: the newest message shows where we are."));
    }
    wizard.user = user;
    wizard.choices.note = None;
    let context = WizardContext { app, tx, wizard: &mut wizard, user, now };
    let answer = carry_out(context, tap.what).await?;
    wizard.show(tx, now).await?;
    Ok(answer)
}

async fn carry_out(mut context: WizardContext<'_>, what: WizardAction) -> Result<Answer, AppError> {
    match what {
        WizardAction::Next => context.go_on().await,
        WizardAction::Back => context.go_back().await,
        WizardAction::LookAgain => Ok(Answer::line("Looked again.")),
        WizardAction::CheckAccount => instagram::check(&mut context).await,
        WizardAction::Another => Ok(folder::choose_another(&mut context)),
        WizardAction::OpenFolder { id, name } => Ok(folder::open(&mut context, id, name)),
        WizardAction::Up { depth } => Ok(folder::up(&mut context, depth)),
        WizardAction::Page { page } => Ok(folder::turn_to(&mut context, page)),
        WizardAction::UseFolder { id, name } => folder::take(&mut context, &id, &name).await,
        WizardAction::ReadAgain => folder::read_again(&mut context).await,
        WizardAction::Change { part } => Ok(schedule::change(&mut context, part)),
        WizardAction::PerDay { stories } => Ok(schedule::per_day(&mut context, stories)),
        WizardAction::Hours { opens, closes } => Ok(schedule::hours(&mut context, opens, closes)),
        WizardAction::Zone { name } => Ok(schedule::zone(&mut context, &name)),
        WizardAction::Accept => schedule::accept(&mut context).await,
        WizardAction::Choose { mode, posts_on_silence } => {
            mode::choose(&mut context, &mode, posts_on_silence).await
        }
        WizardAction::GoLive => summary::go_live(&mut context, false).await,
        WizardAction::DryRun => summary::go_live(&mut context, true).await,
    }
}

/// Opens a step, to change what it stands for: in a new message, since the set-up's own may be far up in the chat.
pub(super) async fn open(
    app: &App,
    tx: &mut TenantTx,
    user: UserId,
    act: &ButtonAction,
) -> Result<Answer, AppError> {
    let step = serde_json::from_value::<Step>(act.payload["step"].clone());
    let Some(step) = step.ok().filter(|step| matches!(step, Step::Instagram | Step::Drive | Step::Schedule))
    else {
        return Ok(Answer::alert("This button does nothing any more. Send /settings."));
    };
    let settings = tx.settings().await?;
    let mut wizard = Wizard::of(tx).await?.unwrap_or_else(|| Wizard::new(user));
    wizard.user = user;
    if settings.lifecycle != Lifecycle::Onboarding {
        wizard.choices.take_over(&settings.schedule);
    }
    wizard.go_to(step);
    wizard.show_anew(tx, ("wizard_moved", Value::Null), app.clock.now()).await?;
    Ok(Answer::line(""))
}

/// Handles a typed line, where the step that is shown waits for one: an address of a folder, a city. `None` when it
/// waits for nothing, or when whoever typed may not set things up.
pub(super) async fn handle_message(app: &App, message: &Message) -> Result<Option<TenantTx>, AppError> {
    let text = message.text.as_deref().filter(|text| !text.starts_with('/'));
    let (Some(text), Some(person)) = (text, message.person()) else { return Ok(None) };
    let now = app.clock.now();
    let mut lookup = app.store.lookup().await?;
    let Some(tenant) = lookup.tenant_of_chat(message.chat.id).await? else { return Ok(None) };
    let user = lookup.upsert_user(&person, now).await?;
    let role = lookup.role_of(tenant, user).await?;
    lookup.commit().await?;
    if !role.is_some_and(|role| may(role, Permission::ChangeSettings)) {
        return Ok(None);
    }
    let mut tx = app.store.begin(tenant).await?;
    let Some(mut wizard) = Wizard::of(&mut tx).await? else { return Ok(None) };
    match (wizard.step, wizard.choices.panel) {
        (Step::Folder, _) => {
            // No transaction is open while Drive is asked.
            tx.commit().await?;
            let found = folder::find(app, tenant, text).await?;
            tx = app.store.begin(tenant).await?;
            let Some(mut wizard) = Wizard::of(&mut tx).await?.filter(|wizard| wizard.step == Step::Folder)
            else {
                return Ok(None);
            };
            let mut context = WizardContext { app, tx: &mut tx, wizard: &mut wizard, user, now };
            folder::pasted(&mut context, found).await?;
            wizard.show(&mut tx, now).await?;
        }
        (Step::Schedule, Some(WizardPanel::Zone)) => {
            let mut context = WizardContext { app, tx: &mut tx, wizard: &mut wizard, user, now };
            schedule::typed_zone(&mut context, text);
            wizard.show(&mut tx, now).await?;
        }
        _ => return Ok(None),
    }
    Ok(Some(tx))
}
