//! The schedule step: shows a suggested schedule that the person can accept, or change part by part.

use domain::schedule::{Plan, Variation};

use crate::app::AppError;
use crate::app::setup::time_zone::{self, CITIES};
use crate::app::setup::wizard::choices::WizardNotice;
use crate::app::setup::wizard::context::WizardContext;
use crate::app::setup::wizard::view::WizardView;
use crate::app::setup::wizard::words::{Shown, back, name, tap};
use crate::i18n::{Arg, Html, digits, html, plain};
use crate::messages::{Answer, Button, Context, WizardAction, WizardPanel, city_of, weekday_or_time};

/// The numbers of stories per day that people can choose from.
const PER_DAY: [u8; 5] = [1, 2, 3, 5, 8];
/// The first and last hours that people can choose from.
const HOURS: [(u8, u8); 6] = [(9, 21), (8, 20), (10, 22), (7, 23), (12, 20), (18, 2)];

pub(in crate::app::setup::wizard) fn render(view: &WizardView, cx: &Context<'_>) -> Shown {
    match view.choices.panel {
        Some(WizardPanel::PerDay) => panel(view, html!(cx, "schedule-per-day"), per_day_buttons(view), cx),
        Some(WizardPanel::Hours) => panel(view, html!(cx, "schedule-hours"), hours_buttons(view), cx),
        Some(WizardPanel::Zone) => zones(view, cx),
        None => suggestion(view, cx),
    }
}

fn suggestion(view: &WizardView, cx: &Context<'_>) -> Shown {
    let (plan, city) = (plan(view, cx), city_of(&view.schedule.zone));
    let clock = digits(view.now.to_zoned(view.schedule.zone.clone()).strftime("%H:%M").to_string());
    let head = match view.choices.zone {
        Some(_) => html!(cx, "schedule-suggestion", plan = plan, city = city, clock = clock),
        None => html!(cx, "schedule-suggestion-unsure", plan = plan, city = city, clock = clock),
    };
    let change = |text, part| tap(view, text, WizardAction::Change { part: Some(part) });
    let buttons = vec![
        vec![tap(view, plain!(cx, "schedule-accept"), WizardAction::Accept)],
        vec![
            change(plain!(cx, "schedule-change-per-day"), WizardPanel::PerDay),
            change(plain!(cx, "schedule-change-hours"), WizardPanel::Hours),
            change(plain!(cx, "schedule-change-zone"), WizardPanel::Zone),
        ],
        vec![back(view, cx)],
    ];
    (vec![head, next_times(view, cx), lasts(view, cx)], buttons)
}

/// Returns the plan, for example "3 stories a day between 9:00 and 21:00".
pub(super) fn plan(view: &WizardView, cx: &Context<'_>) -> Html {
    let stories = view.schedule.plan.posts_per_day();
    match &view.schedule.plan {
        Plan::Spread { window, .. } => {
            let hour = |hour: u8| digits(format!("{hour}:00"));
            let (opens, closes) = (hour(window.opens()), hour(window.closes()));
            html!(cx, "schedule-plan-spread", stories = stories, opens = opens, closes = closes)
        }
        Plan::Times(_) => html!(cx, "schedule-plan-times", stories = stories),
    }
}

/// Returns the next times as a sentence, for example "Next: at about 16:10, 20:02, Tue 09:05 (Berlin)."
pub(super) fn next_times(view: &WizardView, cx: &Context<'_>) -> Html {
    match times(view, cx) {
        Some(times) => html!(cx, "schedule-next", times = times),
        None => html!(cx, "schedule-next-none"),
    }
}

/// Returns the next times, for example "at about 16:10, 20:02, Tue 09:05 (Berlin)"; `None` if the plan has no
/// more times.
pub(super) fn times(view: &WizardView, cx: &Context<'_>) -> Option<Html> {
    if view.coming.is_empty() {
        return None;
    }
    let zone = &view.schedule.zone;
    let times = view.coming.iter().map(|slot| cx.show(&weekday_or_time(cx.words, slot.at, zone, view.now)));
    let times = html!(cx, "moment-in-city", when = Html::join(times, ", "), city = city_of(zone));
    let about =
        matches!((&view.schedule.plan, view.schedule.variation), (Plan::Spread { .. }, Variation::Natural));
    Some(if about { html!(cx, "moment-about", time = times) } else { times })
}

