//! Every word that is said to people. A message says what happened, what happens next and what you can do, in at
//! most three lines; "nothing was posted" or "it is live" whenever a person could wonder.

mod chat_life;
#[cfg(test)]
mod corpus;
mod dry_run;
mod payload;
mod pictures;
mod post;
mod queue;
mod status;
mod stop;
pub(super) mod time;
mod wizard;

pub(super) use chat_life::not_let_in;
use serde_json::{Value, json};

use self::payload::{loud, picture, word};
use self::time::time;
use crate::app::message::{Button, Context, LOOK_FIRST, Render, Rendered};
use crate::app::{Provider, kinds};

/// To a chat that was never set up.
pub(super) const START_FIRST: &str = "👋 Send /start first: then I can show you how things stand.";
/// To words that mean nothing to me.
const LOST: &str = "🤷 I did not understand that. Send me a picture, or see /help.";
/// To a file beyond what a bot may fetch.
pub(super) const TOO_LARGE_FOR_TELEGRAM: &str =
    "Telegram lets me fetch files up to 20 MB. Put this one into your folder, or send it smaller.";
/// To a file that Telegram no longer has.
pub(super) const GONE_AT_TELEGRAM: &str = "Telegram no longer has this file. Send it again.";
/// After a pasted secret was deleted.
pub(super) const SECRET_DELETED: &str = "🔑 That looked like a secret key, so I deleted it and kept nothing.\n\
     Make a new one where it came from: this one was seen.";
/// After a pasted secret that could not be deleted.
pub(super) const SECRET_STILL_THERE: &str = "🔑 That looks like a secret key. Please delete your message; I kept nothing.\n\
     Make a new one where it came from: this one was seen.";

/// Speaks English.
#[derive(Clone, Copy, Debug)]
pub struct English;

impl Render for English {
    fn say(&self, occasion: &Context<'_>) -> Option<Rendered> {
        let mut spoken = match occasion.kind {
            kinds::OFFER | kinds::MANUAL => post::say(occasion)?,
            kinds::WIZARD => wizard::say(occasion.wizard?),
            "wizard_moved" => loud("⤵️ We go on below.".into()),
            "instagram_connected" => loud(format!(
                "✅ <b>@{}</b> is connected.\nNothing is posted until you go live.",
                word(occasion.payload, "name")
            )),
            "google_connected" => loud(format!(
                "✅ Google Drive of <b>{}</b> is connected. I can only read it.\nNext: choose the folder with your pictures.",
                word(occasion.payload, "name")
            )),
            "library_indexed" => library_indexed(occasion.payload),
            "first_picture" => loud(format!(
                "🌱 The first picture is here, so I start.\nFirst story: {}.",
                time(occasion, "publish_at")
            )),
            "published" => published(occasion),
            "failed" if word(occasion.payload, "why").ends_with(LOOK_FIRST) => loud(format!(
                "⚠️ The story for {} <b>may be live</b>: {}.\nThe next one goes out as planned.",
                time(occasion, "publish_at"),
                word(occasion.payload, "why")
            )),
            "failed" => loud(format!(
                "⚠️ The story for {} was <b>not posted</b>: {}.\nThe next one goes out as planned.",
                time(occasion, "publish_at"),
                word(occasion.payload, "why")
            )),
            "missed" => missed(occasion),
            "library_empty" => dry_run::library_empty(),
            kinds::INSTAGRAM_AWAY => loud(
                "🌩 Instagram answers nobody just now. Stories wait, and go out by themselves once it does.\n\
                 What becomes too late is told to its people; nothing is posted twice."
                    .into(),
            ),
            kinds::DRY_RUN_POSTED => dry_run::dry_run_posted(occasion),
            kinds::DRY_RUN_OVER => dry_run::over(),
            "library_vanished" => loud(format!(
                "⚠️ {} of {} pictures are gone from your folder. I left the library as it was.\nPut them back, or choose another folder: /settings → Google Drive.",
                word(occasion.payload, "gone"),
                word(occasion.payload, "of")
            )),
            "back_again" => chat_life::back_again(occasion),
            "group_welcome" => chat_life::group_welcome(),
            "move_offer" => chat_life::move_offer(occasion.payload),
            "move_settled" => chat_life::move_settled(occasion.payload),
            "moved_away" => chat_life::moved_away(occasion.payload),
            "moved_here" => chat_life::moved_here(occasion.payload),
            "reconnect" => reconnect(occasion.payload),
            kinds::WORKS_AGAIN => Rendered {
                silent: true,
                ..loud(format!(
                    "✅ Instagram accepts <b>@{}</b> again. Stories go out as planned.",
                    payload::name(occasion.payload["name"].as_str().unwrap_or_default(), 60)
                ))
            },
            kinds::STATUS => status::status(occasion)?,
            kinds::SETTINGS => status::settings(occasion),
            kinds::NEXT => status::next(occasion),
            kinds::PAUSE => status::pause(occasion),
            "help" => status::help(),
            "denied" => status::denied(occasion.payload),
            "lost" => loud(LOST.into()),
            kinds::QUEUE => queue::say(occasion)?,
            kinds::STOPPED => stop::say(occasion)?,
            kinds::PICTURE => pictures::say(occasion)?,
            "picture_refused" => pictures::refused(occasion.payload),
            _ => return None,
        };
        if occasion.again {
            spoken.html.push_str("\n(again)");
        }
        Some(spoken)
    }
}

