//! Parses the HTML subset of `parse_mode=HTML`, and rejects what Telegram rejects (Bot API "HTML style").

use serde_json::{Value, json};

use super::refusal::Refusal;

/// Text without its tags, and the entities from the tags (offsets in UTF-16 units).
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Formatted {
    pub(crate) text: String,
    pub(crate) entities: Vec<Value>,
}

struct Open {
    name: String,
    attribute: Option<String>,
    from: usize,
}

#[derive(Default)]
struct Parser<'a> {
    source: &'a str,
    at: usize,
    text: String,
    length: usize,
    open: Vec<Open>,
    entities: Vec<Value>,
}

pub(crate) fn parse(source: &str) -> Result<Formatted, Refusal> {
    let mut parser = Parser { source, ..Parser::default() };
    parser.run()?;
    Ok(Formatted { text: parser.text, entities: parser.entities })
}

fn cannot(why: impl std::fmt::Display) -> Refusal {
    Refusal::bad(format!("can't parse entities: {why}"))
}

impl Parser<'_> {
    fn run(&mut self) -> Result<(), Refusal> {
        while let Some(next) = self.rest().chars().next() {
            match next {
                '<' => self.tag()?,
                '&' => self.reference(),
                other => {
                    self.put(other);
                    self.at += other.len_utf8();
                }
            }
        }
        match self.open.last() {
            Some(open) => {
                Err(cannot(format!("Can't find end tag corresponding to start tag \"{}\"", open.name)))
            }
            None => Ok(()),
        }
    }

    fn rest(&self) -> &str {
        &self.source[self.at..]
    }

    fn put(&mut self, character: char) {
        self.text.push(character);
        self.length += character.len_utf16();
    }

    fn reference(&mut self) {
        let known = [("&lt;", '<'), ("&gt;", '>'), ("&amp;", '&'), ("&quot;", '"')];
        if let Some((name, character)) = known.into_iter().find(|(name, _)| self.rest().starts_with(name)) {
            self.put(character);
            self.at += name.len();
            return;
        }
        if let Some((character, length)) = numeric(self.rest()) {
            self.put(character);
            self.at += length;
            return;
        }
        self.put('&');
        self.at += 1;
    }

    fn tag(&mut self) -> Result<(), Refusal> {
        let start = self.at;
        let Some(length) = self.rest().find('>') else {
            return Err(cannot(format!("Unclosed start tag at byte offset {start}")));
        };
        let inside = self.rest()[1..length].to_owned();
        self.at += length + 1;
        match inside.strip_prefix('/') {
            Some(name) => self.close(name.trim(), start),
            None => self.begin(&inside, start),
        }
    }

    fn begin(&mut self, inside: &str, start: usize) -> Result<(), Refusal> {
        let (name, attributes) = inside.split_once(char::is_whitespace).unwrap_or((inside, ""));
        let name = name.to_ascii_lowercase();
        if !SUPPORTED.split(' ').any(|known| known == name) {
            return Err(cannot(format!("Unsupported start tag \"{name}\" at byte offset {start}")));
        }
        let attribute = attribute_of(&name, attributes);
        if name == "span" && attribute.as_deref() != Some("tg-spoiler") {
            return Err(cannot(format!(
                "Tag \"span\" must have class \"tg-spoiler\" at byte offset {start}"
            )));
        }
        self.open.push(Open { name, attribute, from: self.length });
        Ok(())
    }

    fn close(&mut self, name: &str, start: usize) -> Result<(), Refusal> {
        let Some(open) = self.open.pop() else {
            return Err(cannot(format!("Unexpected end tag at byte offset {start}")));
        };
        if !name.is_empty() && !name.eq_ignore_ascii_case(&open.name) {
            let wanted = open.name;
            return Err(cannot(format!(
                "Unmatched end tag at byte offset {start}, expected \"</{wanted}>\", found \"</{name}>\""
            )));
        }
        let length = self.length - open.from;
        if let Some(kind) = entity_kind(&open).filter(|_| length > 0) {
            let mut entity = json!({ "offset": open.from, "length": length, "type": kind });
            match (kind, open.attribute) {
                ("text_link", Some(url)) => entity["url"] = url.into(),
                ("pre", Some(language)) => entity["language"] = language.into(),
                ("custom_emoji", Some(id)) => entity["custom_emoji_id"] = id.into(),
                _ => {}
            }
            self.entities.push(entity);
        }
        Ok(())
    }
}

