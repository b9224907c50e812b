//! Builds the HTML of consent pages: plain forms that a person or a test's browser can submit.

use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{Html, IntoResponse as _, Response};

use crate::request::Summary;

/// Escapes text for HTML, including attribute values.
pub(crate) fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

pub(crate) fn page(status: StatusCode, title: &str, body: &str) -> Response {
    let title = escaped(title);
    let html = format!(
        "<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\"><title>{title}</title>\
         <meta name=\"viewport\" content=\"width=device-width,initial-scale=1\">\
         <style>:root{{color-scheme:light dark}}\
         body{{font:17px/1.5 system-ui,sans-serif;max-width:26rem;margin:2.5rem auto;padding:0 1.25rem}}\
         h1{{font-size:1.5rem;line-height:1.25}}li,label{{overflow-wrap:anywhere}}\
         label{{display:flex;gap:.7rem;align-items:baseline;font-size:.9rem}}\
         button{{font:inherit;font-weight:600;padding:.7rem 1.4rem;margin:.5rem .5rem .5rem 0;border-radius:.7rem;\
         border:1px solid #8886;cursor:pointer}}\
         form{{display:inline}}</style></head><body><h1>{title}</h1>{body}</body></html>"
    );
    (status, Html(html)).into_response()
}

/// Returns an error page, for errors after which the real services show a page instead of redirecting.
pub(crate) fn refusal(status: StatusCode, title: &str, detail: &str) -> Response {
    let mut answer = page(status, title, &format!("<p>{}</p>", escaped(detail)));
    answer.extensions_mut().insert(Summary(title.to_owned()));
    answer
}

/// Returns the forms for allowing and denying an application's request; `inner` is part of the first.
pub(crate) fn decision(action: &str, fields: &[(&str, &str)], inner: &str) -> String {
    let with = |decision| [fields, &[("decision", decision)]].concat();
    form(action, &with("allow"), inner, "Allow") + &form(action, &with("deny"), "", "Deny")
}

/// Stores the signed-in account in a cookie for `path`, and redirects to `next` if it is below `path`.
pub(crate) fn sign_in(path: &str, cookie: &str, value: &str, next: Option<&str>) -> Response {
    let home = format!("{path}/");
    let mut answer = redirect(next.filter(|next| next.starts_with(&home)).unwrap_or(&home));
    let cookie = format!("{cookie}={value}; Path={path}; Secure; HttpOnly; SameSite=Lax");
    if let Ok(cookie) = HeaderValue::from_str(&cookie) {
        answer.headers_mut().insert(header::SET_COOKIE, cookie);
    }
    answer
}

/// Returns a form with one button that posts `fields`; `inner` is placed before the button.
pub(crate) fn form(action: &str, fields: &[(&str, &str)], inner: &str, button: &str) -> String {
    let hidden: String = fields
        .iter()
        .map(|(name, value)| {
            format!("<input type=\"hidden\" name=\"{}\" value=\"{}\">", escaped(name), escaped(value))
        })
        .collect();
    let (action, button) = (escaped(action), escaped(button));
    format!(
        "<form method=\"post\" action=\"{action}\">{hidden}{inner}<button type=\"submit\">{button}</button></form>"
    )
}

pub(crate) fn redirect(location: &str) -> Response {
    let mut answer = StatusCode::FOUND.into_response();
    match HeaderValue::from_str(location) {
        Ok(location) => {
            answer.headers_mut().insert(header::LOCATION, location);
            answer
        }
        Err(_) => refusal(StatusCode::BAD_REQUEST, "Bad redirect", "The address is not valid."),
    }
}

/// Appends query pairs to `uri` and keeps its existing query.
pub(crate) fn with_query(uri: &str, pairs: &[(&str, &str)]) -> String {
    let mut query = url::form_urlencoded::Serializer::new(String::new());
    query.extend_pairs(pairs);
    let joint = if uri.contains('?') { '&' } else { '?' };
    format!("{uri}{joint}{}", query.finish())
}
