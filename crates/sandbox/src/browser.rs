//! Emulates a person's browser: opens pages, presses buttons, keeps cookies and follows redirects.

mod html;

use std::collections::BTreeMap;
use std::sync::Arc;

use axum::http::{HeaderMap, Method, StatusCode, header};
use url::Url;

use crate::provider::Shared;
use crate::sandbox::Sandbox;

/// Maximum number of consecutive redirects; more count as a loop.
const MOST_REDIRECTS: usize = 10;
const AGENT: &str =
    "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0 Safari/537.36";

#[derive(Clone, Debug)]
pub struct Page {
    /// HTTP status of the last response.
    pub status: u16,
    /// The URL after all redirects, without a fragment.
    pub url: Url,
    pub html: String,
    /// All URLs visited on the way to this page, including the first, with their fragments.
    pub passed: Vec<String>,
    /// The page's referrer policy: under `no-referrer` its forms send `Origin: null`.
    pub referrer_policy: String,
}

/// Why a page could not be loaded.
#[derive(Debug, thiserror::Error)]
pub enum BrowserError {
    /// The address is not a valid URL, or not one that the browser can open.
    #[error("not an address: {0}")]
    Address(String),
    #[error("no answer from {url}")]
    Unanswered {
        /// Scheme, host and path.
        url: String,
        #[source]
        source: reqwest::Error,
    },
    #[error("more than {MOST_REDIRECTS} redirects")]
    Loop,
    #[error("no button {wanted:?}; the page has {found:?}")]
    NoButton { wanted: String, found: Vec<String> },
}

/// A cookie. The browser sends it to its host in requests below its path. In cross-site requests it sends the
/// cookie only if `same_site` allows it.
#[derive(Clone, Debug)]
struct Cookie {
    same_site: String,
    value: String,
}

#[derive(Debug)]
pub struct Browser {
    shared: Arc<Shared>,
    /// Cookies by host and port, then by name and path.
    cookies: BTreeMap<String, BTreeMap<(String, String), Cookie>>,
    agent: String,
}

impl Browser {
    /// Creates a browser that is not signed in anywhere.
    pub fn new(sandbox: &Sandbox) -> Self {
        Self { shared: sandbox.shared().clone(), cookies: BTreeMap::new(), agent: AGENT.to_owned() }
    }

    /// Signs in to Instagram as `username`.
    pub fn signed_in_to_instagram(self, username: &str) -> Self {
        self.holding("sessionid", "/ig-www", username)
    }

    /// Signs in to Google as `email`.
    pub fn signed_in_to_google(self, email: &str) -> Self {
        self.holding("SID", "/g-accounts", email)
    }

    /// Sets another user agent, such as that of an embedded webview.
    pub fn calling_itself(mut self, agent: &str) -> Self {
        agent.clone_into(&mut self.agent);
        self
    }

    fn holding(mut self, name: &str, path: &str, value: &str) -> Self {
        let host = origin(&self.shared.base);
        let cookie = Cookie { same_site: String::new(), value: value.to_owned() };
        self.cookies.entry(host).or_default().insert((name.to_owned(), path.to_owned()), cookie);
        self
    }

    /// Opens a URL and follows redirects.
    pub async fn open(&mut self, url: &str) -> Result<Page, BrowserError> {
        let url = Url::parse(url).map_err(|_| BrowserError::Address(url.to_owned()))?;
        self.travel(Method::GET, url, None, None).await
    }

    pub async fn submit(&mut self, page: &Page, button: &str) -> Result<Page, BrowserError> {
        self.submit_with(page, button, &[]).await
    }

    /// Fills in fields, then presses the button. The given fields replace the form's own
    /// values; an empty value clears a checkbox.
    pub async fn submit_with(
        &mut self,
        page: &Page,
        button: &str,
        filled: &[(&str, &str)],
    ) -> Result<Page, BrowserError> {
        let forms = html::forms(&page.html);
        let form = forms.iter().find_map(|form| form.pressed(button));
        let Some((method, action, mut fields)) = form else {
            let found = forms.iter().flat_map(html::Form::button_texts).collect();
            return Err(BrowserError::NoButton { wanted: button.to_owned(), found });
        };
        for (name, value) in filled {
            fields.retain(|(known, _)| known != name);
            if !value.is_empty() {
                fields.push(((*name).to_owned(), (*value).to_owned()));
            }
        }
        let mut target = page.url.join(&action).map_err(|_| BrowserError::Address(action.clone()))?;
        if method == Method::GET {
            target.query_pairs_mut().clear().extend_pairs(&fields);
            return self.travel(Method::GET, target, Some(page), None).await;
        }
        self.travel(Method::POST, target, Some(page), Some(fields)).await
    }

