//! Just enough HTML to find forms and what pressing their buttons sends.

use axum::http::Method;

/// Method, action and fields of a pressed button.
pub(super) type Submission = (Method, String, Vec<(String, String)>);

/// A form of a page.
#[derive(Clone, Debug, Default)]
pub(super) struct Form {
    action: String,
    post: bool,
    fields: Vec<(String, String)>,
    buttons: Vec<Button>,
}

#[derive(Clone, Debug, Default)]
struct Button {
    text: String,
    /// Its own name and value, sent only when it is the one pressed.
    pair: Option<(String, String)>,
    /// `formaction`.
    action: Option<String>,
}

impl Form {
    /// Method, action and fields of pressing the button with this text.
    pub(super) fn pressed(&self, text: &str) -> Option<Submission> {
        let button = self.buttons.iter().find(|button| button.text.eq_ignore_ascii_case(text.trim()))?;
        let mut fields = self.fields.clone();
        fields.extend(button.pair.clone());
        let method = if self.post { Method::POST } else { Method::GET };
        Some((method, button.action.clone().unwrap_or_else(|| self.action.clone()), fields))
    }

    pub(super) fn button_texts(&self) -> Vec<String> {
        self.buttons.iter().map(|button| button.text.clone()).collect()
    }
}

/// The referrer policy that a page names in its head; it outweighs the header's.
pub(super) fn referrer_policy(html: &str) -> Option<String> {
    let metas = html.match_indices("<meta").filter_map(|(place, _)| Tag::read(&html[place..]));
    metas
        .filter(|tag| tag.get("name").as_deref() == Some("referrer"))
        .filter_map(|tag| tag.get("content"))
        .last()
}

/// All forms of a page, in order.
pub(super) fn forms(html: &str) -> Vec<Form> {
    let mut forms = Vec::new();
    let mut open: Option<Form> = None;
    let mut rest = html;
    while let Some(start) = rest.find('<') {
        rest = &rest[start..];
        if let Some(comment) = rest.strip_prefix("<!--") {
            rest = comment.split_once("-->").map_or("", |(_, after)| after);
            continue;
        }
        let Some(tag) = Tag::read(rest) else { break };
        rest = &rest[tag.length..];
        match (tag.name.as_str(), &mut open) {
            ("script" | "style", _) => rest = skip_past(rest, &format!("</{}", tag.name)),
            ("form", _) => {
                let post = tag.get("method").is_some_and(|method| method.eq_ignore_ascii_case("post"));
                open = Some(Form { action: tag.get("action").unwrap_or_default(), post, ..Form::default() });
            }
            ("/form", _) => forms.extend(open.take()),
            ("input", Some(form)) => form.take_input(&tag),
            ("button", Some(form)) => {
                let text = rest.split("</button").next().unwrap_or_default();
                form.buttons.push(Button {
                    text: plain(text),
                    pair: tag.pair(),
                    action: tag.get("formaction"),
                });
            }
            _ => {}
        }
    }
    forms.extend(open);
    forms
}

fn skip_past<'a>(rest: &'a str, end: &str) -> &'a str {
    rest.find(end).map_or("", |place| &rest[place..])
}

impl Form {
    fn take_input(&mut self, tag: &Tag) {
        let kind = tag.get("type").unwrap_or_default().to_ascii_lowercase();
        match kind.as_str() {
            "submit" => self.buttons.push(Button {
                text: tag.get("value").unwrap_or_else(|| "Submit".to_owned()),
                pair: tag.pair(),
                action: tag.get("formaction"),
            }),
            "checkbox" | "radio" if tag.get("checked").is_none() => {}
            _ => {
                let name = tag.get("name");
                let value = tag.get("value");
                let value = if kind == "checkbox" { value.or(Some("on".to_owned())) } else { value };
                self.fields.extend(name.map(|name| (name, value.unwrap_or_default())));
            }
        }
    }
}

struct Tag {
    name: String,
    attributes: Vec<(String, String)>,
    length: usize,
}

