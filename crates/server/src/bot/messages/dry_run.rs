//! Practice, and what happens when every picture was shown.

use serde_json::json;

use super::payload::{loud, picture, word};
use super::time::time;
use crate::app::message::{Button, Context, Rendered};

/// Chooses what happens when every picture rests.
pub(super) fn when_dry(text: &str, choice: &str) -> Button {
    Button::act(text, "when_dry", json!({ "when_dry": choice }))
}

/// Starts or ends practice.
pub(super) fn start_dry_run(text: &str, dry_run: bool) -> Button {
    Button::act(text, "practice", json!({ "practice": dry_run }))
}

pub(super) fn library_empty() -> Rendered {
    let text = "📭 Every picture has been shown lately, so nothing was posted.\n\
                Add pictures to your folder and I go on by myself.";
    Rendered { buttons: vec![vec![when_dry("Show the oldest again", "repeat")]], ..loud(text.into()) }
}

/// In place of a receipt.
pub(super) fn dry_run_posted(occasion: &Context<'_>) -> Rendered {
    let (account, at) = (word(occasion.payload, "account"), time(occasion, "at"));
    Rendered {
        html: format!("🧪 Practice, {at}: now it would be live on @{account}. <b>Nothing was posted.</b>"),
        buttons: vec![vec![start_dry_run("Post for real from now on", false)]],
        silent: true,
        picture: picture(occasion.payload),
    }
}

pub(super) fn over() -> Rendered {
    let text = "🧪 Your day of practice is over. Nothing was posted, and nothing will be until you say so.";
    let buttons =
        vec![vec![start_dry_run("Go live", false)], vec![start_dry_run("Practise another day", true)]];
    Rendered { buttons, ..loud(text.into()) }
}
