//! Parses the forms of a page and determines what pressing a button submits.

use axum::http::Method;
use html5gum::{StartTag, Token, Tokenizer};

/// Method, action and fields of a submitted form.
pub(super) type Submission = (Method, String, Vec<(String, String)>);

#[derive(Default)]
pub(super) struct Form {
    action: String,
    post: bool,
    fields: Vec<(String, String)>,
    buttons: Vec<Button>,
}

struct Button {
    text: String,
    /// The button's own name and value, which are sent only when this button is pressed.
    pair: Option<(String, String)>,
    /// The button's `formaction` attribute.
    action: Option<String>,
}

impl Form {
    /// Returns what pressing the button with this text submits.
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

    fn take_input(&mut self, tag: &StartTag<()>) {
        let kind = attribute(tag, "type").unwrap_or_default().to_ascii_lowercase();
        let value = attribute(tag, "value");
        match kind.as_str() {
            "submit" => {
                let text = value.unwrap_or_else(|| "Submit".to_owned());
                self.buttons.push(Button { text, pair: pair(tag), action: attribute(tag, "formaction") });
            }
            "checkbox" | "radio" if attribute(tag, "checked").is_none() => {}
            "checkbox" if value.is_none() => {
                self.fields.extend(attribute(tag, "name").map(|name| (name, "on".to_owned())));
            }
            _ => self.fields.extend(pair(tag)),
        }
    }
}

/// Returns the referrer policy from the page's head, which overrides the header.
pub(super) fn referrer_policy(html: &str) -> Option<String> {
    let metas = Tokenizer::new(html).filter_map(|Ok(token)| match token {
        Token::StartTag(tag) if &**tag.name == b"meta" => Some(tag),
        _ => None,
    });
    metas
        .filter(|tag| attribute(tag, "name").as_deref() == Some("referrer"))
        .filter_map(|tag| attribute(&tag, "content"))
        .last()
}

/// Returns all forms of a page, in order.
pub(super) fn forms(html: &str) -> Vec<Form> {
    let mut forms = Vec::new();
    let mut open: Option<Form> = None;
    // The button that is being parsed, and its text so far.
    let mut button: Option<(StartTag<()>, String)> = None;
    for Ok(token) in Tokenizer::new(html) {
        match (token, &mut open) {
            (Token::StartTag(tag), form) => match (&**tag.name, form) {
                (b"form", form) => {
                    let post =
                        attribute(&tag, "method").is_some_and(|name| name.eq_ignore_ascii_case("post"));
                    let action = attribute(&tag, "action").unwrap_or_default();
                    *form = Some(Form { action, post, ..Form::default() });
                }
                (b"input", Some(form)) => form.take_input(&tag),
                (b"button", _) => button = Some((tag, String::new())),
                _ => {}
            },
            (Token::String(text), _) => {
                if let Some((_, so_far)) = &mut button {
                    so_far.push_str(&String::from_utf8_lossy(&text));
                }
            }
            (Token::EndTag(tag), form) if &**tag.name == b"button" => {
                if let (Some((tag, text)), Some(form)) = (button.take(), form) {
                    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
                    let action = attribute(&tag, "formaction");
                    form.buttons.push(Button { text, pair: pair(&tag), action });
                }
            }
            (Token::EndTag(tag), form) if &**tag.name == b"form" => forms.extend(form.take()),
            _ => {}
        }
    }
    forms.extend(open);
    forms
}

fn attribute(tag: &StartTag<()>, name: &str) -> Option<String> {
    tag.attributes.get(name.as_bytes()).map(|value| String::from_utf8_lossy(value).into_owned())
}

fn pair(tag: &StartTag<()>) -> Option<(String, String)> {
    Some((attribute(tag, "name")?, attribute(tag, "value").unwrap_or_default()))
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