impl Tag {
    /// Reads the tag at the start of `html`, quotes respected.
    fn read(html: &str) -> Option<Self> {
        let mut quote = None;
        let end = html.char_indices().skip(1).find_map(|(place, letter)| match (quote, letter) {
            (None, '>') => Some(place),
            (None, '"' | '\'') => {
                quote = Some(letter);
                None
            }
            (Some(open), _) if open == letter => {
                quote = None;
                None
            }
            _ => None,
        })?;
        let inside = html[1..end].trim_end_matches('/');
        let name_end = inside.find(char::is_whitespace).unwrap_or(inside.len());
        let name = inside[..name_end].to_ascii_lowercase();
        Some(Self { name, attributes: attributes(&inside[name_end..]), length: end + 1 })
    }

    fn get(&self, name: &str) -> Option<String> {
        self.attributes.iter().find(|(known, _)| known == name).map(|(_, value)| value.clone())
    }

    fn pair(&self) -> Option<(String, String)> {
        Some((self.get("name")?, self.get("value").unwrap_or_default()))
    }
}

fn attributes(mut rest: &str) -> Vec<(String, String)> {
    let mut found = Vec::new();
    loop {
        rest = rest.trim_start();
        let end = rest.find(|c: char| c == '=' || c.is_whitespace()).unwrap_or(rest.len());
        if end == 0 {
            return found;
        }
        let name = rest[..end].to_ascii_lowercase();
        rest = rest[end..].trim_start();
        let Some(after) = rest.strip_prefix('=') else {
            found.push((name, String::new()));
            continue;
        };
        let after = after.trim_start();
        let (value, left) = match after.chars().next() {
            Some(quote @ ('"' | '\'')) => after[1..].split_once(quote).unwrap_or((&after[1..], "")),
            _ => after.split_at(after.find(char::is_whitespace).unwrap_or(after.len())),
        };
        found.push((name, unescaped(value)));
        rest = left;
    }
}

/// Text without tags, spaces folded.
fn plain(html: &str) -> String {
    let mut text = String::new();
    let mut inside = false;
    for letter in html.chars() {
        match letter {
            '<' => inside = true,
            '>' => inside = false,
            _ if inside => {}
            _ => text.push(letter),
        }
    }
    unescaped(&text).split_whitespace().collect::<Vec<_>>().join(" ")
}

fn unescaped(text: &str) -> String {
    let named = [
        ("&lt;", "<"),
        ("&gt;", ">"),
        ("&quot;", "\""),
        ("&#39;", "'"),
        ("&#x27;", "'"),
        ("&#34;", "\""),
        ("&#60;", "<"),
        ("&#62;", ">"),
        ("&#38;", "&"),
        ("&amp;", "&"),
    ];
    named.iter().fold(text.to_owned(), |text, (name, letter)| text.replace(name, letter))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_form_is_read_whatever_the_order_of_its_attributes() {
        let html = "<!-- <form> --><form action='/go?a=1&amp;b=2' METHOD=post><input value=\"x &gt; y\" name=n type=hidden>\
                    <input checked type=checkbox name=c><input type=checkbox name=d>\
                    <button name=\"how\" value=\"1\"><b>Post&#39;s</b>  now</button></form>";
        let all = forms(html);
        let (method, action, fields) = all[0].pressed("Post's now").expect("the button is there");
        assert_eq!((method, action.as_str()), (Method::POST, "/go?a=1&b=2"));
        let pair = |name: &str, value: &str| (name.to_owned(), value.to_owned());
        assert_eq!(fields, [pair("n", "x > y"), pair("c", "on"), pair("how", "1")]);
    }

    #[test]
    fn a_page_without_the_button_names_what_it_has() {
        let all = forms("<form><input type=submit value=Deny></form>");
        assert!(all[0].pressed("Allow").is_none());
        assert_eq!(all[0].button_texts(), ["Deny"]);
    }
}
