//! Checks that Telegram accepts every message, whatever the names of files, folders and groups.

use std::collections::BTreeSet;

use domain::caption::{ANSWER_UNITS, CAPTION_UNITS, MESSAGE_UNITS};
use domain::role::Permission;
use strum::VariantNames as _;

use super::sample_data::Names;
use super::samples::samples;
use crate::i18n::Words;
use crate::messages::{Answer, Denied, Message, Rendered};

/// Terms from the code that must not appear in messages.
const NEVER_SHOWN: [&str; 6] = ["tenant", "slot", "rendition", "container", "lease", "dry"];
/// Maximum length of a button label that phones show completely, in characters.
const LABEL: usize = 40;

fn names() -> Vec<String> {
    vec![
        "cat.jpg".into(),
        String::new(),
        "<b>&amp;</b> \"quoted\" 'n' _under_ *star* `tick` [link](x) { $count }".into(),
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

/// Returns the visible text of Telegram's HTML, or why Telegram would reject it
/// (`core.telegram.org/bots/api#html-style`).
pub(super) fn read(html: &str) -> Result<String, String> {
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

fn units(rendered: &Rendered) -> usize {
    if rendered.picture.is_some() { CAPTION_UNITS } else { MESSAGE_UNITS }
}

#[test]
fn every_kind_of_message_has_a_sample() {
    let sampled: BTreeSet<&str> =
        samples(Names::READABLE).iter().map(|sample| sample.message.kind()).collect();
    assert_eq!(sampled, BTreeSet::from_iter(Message::VARIANTS.iter().copied()));
}

#[test]
fn whatever_a_name_is_telegram_takes_the_message() {
    for name in names() {
        for sample in samples(Names::all(&name)) {
            let rendered = sample.render(Words::ENGLISH, true);
            let context = || format!("{} ({}): {}", sample.message.kind(), sample.state, rendered.html);
            let text = read(rendered.html.as_str()).unwrap_or_else(|why| panic!("{why} in {}", context()));
            let length = text.encode_utf16().count();
            assert!((1..=units(&rendered)).contains(&length), "{length} units: {}", context());
            let unseen =
                |letter: char| letter.is_control() && letter != '\n' || "\u{202e}\u{2066}".contains(letter);
            assert!(!text.contains(unseen), "{}", context());
            assert_eq!(text.matches('\u{2068}').count(), text.matches('\u{2069}').count(), "{}", context());
        }
    }
}

#[test]
fn whatever_a_name_is_buttons_are_short_and_without_markup() {
    for name in names() {
        for sample in samples(Names::all(&name)) {
            for button in sample.render(Words::ENGLISH, false).buttons.iter().flatten() {
                let length = button.text.chars().count();
                assert!((1..=LABEL).contains(&length), "{}: {}", sample.message.kind(), button.text);
                let catalogued = button.text.contains("<b>") && !name.contains("<b>");
                assert!(!catalogued, "{}: {}", sample.message.kind(), button.text);
            }
        }
    }
}

#[test]
fn whatever_a_name_is_telegram_takes_the_answer_to_a_press() {
    for name in names() {
        for needed in [Permission::ChangeSettings, Permission::Approve, Permission::Status] {
            let denied = Denied::new(needed, vec![name.clone(); 3]).answer(Words::ENGLISH);
            assert_eq!(Answer::alert(denied.clone()).text, denied, "the answer fits without a cut");
        }
        let bounded = Answer::line(name);
        assert!(bounded.text.encode_utf16().count() <= ANSWER_UNITS, "{}", bounded.text);
    }
}

#[test]
fn messages_are_short_and_free_of_the_words_of_the_code() {
    for sample in samples(Names::READABLE) {
        let (kind, rendered) = (sample.message.kind(), sample.render(Words::ENGLISH, false));
        let buttons = rendered.buttons.iter().flatten().map(|button| button.text.as_str());
        let all: Vec<&str> = std::iter::once(rendered.html.as_str()).chain(buttons).collect();
        let all = all.join("\n").to_lowercase();
        let words: Vec<&str> = all.split(|letter: char| !letter.is_alphabetic()).collect();
        for never in NEVER_SHOWN {
            assert!(!words.contains(&never), "{kind} says {never}: {all}");
        }
        let may_be_long = matches!(
            sample.message,
            Message::Status(_) | Message::Queue(_) | Message::Help | Message::Wizard
        );
        let lines = rendered.html.as_str().lines().count();
        assert!(may_be_long || lines <= 3, "{kind} ({}), {lines} lines: {}", sample.state, rendered.html);
    }
}
