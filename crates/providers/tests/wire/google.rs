//! Tests the Google client over HTTP.

use std::time::Duration;

use providers::google::{Children, DriveVideo, Google, GoogleError, GoogleHosts, Remedy};
use providers::{AppCredentials, Certainty, pkce};
use secrecy::{ExposeSecret, SecretString};
use url::Url;

use crate::stub::{Reply, Stub, cutting, http, nobody};

pub(crate) fn client(host: &Url) -> Google {
    let hosts = GoogleHosts {
        accounts: host.clone(),
        oauth: host.clone(),
        api: host.clone(),
        userinfo: host.clone(),
    };
    let app = AppCredentials { id: "4711.apps".into(), secret: "app-secret".into() };
    Google::new(&http(), &hosts, Some(app))
}

fn access() -> SecretString {
    "ya29.a0-access".into()
}

fn redirect() -> Url {
    "https://story.example/oauth/google".parse().expect("a url")
}

async fn drive_refused(reply: Reply) -> GoogleError {
    let stub = Stub::answering([reply]).await;
    client(&stub.url).file(&access(), "1A").await.expect_err("a refusal")
}

fn drive_error(code: u16, domain: &str, reason: &str) -> String {
    format!(
        r#"{{"error":{{"code":{code},"message":"m","errors":[
            {{"message":"m","domain":"{domain}","reason":"{reason}"}}]}}}}"#
    )
}

#[test]
fn the_page_of_consent_asks_offline_with_a_challenge() {
    let accounts = "https://accounts.google.com".parse().expect("a url");
    let url = client(&accounts).authorize_url(&redirect(), "state", &pkce::challenge("v")).expect("a page");
    assert!(url.as_str().starts_with("https://accounts.google.com/o/oauth2/v2/auth?client_id=4711.apps&"));
    let asked: std::collections::HashMap<_, _> = url.query_pairs().into_owned().collect();
    for (name, value) in [
        ("scope", "openid email https://www.googleapis.com/auth/drive.readonly"),
        ("access_type", "offline"),
        ("prompt", "consent"),
        ("include_granted_scopes", "true"),
        ("state", "state"),
        ("code_challenge_method", "S256"),
        ("code_challenge", &pkce::challenge("v")),
    ] {
        assert_eq!(asked.get(name).map(String::as_str), Some(value), "{name}");
    }
}

#[tokio::test]
async fn a_code_becomes_tokens_and_the_granted_scopes_are_told() {
    let stub = Stub::answering([Reply::json(200, include_str!("../../fixtures/google/tokens.json"))]).await;
    let verifier = "the-verifier".into();
    let tokens = client(&stub.url).exchange_code("4/0A", &verifier, &redirect()).await.expect("tokens");
    assert_eq!(tokens.access.expose_secret(), "ya29.a0-access");
    assert_eq!(tokens.refresh.as_ref().map(ExposeSecret::expose_secret), Some("1//0g-refresh"));
    assert_eq!(tokens.expires_in, Duration::from_secs(3599));
    assert!(tokens.reads_drive());
    let seen = stub.only();
    assert_eq!(seen.path, "/token");
    for (name, value) in [
        ("grant_type", "authorization_code"),
        ("code", "4/0A"),
        ("code_verifier", "the-verifier"),
        ("client_secret", "app-secret"),
        ("redirect_uri", redirect().as_str()),
    ] {
        assert_eq!(seen.form(name).as_deref(), Some(value), "{name}");
    }
}

#[tokio::test]
async fn an_unticked_drive_box_is_noticed() {
    let body = r#"{"access_token":"ya29.x","expires_in":3599,"scope":"openid email","token_type":"Bearer"}"#;
    let stub = Stub::answering([Reply::json(200, body)]).await;
    let tokens = client(&stub.url).refresh(&"1//0g".into()).await.expect("tokens");
    assert!(!tokens.reads_drive());
    assert!(tokens.refresh.is_none(), "the old one stays valid");
}

