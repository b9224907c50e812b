//! The guided set-up: which step is shown, what was chosen on the way, and how one step leads to another. It lives in
//! one message, edited from step to step; after a trip to the browser a new message shows it, because edits are silent.

mod choices;
mod view;

use domain::ids::UserId;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use store::accounts::TokenOf;
use store::outbox::Outgoing;
use store::wizards::WizardRow;
use store::{StoreError, TenantTx};

use crate::app::AppError;
use crate::app::message::kinds;
use crate::app::{App, Provider};

pub use choices::{Choices, DriveFolder, WizardNotice, WizardPanel};
pub use view::{AccountFact, DriveTrouble, FolderFact, Listing, WizardView};

/// A step of the set-up, in its order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Step {
    /// Who I am; send me a photo.
    Welcome,
    /// The account that stories go to.
    Instagram,
    /// Where pictures come from.
    Drive,
    Folder,
    Schedule,
    /// Who has the last word.
    Mode,
    /// All of it, and Go live.
    Summary,
    /// Set up: how things stand.
    Live,
}

impl Step {
    const ALL: [Self; 8] = [
        Self::Welcome,
        Self::Instagram,
        Self::Drive,
        Self::Folder,
        Self::Schedule,
        Self::Mode,
        Self::Summary,
        Self::Live,
    ];

    /// The word in SQL and JSON.
    pub fn name(self) -> &'static str {
        match self {
            Self::Welcome => "welcome",
            Self::Instagram => "instagram",
            Self::Drive => "drive",
            Self::Folder => "folder",
            Self::Schedule => "schedule",
            Self::Mode => "mode",
            Self::Summary => "summary",
            Self::Live => "live",
        }
    }

    fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|step| step.name() == name)
    }
}

/// A set-up under way.
#[derive(Clone, Debug, PartialEq)]
pub struct Wizard {
    /// The step that is shown.
    pub step: Step,
    /// The message that shows it.
    pub message: Option<i64>,
    pub choices: Choices,
    /// Who goes through it.
    pub user: UserId,
}

impl Wizard {
    /// The set-up of a tenant, locked until the transaction ends.
    pub async fn of(tx: &mut TenantTx) -> Result<Option<Self>, StoreError> {
        Ok(tx.wizard().await?.map(Self::from_row))
    }

    fn from_row(row: WizardRow) -> Self {
        Self {
            step: Step::from_name(&row.step).unwrap_or(Step::Welcome),
            message: row.message,
            choices: serde_json::from_value(row.choices).unwrap_or_default(),
            user: row.user,
        }
    }

    /// A set-up from its beginning.
    pub fn new(user: UserId) -> Self {
        Self { step: Step::Welcome, message: None, choices: Choices::default(), user }
    }

    /// Stores it, showing nothing.
    pub async fn save(&self, tx: &mut TenantTx, now: Timestamp) -> Result<(), StoreError> {
        let row = WizardRow {
            step: self.step.name().to_owned(),
            message: self.message,
            choices: json!(self.choices),
            user: self.user,
        };
        tx.save_wizard(&row, now).await
    }

    /// Stores it and shows it in its message. While that message is still on its way, it is shown once it arrived.
    pub async fn show(&mut self, tx: &mut TenantTx, now: Timestamp) -> Result<(), StoreError> {
        self.choices.turn += 1;
        self.save(tx, now).await?;
        let Some(message) = self.message else { return Ok(()) };
        let chat = tx.settings().await?.telegram_chat_id;
        tx.enqueue_edit(&outgoing(chat, kinds::WIZARD, Value::Null), message, now).await
    }

