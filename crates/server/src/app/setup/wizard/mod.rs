//! The guided set-up: the current step, the choices so far, and the order of the steps. It is one message,
//! edited from step to step. After a visit to the browser it moves to a new message, because Telegram sends
//! no notification for an edit.

mod choices;
mod context;
mod folder_address;
mod press;
mod render;
mod state;
mod steps;
#[cfg(test)]
mod tests;
mod view;
mod words;

use jiff::Timestamp;
use store::accounts::TokenOf;
use store::{StoreError, TenantTx};
use strum::VariantArray as _;

pub use self::choices::{Choices, DriveFolder, WizardNotice};
pub use self::state::Wizard;
#[cfg(test)]
pub(crate) use self::tests::sample_steps;
pub use self::view::{AccountFact, DriveTrouble, FolderFact, Listing, WizardView};
use crate::app::{App, AppError, Provider};
use crate::messages::{Message, Step};

impl App {
    /// Returns the steps for this tenant, without those of providers that are not configured.
    pub async fn wizard_steps(&self, tx: &mut TenantTx) -> Result<Vec<Step>, StoreError> {
        let drive = self.enabled.google && view::is_live(tx, TokenOf::GoogleRefresh).await?;
        let exists = |step: &Step| match step {
            Step::Instagram => self.enabled.instagram,
            Step::Drive => self.enabled.google,
            Step::Folder => drive,
            Step::Live => false,
            _ => true,
        };
        Ok(Step::VARIANTS.iter().copied().filter(exists).collect())
    }

    /// Continues the set-up in a new message after an account was connected in the browser. Returns false if
    /// no set-up is in progress.
    pub async fn wizard_connected(
        &self,
        tx: &mut TenantTx,
        provider: Provider,
        farewell: Message,
        now: Timestamp,
    ) -> Result<bool, AppError> {
        let Some(mut wizard) = Wizard::of(tx).await?.filter(|wizard| wizard.step != Step::Live) else {
            return Ok(false);
        };
        let settled = match provider {
            Provider::Instagram => view::account(tx).await?.is_some_and(|account| account.business),
            Provider::Google => true,
        };
        let here = match provider {
            Provider::Instagram => wizard.step == Step::Instagram,
            Provider::Google => matches!(wizard.step, Step::Drive | Step::Folder),
        };
        match (here, settled, provider) {
            (true, true, Provider::Google) => wizard.go_to(Step::Folder),
            (true, true, Provider::Instagram) => wizard.go_on(&self.wizard_steps(tx).await?),
            _ => wizard.choices.note = None,
        }
        wizard.show_anew(tx, farewell, now).await?;
        Ok(true)
    }

    /// Edits the set-up message if it shows the library. Returns false if it does not.
    pub async fn wizard_shows_library(&self, tx: &mut TenantTx, now: Timestamp) -> Result<bool, AppError> {
        match Wizard::of(tx).await?.filter(|wizard| wizard.step == Step::Folder) {
            Some(mut wizard) => wizard.show(tx, now).await.map(|()| true).map_err(Into::into),
            None => Ok(false),
        }
    }

    /// Records the new message of the set-up after it was sent. Edits it if the set-up has changed since.
    pub async fn wizard_arrived(
        &self,
        tx: &mut TenantTx,
        message: i64,
        shown: Option<&WizardView>,
        now: Timestamp,
    ) -> Result<(), AppError> {
        tx.wizard_shown_in(message).await?;
        if let (Some(mut wizard), Some(shown)) = (Wizard::of(tx).await?, shown)
            && wizard.choices.turn != shown.choices.turn
        {
            wizard.show(tx, now).await?;
        }
        Ok(())
    }
}
