//! The base URLs of the sandbox, which replace the real hosts.

use url::Url;

/// The base URLs that replace the real hosts; none ends in a slash.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
pub struct Hosts {
    /// `https://api.telegram.org`
    pub telegram: Url,
    /// `https://www.instagram.com`
    pub instagram_www: Url,
    /// `https://api.instagram.com`
    pub instagram_api: Url,
    /// `https://graph.instagram.com`
    pub instagram_graph: Url,
    /// `https://graph.facebook.com`
    pub facebook_graph: Url,
    /// `https://accounts.google.com`
    pub google_accounts: Url,
    /// `https://oauth2.googleapis.com`
    pub google_oauth: Url,
    /// `https://www.googleapis.com`
    pub google_api: Url,
    /// `https://openidconnect.googleapis.com`
    pub google_userinfo: Url,
}

impl Hosts {
    pub(crate) fn under(base: &Url) -> Self {
        let host = |prefix: &str| {
            let mut url = base.clone();
            url.set_path(prefix);
            url
        };
        Self {
            telegram: host("telegram"),
            instagram_www: host("ig-www"),
            instagram_api: host("ig-api"),
            instagram_graph: host("ig-graph"),
            facebook_graph: host("fb-graph"),
            google_accounts: host("g-accounts"),
            google_oauth: host("g-oauth"),
            google_api: host("g-api"),
            google_userinfo: host("g-userinfo"),
        }
    }
}
