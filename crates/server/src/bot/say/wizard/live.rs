//! Set up: how things stand, in short.

use store::settings::Lifecycle;

use super::{Words, name, schedule, summary, tap};
use crate::app::wizard::WizardView;
use crate::bot::wizard::Do;

pub(super) fn say(view: &WizardView) -> Words {
    let account = view.account.as_ref().map(|account| format!(" on @{}", name(&account.username)));
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
            format!("⏸ <b>Paused{account}.</b> Nothing is posted."),
            "Send /pause to see until when, or to go on.".into(),
        ],
        _ => vec![
            format!("🟢 <b>Live{account}.</b> {}", summary::how(view.mode)),
            format!("Next: {}.", schedule::coming(view)),
            schedule::lasts(view),
        ],
    };
    (lines, vec![vec![tap(view, "Refresh", Do::LookAgain)]])
}