    async fn travel(
        &mut self,
        mut method: Method,
        mut url: Url,
        from: Option<&Page>,
        mut form: Option<Vec<(String, String)>>,
    ) -> Result<Page, BrowserError> {
        let mut passed = Vec::new();
        let mut site = Sender::None;
        for _ in 0..=MOST_REDIRECTS {
            passed.push(url.to_string());
            url.set_fragment(None);
            // After a redirect to another site, the remaining requests count as cross-site.
            site = site.max(from.map_or(Sender::None, |page| Sender::between(&page.url, &url)));
            let by = from.filter(|_| form.is_some());
            let answer = self.ask(&method, &url, (site, by), form.as_deref()).await?;
            self.keep_cookies(&url, answer.headers());
            let status = answer.status();
            let location = answer.headers().get(header::LOCATION).and_then(|value| value.to_str().ok());
            let Some(location) = location.filter(|_| status.is_redirection()).map(str::to_owned) else {
                let policy = answer.headers().get(header::REFERRER_POLICY);
                let policy = policy.and_then(|value| value.to_str().ok()).unwrap_or_default().to_owned();
                let html = answer.text().await.map_err(|source| unanswered(&url, source))?;
                let referrer_policy = html::referrer_policy(&html).unwrap_or(policy);
                return Ok(Page { status: status.as_u16(), url, html, passed, referrer_policy });
            };
            if !matches!(status, StatusCode::TEMPORARY_REDIRECT | StatusCode::PERMANENT_REDIRECT) {
                method = Method::GET;
                form = None;
            }
            url = url.join(&location).map_err(|_| BrowserError::Address(location))?;
        }
        Err(BrowserError::Loop)
    }

    async fn ask(
        &self,
        method: &Method,
        url: &Url,
        (site, by): (Sender, Option<&Page>),
        form: Option<&[(String, String)]>,
    ) -> Result<reqwest::Response, BrowserError> {
        let mut request = self.shared.client.request(method.clone(), url.clone());
        request = request.header(header::USER_AGENT, &self.agent);
        request = request.header(header::ACCEPT, "text/html,application/xhtml+xml");
        request = request.header(header::ACCEPT_LANGUAGE, "en");
        request = request.header("sec-fetch-site", site.name());
        let cookies = self.cookies_for(method, url, site);
        if !cookies.is_empty() {
            request = request.header(header::COOKIE, cookies);
        }
        if let Some(page) = by {
            request = request.header(header::ORIGIN, said_origin(page, site));
        }
        if let Some(fields) = form {
            request = request.form(fields);
        }
        request.send().await.map_err(|source| unanswered(url, source))
    }

    fn cookies_for(&self, method: &Method, url: &Url, site: Sender) -> String {
        let Some(kept) = self.cookies.get(&origin(url)) else { return String::new() };
        let taken = |cookie: &Cookie| match cookie.same_site.as_str() {
            _ if site < Sender::Cross => true,
            "strict" => false,
            "lax" => *method == Method::GET,
            _ => true,
        };
        let pairs = kept.iter().filter(|((_, path), cookie)| below(url.path(), path) && taken(cookie));
        pairs.map(|((name, _), cookie)| format!("{name}={}", cookie.value)).collect::<Vec<_>>().join("; ")
    }

    fn keep_cookies(&mut self, url: &Url, headers: &HeaderMap) {
        for line in headers.get_all(header::SET_COOKIE).iter().filter_map(|value| value.to_str().ok()) {
            let mut parts = line.split(';').map(str::trim);
            let Some((name, value)) = parts.next().and_then(|pair| pair.split_once('=')) else { continue };
            let mut path = String::from("/");
            let mut same_site = String::new();
            let mut gone = value.is_empty();
            for (key, given) in parts.filter_map(|part| part.split_once('=')) {
                match key.to_ascii_lowercase().as_str() {
                    "path" => given.clone_into(&mut path),
                    "samesite" => same_site = given.to_ascii_lowercase(),
                    "max-age" => gone |= given.parse::<i64>().is_ok_and(|seconds| seconds <= 0),
                    _ => {}
                }
            }
            let kept = self.cookies.entry(origin(url)).or_default();
            let key = (name.to_owned(), path);
            if gone {
                kept.remove(&key);
            } else {
                kept.insert(key, Cookie { same_site, value: value.to_owned() });
            }
        }
    }
}

/// The relation of the requesting page to the target, as in
/// `Sec-Fetch-Site`; `None` if there is no requesting page.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Sender {
    None,
    SameOrigin,
    SameSite,
    Cross,
}

impl Sender {
    /// Returns the relation between two URLs. A site is a scheme and a host without the port. Every host of
    /// the sandbox is a separate site.
    fn between(from: &Url, to: &Url) -> Self {
        if from.origin() == to.origin() {
            Self::SameOrigin
        } else if (from.host(), from.scheme()) == (to.host(), to.scheme()) {
            Self::SameSite
        } else {
            Self::Cross
        }
    }

    fn name(self) -> &'static str {
        match self {
            Self::None => "none",
            Self::SameOrigin => "same-origin",
            Self::SameSite => "same-site",
            Self::Cross => "cross-site",
        }
    }
}

/// Returns the `Origin` header that a page's form sends.
fn said_origin(page: &Page, site: Sender) -> String {
    match page.referrer_policy.as_str() {
        "no-referrer" => "null".to_owned(),
        "same-origin" if site > Sender::SameOrigin => "null".to_owned(),
        _ => page.url.origin().ascii_serialization(),
    }
}

fn origin(url: &Url) -> String {
    let host = url.host_str().unwrap_or_default();
    url.port_or_known_default().map_or_else(|| host.to_owned(), |port| format!("{host}:{port}"))
}

fn below(path: &str, folder: &str) -> bool {
    path.strip_prefix(folder.trim_end_matches('/'))
        .is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
}

fn unanswered(url: &Url, source: reqwest::Error) -> BrowserError {
    let mut shown = url.clone();
    shown.set_query(None);
    BrowserError::Unanswered { url: shown.to_string(), source: source.without_url() }
}
