//! Handles pressed buttons and typed lines in the set-up. Each one shows the step again, or is answered with
//! the reason why it does nothing.

use domain::ids::{Tenant, UserId};
use domain::role::{Permission, may};
use store::TenantTx;
use store::settings::Lifecycle;

use super::choices::WizardNotice;
use super::context::WizardContext;
use super::state::Wizard;
use super::steps::{folder, instagram, mode, schedule, summary};
use crate::app::{App, AppError};
use crate::i18n::{Words, plain};
use crate::messages::{Answer, Message, SetupStep, Step, WizardAction, WizardButton, WizardPanel};

/// What a typed line is for.
enum Typed {
    /// A Drive folder, or why the line does not refer to one.
    Folder(Result<super::DriveFolder, WizardNotice>),
    /// A city or a time zone.
    Zone,
}

impl App {
    /// Performs the action of a set-up button.
    pub async fn wizard_press(
        &self,
        tx: &mut TenantTx,
        user: UserId,
        button: WizardButton,
        words: Words,
    ) -> Result<Answer, AppError> {
        let now = self.clock.now();
        let Some(mut wizard) = Wizard::of(tx).await? else {
            return Ok(Answer::alert(plain!(words, "button-over-start")));
        };
        if wizard.step != button.at {
            wizard.show(tx, now).await?;
            return Ok(Answer::line(plain!(words, "wizard-step-over")));
        }
        wizard.user = user;
        wizard.choices.note = None;
        let context = WizardContext { app: self, tx, wizard: &mut wizard, user, words, now };
        let answer = carry_out(context, button.what).await?;
        wizard.show(tx, now).await?;
        Ok(answer)
    }

    /// Opens a step to change it, in a new message, because the previous one may be far up in the chat.
    pub async fn wizard_open(
        &self,
        tx: &mut TenantTx,
        user: UserId,
        SetupStep { step }: SetupStep,
        words: Words,
    ) -> Result<Answer, AppError> {
        if !matches!(step, Step::Instagram | Step::Drive | Step::Schedule) {
            return Ok(Answer::alert(plain!(words, "button-over-settings")));
        }
        let settings = tx.settings().await?;
        let mut wizard = Wizard::of(tx).await?.unwrap_or_else(|| Wizard::new(user));
        wizard.user = user;
        if settings.lifecycle != Lifecycle::Onboarding {
            wizard.choices.take_over(&settings.schedule);
        }
        wizard.go_to(step);
        wizard.show_anew(tx, Message::WizardMoved, self.clock.now()).await?;
        Ok(Answer::none())
    }

    /// Shows the set-up in a new message: at its beginning, its current step, or its end. Sets the chat's
    /// language to the language of this person.
    pub async fn wizard_start(&self, tx: &mut TenantTx, user: UserId, words: Words) -> Result<(), AppError> {
        tx.set_language(words.language().tag()).await?;
        let lifecycle = tx.settings().await?.lifecycle;
        let mut wizard = Wizard::of(tx).await?.unwrap_or_else(|| Wizard::new(user));
        wizard.user = user;
        wizard.choices.note = None;
        if lifecycle != Lifecycle::Onboarding {
            wizard.go_to(Step::Live);
        }
        wizard.show_anew(tx, Message::WizardMoved, self.clock.now()).await?;
        Ok(())
    }

    /// Handles a typed line if the step expects one: a folder address or a city. Returns `None` if the step
    /// expects none, or if this person may not change settings. Otherwise returns the open transaction.
    pub async fn wizard_typed(
        &self,
        tenant: Tenant,
        user: UserId,
        text: &str,
        words: Words,
    ) -> Result<Option<TenantTx>, AppError> {
        let mut lookup = self.store.lookup().await?;
        let role = lookup.role_of(tenant, user).await?;
        lookup.commit().await?;
        if !role.is_some_and(|role| may(role, Permission::ChangeSettings)) {
            return Ok(None);
        }
        let mut tx = self.store.begin(tenant).await?;
        let Some(wizard) = Wizard::of(&mut tx).await? else { return Ok(None) };
        let typed = match (wizard.step, wizard.choices.panel) {
            (Step::Folder, _) => {
                // No transaction is open during a call to Drive.
                tx.commit().await?;
                let found = folder::find(self, tenant, text).await?;
                tx = self.store.begin(tenant).await?;
                Typed::Folder(found)
            }
            (Step::Schedule, Some(WizardPanel::Zone)) => Typed::Zone,
            _ => return Ok(None),
        };
        let Some(mut now_shown) = Wizard::of(&mut tx).await?.filter(|shown| shown.step == wizard.step) else {
            return Ok(None);
        };
        let now = self.clock.now();
        let mut context = WizardContext { app: self, tx: &mut tx, wizard: &mut now_shown, user, words, now };
        match typed {
            Typed::Folder(found) => folder::pasted(&mut context, found).await?,
            Typed::Zone => schedule::typed_zone(&mut context, text),
        }
        now_shown.show(&mut tx, now).await?;
        Ok(Some(tx))
    }
}

async fn carry_out(mut context: WizardContext<'_>, what: WizardAction) -> Result<Answer, AppError> {
    let context = &mut context;
    match what {
        WizardAction::Next => context.go_on().await,
        WizardAction::Back => context.go_back().await,
        WizardAction::LookAgain => Ok(Answer::line(plain!(context.words, "wizard-looked-again"))),
        WizardAction::CheckAccount => instagram::check(context).await,
        WizardAction::Another => Ok(folder::choose_another(context)),
        WizardAction::OpenFolder { id, name } => Ok(folder::open(context, id, name)),
        WizardAction::Up { depth } => Ok(folder::up(context, depth)),
        WizardAction::Page { page } => Ok(folder::turn_to(context, page)),
        WizardAction::UseFolder { id, name } => folder::choose(context, &id, &name).await,
        WizardAction::ReadAgain => folder::read_again(context).await,
        WizardAction::Change { part } => Ok(schedule::change(context, part)),
        WizardAction::PerDay { stories } => Ok(schedule::per_day(context, stories)),
        WizardAction::Hours { opens, closes } => Ok(schedule::hours(context, opens, closes)),
        WizardAction::Zone { name } => Ok(schedule::zone(context, &name)),
        WizardAction::Accept => schedule::accept(context).await,
        WizardAction::Choose { mode, posts_on_silence } => {
            mode::choose(context, mode, posts_on_silence).await
        }
        WizardAction::GoLive => summary::go_live(context, false).await,
        WizardAction::DryRun => summary::go_live(context, true).await,
    }
}
