//! The mode step: who approves stories.

use domain::post::DeliveryMode;

use crate::app::AppError;
use crate::app::setup::wizard::context::WizardContext;
use crate::app::setup::wizard::view::WizardView;
use crate::app::setup::wizard::words::{Shown, back, tap};
use crate::i18n::{html, plain};
use crate::messages::{Answer, Context, WizardAction};

pub(in crate::app::setup::wizard) fn render(view: &WizardView, cx: &Context<'_>) -> Shown {
    let choose =
        |text, mode, posts_on_silence| vec![tap(view, text, WizardAction::Choose { mode, posts_on_silence })];
    let manual = choose(plain!(cx, "mode-button-manual"), DeliveryMode::Manual, false);
    if !view.can_post() {
        return (vec![html!(cx, "mode-only-manual")], vec![manual, vec![back(view, cx)]]);
    }
    let buttons = vec![
        choose(plain!(cx, "mode-button-review"), DeliveryMode::Review, false),
        choose(plain!(cx, "mode-button-silence"), DeliveryMode::Review, true),
        choose(plain!(cx, "mode-button-automatic"), DeliveryMode::Automatic, false),
        manual,
        vec![back(view, cx)],
    ];
    (vec![html!(cx, "mode-choose")], buttons)
}

/// Stores the choice, which takes effect with *Go live*.
pub(in crate::app::setup::wizard) async fn choose(
    context: &mut WizardContext<'_>,
    mode: DeliveryMode,
    posts_on_silence: bool,
) -> Result<Answer, AppError> {
    context.wizard.choices.mode = Some(mode);
    context.wizard.choices.posts_on_silence = posts_on_silence && mode == DeliveryMode::Review;
    context.go_on().await
}
