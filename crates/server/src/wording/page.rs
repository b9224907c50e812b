//! Generates `docs/messages.md`: every message in every state with its buttons, so that text changes are easy
//! to review.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::path::Path;
use std::{env, fs};

use super::sample_data::Names;
use super::samples::{Sample, samples};
use super::telegram::read;
use crate::i18n::Words;
use crate::messages::{Press, Rendered};

const PAGE: &str = "docs/messages.md";
/// Environment variable: if set, writes the page instead of comparing it.
const WRITE: &str = "WRITE_MESSAGES";
const HEAD: &str = "# Messages

Every message of the bot in every state, with its buttons. Generated from the catalogue in `crates/server/src/i18n/en` over
made-up data by `make reference`; a test fails when it differs. Texts that read the same in two states are shown once.
";

/// Returns a message as shown on the page.
fn shown(rendered: &Rendered) -> String {
    let text = read(rendered.html.as_str()).expect("a message that Telegram takes");
    let mut shown: String = text.lines().map(|line| format!("> {line}  \n")).collect();
    for row in &rendered.buttons {
        let row: Vec<String> = row
            .iter()
            .map(|button| match button.press {
                Press::Open(_) => format!("[{} ↗]", button.text),
                Press::Act(_) => format!("[{}]", button.text),
            })
            .collect();
        writeln!(shown, "> `{}`  ", row.join(" ")).expect("writing to a String never fails");
    }
    shown
}

fn title(sample: &Sample) -> String {
    sample.message.kind().replace('_', " ")
}

fn page() -> String {
    let mut page = HEAD.to_owned();
    let mut samples = samples(Names::READABLE);
    samples.sort_by_key(title);
    let (mut kind, mut seen) = (String::new(), BTreeSet::new());
    for sample in samples {
        if title(&sample) != kind {
            kind = title(&sample);
            write!(page, "\n## {kind}\n").expect("writing to a String never fails");
            seen.clear();
        }
        let rendered = sample.render(Words::ENGLISH, false);
        let text = shown(&rendered);
        if !seen.insert(text.clone()) {
            continue;
        }
        let sound = if rendered.silent { ", without a sound" } else { "" };
        let state = format!("{}{sound}", sample.state);
        let state = state.trim_start_matches(", ");
        if !state.is_empty() {
            write!(page, "\n*{state}*\n").expect("writing to a String never fails");
        }
        write!(page, "\n{text}").expect("writing to a String never fails");
    }
    page
}

#[test]
fn the_page_of_messages_shows_the_texts_of_this_version() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..").join(PAGE);
    let page = page();
    if env::var_os(WRITE).is_some() {
        fs::write(&path, &page).expect("the page is writable");
    }
    let kept = fs::read_to_string(&path).expect("the page");
    assert!(kept == page, "{PAGE} differs: run `make reference` and review the change");
}
