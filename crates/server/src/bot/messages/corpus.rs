//! Everything that is said about commands and pictures, over names that people really have and names that nobody has:
//! within Telegram's limits, well formed, and in people's words.

use domain::caption::{CAPTION_UNITS, MESSAGE_UNITS};
use domain::ids::PostId;
use domain::post::{Outcome, PostState};
use jiff::Timestamp;
use jiff::tz::TimeZone;
use serde_json::{Value, json};
use store::post_view::{PostView, Standing};
use strum::VariantArray as _;

use super::{English, GONE_AT_TELEGRAM, LOST, SECRET_DELETED, SECRET_STILL_THERE, START_FIRST};
use crate::app::kinds;
use crate::app::message::{Context, Press, Render, Rendered};

const NOW: &str = "2026-01-10T09:00:00Z";
/// Words of the house that people never read.
const NEVER_SHOWN: [&str; 6] = ["tenant", "slot", "rendition", "container", "lease", "dry"];

fn names() -> Vec<String> {
    vec![
        "cat.jpg".into(),
        String::new(),
        "<b>&amp;</b> \"quoted\" 'n' _under_ *star* `tick` [link](x)".into(),
        "<a href=\"https://evil.example\">free</a></b></i>".into(),
        "👩‍👩‍👧‍👦🇩🇪🇺🇦🏳️‍🌈 émoji ẅ̈ïth̃ accents".into(),
        "\u{202e}gpj.exe\u{202c} \u{7} \u{0} two\nlines\r\nthree\u{2028}four".into(),
        "תמונה של חתול.jpg".into(),
        "صورة.jpg".into(),
        "&".repeat(5_000),
        "👩‍👧".repeat(2_500),
        "x".repeat(5_000),
    ]
}

fn post(standing: Standing, name: &str) -> PostView {
    let at: Timestamp = NOW.parse().unwrap();
    PostView {
        id: PostId(uuid::Uuid::from_u128(7)),
        standing,
        publish_at: at,
        posts_on_silence: false,
        deadline_at: Some(at),
        ended_at: matches!(standing, Standing::Ended(_)).then_some(at),
        decided_by: Some(name.into()),
        account: Some(name.into()),
        file_name: Some(name.into()),
        category: Some(name.into()),
        why: Some(name.into()),
        rendition: Some([7; 32]),
        seen_at_instagram: true,
        message: Some((1, 2)),
    }
}

fn standings() -> impl Iterator<Item = Standing> {
    let in_flight = PostState::VARIANTS.iter().copied().map(Standing::InFlight);
    in_flight.chain(Outcome::VARIANTS.iter().copied().map(Standing::Ended))
}

fn coming(number: usize, name: &str) -> Vec<Value> {
    (0..number)
        .map(|n| {
            let state = PostState::VARIANTS[n % PostState::VARIANTS.len()].into_str();
            let (post, state) =
                if n % 3 == 2 { (Value::Null, "") } else { (json!(uuid::Uuid::nil()), state) };
            let at = format!("2026-01-{:02}T{:02}:10:00Z", 10 + n / 20, n % 20);
            json!({ "at": at, "about": n % 2 == 0, "post": post, "state": state, "picture": name })
        })
        .collect()
}

fn status(lifecycle: &str, name: &str, folders: usize) -> Value {
    let folders: Vec<Value> = (0..folders).map(|n| json!([format!("{name}{n}"), 6, 9])).collect();
    let (connection, broken) =
        (json!({ "name": name, "works": true }), json!({ "name": name, "works": false }));
    json!({
        "lifecycle": lifecycle, "paused_until": "2026-01-11T05:00:00Z", "paused_by": name, "mode": "review",
        "practice": folders.is_empty(), "next": coming(3, name),
        "library": {
            "fresh": 6 * folders.len(), "pictures": 40, "until": "2026-01-14", "days": 4, "folders": folders,
        },
        "instagram": connection, "google": broken, "quota": [3, 50],
    })
}

