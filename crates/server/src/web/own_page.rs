//! Protects forms against other sites: the form's token is bound to a cookie that the same page set.

use std::sync::Arc;

use axum::http::{HeaderMap, HeaderName, HeaderValue, header};
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use hmac::{Hmac, KeyInit as _, Mac as _};
use secrecy::ExposeSecret as _;
use sha2::Sha256;
use store::sealed::{SealedError, random_token};

use crate::app::App;

const COOKIE: &str = "storyline_form";
/// Lifetime of the cookie. It is longer than the lifetime of a link, so that a person who submits the form
/// too late sees the true reason.
const SECONDS: u64 = 3600;

/// The token and cookie that verify a form when it is submitted.
pub(super) struct OwnPage {
    /// Value of the form's hidden field.
    pub(super) form_token: String,
    /// The cookie to set with the response.
    pub(super) cookie: Option<HeaderValue>,
}

impl OwnPage {
    /// Creates the token and the cookie for the page at `path`. Keeps an existing cookie, so that forms in
    /// other tabs stay valid.
    pub(super) fn at(app: &Arc<App>, path: &str, headers: &HeaderMap) -> Result<Self, SealedError> {
        let browser = match cookies(headers, COOKIE).find(|value| is_random_token(value)) {
            Some(value) => value.to_owned(),
            None => random_token()?.expose_secret().to_owned(),
        };
        let cookie = set_cookie(app, (COOKIE, &browser), path, SECONDS, "Strict");
        let mac = macs(app, path, &browser).next().map(|mac| mac.finalize().into_bytes());
        Ok(Self { form_token: mac.map(|mac| URL_SAFE_NO_PAD.encode(mac)).unwrap_or_default(), cookie })
    }
}

/// Returns whether a form sent to `path` comes from that page. Some browsers send neither `Origin` nor
/// `Sec-Fetch-Site`, so the token decides; if these headers are present, they must match.
pub(super) fn sent_this(app: &Arc<App>, path: &str, headers: &HeaderMap, form_token: &str) -> bool {
    let ours = app.public_base.origin().ascii_serialization();
    let only = |name: HeaderName, value: &str| headers.get_all(name).iter().all(|given| given == value);
    let given = URL_SAFE_NO_PAD.decode(form_token).unwrap_or_default();
    only(HeaderName::from_static("sec-fetch-site"), "same-origin")
        && only(header::ORIGIN, &ours)
        && cookies(headers, COOKIE)
            .any(|browser| macs(app, path, browser).any(|mac| mac.verify_slice(&given).is_ok()))
}

/// Returns the values of a cookie: a browser may send one per path.
pub(super) fn cookies<'a>(headers: &'a HeaderMap, name: &'a str) -> impl Iterator<Item = &'a str> {
    let lines = headers.get_all(header::COOKIE).iter().filter_map(|value| value.to_str().ok());
    let pairs = lines.flat_map(|line| line.split(';')).filter_map(|pair| pair.trim().split_once('='));
    pairs.filter(move |(known, _)| *known == name).map(|(_, value)| value)
}

/// Builds a cookie that scripts cannot read, for the public addresses below `path`.
pub(super) fn set_cookie(
    app: &Arc<App>,
    (name, value): (&str, &str),
    path: &str,
    seconds: u64,
    same_site: &str,
) -> Option<HeaderValue> {
    let secure = if app.public_base.scheme() == "https" { "; Secure" } else { "" };
    let address = app.address(path);
    let path = address.path();
    let cookie =
        format!("{name}={value}; Path={path}; Max-Age={seconds}; HttpOnly; SameSite={same_site}{secure}");
    HeaderValue::from_str(&cookie).ok()
}

/// Computes the HMAC of browser and path with each key, newest first.
fn macs(app: &Arc<App>, path: &str, browser: &str) -> impl Iterator<Item = Hmac<Sha256>> {
    let signed = format!("{browser}\0{path}");
    app.store.keyring().derive("storyline form token v1").into_iter().map(move |key| {
        let mut mac = Hmac::<Sha256>::new_from_slice(&*key).expect("HMAC takes keys of any length");
        mac.update(signed.as_bytes());
        mac
    })
}

fn is_random_token(value: &str) -> bool {
    URL_SAFE_NO_PAD.decode(value).is_ok_and(|bytes| bytes.len() == 32)
}