const SUPPORTED: &str =
    "b strong i em u ins s strike del a code pre span tg-spoiler blockquote tg-emoji tg-time";

fn entity_kind(open: &Open) -> Option<&'static str> {
    Some(match open.name.as_str() {
        "b" | "strong" => "bold",
        "i" | "em" => "italic",
        "u" | "ins" => "underline",
        "s" | "strike" | "del" => "strikethrough",
        "span" | "tg-spoiler" => "spoiler",
        "code" => "code",
        "pre" => "pre",
        "blockquote" if open.attribute.is_some() => "expandable_blockquote",
        "blockquote" => "blockquote",
        "tg-emoji" => "custom_emoji",
        // A link without a URL becomes plain text.
        "a" if open.attribute.as_deref().is_some_and(|url| !url.is_empty()) => "text_link",
        _ => return None,
    })
}

fn attribute_of(tag: &str, attributes: &str) -> Option<String> {
    let wanted = match tag {
        "a" => "href",
        "span" | "code" | "pre" => "class",
        "tg-emoji" => "emoji-id",
        "blockquote" => return attributes.contains("expandable").then(String::new),
        _ => return None,
    };
    let after = attributes.split_once(wanted)?.1.trim_start().strip_prefix('=')?.trim_start();
    let value = match after.chars().next()? {
        quote @ ('"' | '\'') => after[1..].split(quote).next()?,
        _ => after.split_whitespace().next()?,
    };
    let value = value.replace("&quot;", "\"").replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&");
    Some(value.strip_prefix("language-").unwrap_or(&value).to_owned())
}

fn numeric(rest: &str) -> Option<(char, usize)> {
    let digits = rest.strip_prefix("&#")?;
    let end = digits.find(';')?;
    let code = match digits[..end].strip_prefix(['x', 'X']) {
        Some(hex) => u32::from_str_radix(hex, 16).ok()?,
        None => digits[..end].parse().ok()?,
    };
    Some((char::from_u32(code)?, end + 3))
}

/// Returns the length in UTF-16 units, as Telegram counts.
pub(crate) fn units(text: &str) -> usize {
    text.encode_utf16().count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_become_entities_counted_in_utf16_units() {
        let parsed = parse("😀 <b>a &amp; <i>b</i></b>").expect("well formed");
        assert_eq!(parsed.text, "😀 a & b");
        assert_eq!(parsed.entities[0], json!({ "offset": 7, "length": 1, "type": "italic" }));
        assert_eq!(parsed.entities[1], json!({ "offset": 3, "length": 5, "type": "bold" }));
    }

    #[test]
    fn a_link_keeps_its_address() {
        let parsed = parse("<a href=\"https://e.org/?a=1&amp;b=2\">go</a>").expect("well formed");
        assert_eq!(parsed.entities[0]["url"], "https://e.org/?a=1&b=2");
    }

    #[test]
    fn unknown_unclosed_and_crossing_tags_are_refused() {
        let refused = |source| parse(source).expect_err("must refuse");
        let words = |why: &str| Refusal::bad(format!("can't parse entities: {why}"));
        assert_eq!(refused("a <x>"), words("Unsupported start tag \"x\" at byte offset 2"));
        assert_eq!(refused("<b>a"), words("Can't find end tag corresponding to start tag \"b\""));
        assert_eq!(
            refused("<b>a</i>"),
            words("Unmatched end tag at byte offset 4, expected \"</b>\", found \"</i>\"")
        );
        assert_eq!(refused("a</b>"), words("Unexpected end tag at byte offset 1"));
        assert_eq!(refused("1 < 2"), words("Unclosed start tag at byte offset 2"));
    }
}
