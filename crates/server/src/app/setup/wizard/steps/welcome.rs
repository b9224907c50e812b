//! The first step: what the bot does, and an invitation to send a photo.

use crate::app::setup::wizard::view::WizardView;
use crate::app::setup::wizard::words::{Shown, tap};
use crate::i18n::{html, plain};
use crate::messages::{Context, WizardAction};

pub(in crate::app::setup::wizard) fn render(view: &WizardView, cx: &Context<'_>) -> Shown {
    (vec![html!(cx, "welcome")], vec![vec![tap(view, plain!(cx, "welcome-skip"), WizardAction::Next)]])
}
