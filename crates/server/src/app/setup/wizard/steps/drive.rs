//! The Drive step: connects Google Drive, or skips it.

use super::instagram::{link_first, link_row};
use crate::app::setup::wizard::view::WizardView;
use crate::app::setup::wizard::words::{Shown, back, tap};
use crate::i18n::{html, plain};
use crate::messages::{Context, WizardAction};

pub(in crate::app::setup::wizard) fn render(view: &WizardView, cx: &Context<'_>) -> Shown {
    if view.drive {
        let mut buttons = vec![vec![tap(view, plain!(cx, "wizard-continue"), WizardAction::Next)]];
        buttons.extend(link_row(view, plain!(cx, "drive-another")));
        buttons.push(vec![back(view, cx)]);
        return (vec![html!(cx, "drive-connected")], buttons);
    }
    let skip = tap(view, plain!(cx, "drive-skip"), WizardAction::Next);
    let buttons = link_first(view, plain!(cx, "drive-connect"), vec![vec![back(view, cx), skip]]);
    (vec![html!(cx, "drive-trust")], buttons)
}
