//! Tests consent, codes and tokens of Instagram Login in a browser.

use std::collections::HashMap;

use jiff::SignedDuration;
use sandbox::{AccountType, AnswerShape, Browser, Page, Sandbox};
use serde_json::{Value, json};
use url::Url;

use crate::house::{client, sandbox, told};

const SCOPE: &str = "instagram_business_basic,instagram_business_content_publish";

struct Login {
    sandbox: Sandbox,
    id: String,
    redirect: String,
}

async fn login() -> Login {
    let sandbox = sandbox().await;
    // Any page of the sandbox can serve as the application's callback.
    let redirect = format!("{}__sandbox/state", sandbox.base());
    sandbox.instagram().register_app("990", "secret", &[&redirect]);
    let id = sandbox.instagram().add_account("acme", AccountType::Business);
    Login { sandbox, id, redirect }
}

impl Login {
    fn authorize(&self, redirect: &str) -> String {
        let mut url =
            Url::parse(&format!("{}/oauth/authorize", self.sandbox.hosts().instagram_www)).expect("a URL");
        url.query_pairs_mut()
            .append_pair("client_id", "990")
            .append_pair("redirect_uri", redirect)
            .append_pair("response_type", "code")
            .append_pair("scope", SCOPE)
            .append_pair("state", "s &1");
        url.into()
    }

    async fn consented(&self) -> Page {
        let mut browser = Browser::new(&self.sandbox).signed_in_to_instagram("acme");
        let page = browser.open(&self.authorize(&self.redirect)).await.expect("a page");
        browser.submit(&page, "Allow").await.expect("a page")
    }

    async fn code(&self) -> String {
        answers(&self.consented().await).remove("code").expect("a code")
    }

    async fn exchange(&self, code: &str, redirect: &str, secret: &str) -> (u16, Value) {
        let form = [
            ("client_id", "990"),
            ("client_secret", secret),
            ("grant_type", "authorization_code"),
            ("redirect_uri", redirect),
            ("code", code),
        ];
        let url = format!("{}/oauth/access_token", self.sandbox.hosts().instagram_api);
        told(client().post(url).form(&form)).await
    }

    async fn graph(&self, path_and_query: &str) -> (u16, Value) {
        told(client().get(format!("{}/{path_and_query}", self.sandbox.hosts().instagram_graph))).await
    }
}

fn answers(page: &Page) -> HashMap<String, String> {
    page.url.query_pairs().into_owned().collect()
}

fn refused(words: &str) -> (u16, Value) {
    (400, json!({ "error_type": "OAuthException", "code": 400, "error_message": words }))
}

#[tokio::test]
async fn a_person_allows_and_the_code_becomes_a_long_token() {
    let login = login().await;
    let page = login.consented().await;
    assert!(page.passed.last().is_some_and(|url| url.ends_with("#_")), "Instagram's odd fragment");
    let back = answers(&page);
    assert_eq!(back["state"], "s &1");
    assert!(page.url.as_str().starts_with(&login.redirect));
    let (status, short) = login.exchange(&back["code"], &login.redirect, "secret").await;
    assert_eq!(status, 200, "{short}");
    assert_eq!(short["user_id"].as_u64().map(|id| id.to_string()), Some(login.id.clone()), "a bare integer");
    assert_eq!(short["permissions"], json!(SCOPE.split(',').collect::<Vec<_>>()));
    let short = short["access_token"].as_str().expect("a token").to_owned();
    let exchange =
        format!("access_token?grant_type=ig_exchange_token&client_secret=secret&access_token={short}");
    let (status, long) = login.graph(&exchange).await;
    assert_eq!(
        (status, &long["token_type"], &long["expires_in"]),
        (200, &json!("bearer"), &json!(5_184_000))
    );
    let long = long["access_token"].as_str().expect("a token").to_owned();
    let (_, me) =
        login.graph(&format!("v26.0/me?fields=user_id,username,account_type&access_token={long}")).await;
    assert_eq!((&me["user_id"], &me["username"]), (&json!(login.id), &json!("acme")));
    assert_eq!(me["account_type"], "BUSINESS");
    assert_ne!(me["id"], me["user_id"], "the app-scoped id is another");
    let unknown = login.graph(&format!("v25.0/me?fields=id,colour&access_token={long}")).await;
    assert_eq!((unknown.0, &unknown.1["error"]["code"]), (400, &json!(100)));
}