/// Returns how long the library lasts with this plan.
pub(super) fn lasts(view: &WizardView, cx: &Context<'_>) -> Html {
    match (view.pictures(), view.schedule.lasts_days(view.pictures())) {
        (0, _) => html!(cx, "schedule-no-picture"),
        (pictures, 0) => html!(cx, "schedule-lasts-short", pictures = pictures),
        (pictures, days) => html!(cx, "schedule-lasts", pictures = pictures, days = days),
    }
}

fn panel(view: &WizardView, question: Html, mut buttons: Vec<Vec<Button>>, cx: &Context<'_>) -> Shown {
    buttons.push(vec![close(view, cx)]);
    (vec![question, html!(cx, "schedule-now", plan = plan(view, cx))], buttons)
}

fn close(view: &WizardView, cx: &Context<'_>) -> Button {
    tap(view, plain!(cx, "schedule-close"), WizardAction::Change { part: None })
}

fn per_day_buttons(view: &WizardView) -> Vec<Vec<Button>> {
    vec![PER_DAY.into_iter().map(|n| tap(view, n.to_string(), WizardAction::PerDay { stories: n })).collect()]
}

fn hours_buttons(view: &WizardView) -> Vec<Vec<Button>> {
    let button = |(opens, closes): &(u8, u8)| {
        tap(view, format!("{opens}:00 – {closes}:00"), WizardAction::Hours { opens: *opens, closes: *closes })
    };
    HOURS.chunks(2).map(|row| row.iter().map(button).collect()).collect()
}

fn zones(view: &WizardView, cx: &Context<'_>) -> Shown {
    let note = match &view.choices.note {
        Some(WizardNotice::NoSuchCity(typed)) => html!(cx, "schedule-no-such-city", typed = name(typed)),
        _ => Html::default(),
    };
    let button = |(city, zone): &(&str, &str)| {
        let city = Arg::Name((*city).to_owned());
        tap(view, plain!(cx, "schedule-city", city = city), WizardAction::Zone { name: (*zone).to_owned() })
    };
    let mut buttons: Vec<Vec<Button>> =
        CITIES.chunks(3).map(|row| row.iter().map(button).collect()).collect();
    buttons.push(vec![close(view, cx)]);
    (vec![html!(cx, "schedule-zone"), note, html!(cx, "schedule-choose-city")], buttons)
}

pub(in crate::app::setup::wizard) fn change(
    context: &mut WizardContext<'_>,
    part: Option<WizardPanel>,
) -> Answer {
    context.wizard.choices.panel = part;
    Answer::none()
}

pub(in crate::app::setup::wizard) fn per_day(context: &mut WizardContext<'_>, stories: u8) -> Answer {
    context.wizard.choices.per_day = stories;
    change(context, None)
}

pub(in crate::app::setup::wizard) fn hours(context: &mut WizardContext<'_>, opens: u8, closes: u8) -> Answer {
    context.wizard.choices.opens = opens;
    context.wizard.choices.closes = closes;
    change(context, None)
}

pub(in crate::app::setup::wizard) fn zone(context: &mut WizardContext<'_>, name: &str) -> Answer {
    context.wizard.choices.zone = time_zone::named(name);
    change(context, None)
}

/// Handles a typed city or time zone.
pub(in crate::app::setup::wizard) fn typed_zone(context: &mut WizardContext<'_>, text: &str) {
    let choices = &mut context.wizard.choices;
    choices.note = None;
    match time_zone::named(text) {
        Some(name) => {
            choices.zone = Some(name);
            choices.panel = None;
        }
        None => choices.note = Some(WizardNotice::NoSuchCity(text.chars().take(40).collect())),
    }
}

/// Accepts the schedule as shown.
pub(in crate::app::setup::wizard) async fn accept(
    context: &mut WizardContext<'_>,
) -> Result<Answer, AppError> {
    let known = context.tx.settings().await?.schedule.zone;
    let Some(choice) = context.wizard.choices.spread(&known) else {
        return Ok(Answer::alert(plain!(context.words, "schedule-impossible")));
    };
    context.app.choose_spread(context.tx, context.user, &choice, context.now).await?;
    context.go_on().await
}
