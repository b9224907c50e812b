//! Tests consent, codes and tokens of Google in a browser.

use std::collections::HashMap;

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use jiff::SignedDuration;
use sandbox::{Browser, Sandbox};
use serde_json::{Value, json};
use sha2::{Digest as _, Sha256};
use url::Url;

use crate::house::{client, sandbox, told};

pub(crate) const READONLY: &str = "https://www.googleapis.com/auth/drive.readonly";
const VERIFIER: &str = "a-verifier-of-more-than-forty-three-characters-0";

pub(crate) struct Login {
    pub(crate) sandbox: Sandbox,
    redirect: String,
}

pub(crate) async fn login() -> Login {
    let sandbox = sandbox().await;
    let redirect = format!("{}__sandbox/state", sandbox.base());
    sandbox.google().register_client("client", "secret", &[&redirect]);
    sandbox.google().add_user("vera@example.org");
    Login { sandbox, redirect }
}

impl Login {
    fn authorize(&self, extra: &[(&str, &str)]) -> String {
        let host = self.sandbox.hosts().google_accounts;
        let mut url = Url::parse(&format!("{host}/o/oauth2/v2/auth")).expect("a URL");
        let challenge = URL_SAFE_NO_PAD.encode(Sha256::digest(VERIFIER));
        url.query_pairs_mut()
            .append_pair("client_id", "client")
            .append_pair("redirect_uri", &self.redirect)
            .append_pair("response_type", "code")
            .append_pair("scope", &format!("openid email {READONLY}"))
            .append_pair("state", "s1")
            .append_pair("code_challenge", &challenge)
            .append_pair("code_challenge_method", "S256")
            .extend_pairs(extra);
        url.into()
    }

    fn browser(&self) -> Browser {
        Browser::new(&self.sandbox).signed_in_to_google("vera@example.org")
    }

    pub(crate) async fn back(
        &self,
        extra: &[(&str, &str)],
        filled: &[(&str, &str)],
    ) -> HashMap<String, String> {
        let mut browser = self.browser();
        let page = browser.open(&self.authorize(extra)).await.expect("a page");
        let page = browser.submit_with(&page, "Allow", filled).await.expect("a page");
        page.url.query_pairs().into_owned().collect()
    }

    pub(crate) async fn ask(&self, form: &[(&str, &str)]) -> (u16, Value) {
        let host = self.sandbox.hosts().google_oauth;
        let fixed = [("client_id", "client"), ("client_secret", "secret"), ("redirect_uri", &self.redirect)];
        let form: Vec<(&str, &str)> = fixed.into_iter().chain(form.iter().copied()).collect();
        told(client().post(format!("{host}/token")).form(&form)).await
    }

    async fn exchange(&self, code: &str) -> (u16, Value) {
        self.ask(&[("grant_type", "authorization_code"), ("code", code), ("code_verifier", VERIFIER)]).await
    }

    /// Returns the tokens of a consent with offline access.
    pub(crate) async fn connected(&self) -> Value {
        let back = self.back(&[("access_type", "offline"), ("prompt", "consent")], &[]).await;
        let (status, tokens) = self.exchange(&back["code"]).await;
        assert_eq!(status, 200, "{tokens}");
        tokens
    }
}

pub(crate) fn text(value: &Value) -> &str {
    value.as_str().expect("a string")
}

#[tokio::test]
async fn an_offline_consent_gives_a_token_that_refreshes() {
    let login = login().await;
    let tokens = login.connected().await;
    assert_eq!((&tokens["expires_in"], &tokens["token_type"]), (&json!(3599), &json!("Bearer")));
    assert_eq!(tokens["scope"], format!("openid email {READONLY}"));
    assert!(text(&tokens["access_token"]).starts_with("ya29."));
    let claims = text(&tokens["id_token"]).split('.').nth(1).expect("claims");
    let claims: Value =
        serde_json::from_slice(&URL_SAFE_NO_PAD.decode(claims).expect("base64")).expect("JSON");
    assert_eq!(claims["email"], "vera@example.org");
    let userinfo = format!("{}/v1/userinfo", login.sandbox.hosts().google_userinfo);
    let ask = |token: &str| told(client().get(&userinfo).bearer_auth(token));
    let (status, user) = ask(text(&tokens["access_token"])).await;
    assert_eq!((status, &user["email_verified"]), (200, &json!(true)));
    assert_eq!(user["sub"], claims["sub"]);
    login.sandbox.clock().advance(SignedDuration::from_secs(3599));
    assert_eq!(ask(text(&tokens["access_token"])).await.0, 401);
    let refresh = [("grant_type", "refresh_token"), ("refresh_token", text(&tokens["refresh_token"]))];
    let (status, fresh) = login.ask(&refresh).await;
    assert_eq!(status, 200, "{fresh}");
    assert!(fresh.get("refresh_token").is_none());
    assert_eq!(ask(text(&fresh["access_token"])).await.0, 200);
    login.sandbox.google().revoke("vera@example.org");
    let dead = json!({ "error": "invalid_grant", "error_description": "Token has been expired or revoked." });
    assert_eq!(login.ask(&refresh).await, (400, dead));
    assert_eq!(ask(text(&fresh["access_token"])).await.0, 401);
}

