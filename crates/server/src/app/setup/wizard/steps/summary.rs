//! The summary, and *Go live*.

use domain::post::DeliveryMode;

use super::schedule;
use crate::app::AppError;
use crate::app::setup::go_live::{GoLive, GoneLive, Missing};
use crate::app::setup::wizard::context::WizardContext;
use crate::app::setup::wizard::view::WizardView;
use crate::app::setup::wizard::words::{Shown, back, name, tap};
use crate::i18n::{Html, html, plain};
use crate::messages::{Answer, Context, Step, WizardAction, clock_time};

pub(in crate::app::setup::wizard) fn render(view: &WizardView, cx: &Context<'_>) -> Shown {
    let account = match &view.account {
        Some(account) => html!(cx, "summary-account", account = name(&account.username)),
        None => html!(cx, "summary-your-instagram"),
    };
    let from = match (&view.folder, view.pictures()) {
        (Some(folder), _) => {
            html!(cx, "summary-from-folder", pictures = folder.pictures(), folder = name(&folder.name))
        }
        (None, 0) => html!(cx, "summary-from-chat"),
        (None, pictures) => html!(cx, "summary-pictures", pictures = pictures),
    };
    let head = html!(cx, "summary", plan = schedule::plan(view, cx), account = account, pictures = from);
    let how = how(view.mode, view.posts_on_silence, cx);
    let first = match schedule::times(view, cx) {
        Some(times) => html!(cx, "summary-first", how = how, times = times),
        None => html!(cx, "summary-first-none", how = how),
    };
    let mut buttons = vec![vec![tap(view, plain!(cx, "summary-go-live"), WizardAction::GoLive)]];
    if view.pictures() > 0 && view.mode != Some(DeliveryMode::Manual) {
        buttons.push(vec![tap(view, plain!(cx, "settings-practice-start"), WizardAction::DryRun)]);
    }
    buttons.push(vec![back(view, cx)]);
    (vec![head, first, schedule::lasts(view, cx)], buttons)
}

/// Returns a sentence in which the bot says how stories are posted.
pub(super) fn how(mode: Option<DeliveryMode>, posts_on_silence: bool, cx: &Context<'_>) -> Html {
    match mode {
        Some(DeliveryMode::Review) if posts_on_silence => html!(cx, "how-silence"),
        Some(DeliveryMode::Automatic) => html!(cx, "how-automatic"),
        Some(DeliveryMode::Manual) => html!(cx, "how-manual"),
        Some(DeliveryMode::Review) | None => html!(cx, "how-review"),
    }
}

/// Goes live with the choices in the summary. If something is missing, names it and shows its step.
pub(in crate::app::setup::wizard) async fn go_live(
    context: &mut WizardContext<'_>,
    dry_run: bool,
) -> Result<Answer, AppError> {
    let words = context.words;
    let Some(mode) = context.wizard.choices.mode else {
        context.wizard.go_to(Step::Mode);
        return Ok(Answer::alert(plain!(words, "summary-mode-missing")));
    };
    let zone = context.tx.settings().await?.schedule.zone;
    let choices = &context.wizard.choices;
    let wish = GoLive { mode, posts_on_silence: choices.posts_on_silence, first: choices.first, dry_run };
    let (step, answer) = match context.app.go_live(context.tx, context.user, &wish, context.now).await? {
        GoneLive::From(first) => {
            let time = clock_time(words, first.at, &zone);
            let answer = match dry_run {
                true => plain!(words, "summary-practising", time = time),
                false => plain!(words, "summary-live", time = time),
            };
            (Step::Live, Answer::line(answer))
        }
        GoneLive::WithTheFirstPicture => (Step::Live, Answer::line(plain!(words, "summary-waiting"))),
        GoneLive::Missing(Missing::Account) => {
            (Step::Instagram, Answer::alert(plain!(words, "summary-account-missing")))
        }
        GoneLive::Missing(Missing::Business) => {
            (Step::Instagram, Answer::alert(plain!(words, "summary-business-missing")))
        }
        GoneLive::Missing(Missing::Picture) => {
            (Step::Summary, Answer::alert(plain!(words, "summary-picture-missing")))
        }
        GoneLive::Missing(Missing::Time) => {
            (Step::Schedule, Answer::alert(plain!(words, "summary-time-missing")))
        }
    };
    context.wizard.go_to(step);
    Ok(answer)
}
