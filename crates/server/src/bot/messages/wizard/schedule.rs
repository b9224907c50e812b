//! The schedule: a suggestion, what it means, and its parts to change.

use domain::schedule::{Plan, Variation};
use domain::slots::Slot;

use super::words::{Words, back, count, name, tap};
use crate::app::message::Button;
use crate::app::setup::time_zone::{self, CITIES};
use crate::app::setup::wizard::{WizardNotice, WizardPanel, WizardView};
use crate::bot::wizard::button::WizardAction;

/// Stories a day that are offered.
const PER_DAY: [u8; 5] = [1, 2, 3, 5, 8];
/// Hours that are offered.
const HOURS: [(u8, u8); 6] = [(9, 21), (8, 20), (10, 22), (7, 23), (12, 20), (18, 2)];

pub(super) fn say(view: &WizardView) -> Words {
    match view.choices.panel {
        Some(WizardPanel::PerDay) => panel(view, "How many stories a day?", per_day(view)),
        Some(WizardPanel::Hours) => panel(view, "Between which hours?", hours(view)),
        Some(WizardPanel::Zone) => zones(view),
        None => suggestion(view),
    }
}

fn suggestion(view: &WizardView) -> Words {
    let city = time_zone::city(&view.schedule.zone);
    let clock = view.now.to_zoned(view.schedule.zone.clone()).strftime("%H:%M").to_string();
    let unsure = if view.choices.zone.is_none() { " Is that where you are?" } else { "" };
    let lines = vec![
        format!("🗓 <b>{}</b> · {} time, now {clock}.{unsure}", plan(view), name(&city)),
        format!("Next: {}.", coming(view)),
        lasts(view),
    ];
    let buttons = vec![
        vec![tap(view, "Right, go on", WizardAction::Accept)],
        vec![
            tap(view, "Stories a day", WizardAction::Change { part: Some(WizardPanel::PerDay) }),
            tap(view, "Hours", WizardAction::Change { part: Some(WizardPanel::Hours) }),
            tap(view, "Time zone", WizardAction::Change { part: Some(WizardPanel::Zone) }),
        ],
        vec![back(view)],
    ];
    (lines, buttons)
}

/// "3 stories a day between 9:00 and 21:00".
pub(super) fn plan(view: &WizardView) -> String {
    let stories = count(i64::try_from(view.schedule.plan.posts_per_day()).unwrap_or(0), "story");
    match &view.schedule.plan {
        Plan::Spread { window, .. } => {
            format!("{stories} a day between {}:00 and {}:00", window.opens(), window.closes())
        }
        Plan::Times(_) => format!("{stories} a day"),
    }
}

/// "about 16:10, 20:02 and Tue 09:05 (Berlin)".
pub(super) fn coming(view: &WizardView) -> String {
    if view.coming.is_empty() {
        return "no time comes up".into();
    }
    let about = match (&view.schedule.plan, view.schedule.variation) {
        (Plan::Spread { .. }, Variation::Natural) => "about ",
        _ => "",
    };
    let times: Vec<String> = view.coming.iter().map(|slot| time(view, slot)).collect();
    format!("{about}{} ({})", times.join(", "), name(&time_zone::city(&view.schedule.zone)))
}

fn time(view: &WizardView, slot: &Slot) -> String {
    let zone = &view.schedule.zone;
    let (at, today) = (slot.at.to_zoned(zone.clone()), view.now.to_zoned(zone.clone()).date());
    if at.date() == today { at.strftime("%H:%M").to_string() } else { at.strftime("%a %H:%M").to_string() }
}

/// How long the library lasts at this plan.
pub(super) fn lasts(view: &WizardView) -> String {
    let pictures = view.pictures();
    if pictures == 0 {
        return "There is no picture yet: I start by myself with the first one.".into();
    }
    let lasts = match view.lasts_days() {
        0 => "last less than a day".to_owned(),
        days => format!("last {}", count(days, "day")),
    };
    let lasts = if pictures == 1 { lasts.replacen("last", "lasts", 1) } else { lasts };
    format!("Your {} {lasts}; then I tell you.", count(pictures, "picture"))
}

fn panel(view: &WizardView, question: &str, mut buttons: Vec<Vec<Button>>) -> Words {
    buttons.push(vec![tap(view, "Leave as it is", WizardAction::Change { part: None })]);
    (vec![format!("🗓 <b>{question}</b>"), format!("Now: {}.", plan(view))], buttons)
}

fn per_day(view: &WizardView) -> Vec<Vec<Button>> {
    vec![PER_DAY.into_iter().map(|n| tap(view, n.to_string(), WizardAction::PerDay { stories: n })).collect()]
}

fn hours(view: &WizardView) -> Vec<Vec<Button>> {
    let button = |(opens, closes): &(u8, u8)| {
        tap(view, format!("{opens}:00 – {closes}:00"), WizardAction::Hours { opens: *opens, closes: *closes })
    };
    HOURS.chunks(2).map(|row| row.iter().map(button).collect()).collect()
}

fn zones(view: &WizardView) -> Words {
    let mut lines = vec!["🗓 <b>Where are you?</b>".into()];
    if let Some(WizardNotice::NoSuchCity(typed)) = &view.choices.note {
        lines.push(format!(
            "⚠️ I know no zone of the name “{}”. Try the largest city nearby, or Europe/Berlin.",
            name(typed)
        ));
    }
    lines.push("Choose a city, or type yours.".into());
    let button =
        |(city, zone): &(&str, &str)| tap(view, *city, WizardAction::Zone { name: (*zone).to_owned() });
    let mut buttons: Vec<Vec<Button>> =
        CITIES.chunks(3).map(|row| row.iter().map(button).collect()).collect();
    buttons.push(vec![tap(view, "Leave as it is", WizardAction::Change { part: None })]);
    (lines, buttons)
}
