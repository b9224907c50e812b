//! How things stand, what is chosen, what I do; a pause and its end; a story asked for now.

use domain::caption::escape_html;
use domain::post::{Outcome, PostState};
use jiff::Timestamp;
use serde_json::{Value, json};
use store::post_view::{PostView, Standing};

use super::dry_run::{start_dry_run, when_dry};
use super::payload::name;
use super::queue::{in_a_row, when};
use super::time::{city, local_seconds, local_time};
use crate::app::message::{Button, Context, Rendered};
use crate::app::stories::status::{Connection, Library, Report};

/// Folders that are named.
const MOST_FOLDERS: usize = 6;
/// Longest name of a folder, a person or an account.
const NAME_UNITS: usize = 32;

/// `/status`.
pub(super) fn status(occasion: &Context<'_>) -> Option<Rendered> {
    let report: Report = serde_json::from_value(occasion.payload.clone()).ok()?;
    let mut lines = vec![head(&report, occasion)];
    if report.dry_run {
        lines.push("🧪 Practice: nothing is really posted.".into());
    }
    if !report.next.is_empty() {
        lines.push(format!("Next: {}.", in_a_row(&report.next, occasion)));
    }
    lines.push(library(&report.library));
    lines.push(connections(&report));
    let calm = match report.lifecycle.as_str() {
        "paused" => vec![Button::act("▶️ Resume", "resume", Value::Null)],
        "active" | "waiting_first_picture" => vec![Button::act("⏸ Pause", "pause", Value::Null)],
        _ => vec![],
    };
    let mut buttons = vec![
        calm,
        vec![
            Button::act("What is coming", "queue", Value::Null),
            Button::act("Settings", "settings", Value::Null),
        ],
    ];
    if report.lifecycle != "onboarding" {
        buttons.push(vec![Button::act("🛑 Stop everything", "stop", Value::Null)]);
    }
    buttons.retain(|row| !row.is_empty());
    Some(Rendered { html: lines.join("\n"), buttons, silent: true, picture: None })
}

fn head(report: &Report, occasion: &Context<'_>) -> String {
    match report.lifecycle.as_str() {
        "active" => format!("▶️ <b>Going on.</b> {}", mode_in_words(&report.mode, report.posts_on_silence)),
        "waiting_first_picture" => {
            "🌱 <b>Waiting for the first picture.</b> Send me one, or add it to your folder.".into()
        }
        "paused" => {
            let by = report.paused_by.as_deref().map(|by| format!(" by {}", name(by, NAME_UNITS)));
            let until = pause_ends(report.paused_until, occasion);
            format!("⏸ <b>Paused</b>{} {until}. Nothing goes out.", by.unwrap_or_default())
        }
        _ => "🛠 <b>Not live yet.</b> Nothing is posted. Send /start to go on with the set-up.".into(),
    }
}

fn mode_in_words(mode: &str, posts_on_silence: bool) -> &'static str {
    match mode {
        "review" if posts_on_silence => "I ask you before each story, and post it if you do not answer.",
        "automatic" => "I post by myself and tell you.",
        "handoff" => "I hand you each story, you post it.",
        _ => "I ask you before each story.",
    }
}

fn library(library: &Library) -> String {
    if library.fresh == 0 {
        let rest = match library.pictures {
            0 => "No picture yet: send me one, or add some to your folder.".into(),
            all => format!("No picture is ready: all {all} rest. Send me new ones."),
        };
        return format!("🖼 {rest}");
    }
    let until = match library.until {
        Some(date) if library.days > 0 => format!("last until {}", date.strftime("%a %-d %b")),
        _ => "last less than a day".into(),
    };
    let folders: Vec<String> = library
        .folders
        .iter()
        .take(MOST_FOLDERS)
        .map(|(folder, fresh, _)| format!("{} {fresh}", name(folder, NAME_UNITS)))
        .collect();
    let more = library.folders.len().saturating_sub(MOST_FOLDERS);
    let more = if more > 0 { format!(" and {more} more folders") } else { String::new() };
    let noun = if library.fresh == 1 { "picture" } else { "pictures" };
    format!("🖼 {} {noun} ready, they {until}: {}{more}.", library.fresh, folders.join(", "))
}

fn connections(report: &Report) -> String {
    let instagram = match &report.instagram {
        None => "Instagram is not connected".into(),
        Some(Connection { name: account, works: true }) => {
            let quota = report.quota.map(|(used, most)| format!(", {used} of {most} stories in 24 hours"));
            format!("✅ Instagram @{}{}", name(account, NAME_UNITS), quota.unwrap_or_default())
        }
        Some(_) => "⚠️ Instagram must be connected again: /start".into(),
    };
    let google = match &report.google {
        None => "Google Drive is not connected",
        Some(Connection { works: true, .. }) => "✅ Google Drive",
        Some(_) => "⚠️ Google Drive must be connected again: /start",
    };
    format!("{instagram} · {google}")
}

