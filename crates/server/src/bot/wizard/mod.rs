//! The guided set-up, as people go through it: what a tap or a typed line does in each step. Every handler ends in the
//! step shown again, or in an answer that says why not.

mod drive;
mod folder;
mod instagram;
mod mode;
mod schedule;
mod summary;
pub(super) mod welcome;

use domain::ids::UserId;
use domain::role::{Action, may};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use store::TenantTx;
use store::callbacks::Act;
use store::settings::Lifecycle;

use super::buttons::Answer;
use super::update::Message;
use crate::app::App;
use crate::app::outcome::UseError;
use crate::app::wizard::{Panel, Step, Wizard};

/// The action under which buttons of the set-up come back.
pub(super) const ACTION: &str = "wizard";

/// What a button of the set-up carries: the step it stood under, and what it does there.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Tap {
    pub(super) at: Step,
    #[serde(flatten)]
    pub(super) what: Do,
}

/// What a tap does.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "do", rename_all = "snake_case")]
pub(super) enum Do {
    /// On to the next step.
    Next,
    /// To the step before.
    Back,
    /// Show this step as it now is.
    LookAgain,
    /// Ask Instagram again what kind of account it is.
    CheckAccount,
    /// Choose another folder.
    Another,
    /// Look into a folder.
    OpenFolder { id: String, name: String },
    /// Out of it again, to where so many folders are left.
    Up { depth: usize },
    /// Another page of folders.
    Page { page: usize },
    /// Take pictures from this folder.
    UseFolder { id: String, name: String },
    /// Read the chosen folder now.
    ReadAgain,
    /// Change a part of the schedule; none closes.
    Change { part: Option<Panel> },
    /// So many stories a day.
    PerDay { stories: u8 },
    /// Between these hours.
    Hours { opens: u8, closes: u8 },
    /// In this zone.
    Zone { name: String },
    /// Take the schedule.
    Accept,
    /// Who has the last word, by the word in SQL, and whether no answer is a yes.
    Choose {
        mode: String,
        #[serde(default)]
        posts_on_silence: bool,
    },
    /// Go live.
    GoLive,
    /// Goes live, for a day with everything but the publish.
    Practise,
}

/// One tap or line, handled: who, where, when.
struct Visit<'a> {
    app: &'a App,
    tx: &'a mut TenantTx,
    wizard: &'a mut Wizard,
    user: UserId,
    now: Timestamp,
}

/// Handles a tap.
pub(super) async fn press(app: &App, tx: &mut TenantTx, user: UserId, act: &Act) -> Result<Answer, UseError> {
    let now = app.clock.now();
    let tap = serde_json::from_value::<Tap>(act.payload.clone());
    let (Some(mut wizard), Ok(tap)) = (Wizard::of(tx).await?, tap) else {
        return Ok(alert("This button does nothing any more. Send /start."));
    };
    if wizard.step != tap.at {
        wizard.show(tx, now).await?;
        return Ok(line("That step is over: the newest message shows where we are."));
    }
    wizard.user = user;
    wizard.choices.note = None;
    let visit = Visit { app, tx, wizard: &mut wizard, user, now };
    let answer = carry_out(visit, tap.what).await?;
    wizard.show(tx, now).await?;
    Ok(answer)
}

async fn carry_out(mut visit: Visit<'_>, what: Do) -> Result<Answer, UseError> {
    match what {
        Do::Next => visit.go_on().await,
        Do::Back => visit.go_back().await,
        Do::LookAgain => Ok(line("Looked again.")),
        Do::CheckAccount => instagram::check(&mut visit).await,
        Do::Another => Ok(folder::choose_another(&mut visit)),
        Do::OpenFolder { id, name } => Ok(folder::open(&mut visit, id, name)),
        Do::Up { depth } => Ok(folder::up(&mut visit, depth)),
        Do::Page { page } => Ok(folder::turn_to(&mut visit, page)),
        Do::UseFolder { id, name } => folder::take(&mut visit, &id, &name).await,
        Do::ReadAgain => folder::read_again(&mut visit).await,
        Do::Change { part } => Ok(schedule::change(&mut visit, part)),
        Do::PerDay { stories } => Ok(schedule::per_day(&mut visit, stories)),
        Do::Hours { opens, closes } => Ok(schedule::hours(&mut visit, opens, closes)),
        Do::Zone { name } => Ok(schedule::zone(&mut visit, &name)),
        Do::Accept => schedule::accept(&mut visit).await,
        Do::Choose { mode, posts_on_silence } => mode::choose(&mut visit, &mode, posts_on_silence).await,
        Do::GoLive => summary::go_live(&mut visit, false).await,
        Do::Practise => summary::go_live(&mut visit, true).await,
    }
}

