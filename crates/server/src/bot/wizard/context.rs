//! One tap or typed line in the set-up, and the steps it leads to.

use domain::ids::UserId;
use jiff::Timestamp;
use store::TenantTx;
use store::settings::Lifecycle;

use crate::app::setup::wizard::{Step, Wizard};
use crate::app::{App, AppError};
use crate::bot::answer::Answer;

/// One tap or line, handled: who, where, when.
pub(super) struct WizardContext<'a> {
    pub(super) app: &'a App,
    pub(super) tx: &'a mut TenantTx,
    pub(super) wizard: &'a mut Wizard,
    pub(super) user: UserId,
    pub(super) now: Timestamp,
}

impl WizardContext<'_> {
    pub(super) async fn go_on(&mut self) -> Result<Answer, AppError> {
        let steps = self.app.wizard_steps(self.tx).await?;
        let folder_follows = self.wizard.step == Step::Drive && steps.contains(&Step::Folder);
        if self.is_set_up().await? && !folder_follows {
            self.wizard.go_to(Step::Live);
        } else {
            self.wizard.go_on(&steps);
        }
        Ok(Answer::line(""))
    }

    pub(super) async fn go_back(&mut self) -> Result<Answer, AppError> {
        let steps = self.app.wizard_steps(self.tx).await?;
        if self.is_set_up().await? {
            self.wizard.go_to(Step::Live);
        } else {
            self.wizard.go_back(&steps);
        }
        Ok(Answer::line(""))
    }

    /// Whether this is a change to what is set up already: then each step leads back to how things stand.
    async fn is_set_up(&mut self) -> Result<bool, AppError> {
        Ok(self.tx.settings().await?.lifecycle != Lifecycle::Onboarding)
    }
}
