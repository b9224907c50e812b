//! Words for a chat that the bot comes back to.

use super::{loud, time};
use crate::app::voice::{Occasion, Spoken};

/// The bot was removed or blocked, and is back.
pub(super) fn back_again(occasion: &Occasion<'_>) -> Spoken {
    let now = match occasion.payload["lifecycle"].as_str() {
        Some("active") if occasion.payload["publish_at"].is_string() => {
            format!("The next story goes out at {}.", time(occasion, "publish_at"))
        }
        Some("paused") => "Stories are paused, as they were. Send /resume when you want to go on.".into(),
        Some("waiting_first_picture") => "I start with the first picture.".into(),
        _ => "Send /start to go on setting up.".into(),
    };
    loud(format!("👋 I am back. While I was away nothing was posted.\n{now}"))
}
