//! Reads the providers' addresses, which are only changed for trials.

use providers::google::GoogleHosts;
use providers::instagram::{FacebookHosts, InstagramHosts};
use url::Url;

use super::value::{BadValue, base};

/// The providers' addresses.
#[derive(clap::Args, Clone, Debug)]
#[command(next_help_heading = "Provider addresses, for trials")]
pub(super) struct HostOptions {
    /// Telegram's Bot API. Example: http://127.0.0.1:9090/telegram
    #[arg(long, env = "TELEGRAM_API_URL", default_value = "https://api.telegram.org/")]
    telegram_api_url: String,
    /// Instagram's consent page. Example: http://127.0.0.1:9090/ig-www
    #[arg(long, env = "INSTAGRAM_WWW_URL", default_value = "https://www.instagram.com/")]
    instagram_www_url: String,
    /// Instagram's token exchange. Example: http://127.0.0.1:9090/ig-api
    #[arg(long, env = "INSTAGRAM_API_URL", default_value = "https://api.instagram.com/")]
    instagram_api_url: String,
    /// Instagram's Graph API. Example: http://127.0.0.1:9090/ig-graph
    #[arg(long, env = "INSTAGRAM_GRAPH_URL", default_value = "https://graph.instagram.com/")]
    instagram_graph_url: String,
    /// Facebook's Graph API, for Instagram accounts connected by Facebook Login. Example: http://127.0.0.1:9090/fb-graph
    #[arg(long, env = "FACEBOOK_GRAPH_URL", default_value = "https://graph.facebook.com/")]
    facebook_graph_url: String,
    /// Google's consent page. Example: http://127.0.0.1:9090/g-accounts
    #[arg(long, env = "GOOGLE_ACCOUNTS_URL", default_value = "https://accounts.google.com/")]
    google_accounts_url: String,
    /// Google's token exchange. Example: http://127.0.0.1:9090/g-oauth
    #[arg(long, env = "GOOGLE_OAUTH_URL", default_value = "https://oauth2.googleapis.com/")]
    google_oauth_url: String,
    /// Google Drive's API. Example: http://127.0.0.1:9090/g-api
    #[arg(long, env = "GOOGLE_API_URL", default_value = "https://www.googleapis.com/")]
    google_api_url: String,
    /// Google's user information. Example: http://127.0.0.1:9090/g-userinfo
    #[arg(long, env = "GOOGLE_USERINFO_URL", default_value = "https://openidconnect.googleapis.com/")]
    google_userinfo_url: String,
}

impl HostOptions {
    pub(super) fn telegram(&self) -> Result<Url, BadValue> {
        base("TELEGRAM_API_URL", &self.telegram_api_url, "https://api.telegram.org/")
    }

    pub(super) fn instagram(&self) -> Result<InstagramHosts, BadValue> {
        Ok(InstagramHosts {
            www: base("INSTAGRAM_WWW_URL", &self.instagram_www_url, "https://www.instagram.com/")?,
            api: base("INSTAGRAM_API_URL", &self.instagram_api_url, "https://api.instagram.com/")?,
            graph: base("INSTAGRAM_GRAPH_URL", &self.instagram_graph_url, "https://graph.instagram.com/")?,
        })
    }

    pub(super) fn facebook(&self) -> Result<FacebookHosts, BadValue> {
        Ok(FacebookHosts {
            graph: base("FACEBOOK_GRAPH_URL", &self.facebook_graph_url, "https://graph.facebook.com/")?,
        })
    }

    pub(super) fn google(&self) -> Result<GoogleHosts, BadValue> {
        Ok(GoogleHosts {
            accounts: base("GOOGLE_ACCOUNTS_URL", &self.google_accounts_url, "https://accounts.google.com/")?,
            oauth: base("GOOGLE_OAUTH_URL", &self.google_oauth_url, "https://oauth2.googleapis.com/")?,
            api: base("GOOGLE_API_URL", &self.google_api_url, "https://www.googleapis.com/")?,
            userinfo: base(
                "GOOGLE_USERINFO_URL",
                &self.google_userinfo_url,
                "https://openidconnect.googleapis.com/",
            )?,
        })
    }
}
