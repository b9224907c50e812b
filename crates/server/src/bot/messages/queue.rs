//! What is coming, with buttons to skip each or move it.

use domain::post::PostState;
use jiff::{Timestamp, ToSpan};
use serde_json::{Value, json};

use super::payload::name;
use super::time::city;
use crate::app::message::{Button, Context, Rendered};
use crate::app::stories::queue::Coming;
use crate::app::stories::reschedule::may_move;

/// Stories named in one list.
const MOST: usize = 12;
/// Longest file name shown.
const NAME_UNITS: usize = 40;

/// `/queue`.
pub(super) fn say(occasion: &Context<'_>) -> Option<Rendered> {
    let coming: Vec<Coming> = serde_json::from_value(occasion.payload["coming"].clone()).ok()?;
    let paused = occasion.payload["paused"] == true;
    let mut lines = vec![head(&coming, paused, occasion)];
    lines.extend(coming.iter().take(MOST).map(|story| line(story, occasion)));
    let more = coming.len().saturating_sub(MOST);
    if more > 0 {
        lines.push(format!("… and {more} more within three days."));
    }
    let shown = coming.iter().take(MOST).filter(|story| may_skip(story));
    let mut buttons: Vec<Vec<Button>> = shown.map(|story| choices(story, occasion)).collect();
    if paused {
        buttons.push(vec![Button::act("▶️ Resume", "resume", Value::Null)]);
    }
    Some(Rendered { html: lines.join("\n"), buttons, silent: true, picture: None })
}

fn head(coming: &[Coming], paused: bool, occasion: &Context<'_>) -> String {
    let city = city(occasion.zone);
    match (coming.is_empty(), paused) {
        (true, true) => "⏸ Stories are paused: nothing is coming up.".into(),
        (true, false) => "🗓 Nothing is coming up. See /settings for your plan.".into(),
        (false, true) => format!("⏸ <b>Paused</b>, times in {city}. Still open:"),
        (false, false) => format!("🗓 <b>Coming up</b>, times in {city}:"),
    }
}

fn line(story: &Coming, occasion: &Context<'_>) -> String {
    let picture = story.picture.as_deref().map(|picture| format!(" · {}", name(picture, NAME_UNITS)));
    let state = state_in_words(&story.state).map(|state| format!(" · {state}"));
    let when = when(story.at, story.about, occasion);
    format!("• {when}{}{}", picture.unwrap_or_default(), state.unwrap_or_default())
}

fn state_in_words(state: &str) -> Option<&'static str> {
    Some(match state.parse::<PostState>().ok()? {
        PostState::Reserving => "being prepared",
        PostState::Reserved => "ready",
        PostState::Offering | PostState::AwaitingReview => "waits for your yes",
        PostState::AwaitingHand => "waits for your hand",
        PostState::Approved | PostState::ContainerMade | PostState::ContainerReady => "goes out",
        PostState::PublishSent | PostState::Unknown => "handed to Instagram",
    })
}

fn may_skip(story: &Coming) -> bool {
    story.state.parse::<PostState>().ok().is_none_or(|state| !state.may_be_live())
}

fn choices(story: &Coming, occasion: &Context<'_>) -> Vec<Button> {
    let names = match story.post {
        Some(post) => json!({ "post": post }),
        None => json!({ "at": story.at }),
    };
    let skip = format!("Skip {}", when(story.at, false, occasion));
    let mut buttons = vec![Button::act(skip, "queue_skip", names.clone())];
    if story.state.parse::<PostState>().ok().is_none_or(may_move) {
        buttons.push(Button::act("1 h later", "queue_move", names));
    }
    buttons
}

/// "today about 09:10, about 13:05, tomorrow about 09:01 (Berlin)".
pub(super) fn in_a_row(stories: &[Coming], occasion: &Context<'_>) -> String {
    let times: Vec<String> = stories.iter().map(|story| when(story.at, story.about, occasion)).collect();
    format!("{} ({})", times.join(", "), city(occasion.zone))
}

/// "today about 09:10", "tomorrow 09:01", "Tue 13 Jan 18:00": local, its city named beside it.
pub(super) fn when(at: Timestamp, about: bool, occasion: &Context<'_>) -> String {
    let local = at.to_zoned(occasion.zone.clone());
    let today = occasion.now.to_zoned(occasion.zone.clone()).date();
    let day = if local.date() == today {
        "today".to_owned()
    } else if local.date() == today.saturating_add(1.day()) {
        "tomorrow".to_owned()
    } else {
        local.strftime("%a %-d %b").to_string()
    };
    let about = if about { "about " } else { "" };
    format!("{day} {about}{}", local.strftime("%H:%M"))
}
