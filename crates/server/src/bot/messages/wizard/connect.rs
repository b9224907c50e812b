//! The two trips to the browser: what is asked for, what is not, and how to undo it.

use super::words::{Words, back, name, tap};
use crate::app::message::Button;
use crate::app::setup::wizard::{AccountFact, WizardNotice, WizardView};
use crate::bot::wizard::button::WizardAction;

pub(super) fn instagram(view: &WizardView) -> Words {
    match &view.account {
        Some(account) if account.lost => lost(view, account),
        Some(account) if account.business => connected(view, account),
        Some(account) => not_business(view, account),
        None => trust(view),
    }
}

fn trust(view: &WizardView) -> Words {
    let lines = vec![
        "<b>Connect Instagram</b>".into(),
        "✓ I can post stories you planned, and see your account's name and type.".into(),
        "✕ I cannot read messages, change your profile or see your password.".into(),
        format!(
            "Run by {}. Undo it any time: Instagram → Settings → Website permissions. The link is yours alone and opens for ten minutes.",
            name(&view.host)
        ),
    ];
    let skip = tap(view, "Skip: I post by hand", WizardAction::Next);
    (lines, link_first(view, "Connect Instagram", vec![vec![back(view), skip]]))
}

fn connected(view: &WizardView, account: &AccountFact) -> Words {
    let lines = vec![
        format!("✅ <b>@{}</b> is connected.", name(&account.username)),
        "It is a Business account, so I can post for you.".into(),
    ];
    let mut buttons = vec![vec![tap(view, "Continue", WizardAction::Next)]];
    buttons.extend(link_row(view, "Another account"));
    buttons.push(vec![back(view)]);
    (lines, buttons)
}

fn lost(view: &WizardView, account: &AccountFact) -> Words {
    let lines = vec![
        format!("🔑 Instagram no longer lets me in to <b>@{}</b>.", name(&account.username)),
        "Connect it again, or go on and post by hand.".into(),
    ];
    let skip = tap(view, "Skip: I post by hand", WizardAction::Next);
    (lines, link_first(view, "Connect Instagram", vec![vec![back(view), skip]]))
}

/// The price of switching, said honestly.
fn not_business(view: &WizardView, account: &AccountFact) -> Words {
    let again = match view.choices.note {
        Some(WizardNotice::StillNotBusiness) => {
            "⏳ Instagram still says that it is no Business account. It may take a minute."
        }
        Some(WizardNotice::InstagramSilent) => "⚠️ Instagram gave no answer. Please check again in a moment.",
        _ => "Only Business accounts can post by apps; that is Instagram's rule, not mine.",
    };
    let lines = vec![
        format!("<b>@{}</b> is connected, but it is not a Business account.", name(&account.username)),
        again.into(),
        "Switching is free and can be undone; most licensed music goes away. In Instagram: Settings → Account type → Switch to Business.".into(),
    ];
    let mut buttons = vec![
        vec![tap(view, "Check again", WizardAction::CheckAccount)],
        vec![tap(view, "Keep Creator: hand me each story", WizardAction::Next)],
    ];
    buttons.extend(link_row(view, "Another account"));
    buttons.push(vec![back(view)]);
    (lines, buttons)
}

pub(super) fn drive(view: &WizardView) -> Words {
    if view.drive {
        let mut buttons = vec![vec![tap(view, "Continue", WizardAction::Next)]];
        buttons.extend(link_row(view, "Another Google account"));
        buttons.push(vec![back(view)]);
        return (vec!["✅ <b>Google Drive</b> is connected. I can only read it.".into()], buttons);
    }
    let lines = vec![
        "<b>Your pictures</b>".into(),
        "Connect Google Drive and I take them from a folder you choose; or skip, and send them to me here."
            .into(),
        "✓ I read that folder. ✕ I cannot change, delete or share anything. Undo it any time at myaccount.google.com.".into(),
    ];
    let skip = tap(view, "Skip: I send photos here", WizardAction::Next);
    (lines, link_first(view, "Connect Google Drive", vec![vec![back(view), skip]]))
}

/// The link that connects, above other rows.
pub(super) fn link_first(view: &WizardView, text: &str, rows: Vec<Vec<Button>>) -> Vec<Vec<Button>> {
    link_row(view, text).into_iter().chain(rows).collect()
}

fn link_row(view: &WizardView, text: &str) -> Option<Vec<Button>> {
    view.link.clone().map(|link| vec![Button::open(text, link)])
}