    /// Stores it and shows it in a new message. The one before says `farewell` and keeps no buttons.
    pub async fn show_anew(
        &mut self,
        tx: &mut TenantTx,
        farewell: (&'static str, Value),
        now: Timestamp,
    ) -> Result<(), StoreError> {
        self.choices.turn += 1;
        let chat = tx.settings().await?.telegram_chat_id;
        if let Some(before) = self.message.take() {
            tx.enqueue_edit(&outgoing(chat, farewell.0, farewell.1), before, now).await?;
        }
        self.save(tx, now).await?;
        tx.enqueue(&outgoing(chat, kinds::WIZARD, Value::Null), now).await?;
        Ok(())
    }

    /// Goes to the step after this one.
    pub fn go_on(&mut self, steps: &[Step]) {
        let after = steps.iter().find(|step| **step > self.step);
        self.go_to(after.copied().unwrap_or(Step::Summary));
    }

    /// Goes to the step before this one.
    pub fn go_back(&mut self, steps: &[Step]) {
        let before = steps.iter().rfind(|step| **step < self.step);
        self.go_to(before.copied().unwrap_or(Step::Welcome));
    }

    /// Goes to a step; what was half chosen on this one is left.
    pub fn go_to(&mut self, step: Step) {
        self.step = step;
        self.choices.panel = None;
        self.choices.note = None;
        self.choices.picking = false;
    }
}

fn outgoing(telegram_chat_id: i64, kind: &'static str, payload: Value) -> Outgoing {
    Outgoing { telegram_chat_id, kind, post: None, payload }
}

impl App {
    /// The steps that this tenant goes through: only doors that exist.
    pub async fn wizard_steps(&self, tx: &mut TenantTx) -> Result<Vec<Step>, StoreError> {
        let drive = self.enabled.google && is_live(tx, TokenOf::GoogleRefresh).await?;
        let exists = |step: &Step| match step {
            Step::Instagram => self.enabled.instagram,
            Step::Drive => self.enabled.google,
            Step::Folder => drive,
            Step::Live => false,
            _ => true,
        };
        Ok(Step::ALL.into_iter().filter(exists).collect())
    }

    /// A person comes back from the browser with a connection: the set-up goes on in a new message. False when no
    /// set-up is under way.
    pub async fn wizard_connected(
        &self,
        tx: &mut TenantTx,
        provider: Provider,
        farewell: (&'static str, Value),
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

    /// The library changed: a set-up that shows it is edited. False when none does.
    pub async fn wizard_shows_library(&self, tx: &mut TenantTx, now: Timestamp) -> Result<bool, AppError> {
        match Wizard::of(tx).await?.filter(|wizard| wizard.step == Step::Folder) {
            Some(mut wizard) => wizard.show(tx, now).await.map(|()| true).map_err(Into::into),
            None => Ok(false),
        }
    }

    /// A new message shows the set-up. What changed while it was on its way is shown by an edit.
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

/// Whether a token is there and its provider takes it.
async fn is_live(tx: &mut TenantTx, of: TokenOf) -> Result<bool, StoreError> {
    Ok(tx.token(of).await?.is_some_and(|token| !token.needs_reconnect))
}

#[cfg(test)]
mod tests {
    use super::*;

    const ALL_PROVIDERS: [Step; 7] = [
        Step::Welcome,
        Step::Instagram,
        Step::Drive,
        Step::Folder,
        Step::Schedule,
        Step::Mode,
        Step::Summary,
    ];

    fn at(step: Step) -> Wizard {
        Wizard { step, ..Wizard::new(UserId(uuid::Uuid::from_u128(1))) }
    }

    #[test]
    fn forward_and_back_pass_only_doors_that_exist() {
        let level_0 = [Step::Welcome, Step::Schedule, Step::Mode, Step::Summary];
        let mut wizard = at(Step::Welcome);
        wizard.go_on(&level_0);
        assert_eq!(wizard.step, Step::Schedule);
        wizard.go_back(&level_0);
        assert_eq!(wizard.step, Step::Welcome);
        wizard.go_back(&level_0);
        assert_eq!(wizard.step, Step::Welcome, "there is nothing before the welcome");
        let mut last = at(Step::Summary);
        last.go_on(&ALL_PROVIDERS);
        assert_eq!(last.step, Step::Summary, "only Go live leads on from the summary");
        let mut lost = at(Step::Folder);
        lost.go_on(&level_0);
        assert_eq!(lost.step, Step::Schedule, "a door that closed meanwhile is left behind");
    }

    #[test]
    fn every_step_is_read_back_by_its_name() {
        for step in Step::ALL {
            assert_eq!(Step::from_name(step.name()), Some(step));
            assert_eq!(json!(step), json!(step.name()));
        }
    }

    #[test]
    fn leaving_a_step_leaves_what_was_half_chosen() {
        let mut wizard = at(Step::Schedule);
        wizard.choices.panel = Some(WizardPanel::Zone);
        wizard.choices.note = Some(WizardNotice::NoSuchCity("Atlantis".into()));
        wizard.go_on(&ALL_PROVIDERS);
        assert_eq!((wizard.choices.panel, wizard.choices.note), (None, None));
    }
}
