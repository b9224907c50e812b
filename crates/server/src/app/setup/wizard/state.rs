//! The state of a set-up: its step, its message and its choices, and how they are stored and shown.

use domain::ids::UserId;
use jiff::Timestamp;
use serde_json::json;
use store::wizards::WizardRow;
use store::{StoreError, TenantTx};

use super::choices::Choices;
use crate::messages::{Message, Step};

/// A set-up in progress.
#[derive(Clone, Debug, PartialEq)]
pub struct Wizard {
    /// The step that is shown.
    pub step: Step,
    /// The message that shows it.
    pub message: Option<i64>,
    pub choices: Choices,
    /// The person who goes through the set-up.
    pub user: UserId,
}

impl Wizard {
    /// Returns the set-up of a tenant, locked until the transaction ends.
    pub async fn of(tx: &mut TenantTx) -> Result<Option<Self>, StoreError> {
        Ok(tx.wizard().await?.map(Self::from_row))
    }

    pub(super) fn from_row(row: WizardRow) -> Self {
        Self {
            step: row.step.parse::<Step>().ok().unwrap_or(Step::Welcome),
            message: row.message,
            choices: serde_json::from_value(row.choices).unwrap_or_default(),
            user: row.user,
        }
    }

    /// Creates a set-up at the first step.
    pub fn new(user: UserId) -> Self {
        Self { step: Step::Welcome, message: None, choices: Choices::default(), user }
    }

    /// Stores the set-up without showing it.
    pub async fn save(&self, tx: &mut TenantTx, now: Timestamp) -> Result<(), StoreError> {
        let row = WizardRow {
            step: self.step.into_str().to_owned(),
            message: self.message,
            choices: json!(self.choices),
            user: self.user,
        };
        tx.save_wizard(&row, now).await
    }

    /// Stores the set-up and edits its message. If that message has not been sent yet, the change is shown
    /// after it is sent.
    pub async fn show(&mut self, tx: &mut TenantTx, now: Timestamp) -> Result<(), StoreError> {
        self.choices.turn += 1;
        self.save(tx, now).await?;
        let Some(message) = self.message else { return Ok(()) };
        let chat = tx.settings().await?.telegram_chat_id;
        Message::Wizard.to(chat).edit(tx, message, now).await
    }

    /// Stores the set-up and shows it in a new message. The previous message then shows `farewell` and no
    /// buttons.
    pub async fn show_anew(
        &mut self,
        tx: &mut TenantTx,
        farewell: Message,
        now: Timestamp,
    ) -> Result<(), StoreError> {
        self.choices.turn += 1;
        let chat = tx.settings().await?.telegram_chat_id;
        if let Some(before) = self.message.take() {
            farewell.to(chat).edit(tx, before, now).await?;
        }
        self.save(tx, now).await?;
        Message::Wizard.to(chat).send(tx, now).await?;
        Ok(())
    }

    /// Moves to the next step.
    pub fn go_on(&mut self, steps: &[Step]) {
        let after = steps.iter().find(|step| **step > self.step);
        self.go_to(after.copied().unwrap_or(Step::Summary));
    }

    /// Moves to the previous step.
    pub fn go_back(&mut self, steps: &[Step]) {
        let before = steps.iter().rfind(|step| **step < self.step);
        self.go_to(before.copied().unwrap_or(Step::Welcome));
    }

    /// Moves to a step, and drops incomplete choices of the current one.
    pub fn go_to(&mut self, step: Step) {
        self.step = step;
        self.choices.panel = None;
        self.choices.note = None;
        self.choices.picking = false;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use strum::VariantArray as _;

    use crate::app::setup::wizard::choices::WizardNotice;
    use crate::messages::WizardPanel;

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
        assert_eq!(lost.step, Step::Schedule, "the folder step is skipped after the connection is lost");
    }

    #[test]
    fn every_step_is_read_back_by_its_name() {
        for step in Step::VARIANTS {
            assert_eq!(step.into_str().parse(), Ok(*step));
            assert_eq!(json!(step), json!(step.into_str()));
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