/// Every kind of message with what it may carry, and the post it may speak of.
fn occasions(name: &str) -> Vec<(&'static str, Value, Option<PostView>)> {
    let mut all = vec![("help", json!({}), None), ("lost", json!({}), None)];
    all.push(("denied", json!({ "who": "reviewers" }), None));
    all.push(("picture_refused", json!({ "why": name }), None));
    all.push((kinds::WORKS_AGAIN, json!({ "name": name }), None));
    for lifecycle in ["active", "paused", "onboarding", "waiting_first_picture", "detached"] {
        for folders in [0, 2, 40] {
            all.push((kinds::STATUS, status(lifecycle, name, folders), None));
        }
    }
    for number in [0, 1, 9, 150] {
        for paused in [true, false] {
            all.push((kinds::QUEUE, json!({ "coming": coming(number, name), "paused": paused }), None));
        }
    }
    for mode in ["review", "automatic", "handoff"] {
        let spread = json!({ "per_day": 3, "from": 9, "to": 21, "varies": true, "days": 5 });
        all.push((kinds::SETTINGS, json!({ "mode": mode, "plan": spread, "instagram": name }), None));
        let times = json!({ "times": vec!["09:30"; 50], "days": 7 });
        all.push((kinds::SETTINGS, json!({ "mode": mode, "plan": times }), None));
    }
    let next = json!({ "at": "2026-01-10T12:05:00Z", "about": true });
    for payload in [
        json!({ "ask": true }),
        json!({ "paused": true, "until": "2026-01-11T05:00:00Z", "by": name }),
        json!({ "paused": true, "until": null }),
        json!({ "going_on": true, "next": next, "by_itself": true }),
        json!({ "going_on": true, "next": { "at": null, "about": false } }),
        json!({ "was_going_on": true }),
        json!({ "not_live": true }),
    ] {
        all.push((kinds::PAUSE, payload, None));
    }
    for handed in [0, 1, 9] {
        let story = json!({ "picture": name, "at": "2026-01-10T13:03:10Z" });
        let stopped = json!({ "withdrawn": handed, "handed_over": vec![story; handed] });
        all.push((kinds::STOPPED, stopped, None));
    }
    all.push((kinds::STOPPED, json!({ "going_on": true, "next": next, "withdrawn": 2 }), None));
    for why in ["paused", "not_live"] {
        all.push((kinds::NEXT, json!({ "why": why }), None));
    }
    all.push((kinds::NEXT, json!({ "by_itself": false }), None));
    all.push((kinds::NEXT, json!({ "by_itself": true }), None));
    for (live, kept, never) in
        [(true, true, false), (true, false, false), (false, true, false), (false, false, true)]
    {
        let picture = json!({
            "media": uuid::Uuid::nil(), "picture": "07".repeat(32), "name": name, "folder": name,
            "in_library": kept, "live": live, "never": never, "unsharp": live,
        });
        all.push((kinds::PICTURE, picture.clone(), None));
        for standing in standings() {
            all.push((kinds::PICTURE, picture.clone(), Some(post(standing, name))));
        }
    }
    for standing in standings() {
        all.push((kinds::NEXT, json!({ "by_itself": true }), Some(post(standing, name))));
        all.push((kinds::OFFER, json!({}), Some(post(standing, name))));
        all.push((kinds::MANUAL, json!({}), Some(post(standing, name))));
    }
    all
}

fn say(kind: &str, payload: &Value, post: Option<&PostView>) -> Rendered {
    let zone = TimeZone::get("Europe/Berlin").unwrap();
    let now = NOW.parse().unwrap();
    let occasion = Context { kind, payload, post, wizard: None, again: true, zone: &zone, now };
    English.say(&occasion).unwrap_or_else(|| panic!("no words for {kind}: {payload}"))
}

/// What a reader sees of Telegram's HTML, or why Telegram would refuse it
/// (`core.telegram.org/bots/api#html-style`).
fn read(html: &str) -> Result<String, String> {
    let (mut text, mut open, mut rest) = (String::new(), Vec::new(), html);
    while let Some(letter) = rest.chars().next() {
        match letter {
            '<' => {
                let end = rest.find('>').ok_or("an unclosed tag")?;
                let tag = &rest[1..end];
                match tag.strip_prefix('/') {
                    Some(name) if open.pop() == Some(name) => {}
                    Some(name) => return Err(format!("</{name}> closes nothing")),
                    None if ["b", "i", "u", "s", "code"].contains(&tag) => open.push(tag),
                    None => return Err(format!("<{tag}> is not known")),
                }
                rest = &rest[end + 1..];
            }
            '>' => return Err("a bare >".into()),
            '&' => {
                let known = [("&amp;", '&'), ("&lt;", '<'), ("&gt;", '>'), ("&quot;", '"')];
                let (entity, read) =
                    known.into_iter().find(|(entity, _)| rest.starts_with(entity)).ok_or("a bare &")?;
                text.push(read);
                rest = &rest[entity.len()..];
            }
            other => {
                text.push(other);
                rest = &rest[other.len_utf8()..];
            }
        }
    }
    if open.is_empty() { Ok(text) } else { Err(format!("{open:?} stay open")) }
}

