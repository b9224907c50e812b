//! Handles a pressed button or typed line in the set-up, and moves between the steps.

use domain::ids::UserId;
use jiff::Timestamp;
use store::TenantTx;
use store::settings::Lifecycle;

use super::state::Wizard;
use crate::app::{App, AppError};
use crate::i18n::Words;
use crate::messages::{Answer, Step};

/// A pressed button or typed line that is being handled.
pub(super) struct WizardContext<'a> {
    pub(super) app: &'a App,
    pub(super) tx: &'a mut TenantTx,
    pub(super) wizard: &'a mut Wizard,
    pub(super) user: UserId,
    /// The texts in the language of the person.
    pub(super) words: Words,
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
        Ok(Answer::none())
    }

    pub(super) async fn go_back(&mut self) -> Result<Answer, AppError> {
        let steps = self.app.wizard_steps(self.tx).await?;
        if self.is_set_up().await? {
            self.wizard.go_to(Step::Live);
        } else {
            self.wizard.go_back(&steps);
        }
        Ok(Answer::none())
    }

    /// Returns whether the set-up is finished and the person is changing a part of it. The wizard then
    /// returns to its last step.
    async fn is_set_up(&mut self) -> Result<bool, AppError> {
        Ok(self.tx.settings().await?.lifecycle != Lifecycle::Onboarding)
    }
}