/// `/settings`.
pub(super) fn settings(occasion: &Context<'_>) -> Rendered {
    let payload = occasion.payload;
    let mode = payload["mode"].as_str().unwrap_or("review");
    let account = payload["instagram"].as_str().map(|account| format!(" → @{}", name(account, NAME_UNITS)));
    let html = format!(
        "⚙️ <b>Your plan</b>: {}{}.\n{}\n{}",
        plan(&payload["plan"], occasion),
        account.unwrap_or_default(),
        mode_in_words(mode, payload["posts_on_silence"] == true),
        if payload["practice"] == true {
            "🧪 You practise: nothing is really posted."
        } else {
            "A change counts for the stories planned from then on."
        },
    );
    let on_silence = payload["posts_on_silence"] == true;
    let choice = |(word, silence, text): (&str, bool, &str)| {
        let mark = if word == mode && silence == on_silence { "● " } else { "" };
        let wish = json!({ "mode": word, "posts_on_silence": silence });
        Button::act(format!("{mark}{text}"), "mode", wish)
    };
    let open = |text: &str, step: &str| Button::act(text, "setup", json!({ "step": step }));
    let dry_run = match (payload["practice"] == true, mode) {
        (true, _) => vec![start_dry_run("Stop practising, post for real", false)],
        // Who posts by hand has nothing to practise: only they post.
        (false, "handoff") => vec![],
        (false, _) => vec![start_dry_run("Practise for a day", true)],
    };
    let buttons = vec![
        vec![
            choice(("review", false, "Ask me first")),
            choice(("review", true, "Ask me, post if I don't answer")),
        ],
        vec![choice(("automatic", false, "Post by itself")), choice(("handoff", false, "I post by hand"))],
        vec![if payload["when_dry"] == "repeat" {
            when_dry("When all is shown: tell me", "stop")
        } else {
            when_dry("When all is shown: show the oldest again", "repeat")
        }],
        dry_run,
        vec![open("Change the plan", "schedule"), open("Instagram", "instagram")],
        vec![open("Google Drive", "drive"), Button::act("Back", "status", Value::Null)],
    ];
    Rendered { html, buttons, silent: true, picture: None }
}

fn plan(plan: &Value, occasion: &Context<'_>) -> String {
    let city = city(occasion.zone);
    let week = match plan["days"].as_i64() {
        Some(7) | None => "a day".to_owned(),
        Some(1) => "on 1 day a week".into(),
        Some(days) => format!("on {days} days a week"),
    };
    if let Some(times) = plan["times"].as_array() {
        let times: Vec<&str> = times.iter().filter_map(Value::as_str).take(12).collect();
        return format!("{} {week} ({city})", times.join(", "));
    }
    let varies = if plan["varies"] == true { ", a little different each day" } else { "" };
    let each = if week == "a day" { String::new() } else { format!(" a day, {week}") };
    let each = if each.is_empty() { " a day" } else { &each };
    format!("{}{each}, {}–{} h ({city}){varies}", plan["per_day"], plan["from"], plan["to"])
}

/// `/help`.
pub(super) fn help() -> Rendered {
    let html = "I post your Instagram stories from your own pictures, on your plan.\n\
                Send me a picture and I show it as a story: post it, give it a time, or keep it.\n\n\
                /status how things stand\n/queue what is coming, and skipping\n/next the next picture, now\n\
                /pause hold for a while · /resume go on\n/stop everything, at once\n/settings plan, mode, connections\n\
                /start the set-up"
        .into();
    Rendered { html, silent: true, ..Rendered::default() }
}

/// A story asked for now.
pub(super) fn next(occasion: &Context<'_>) -> Rendered {
    let payload = occasion.payload;
    let quiet = |html: String, buttons| Rendered { html, buttons, silent: true, picture: None };
    match payload["why"].as_str() {
        Some("paused") => {
            let resume = Button::act("▶️ Resume", "resume", Value::Null);
            return quiet("⏸ Stories are paused, so nothing was posted.".into(), vec![vec![resume]]);
        }
        Some(_) => {
            return quiet("🛠 Not live yet, so nothing was posted. Send /start to go on.".into(), vec![]);
        }
        None => {}
    }
    if payload["by_itself"] != true {
        return quiet("🔜 The next picture is on its way here. You decide.".into(), vec![]);
    }
    match occasion.post {
        Some(post) => asked_for(post, occasion),
        None if payload["taken_back"] == true => quiet("↩️ Taken back. Nothing was posted.".into(), vec![]),
        None => quiet("📭 No picture is ready, so nothing was posted.".into(), vec![]),
    }
}

