//! Set up: how things stand, in short.

use serde_json::{Value, json};
use store::settings::Lifecycle;

use super::words::{Words, name, tap};
use super::{schedule, summary};
use crate::app::message::Button;
use crate::app::setup::wizard::WizardView;
use crate::bot::wizard::button::WizardAction;

pub(super) fn say(view: &WizardView) -> Words {
    let account = view.account.as_ref().map(|account| format!(" @{}:", name(&account.username)));
    let account = account.unwrap_or_default();
    let lines = match view.lifecycle {
        Lifecycle::WaitingFirstPicture => vec![
            "🕊 <b>Ready, waiting for the first picture.</b> Nothing is posted yet.".into(),
            if view.folder.is_some() {
                "Put one into your folder: I start by myself.".into()
            } else {
                "Send me one: I start by myself.".into()
            },
        ],
        Lifecycle::Paused => vec![
            "⏸ <b>Paused.</b> Nothing is posted.".into(),
            "Send /pause to see until when, or to go on.".into(),
        ],
        _ => vec![
            if view.dry_run {
                "🧪 <b>You practise.</b> You see everything as it will be, and nothing is posted.".into()
            } else {
                let how = summary::how(view.mode, view.posts_on_silence);
                format!("🟢 <b>You are live.</b>{account} {how}")
            },
            format!("Next: {}.", schedule::coming(view)),
            schedule::lasts(view),
        ],
    };
    let mut buttons = mend(view);
    buttons.push(vec![
        tap(view, "Refresh", WizardAction::LookAgain),
        Button::act("Settings", "settings", Value::Null),
    ]);
    (lines, buttons)
}

/// A way back in for each connection that was lost.
fn mend(view: &WizardView) -> Vec<Vec<Button>> {
    let lost_account = view.account.as_ref().is_some_and(|account| account.lost);
    let lost_drive = view.folder.is_some() && !view.drive;
    let rows = [
        (lost_account, "Connect Instagram again", "instagram"),
        (lost_drive, "Connect Google Drive again", "drive"),
    ];
    let button = |text, step| vec![Button::act(text, "setup", json!({ "step": step }))];
    rows.into_iter().filter(|(lost, _, _)| *lost).map(|(_, text, step)| button(text, step)).collect()
}
