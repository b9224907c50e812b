//! Prepares text for Telegram: removes unsafe characters, escapes HTML and shortens text at safe positions.

use std::borrow::Cow;

/// Maximum length of a caption, in UTF-16 code units (`core.telegram.org/bots/api#sendphoto`).
pub const CAPTION_UNITS: usize = 1024;

/// Maximum length of a message, in UTF-16 code units (`core.telegram.org/bots/api#sendmessage`).
pub const MESSAGE_UNITS: usize = 4096;

/// Maximum length of an answer to a pressed button, in UTF-16 code units
/// (`core.telegram.org/bots/api#answercallbackquery`).
pub const ANSWER_UNITS: usize = 200;

/// Marks the place where text was cut off.
const ELLIPSIS: char = '…';

/// Maximum length in bytes of an HTML entity, such as `&#128512;`, that is never split.
const LONGEST_ENTITY: usize = 12;

/// Escapes the characters with a special meaning in Telegram's HTML
/// (`core.telegram.org/bots/api#html-style`).
pub fn escape_html(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len() + 8);
    for letter in text.chars() {
        match letter {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            other => escaped.push(other),
        }
    }
    escaped
}

/// Removes the characters that can break or disguise a message: control characters, bidirectional overrides
/// and byte order marks. Line endings become `\n`, tabs become spaces.
pub fn plain(text: &str) -> String {
    let mut kept = String::with_capacity(text.len());
    let mut letters = text.chars().peekable();
    while let Some(letter) = letters.next() {
        match letter {
            '\r' if letters.peek() == Some(&'\n') => {}
            '\r' | '\n' | '\u{2028}' | '\u{2029}' => kept.push('\n'),
            '\t' => kept.push(' '),
            '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' | '\u{FEFF}' | '\u{FFF9}'..='\u{FFFB}' => {}
            other if other.is_control() => {}
            other => kept.push(other),
        }
    }
    kept
}

/// Returns the text, shortened to `max_utf16` UTF-16 code units including an ellipsis if it is longer.
///
/// Never splits a letter, a joined emoji, a flag or an HTML entity. Does not recognise tags: shorten the text
/// first, then wrap it in tags. Telegram counts the length after parsing entities, so escaped text may be
/// shortened more than necessary, but the result is never too long.
pub fn fit(text: &str, max_utf16: usize) -> Cow<'_, str> {
    if text.len() <= max_utf16 || text.encode_utf16().count() <= max_utf16 {
        return Cow::Borrowed(text);
    }
    let Some(room) = max_utf16.checked_sub(ELLIPSIS.len_utf16()) else {
        return Cow::Borrowed("");
    };
    let mut cut = longest_prefix(text, room);
    while !may_cut(text, cut) {
        cut = text[..cut].char_indices().next_back().map_or(0, |(at, _)| at);
    }
    Cow::Owned(format!("{}{ELLIPSIS}", text[..cut].trim_end()))
}

/// Returns the length in bytes of the longest prefix with at most `units` UTF-16 code units.
fn longest_prefix(text: &str, units: usize) -> usize {
    let mut used = 0;
    for (at, letter) in text.char_indices() {
        used += letter.len_utf16();
        if used > units {
            return at;
        }
    }
    text.len()
}

fn may_cut(text: &str, at: usize) -> bool {
    let (before, after) = text.split_at(at);
    let (Some(last), Some(next)) = (before.chars().next_back(), after.chars().next()) else {
        return true;
    };
    last != '\u{200D}'
        && !joins_the_letter_before(next)
        && !splits_a_flag(before, next)
        && !splits_an_entity(text, at)
}

fn joins_the_letter_before(letter: char) -> bool {
    matches!(letter,
        '\u{200D}' | '\u{FE00}'..='\u{FE0F}' | '\u{1F3FB}'..='\u{1F3FF}' // joiner, variation selectors, skin tones
        | '\u{0300}'..='\u{036F}' | '\u{1AB0}'..='\u{1AFF}' | '\u{1DC0}'..='\u{1DFF}' // accents
        | '\u{20D0}'..='\u{20FF}' | '\u{FE20}'..='\u{FE2F}' // enclosing marks, half marks
        | '\u{E0020}'..='\u{E007F}' | '\u{E0100}'..='\u{E01EF}') // tag characters in flags, further variation selectors
}