#[tokio::test]
async fn each_refusal_of_the_token_endpoint_has_its_remedy() {
    for (status, reason, remedy) in [
        (400, "invalid_grant", Remedy::Reconnect),
        (401, "invalid_client", Remedy::AppBroken),
        (400, "redirect_uri_mismatch", Remedy::AppBroken),
        (400, "unauthorized_client", Remedy::AppBroken),
        (503, "temporarily_unavailable", Remedy::Outage),
    ] {
        let body = format!(r#"{{"error":"{reason}","error_description":"Bad Request"}}"#);
        let stub = Stub::answering([Reply::json(status, &body)]).await;
        let error = client(&stub.url).refresh(&"1//0g".into()).await.expect_err("a refusal");
        assert_eq!((error.remedy, error.reason.as_str()), (remedy, reason));
    }
}

#[tokio::test]
async fn each_refusal_of_drive_has_its_remedy_by_its_reason() {
    let later = Remedy::RetryLater { after: None };
    for (status, domain, reason, remedy) in [
        (403, "usageLimits", "userRateLimitExceeded", later),
        (403, "usageLimits", "rateLimitExceeded", later),
        (403, "usageLimits", "dailyLimitExceeded", later),
        (403, "usageLimits", "aLimitOfTomorrow", later),
        (429, "usageLimits", "rateLimitExceeded", later),
        (403, "usageLimits", "accessNotConfigured", Remedy::AppBroken),
        (401, "global", "authError", Remedy::Reconnect),
        (403, "global", "insufficientPermissions", Remedy::Reconnect),
        (403, "global", "insufficientFilePermissions", Remedy::Forbidden),
        (403, "global", "appNotAuthorizedToFile", Remedy::Forbidden),
        (403, "global", "domainPolicy", Remedy::Forbidden),
        (403, "global", "cannotDownloadAbusiveFile", Remedy::Forbidden),
        (403, "global", "fileNotDownloadable", Remedy::Forbidden),
        (403, "global", "aReasonOfTomorrow", Remedy::Forbidden),
        (404, "global", "notFound", Remedy::NotFound),
        (410, "global", "aReasonOfTomorrow", Remedy::NotFound),
        (400, "global", "invalid", Remedy::AppBroken),
        (500, "global", "backendError", Remedy::Outage),
        (503, "global", "aReasonOfTomorrow", Remedy::Outage),
    ] {
        let error = drive_refused(Reply::json(status, &drive_error(status, domain, reason))).await;
        assert_eq!((error.remedy, error.status), (remedy, Some(status)), "{reason}");
        let expected = if status < 500 { Certainty::NotDone } else { Certainty::Unclear };
        assert_eq!(error.certainty, expected, "{reason}");
    }
}

#[tokio::test]
async fn a_named_wait_is_obeyed_and_html_never_costs_the_grant() {
    let limited = drive_error(429, "usageLimits", "rateLimitExceeded");
    let error = drive_refused(Reply::json(429, &limited).with("retry-after", "7")).await;
    assert_eq!(error.remedy, Remedy::RetryLater { after: Some(Duration::from_secs(7)) });
    for status in [401, 403, 404, 502] {
        assert_eq!(drive_refused(Reply::html(status)).await.remedy, Remedy::Outage, "{status}");
    }
}

#[tokio::test]
async fn a_missing_scope_and_a_spent_page_token_are_told_by_their_details() {
    let scope = r#"{"error":{"code":403,"message":"m","status":"PERMISSION_DENIED",
        "details":[{"reason":"ACCESS_TOKEN_SCOPE_INSUFFICIENT","domain":"googleapis.com"}]}}"#;
    assert_eq!(drive_refused(Reply::json(403, scope)).await.remedy, Remedy::Reconnect);
    let page = r#"{"error":{"code":400,"message":"Invalid Value","errors":[{"message":"Invalid Value",
        "domain":"global","reason":"invalid","location":"pageToken","locationType":"parameter"}]}}"#;
    let error = drive_refused(Reply::json(400, page)).await;
    assert_eq!(error.reason, "invalidPageToken");
    assert_eq!(error.remedy, Remedy::RetryLater { after: None });
}

