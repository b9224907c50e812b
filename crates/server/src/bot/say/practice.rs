//! Practice, and what happens when every picture was shown.

use serde_json::json;

use super::{loud, picture, time, word};
use crate::app::voice::{Button, Occasion, Spoken};

/// Chooses what happens when every picture rests.
pub(super) fn when_dry(text: &str, choice: &str) -> Button {
    Button::act(text, "when_dry", json!({ "when_dry": choice }))
}

/// Starts or ends practice.
pub(super) fn practise(text: &str, practice: bool) -> Button {
    Button::act(text, "practice", json!({ "practice": practice }))
}

pub(super) fn library_empty() -> Spoken {
    let text = "📭 Every picture has been shown lately, so nothing was posted.\n\
                Add pictures to your folder and I go on by myself.";
    Spoken { buttons: vec![vec![when_dry("Show the oldest again", "repeat")]], ..loud(text.into()) }
}

/// In place of a receipt.
pub(super) fn practised(occasion: &Occasion<'_>) -> Spoken {
    let (account, at) = (word(occasion.payload, "account"), time(occasion, "at"));
    Spoken {
        html: format!("🧪 Practice, {at}: now it would be live on @{account}. <b>Nothing was posted.</b>"),
        buttons: vec![vec![practise("Post for real from now on", false)]],
        silent: true,
        picture: picture(occasion.payload),
    }
}

pub(super) fn over() -> Spoken {
    let text = "🧪 Your day of practice is over. Nothing was posted, and nothing will be until you say so.";
    let buttons = vec![vec![practise("Go live", false)], vec![practise("Practise another day", true)]];
    Spoken { buttons, ..loud(text.into()) }
}