#[tokio::test]
async fn a_second_consent_gives_a_refresh_token_only_when_asked_for() {
    let login = login().await;
    let silent = login.back(&[], &[]).await;
    assert!(login.exchange(&silent["code"]).await.1.get("refresh_token").is_none(), "not offline");
    login.connected().await;
    let again = login.back(&[("access_type", "offline")], &[]).await;
    assert!(login.exchange(&again["code"]).await.1.get("refresh_token").is_none(), "granted before");
    assert!(login.connected().await.get("refresh_token").is_some());
}

#[tokio::test]
async fn a_code_needs_its_verifier_secret_and_redirect_and_works_once() {
    let login = login().await;
    let back = login.back(&[], &[]).await;
    let code = back["code"].as_str();
    let grant = ("grant_type", "authorization_code");
    let bare = login.ask(&[grant, ("code", code)]).await;
    assert_eq!((bare.0, &bare.1["error"]), (400, &json!("invalid_grant")));
    let other = login.ask(&[grant, ("code", code), ("code_verifier", VERIFIER), ("redirect_uri", "x")]).await;
    assert_eq!((other.0, &other.1["error"]), (400, &json!("redirect_uri_mismatch")));
    let wrong = login.ask(&[grant, ("code", code), ("client_secret", "no")]).await;
    assert_eq!(wrong, (401, json!({ "error": "invalid_client", "error_description": "Unauthorized" })));
    assert_eq!(login.exchange(code).await.0, 200);
    assert_eq!(login.exchange(code).await.1["error"], "invalid_grant");
}

#[tokio::test]
async fn a_scope_can_be_unticked_and_the_whole_denied() {
    let login = login().await;
    let back = login.back(&[], &[("granted_0", "")]).await;
    assert_eq!(back["scope"], "openid email");
    let (_, tokens) = login.exchange(&back["code"]).await;
    assert_eq!(tokens["scope"], "openid email");
    let files = format!("{}/drive/v3/files", login.sandbox.hosts().google_api);
    let (status, refusal) = told(client().get(files).bearer_auth(text(&tokens["access_token"]))).await;
    assert_eq!(
        (status, &refusal["error"]["details"][0]["reason"]),
        (403, &json!("ACCESS_TOKEN_SCOPE_INSUFFICIENT"))
    );
    let mut browser = login.browser();
    let page = browser.open(&login.authorize(&[])).await.expect("a page");
    let page = browser.submit(&page, "Deny").await.expect("a page");
    assert_eq!(page.url.query(), Some("error=access_denied&state=s1"));
}

#[tokio::test]
async fn embedded_webviews_and_foreign_redirects_are_turned_away() {
    let login = login().await;
    let mut webview =
        login.browser().calling_itself("Mozilla/5.0 (Linux; Android 15; Pixel; wv) Chrome/140 Mobile");
    let page = webview.open(&login.authorize(&[])).await.expect("a page");
    assert_eq!(page.status, 403);
    assert!(page.html.contains("disallowed_useragent"));
    let foreign =
        login.authorize(&[]).replace("state&scope", "stale&scope").replace("__sandbox", "elsewhere");
    let page = login.browser().open(&foreign).await.expect("a page");
    assert!(page.html.contains("redirect_uri_mismatch"), "{}", page.html);
    let page = Browser::new(&login.sandbox).open(&login.authorize(&[])).await.expect("a page");
    assert!(page.html.contains("Continue as vera@example.org"));
}

#[tokio::test]
async fn a_revoked_grant_takes_all_its_tokens_with_it() {
    let login = login().await;
    let tokens = login.connected().await;
    let revoke = format!("{}/revoke", login.sandbox.hosts().google_oauth);
    let form = [("token", text(&tokens["access_token"]))];
    assert_eq!(told(client().post(&revoke).form(&form)).await, (200, json!({})));
    let (status, again) = told(client().post(&revoke).form(&form)).await;
    assert_eq!((status, &again["error"]), (400, &json!("invalid_token")));
    let refresh = [("grant_type", "refresh_token"), ("refresh_token", text(&tokens["refresh_token"]))];
    assert_eq!(login.ask(&refresh).await.1["error"], "invalid_grant");
}
