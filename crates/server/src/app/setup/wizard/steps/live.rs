//! The last step of the set-up: the tenant is live, waits for its first picture, or is paused.

use store::settings::Lifecycle;

use super::{schedule, summary};
use crate::app::setup::wizard::view::WizardView;
use crate::app::setup::wizard::words::{Shown, name, tap};
use crate::i18n::{html, plain};
use crate::messages::{Button, ButtonAction, Context, SetupStep, Step, WizardAction};

pub(in crate::app::setup::wizard) fn render(view: &WizardView, cx: &Context<'_>) -> Shown {
    let lines = match view.lifecycle {
        Lifecycle::WaitingFirstPicture if view.folder.is_some() => vec![html!(cx, "live-waiting-folder")],
        Lifecycle::WaitingFirstPicture => vec![html!(cx, "live-waiting-chat")],
        Lifecycle::Paused => vec![html!(cx, "live-paused")],
        _ => vec![head(view, cx), schedule::next_times(view, cx), schedule::lasts(view, cx)],
    };
    let mut buttons = reconnect(view, cx);
    buttons.push(vec![
        tap(view, plain!(cx, "live-refresh"), WizardAction::LookAgain),
        Button::act(plain!(cx, "status-settings"), ButtonAction::Settings),
    ]);
    (lines, buttons)
}

fn head(view: &WizardView, cx: &Context<'_>) -> crate::i18n::Html {
    if view.dry_run {
        return html!(cx, "live-practice");
    }
    let how = summary::how(view.mode, view.posts_on_silence, cx);
    match &view.account {
        Some(account) => html!(cx, "live-account", account = name(&account.username), how = how),
        None => html!(cx, "live", how = how),
    }
}

/// Returns a button for each lost connection.
fn reconnect(view: &WizardView, cx: &Context<'_>) -> Vec<Vec<Button>> {
    let open = |text, step| vec![Button::act(text, ButtonAction::Setup(SetupStep { step }))];
    let mut rows = Vec::new();
    if view.account.as_ref().is_some_and(|account| account.lost) {
        rows.push(open(plain!(cx, "live-reconnect-instagram"), Step::Instagram));
    }
    if view.folder.is_some() && !view.drive {
        rows.push(open(plain!(cx, "live-reconnect-google"), Step::Drive));
    }
    rows
}
