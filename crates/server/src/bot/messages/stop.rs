//! What a stop did, what it could not hold, and that it was undone.

use serde_json::json;

use super::payload::name;
use super::status::next_story;
use super::time::local_seconds;
use crate::app::message::{Button, Context, Rendered};
use crate::app::stories::stop::{Sent, Stopped};

/// Stories named that could not be held.
const MOST: usize = 4;
/// Longest file name shown.
const NAME_UNITS: usize = 40;

/// Words a stop, or its undo.
pub(super) fn say(occasion: &Context<'_>) -> Option<Rendered> {
    if occasion.payload["going_on"] == true {
        return Some(undone(occasion));
    }
    let stopped: Stopped = serde_json::from_value(occasion.payload.clone()).ok()?;
    let held = match stopped.withdrawn {
        0 => "Nothing was waiting.".to_owned(),
        1 => "1 story was taken back, it is not posted.".to_owned(),
        stories => format!("{stories} stories were taken back, they are not posted."),
    };
    let handed = stopped.sent.iter().take(MOST).map(|story| sent(story, occasion));
    let handed: Vec<String> = handed.collect();
    let more = stopped.sent.len().saturating_sub(MOST);
    let more = if more > 0 { format!(", and {more} more") } else { String::new() };
    let not_held = if handed.is_empty() {
        String::new()
    } else {
        format!("\n⚠️ I could not hold {}{more}: look at your profile.", handed.join("; "))
    };
    let undo = Button::act("Undo stop", "stop_undo", json!({ "withdrawn": stopped.withdrawn }));
    Some(Rendered {
        html: format!("🛑 <b>Stopped.</b> {held}{not_held}\nNothing goes out until somebody resumes."),
        buttons: vec![vec![undo]],
        ..Rendered::default()
    })
}

fn sent(story: &Sent, occasion: &Context<'_>) -> String {
    let at = local_seconds(story.at, occasion.zone);
    format!("<b>{}</b>, handed to Instagram at {at}", name(&story.picture, NAME_UNITS))
}

fn undone(occasion: &Context<'_>) -> Rendered {
    let stays = match occasion.payload["withdrawn"].as_u64() {
        None | Some(0) => String::new(),
        Some(1) => " The story taken back stays taken back.".into(),
        Some(stories) => format!(" The {stories} stories taken back stay taken back."),
    };
    let next = next_story(&occasion.payload["next"], occasion);
    Rendered { html: format!("▶️ <b>Going on.</b>{stays}{next}"), ..Rendered::default() }
}