impl Visit<'_> {
    async fn go_on(&mut self) -> Result<Answer, UseError> {
        let steps = self.app.wizard_steps(self.tx).await?;
        let folder_follows = self.wizard.step == Step::Drive && steps.contains(&Step::Folder);
        if self.is_set_up().await? && !folder_follows {
            self.wizard.go_to(Step::Live);
        } else {
            self.wizard.go_on(&steps);
        }
        Ok(line(""))
    }

    async fn go_back(&mut self) -> Result<Answer, UseError> {
        let steps = self.app.wizard_steps(self.tx).await?;
        if self.is_set_up().await? {
            self.wizard.go_to(Step::Live);
        } else {
            self.wizard.go_back(&steps);
        }
        Ok(line(""))
    }

    /// Whether this is a change to what is set up already: then each step leads back to how things stand.
    async fn is_set_up(&mut self) -> Result<bool, UseError> {
        Ok(self.tx.settings().await?.lifecycle != Lifecycle::Onboarding)
    }
}

/// Opens a step, to change what it stands for: in a new message, since the set-up's own may be far up in the chat.
pub(super) async fn open(app: &App, tx: &mut TenantTx, user: UserId, act: &Act) -> Result<Answer, UseError> {
    let step = serde_json::from_value::<Step>(act.payload["step"].clone());
    let Some(step) = step.ok().filter(|step| matches!(step, Step::Instagram | Step::Drive | Step::Schedule))
    else {
        return Ok(alert("This button does nothing any more. Send /settings."));
    };
    let settings = tx.settings().await?;
    let mut wizard = Wizard::of(tx).await?.unwrap_or_else(|| Wizard::new(user));
    wizard.user = user;
    if settings.lifecycle != Lifecycle::Onboarding {
        wizard.choices.take_over(&settings.schedule);
    }
    wizard.go_to(step);
    wizard.show_anew(tx, ("wizard_moved", Value::Null), app.clock.now()).await?;
    Ok(line(""))
}

/// Handles a typed line, where the step that is shown waits for one: an address of a folder, a city. `None` when it
/// waits for nothing, or when whoever typed may not set things up.
pub(super) async fn hear(app: &App, message: &Message) -> Result<Option<TenantTx>, UseError> {
    let text = message.text.as_deref().filter(|text| !text.starts_with('/'));
    let (Some(text), Some(person)) = (text, message.person()) else { return Ok(None) };
    let now = app.clock.now();
    let mut door = app.store.door().await?;
    let Some(tenant) = door.tenant_of_chat(message.chat.id).await? else { return Ok(None) };
    let user = door.meet(&person, now).await?;
    let role = door.role_of(tenant, user).await?;
    door.commit().await?;
    if !role.is_some_and(|role| may(role, Action::ChangeSettings)) {
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
            let mut visit = Visit { app, tx: &mut tx, wizard: &mut wizard, user, now };
            folder::pasted(&mut visit, found).await?;
            wizard.show(&mut tx, now).await?;
        }
        (Step::Schedule, Some(Panel::Zone)) => {
            let mut visit = Visit { app, tx: &mut tx, wizard: &mut wizard, user, now };
            schedule::typed_zone(&mut visit, text);
            wizard.show(&mut tx, now).await?;
        }
        _ => return Ok(None),
    }
    Ok(Some(tx))
}

fn line(text: impl Into<String>) -> Answer {
    Answer { text: text.into(), alert: false }
}

fn alert(text: impl Into<String>) -> Answer {
    Answer { text: text.into(), alert: true }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn what_a_button_carries_is_read_back() {
        for what in [
            Do::Next,
            Do::UseFolder { id: "1F".into(), name: "Stories".into() },
            Do::Change { part: Some(Panel::PerDay) },
            Do::Change { part: None },
            Do::Hours { opens: 9, closes: 21 },
            Do::Choose { mode: "review".into(), posts_on_silence: true },
        ] {
            let tap = Tap { at: Step::Folder, what };
            assert_eq!(serde_json::from_value::<Tap>(json!(tap)).unwrap(), tap);
        }
    }

    #[test]
    fn a_button_of_another_version_is_no_tap() {
        let unknown = json!({ "at": "folder", "do": "teleport" });
        assert!(serde_json::from_value::<Tap>(unknown).is_err());
    }
}
