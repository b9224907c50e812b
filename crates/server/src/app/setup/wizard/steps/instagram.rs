//! The Instagram step: connects the account. The account's type decides whether stories can be posted
//! automatically.

use crate::app::AppError;
use crate::app::chore::Chore;
use crate::app::setup::wizard::choices::WizardNotice;
use crate::app::setup::wizard::context::WizardContext;
use crate::app::setup::wizard::view::{AccountFact, WizardView};
use crate::app::setup::wizard::words::{Shown, back, name, tap};
use crate::i18n::{html, plain};
use crate::messages::{Answer, Button, Context, WizardAction};

pub(in crate::app::setup::wizard) fn render(view: &WizardView, cx: &Context<'_>) -> Shown {
    match &view.account {
        Some(account) if account.lost => lost(view, account, cx),
        Some(account) if account.business => connected(view, account, cx),
        Some(account) => not_business(view, account, cx),
        None => trust(view, cx),
    }
}

fn trust(view: &WizardView, cx: &Context<'_>) -> Shown {
    let lines = vec![html!(cx, "instagram-trust", host = name(&view.host))];
    (lines, link_first(view, plain!(cx, "instagram-connect"), vec![vec![back(view, cx), skip(view, cx)]]))
}

fn skip(view: &WizardView, cx: &Context<'_>) -> Button {
    tap(view, plain!(cx, "instagram-skip"), WizardAction::Next)
}

fn connected(view: &WizardView, account: &AccountFact, cx: &Context<'_>) -> Shown {
    let mut buttons = vec![vec![tap(view, plain!(cx, "wizard-continue"), WizardAction::Next)]];
    buttons.extend(link_row(view, plain!(cx, "instagram-another")));
    buttons.push(vec![back(view, cx)]);
    (vec![html!(cx, "instagram-business", account = name(&account.username))], buttons)
}

fn lost(view: &WizardView, account: &AccountFact, cx: &Context<'_>) -> Shown {
    let lines = vec![html!(cx, "instagram-lost", account = name(&account.username))];
    (lines, link_first(view, plain!(cx, "instagram-connect"), vec![vec![back(view, cx), skip(view, cx)]]))
}

/// Explains what switching to a Business account changes, and offers both options.
fn not_business(view: &WizardView, account: &AccountFact, cx: &Context<'_>) -> Shown {
    let note = match view.choices.note {
        Some(WizardNotice::StillNotBusiness) => html!(cx, "instagram-still-creator"),
        Some(WizardNotice::InstagramSilent) => html!(cx, "instagram-silent"),
        _ => html!(cx, "instagram-only-business"),
    };
    let head = html!(cx, "instagram-creator", account = name(&account.username));
    let mut buttons = vec![
        vec![tap(view, plain!(cx, "instagram-check"), WizardAction::CheckAccount)],
        vec![tap(view, plain!(cx, "instagram-keep-creator"), WizardAction::Next)],
    ];
    buttons.extend(link_row(view, plain!(cx, "instagram-another")));
    buttons.push(vec![back(view, cx)]);
    (vec![head, note, html!(cx, "instagram-switch")], buttons)
}

/// Puts the button that connects the account above the other rows.
pub(super) fn link_first(view: &WizardView, text: String, rows: Vec<Vec<Button>>) -> Vec<Vec<Button>> {
    link_row(view, text).into_iter().chain(rows).collect()
}

pub(super) fn link_row(view: &WizardView, text: String) -> Option<Vec<Button>> {
    view.link.clone().map(|link| vec![Button::open(text, link)])
}

/// Reads the account's type from Instagram again; the message then shows the result.
pub(in crate::app::setup::wizard) async fn check(
    context: &mut WizardContext<'_>,
) -> Result<Answer, AppError> {
    let Some(account) = context.tx.settings().await?.account else {
        return Ok(Answer::alert(plain!(context.words, "instagram-none")));
    };
    Chore::CheckAccount(account).due(context.tx, context.now).await?;
    Ok(Answer::line(plain!(context.words, "instagram-asking")))
}