#[tokio::test]
async fn a_code_works_once_within_an_hour_for_its_own_redirect() {
    let login = login().await;
    let unmatched = refused("Matching code was not found or was already used");
    let code = login.code().await;
    assert_eq!(
        login.exchange(&code, &login.redirect, "wrong").await,
        refused("Error validating client secret.")
    );
    let elsewhere = format!("{}/", login.redirect);
    assert_eq!(login.exchange(&code, &elsewhere, "secret").await.0, 400);
    assert_eq!(login.exchange(&code, &login.redirect, "secret").await.0, 200);
    assert_eq!(login.exchange(&code, &login.redirect, "secret").await, unmatched);
    let late = login.code().await;
    login.sandbox.clock().advance(SignedDuration::from_hours(1));
    assert_eq!(login.exchange(&late, &login.redirect, "secret").await, unmatched);
}

#[tokio::test]
async fn the_documented_wrapper_can_be_had_instead_of_the_flat_answer() {
    let login = login().await;
    login.sandbox.instagram().behave(|behaviour| behaviour.token_answer = AnswerShape::Data);
    let code = login.code().await;
    let (_, answer) = login.exchange(&code, &login.redirect, "secret").await;
    assert_eq!(answer["data"][0]["user_id"], json!(login.id));
    assert_eq!(answer["data"][0]["permissions"], SCOPE);
}

#[tokio::test]
async fn a_person_can_deny() {
    let login = login().await;
    let mut browser = Browser::new(&login.sandbox).signed_in_to_instagram("acme");
    let page = browser.open(&login.authorize(&login.redirect)).await.expect("a page");
    let back = answers(&browser.submit(&page, "Deny").await.expect("a page"));
    assert_eq!((back["error"].as_str(), back["error_reason"].as_str()), ("access_denied", "user_denied"));
    assert_eq!(back["state"], "s &1");
    assert!(!back.contains_key("code"));
}

#[tokio::test]
async fn who_is_not_signed_in_picks_an_account_first() {
    let login = login().await;
    login.sandbox.instagram().add_account("second", AccountType::Business);
    let mut browser = Browser::new(&login.sandbox);
    let picker = browser.open(&login.authorize(&login.redirect)).await.expect("a page");
    let consent = browser.submit(&picker, "Continue as second").await.expect("a page");
    assert!(consent.html.contains("<b>second</b>"), "{}", consent.html);
    assert!(answers(&browser.submit(&consent, "Allow").await.expect("a page")).contains_key("code"));
}

#[tokio::test]
async fn what_is_wrong_with_the_request_or_account_is_shown_not_redirected() {
    let login = login().await;
    let mut browser = Browser::new(&login.sandbox).signed_in_to_instagram("acme");
    let slash = login.authorize(&format!("{}/", login.redirect));
    let page = browser.open(&slash).await.expect("a page");
    assert_eq!(page.status, 400);
    assert!(page.html.contains("Invalid redirect_uri"));
    let old = login.authorize(&login.redirect).replace("instagram_business_basic", "business_basic");
    assert!(browser.open(&old).await.expect("a page").html.contains("Invalid scope"));
    login.sandbox.instagram().set_tester("acme", false);
    let page = browser.open(&login.authorize(&login.redirect)).await.expect("a page");
    assert!(page.html.contains("Insufficient Developer Role"));
    login.sandbox.instagram().set_tester("acme", true);
    login.sandbox.instagram().set_type("acme", AccountType::Personal);
    let page = browser.open(&login.authorize(&login.redirect)).await.expect("a page");
    assert!(page.html.contains("Switch to a professional account"));
}

#[tokio::test]
async fn a_long_token_is_refreshed_after_a_day_and_dies_after_sixty() {
    let login = login().await;
    let token = login.sandbox.instagram().token("acme");
    let refresh = format!("refresh_access_token?grant_type=ig_refresh_token&access_token={token}");
    assert_eq!(login.graph(&refresh).await.0, 400, "too young");
    login.sandbox.clock().advance(SignedDuration::from_hours(24));
    let (status, fresh) = login.graph(&refresh).await;
    assert_eq!(status, 200, "{fresh}");
    let fresh = fresh["access_token"].as_str().expect("a token").to_owned();
    assert_ne!(fresh, token);
    let me = |token: &str| format!("v26.0/me?fields=id&access_token={token}");
    assert_eq!(login.graph(&me(&token)).await.0, 200, "the old one stays valid");
    login.sandbox.clock().advance(SignedDuration::from_hours(24 * 59));
    let (status, dead) = login.graph(&me(&token)).await;
    assert_eq!(
        (status, &dead["error"]["code"], &dead["error"]["error_subcode"]),
        (400, &json!(190), &json!(463))
    );
    let words = dead["error"]["message"].as_str().expect("words");
    assert!(words.starts_with("Error validating access token: Session has expired on "), "{words}");
    assert_eq!(login.graph(&me(&fresh)).await.0, 200);
    assert_eq!(login.graph(&me("IGAAnothing")).await.1["error"]["code"], 190);
}