fn library_indexed(payload: &Value) -> Rendered {
    let categories = payload["categories"].as_array().map(Vec::as_slice).unwrap_or_default();
    let lines: Vec<String> = categories
        .iter()
        .map(|category| format!("{} {}", category["items"], word(category, "name")))
        .collect();
    let rejected = payload["rejected"].as_i64().unwrap_or(0);
    let rest = if rejected > 0 { format!("\n{rejected} cannot be shown as a story.") } else { String::new() };
    loud(format!("📚 Your folder is read: {}.{rest}", lines.join(", ")))
}

/// One message for all that were missed while nobody could be told.
fn missed(occasion: &Context<'_>) -> Rendered {
    let (at, why) = (time(occasion, "publish_at"), word(occasion.payload, "why"));
    let stories = match occasion.payload["more"].as_u64() {
        None | Some(0) => format!("The story for {at} was"),
        Some(1) => format!("The story for {at} and the one after it were"),
        Some(more) => format!("The story for {at} and the {more} after it were"),
    };
    loud(format!(
        "⚠️ {stories} <b>not posted</b>: {why}.\nI do not catch up; the next one goes out as planned."
    ))
}

fn published(occasion: &Context<'_>) -> Rendered {
    Rendered {
        html: format!(
            "✅ Live on <b>@{}</b> since {}.",
            word(occasion.payload, "account"),
            time(occasion, "published_at")
        ),
        silent: true,
        picture: picture(occasion.payload),
        ..Rendered::default()
    }
}

fn reconnect(payload: &Value) -> Rendered {
    let provider = payload["provider"].as_str().and_then(|word| word.parse::<Provider>().ok());
    let title = provider.map_or("your account", Provider::title);
    let step = if provider == Some(Provider::Google) { "drive" } else { "instagram" };
    Rendered {
        html: format!(
            "🔑 {title} no longer lets me in, so stories are held. Nothing was lost.\n\
             Connect it again: what is still in time goes out."
        ),
        buttons: vec![vec![Button::act("Connect again", "setup", json!({ "step": step }))]],
        ..Rendered::default()
    }
}

#[cfg(test)]
mod tests {
    use jiff::tz::TimeZone;
    use serde_json::json;

    use super::*;

    fn say(kind: &str, payload: &Value) -> Rendered {
        let zone = TimeZone::get("Europe/Berlin").unwrap();
        let now = "2026-01-10T09:00:00Z".parse().unwrap();
        English
            .say(&Context { kind, payload, post: None, wizard: None, again: false, zone: &zone, now })
            .unwrap()
    }

    #[test]
    fn a_time_is_local_and_carries_its_city() {
        let payload = json!({ "account": "harbour", "published_at": "2026-01-10T09:10:00Z" });
        assert_eq!(say("published", &payload).html, "✅ Live on <b>@harbour</b> since 10:10 (Berlin).");
    }

    #[test]
    fn names_cannot_bring_their_own_html() {
        let spoken = say("google_connected", &json!({ "name": "<b>&" }));
        assert!(spoken.html.contains("&lt;b&gt;&amp;"), "{}", spoken.html);
    }

    #[test]
    fn what_has_no_words_is_not_made_up() {
        let zone = TimeZone::UTC;
        let now = "2026-01-10T09:00:00Z".parse().unwrap();
        let occasion = Context {
            kind: "nonsense",
            payload: &json!({}),
            post: None,
            wizard: None,
            again: false,
            zone: &zone,
            now,
        };
        assert!(English.say(&occasion).is_none());
    }
}