/// A flag is a pair of regional indicators. An odd number of them before the
/// cut means that the cut splits a pair.
fn splits_a_flag(before: &str, next: char) -> bool {
    let regional = |letter: &char| ('\u{1F1E6}'..='\u{1F1FF}').contains(letter);
    regional(&next) && before.chars().rev().take_while(regional).count() % 2 == 1
}

fn splits_an_entity(text: &str, at: usize) -> bool {
    let Some(start) = text[..at].rfind('&').filter(|start| at - start < LONGEST_ENTITY) else {
        return false;
    };
    let name = &text[start + 1..];
    name.find(';').is_some_and(|end| {
        start + 1 + end >= at
            && end < LONGEST_ENTITY
            && name[..end].chars().all(|c| c == '#' || c.is_ascii_alphanumeric())
    })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn what_html_would_read_is_escaped_once() {
        assert_eq!(
            escape_html(r#"<b>"Tom" & Jerry's</b>"#),
            "&lt;b&gt;&quot;Tom&quot; &amp; Jerry's&lt;/b&gt;"
        );
    }

    #[test]
    fn a_text_that_fits_is_left_alone() {
        assert!(matches!(fit("naïve 👍", 8), Cow::Borrowed("naïve 👍")));
        assert_eq!(fit("naïve 👍", 7), "naïve…");
    }

    #[test]
    fn an_emoji_is_kept_whole_or_not_at_all() {
        let family = "\u{1F469}\u{200D}\u{1F469}\u{200D}\u{1F467}";
        let text = format!("ab{family}cd");
        for units in 3..=10 {
            assert_eq!(fit(&text, units), "ab…", "{units}");
        }
        assert_eq!(fit(&text, 11), format!("ab{family}…"));
        assert_eq!(fit("a👍🏽bc", 5), "a…");
        assert_eq!(fit("e\u{301}e\u{301}e\u{301}", 4), "e\u{301}…");
    }

    #[test]
    fn a_flag_is_not_cut_into_letters() {
        let flags = "🇩🇪🇫🇷🇮🇹";
        assert_eq!(fit(flags, 8), "🇩🇪…");
        assert_eq!(fit(flags, 9), "🇩🇪🇫🇷…");
    }

    #[test]
    fn an_entity_is_kept_whole_or_not_at_all() {
        for units in 4..=7 {
            assert_eq!(fit("abc&amp;def", units), "abc…", "{units}");
        }
        assert_eq!(fit("abc&amp;def", 9), "abc&amp;…");
        assert_eq!(fit("fish & chips; more", 9), "fish & c…", "no entity, though it has both signs");
    }

    #[test]
    fn a_budget_of_nothing_gives_nothing() {
        assert_eq!(fit("abc", 0), "");
        assert_eq!(fit("abc", 1), "…");
        assert_eq!(fit("", 0), "");
    }

    #[test]
    fn disguises_and_control_characters_are_taken_out() {
        assert_eq!(plain("evil\u{202E}gpj.exe\u{0}\u{7}\u{FEFF}"), "evilgpj.exe");
        assert_eq!(plain("a\r\nb\rc\td\u{2028}e"), "a\nb\nc d\ne");
        assert_eq!(plain("שלום 👩‍👧 é"), "שלום 👩‍👧 é", "right-to-left text and joined emoji stay");
    }

    proptest! {
        #[test]
        fn a_fitted_text_always_fits_and_is_a_prefix(text in "\\PC{0,60}|[&a-z;#🇩🇪👍\u{200D}é ]{0,60}", units in 0_usize..40) {
            let fitted = fit(&text, units);
            prop_assert!(fitted.encode_utf16().count() <= units);
            if let Cow::Owned(cut) = &fitted {
                prop_assert!(text.starts_with(cut.trim_end_matches(ELLIPSIS)));
            }
        }

        #[test]
        fn an_escaped_text_cut_anywhere_has_no_half_entity(text in "[a<>&\"]{0,40}", units in 1_usize..60) {
            let escaped = escape_html(&text);
            let fitted = fit(&escaped, units);
            for part in fitted.split('&').skip(1) {
                prop_assert!(["amp;", "lt;", "gt;", "quot;"].iter().any(|entity| part.starts_with(entity)), "{fitted}");
            }
        }
    }
}