fn asked_for(post: &PostView, occasion: &Context<'_>) -> Rendered {
    let why = post.why.as_deref().map(|why| format!(": {}", name(why, 200))).unwrap_or_default();
    let (html, undo) = match post.standing {
        Standing::InFlight(PostState::PublishSent | PostState::Unknown) => {
            ("⏳ Handed to Instagram.".to_owned(), false)
        }
        Standing::InFlight(_) => {
            let at = local_seconds(post.publish_at, occasion.zone);
            (format!("⏳ The next story goes out at {at}."), true)
        }
        Standing::Ended(Outcome::Published) => {
            let at = local_time(post.ended_at.unwrap_or(post.publish_at), occasion.zone);
            (format!("✅ Live since {at}."), false)
        }
        Standing::Ended(Outcome::Failed) => (format!("⚠️ Not posted{why}."), false),
        Standing::Ended(_) => (format!("↩️ Taken back{why}. Nothing was posted."), false),
    };
    let undo = undo.then(|| Button::act("Undo", "next_undo", json!({ "post": post.id })));
    Rendered {
        html,
        buttons: undo.map(|button| vec![button]).into_iter().collect(),
        silent: true,
        picture: None,
    }
}

/// A pause: asked for, in force, over.
pub(super) fn pause(occasion: &Context<'_>) -> Rendered {
    let payload = occasion.payload;
    let resume = || Button::act("▶️ Resume", "resume", Value::Null);
    let (html, buttons) = if payload["ask"] == true {
        let html =
            "⏸ How long shall I hold stories?\nWhat passes meanwhile is not caught up with.".to_owned();
        (html, lengths())
    } else if payload["paused"] == true {
        let until = payload["until"].as_str().and_then(|at| at.parse().ok());
        let by = payload["by"].as_str().map(|by| format!(" by {}", name(by, NAME_UNITS)));
        let until = pause_ends(until, occasion);
        let html = format!("⏸ <b>Paused</b>{} {until}.\nNothing goes out meanwhile.", by.unwrap_or_default());
        let mut buttons = vec![vec![resume()]];
        buttons.extend(lengths());
        (html, buttons)
    } else if payload["going_on"] == true {
        let over = if payload["by_itself"] == true { "The pause is over. " } else { "" };
        (format!("▶️ {over}<b>Going on.</b>{}", next_story(&payload["next"], occasion)), vec![])
    } else if payload["was_going_on"] == true {
        ("▶️ Stories are going on; nothing was paused.".to_owned(), vec![])
    } else {
        ("🛠 Not live yet: nothing goes out. Send /start to go on with the set-up.".to_owned(), vec![])
    };
    Rendered { html, buttons, silent: true, picture: None }
}

fn lengths() -> Vec<Vec<Button>> {
    let length = |text: &str, word: &str| Button::act(text, "pause", json!({ "for": word }));
    vec![
        vec![length("1 hour", "hour"), length("Until tomorrow", "tomorrow")],
        vec![length("Until I resume", "resumed")],
    ]
}

/// "Next story: tomorrow about 09:05 (Berlin)."
pub(super) fn next_story(next: &Value, occasion: &Context<'_>) -> String {
    let at: Option<Timestamp> = next["at"].as_str().and_then(|at| at.parse().ok());
    match at {
        Some(at) => {
            let when = when(at, next["about"] == true, occasion);
            format!("\nNext story: {when} ({}).", city(occasion.zone))
        }
        None => "\nNo time comes in your plan: see /settings.".into(),
    }
}

fn pause_ends(until: Option<Timestamp>, occasion: &Context<'_>) -> String {
    match until {
        Some(until) => format!("until {} ({})", when(until, false, occasion), city(occasion.zone)),
        None => "until somebody resumes".into(),
    }
}

/// Somebody wants what they may not.
pub(super) fn denied(payload: &Value) -> Rendered {
    let who = escape_html(payload["who"].as_str().unwrap_or("others"));
    let names: Vec<String> = payload["names"]
        .as_array()
        .into_iter()
        .flatten()
        .filter_map(Value::as_str)
        .map(|it| name(it, 40))
        .collect();
    let named = if names.is_empty() { String::new() } else { format!(": {}", names.join(", ")) };
    Rendered {
        html: format!("🔒 Only {who} of this chat may do this{named}. Nothing was changed."),
        silent: true,
        ..Rendered::default()
    }
}
