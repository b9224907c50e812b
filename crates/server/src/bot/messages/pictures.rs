//! A picture that somebody sent: how it looks as a story, what may be done with it, and what became of it.

use domain::caption::{CAPTION_UNITS, fit};
use domain::post::{Outcome, PostState};
use serde_json::{Value, json};
use store::post_view::{PostView, Standing};

use super::payload::{name, picture, word};
use super::time::{local_seconds, local_time};
use crate::app::message::{Button, Context, Rendered};

/// The button that adds a picture to the library.
const KEEP: &str = "Add to library";
/// The local hour at which the evening's story goes out.
const EVENING: i8 = 18;
/// Longest file name shown.
const NAME_UNITS: usize = 60;
/// Longest reason shown.
const WHY_UNITS: usize = 200;

/// Words the message; `None` when it names no picture.
pub(super) fn say(occasion: &Context<'_>) -> Option<Rendered> {
    let payload = occasion.payload;
    let shown = picture(payload)?;
    let (line, buttons) = match occasion.post {
        None => (preview(payload), choices(occasion)),
        Some(post) => standing(post, occasion),
    };
    let file = name(payload["name"].as_str().unwrap_or_default(), NAME_UNITS);
    let html = format!("<b>{file}</b>\n{line}");
    Some(Rendered {
        html: fit(&html, CAPTION_UNITS).into_owned(),
        buttons,
        silent: false,
        picture: Some(shown),
    })
}

fn preview(payload: &Value) -> String {
    if payload["never"] == true {
        return "Somebody said never again to this picture, so it is not posted.".into();
    }
    let unsharp = if payload["unsharp"] == true {
        "\nTelegram shrank it: send it as a file for full quality."
    } else {
        ""
    };
    if payload["setting_up"] == true {
        let next = if payload["in_library"] == true {
            "It is kept for your stories. Nothing is posted until you go live."
        } else {
            "This is how your next story would look. Nothing is posted until you go live."
        };
        return format!("{next}{unsharp}");
    }
    let what = match (payload["live"] == true, payload["in_library"] == true) {
        (true, true) => "This is how it looks as a story. It is in your library already.",
        (true, false) => "This is how it looks as a story. Nothing is posted until you say so.",
        (false, true) => "This is how it looks as a story. It is in your library; nothing goes out now.",
        (false, false) => "This is how it looks as a story. Nothing goes out now; keep it for later?",
    };
    format!("{what}{unsharp}")
}

fn choices(occasion: &Context<'_>) -> Vec<Vec<Button>> {
    let payload = occasion.payload;
    if payload["never"] == true {
        return vec![];
    }
    let names = json!({ "media": payload["media"], "picture": payload["picture"] });
    let button = |text: &str, action: &str| Button::act(text, action, names.clone());
    let mut rows = Vec::new();
    if payload["setting_up"] == true {
        let first = vec![button("Make this my first story", "picture_first")];
        return if payload["in_library"] == true { vec![] } else { vec![first] };
    }
    if payload["live"] == true {
        rows.push(vec![button("Post now", "picture_now"), button("Next time", "picture_next")]);
        rows.extend(this_evening(names.clone(), occasion).map(|evening| vec![evening]));
    }
    if payload["in_library"] != true {
        rows.push(vec![button(KEEP, "picture_keep")]);
    }
    rows
}

/// The evening of today, or of tomorrow where it is over.
fn this_evening(mut names: Value, occasion: &Context<'_>) -> Option<Button> {
    let now = occasion.now.to_zoned(occasion.zone.clone());
    let today = now.date().at(EVENING, 0, 0, 0).to_zoned(occasion.zone.clone()).ok()?;
    let (day, at) = if today.timestamp() > occasion.now {
        ("Tonight", today)
    } else {
        ("Tomorrow", today.tomorrow().ok()?)
    };
    names["at"] = json!(at.timestamp());
    Some(Button::act(format!("{day} {EVENING}:00"), "picture_at", names))
}

/// What may be done with a picture that is not posted after all: it can still be kept.
fn keeping(occasion: &Context<'_>) -> Vec<Vec<Button>> {
    let keeps = |row: &Vec<Button>| row.iter().all(|button| button.text == KEEP);
    choices(occasion).into_iter().filter(keeps).collect()
}

fn standing(post: &PostView, occasion: &Context<'_>) -> (String, Vec<Vec<Button>>) {
    let at = local_time(post.ended_at.unwrap_or(post.publish_at), occasion.zone);
    let by = post.decided_by.as_deref().map(|by| format!(", {}", name(by, NAME_UNITS))).unwrap_or_default();
    let why = post.why.as_deref().map(|why| format!(": {}", name(why, WHY_UNITS))).unwrap_or_default();
    match post.standing {
        Standing::InFlight(PostState::PublishSent) => (format!("⏳ Handed to Instagram{by}."), vec![]),
        Standing::InFlight(PostState::Unknown) => {
            ("⏳ Instagram's answer was unclear. I am asking; nothing is sent twice.".into(), vec![])
        }
        Standing::InFlight(PostState::Offering | PostState::AwaitingHand) => {
            ("🤝 Your turn: I bring you the file below.".into(), vec![])
        }
        Standing::InFlight(_) => {
            let at = local_seconds(post.publish_at, occasion.zone);
            let undo = Button::act("Undo", "picture_undo", Value::Null);
            (format!("⏳ Goes out at {at}{by}."), vec![vec![undo]])
        }
        Standing::Ended(Outcome::Published) => (format!("✅ Live since {at}{by}."), keeping(occasion)),
        Standing::Ended(Outcome::PostedByHand) => {
            (format!("✅ Posted by hand at {at}{by}."), keeping(occasion))
        }
        Standing::Ended(Outcome::Rejected) => {
            (format!("🚫 Never again, since {at}{by}. Nothing was posted."), vec![])
        }
        Standing::Ended(Outcome::Failed) => (format!("⚠️ Not posted{why}."), choices(occasion)),
        Standing::Ended(_) => (format!("↩️ Taken back{why}. Nothing was posted."), choices(occasion)),
    }
}

/// A file that cannot be a story, with the reason.
pub(super) fn refused(payload: &Value) -> Rendered {
    let why = fit(payload["why"].as_str().unwrap_or_default(), WHY_UNITS).into_owned();
    let why = word(&json!({ "why": why }), "why");
    Rendered { html: format!("🙅 {why}\nNothing was posted."), silent: true, ..Rendered::default() }
}