#[test]
fn whatever_a_name_is_telegram_takes_the_message() {
    for name in names() {
        for (kind, payload, post) in occasions(&name) {
            let spoken = say(kind, &payload, post.as_ref());
            let context = || format!("{kind} {:?}: {}", post.as_ref().map(|post| post.standing), spoken.html);
            let text = read(&spoken.html).unwrap_or_else(|why| panic!("{why} in {}", context()));
            let most = if spoken.picture.is_some() { CAPTION_UNITS } else { MESSAGE_UNITS };
            let units = text.encode_utf16().count();
            assert!((1..=most).contains(&units), "{units} of {most}: {}", context());
            let unseen =
                |letter: char| letter.is_control() && letter != '\n' || "\u{202e}\u{2066}".contains(letter);
            assert!(!text.contains(unseen), "{}", context());
        }
    }
}

#[test]
fn every_button_says_its_effect_and_acts_on_something_known() {
    for name in names() {
        for (kind, payload, post) in occasions(&name) {
            for button in say(kind, &payload, post.as_ref()).buttons.iter().flatten() {
                let length = button.text.chars().count();
                assert!((1..=40).contains(&length), "{kind}: {}", button.text);
                if let Press::ButtonAction(act) = &button.press {
                    let known = crate::bot::permission::of_button(&act.action).is_some();
                    assert!(known, "{kind}: nobody may {}", act.action);
                }
            }
        }
    }
}

#[test]
fn messages_are_short_and_free_of_the_words_of_the_house() {
    for (kind, payload, post) in occasions("cat.jpg") {
        let spoken = say(kind, &payload, post.as_ref());
        let buttons = spoken.buttons.iter().flatten().map(|button| button.text.as_str());
        let all: String = std::iter::once(spoken.html.as_str()).chain(buttons).collect::<Vec<_>>().join("\n");
        let words: Vec<String> =
            all.to_lowercase().split(|letter: char| !letter.is_alphabetic()).map(str::to_owned).collect();
        for never in NEVER_SHOWN {
            assert!(!words.iter().any(|word| word == never), "{kind} says {never}: {all}");
        }
        if ![kinds::STATUS, kinds::QUEUE, "help"].contains(&kind) {
            let lines = spoken.html.trim_end_matches("\n(again)").lines().count();
            assert!(lines <= 3, "{kind}, {lines} lines: {}", spoken.html);
        }
    }
    for words in [START_FIRST, LOST, GONE_AT_TELEGRAM, SECRET_DELETED, SECRET_STILL_THERE] {
        assert!(words.lines().count() <= 3, "{words}");
        assert_eq!(read(words), Ok(words.to_owned()));
    }
}

#[test]
fn the_status_of_a_calm_chat_reads_like_this() {
    let mut payload = status("active", "cafe", 2);
    payload["library"]["folders"] = json!([["cafe", 6, 8], ["neighbours", 6, 7]]);
    payload["library"]["fresh"] = json!(12);
    payload["instagram"]["name"] = json!("harbour.coffee");
    payload["google"]["works"] = json!(true);
    payload["next"] = json!([
        { "at": "2026-01-10T12:05:00Z", "about": true, "post": null, "state": "", "picture": null },
        { "at": "2026-01-11T08:00:00Z", "about": false, "post": null, "state": "", "picture": null },
        { "at": "2026-01-13T17:00:00Z", "about": true, "post": null, "state": "", "picture": null },
    ]);
    let html = say(kinds::STATUS, &payload, None).html;
    assert_eq!(
        html.trim_end_matches("\n(again)"),
        "▶️ <b>Going on.</b> I ask you before each story.\n\
         Next: today about 13:05, tomorrow 09:00, Tue 13 Jan about 18:00 (Berlin).\n\
         🖼 12 pictures ready, they last until Wed 14 Jan: cafe 6, neighbours 6.\n\
         ✅ Instagram @harbour.coffee, 3 of 50 stories in 24 hours · ✅ Google Drive"
    );
}

#[test]
fn a_stop_names_what_it_could_not_hold_with_the_second_it_was_handed_over() {
    let stopped =
        json!({ "withdrawn": 2, "handed_over": [{ "picture": "cat.jpg", "at": "2026-01-10T13:03:10Z" }] });
    let html = say(kinds::STOPPED, &stopped, None).html;
    assert!(html.contains("<b>cat.jpg</b>, handed to Instagram at 14:03:10 (Berlin)"), "{html}");
    assert!(html.contains("2 stories were taken back"), "{html}");
}