#[tokio::test]
async fn a_folder_is_listed_with_everything_we_keep() {
    let stub =
        Stub::answering([Reply::json(200, include_str!("../../fixtures/google/file_list.json"))]).await;
    let page = client(&stub.url).list_children(&access(), "1'F", Some("~p1"), Children::Media).await;
    let page = page.expect("a page");
    assert_eq!(page.next_page_token.as_deref(), Some("~!!~page2"));
    let [picture, clip, fresh, shortcut] = &page.files[..] else { panic!("four files") };
    assert_eq!((picture.size, picture.image), (Some(482_133), Some((1080, 1920, 1))));
    assert_eq!(picture.md5.as_deref(), Some("9e107d9d372bb6826bd81d3542a419d6"));
    assert_eq!(picture.sha256.map(|sha| sha[31]), Some(0x92));
    assert_eq!(picture.modified, "2026-11-20T08:11:02.123Z".parse().ok());
    assert_eq!((clip.size, clip.can_download), (Some(9_007_199_254_740_993), false));
    assert_eq!(clip.video, Some(DriveVideo { width: 1080, height: 1920, duration_ms: 20_033 }));
    assert_eq!((fresh.video, fresh.can_download), (None, true));
    assert_eq!(shortcut.shortcut_target, Some(("1T".into(), "image/jpeg".into())));
    assert_eq!(shortcut.resource_key.as_deref(), Some("0-key"));
    let seen = stub.only();
    assert_eq!((seen.path.as_str(), seen.asked("pageToken")), ("/drive/v3/files", Some("~p1")));
    assert!(seen.asked("q").is_some_and(|q| q.starts_with(r"'1\'F' in parents and trashed=false")));
    assert_eq!(seen.asked("supportsAllDrives"), Some("true"));
    assert_eq!(seen.asked("includeItemsFromAllDrives"), Some("true"));
    assert_eq!(seen.header("authorization"), Some("Bearer ya29.a0-access"));
}

#[tokio::test]
async fn bytes_come_whole_within_the_limit_and_a_web_page_is_no_file() {
    let replies = [Reply::bytes(b"whole"), Reply::bytes(b"whole"), Reply::html(200)];
    let stub = Stub::answering(replies).await;
    let client = client(&stub.url);
    assert_eq!(client.download(&access(), "1A", 5).await.expect("bytes"), "whole");
    assert_eq!(stub.only().asked("alt"), Some("media"));
    let error = client.download(&access(), "1A", 4).await.expect_err("too large");
    assert_eq!((error.remedy, error.reason.as_str()), (Remedy::Forbidden, "tooLarge"));
    let error = client.download(&access(), "1A", 5_000).await.expect_err("a web page");
    assert_eq!(error.reason, "notAFile");
}

#[tokio::test]
async fn a_grant_google_no_longer_knows_counts_as_revoked() {
    let gone = r#"{"error":"invalid_token","error_description":"Token expired or revoked"}"#;
    let replies = [Reply::json(200, "{}"), Reply::json(400, gone), Reply::html(503)];
    let stub = Stub::answering(replies).await;
    let client = client(&stub.url);
    assert_eq!(client.revoke(&"1//0g".into()).await, Ok(()));
    assert_eq!(client.revoke(&"1//0g".into()).await, Ok(()));
    let error = client.revoke(&"1//0g".into()).await.expect_err("an outage");
    assert_eq!(error.certainty, Certainty::Unclear);
    assert_eq!(stub.seen()[0].form("token").as_deref(), Some("1//0g"));
}

#[tokio::test]
async fn the_address_of_who_connected_may_be_withheld() {
    let replies =
        [Reply::json(200, r#"{"sub":"1","email":"a@b.example"}"#), Reply::json(200, r#"{"sub":"1"}"#)];
    let stub = Stub::answering(replies).await;
    let client = client(&stub.url);
    assert_eq!(client.email(&access()).await, Ok(Some("a@b.example".into())));
    assert_eq!(client.email(&access()).await, Ok(None));
}

#[tokio::test]
async fn no_connection_is_an_outage_whose_certainty_is_told() {
    let error = client(&nobody().await).file(&access(), "1A").await.expect_err("no connection");
    assert_eq!((error.remedy, error.certainty), (Remedy::Outage, Certainty::NotDone));
    let error = client(&cutting().await).file(&access(), "1A").await.expect_err("no answer");
    assert_eq!((error.remedy, error.certainty), (Remedy::Outage, Certainty::Unclear));
}
