//! Words for who comes in, for a chat that the bot comes back to, and for stories that move to another chat.

use serde_json::{Value, json};

use super::payload::{loud, name};
use super::time::time;
use crate::app::message::{Button, Context, Rendered};
use crate::app::people::signup::Admission;

/// To somebody who may not begin.
pub(in crate::bot) fn not_let_in(admission: Admission) -> &'static str {
    match admission {
        Admission::In | Admission::NotInvited => {
            "👋 I am by invitation here. Ask whoever runs me for a link, and open it."
        }
        Admission::InvitationOver => {
            "⌛ This invitation is over or was used. Ask whoever runs me for a new link."
        }
        Admission::Closed => "👋 I take nobody new here at the moment. Nothing was set up.",
    }
}

/// Says hello to a group.
pub(super) fn group_welcome() -> Rendered {
    loud("👋 Hello! I can post this team's Instagram stories.\nAny admin of this group: send /start to set me up. Nothing is posted before.".into())
}

fn group_name(payload: &Value) -> String {
    payload["title"]
        .as_str()
        .map_or_else(|| "the group".into(), |title| format!("<b>{}</b>", name(title, 60)))
}

/// Asks the owner in private whether their stories move into a group.
pub(super) fn move_offer(payload: &Value) -> Rendered {
    let group = json!({ "chat": payload["chat"], "title": payload["title"] });
    let buttons = vec![
        vec![Button::act("Move my stories there", "move_here", group.clone())],
        vec![Button::act("No, set up the group by itself", "move_not", group)],
    ];
    let html = format!(
        "👥 You brought me to {}. Shall your stories move there, with library, plan and connections?\n         Everybody there could then see and approve them. You can undo it for a day.",
        group_name(payload)
    );
    Rendered { buttons, ..loud(html) }
}

/// How the question was answered.
pub(super) fn move_settled(payload: &Value) -> Rendered {
    let group = group_name(payload);
    let html = match payload["moves"].as_bool() {
        Some(true) => format!("👥 Your stories move to {group}."),
        _ => "👥 Your stories are here, and stay here.".into(),
    };
    Rendered { silent: true, ..loud(html) }
}

/// To the chat that stories left.
pub(super) fn moved_away(payload: &Value) -> Rendered {
    if payload["back"] == true {
        return loud("👋 The stories moved back to their owner's private chat.\nAny admin: send /start to set up this group by itself.".into());
    }
    let html = format!(
        "✅ Your stories moved to {}. Nothing was lost, and what was planned goes out as planned.",
        group_name(payload)
    );
    Rendered { buttons: vec![vec![Button::act("Undo: back here", "move_back", Value::Null)]], ..loud(html) }
}

/// To the chat that stories came to.
pub(super) fn moved_here(payload: &Value) -> Rendered {
    if payload["back"] == true {
        return loud("✅ Your stories are back in this chat. What was planned goes out as planned.".into());
    }
    loud("👋 Hello! The stories of this team are planned here from now on.\nSend /status to see what comes next.".into())
}

/// The bot was removed or blocked, and is back.
pub(super) fn back_again(occasion: &Context<'_>) -> Rendered {
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
