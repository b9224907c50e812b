//! Tests the Instagram client over HTTP.

use std::time::Duration;

use providers::instagram::{
    AccountType, ContainerId, ContainerStatus, Instagram, InstagramError, InstagramHosts, LongToken, MediaId,
    Quota, Remedy,
};
use providers::{AppCredentials, Certainty};
use secrecy::{ExposeSecret, SecretString};
use url::Url;

use crate::stub::{Reply, Stub, cutting, http, nobody};

pub(crate) fn client(host: &Url) -> Instagram {
    let hosts = InstagramHosts { www: host.clone(), api: host.clone(), graph: host.clone() };
    let app = AppCredentials { id: "4711".into(), secret: "app-secret".into() };
    Instagram::new(&http(), &hosts, "v26.0".into(), Some(app))
}

fn token() -> SecretString {
    "IGAA-long".into()
}

fn redirect() -> Url {
    "https://story.example/oauth/instagram".parse().expect("a url")
}

fn container() -> ContainerId {
    ContainerId("178800".into())
}

async fn publish_answered(reply: Reply) -> Result<MediaId, InstagramError> {
    let stub = Stub::answering([reply]).await;
    client(&stub.url).publish(&token(), "178414", &container()).await
}

#[test]
fn the_page_of_consent_asks_for_what_publishing_needs() {
    let www = "https://www.instagram.com".parse().expect("a url");
    let url = client(&www).authorize_url(&redirect(), "st&te").expect("a page");
    assert_eq!(
        url.as_str(),
        "https://www.instagram.com/oauth/authorize?client_id=4711\
         &redirect_uri=https%3A%2F%2Fstory.example%2Foauth%2Finstagram&response_type=code\
         &scope=instagram_business_basic%2Cinstagram_business_content_publish&state=st%26te"
    );
}

#[tokio::test]
async fn a_code_is_exchanged_in_both_shapes_of_the_answer() {
    for body in [
        include_str!("../../fixtures/instagram/short_token_flat.json"),
        include_str!("../../fixtures/instagram/short_token_wrapped.json"),
    ] {
        let stub = Stub::answering([Reply::json(200, body)]).await;
        let short = client(&stub.url).exchange_code("AQB__#_", &redirect()).await.expect("a token");
        assert_eq!(short.token.expose_secret(), "IGAA-short");
        assert_eq!(short.user_id, "17841400000000001");
        assert_eq!(short.permissions, providers::instagram::SCOPES);
        let seen = stub.only();
        assert_eq!((seen.method.as_str(), seen.path.as_str()), ("POST", "/oauth/access_token"));
        assert_eq!(seen.form("code").as_deref(), Some("AQB__"));
        assert_eq!(seen.form("client_secret").as_deref(), Some("app-secret"));
        assert_eq!(seen.form("redirect_uri").as_deref(), Some(redirect().as_str()));
    }
}

#[tokio::test]
async fn a_short_token_becomes_a_long_one_and_a_long_one_is_refreshed() {
    let long = include_str!("../../fixtures/instagram/long_token.json");
    let replies = [
        Reply::json(200, include_str!("../../fixtures/instagram/short_token_flat.json")),
        Reply::json(200, long),
        Reply::json(200, long),
    ];
    let stub = Stub::answering(replies).await;
    let client = client(&stub.url);
    let short = client.exchange_code("AQB", &redirect()).await.expect("a short token");
    let LongToken { token, expires_in } = client.exchange_long(&short).await.expect("a long token");
    assert_eq!((token.expose_secret(), expires_in), ("IGAA-long", Duration::from_secs(5_183_944)));
    client.refresh(&token).await.expect("a refreshed token");
    let seen = stub.seen();
    assert_eq!(
        (seen[1].path.as_str(), seen[1].asked("grant_type")),
        ("/access_token", Some("ig_exchange_token"))
    );
    assert_eq!(seen[2].path, "/refresh_access_token");
    assert_eq!(seen[2].asked("grant_type"), Some("ig_refresh_token"));
    assert_eq!(seen[2].asked("client_secret"), None);
}

#[tokio::test]
async fn a_profile_is_read_flat_and_wrapped() {
    let flat = include_str!("../../fixtures/instagram/me_flat.json");
    let wrapped = include_str!("../../fixtures/instagram/me_wrapped.json");
    for (body, kind) in [(flat, AccountType::Business), (wrapped, AccountType::Creator)] {
        let stub = Stub::answering([Reply::json(200, body)]).await;
        let profile = client(&stub.url).me(&token()).await.expect("a profile");
        assert_eq!(profile.user_id, "17841400000000001");
        assert_eq!(profile.app_scoped_id, "9900010000000003");
        assert_eq!((profile.username.as_str(), profile.account_type), ("acme", kind));
        assert_eq!(stub.only().path, "/v26.0/me");
    }
}

#[tokio::test]
async fn a_story_is_prepared_asked_for_and_published_with_the_token_in_the_header() {
    let finished = r#"{"status_code":"FINISHED","status":"Finished: ready","id":"178800"}"#;
    let replies = [
        Reply::json(200, r#"{"id":17889455560051444}"#),
        Reply::json(200, finished),
        Reply::json(200, r#"{"id":"17900000000000007"}"#),
    ];
    let stub = Stub::answering(replies).await;
    let client = client(&stub.url);
    let image = "https://m.example/m/opaque?sig=a%2Bb".parse().expect("a url");
    let created = client.create_image_container(&token(), "178414", &image).await.expect("a container");
    assert_eq!(created, ContainerId("17889455560051444".into()));
    assert_eq!(client.container(&token(), &created).await, Ok(ContainerStatus::Finished));
    let media = client.publish(&token(), "178414", &created).await.expect("a story");
    assert_eq!(media, MediaId("17900000000000007".into()));
    let seen = stub.seen();
    let paths: Vec<_> = seen.iter().map(|seen| seen.path.as_str()).collect();
    assert_eq!(paths, ["/v26.0/178414/media", "/v26.0/17889455560051444", "/v26.0/178414/media_publish"]);
    assert_eq!(seen[0].form("media_type").as_deref(), Some("STORIES"));
    assert_eq!(seen[0].form("image_url").as_deref(), Some(image.as_str()));
    assert_eq!(seen[2].form("creation_id").as_deref(), Some("17889455560051444"));
    for seen in seen {
        assert_eq!(seen.header("authorization"), Some("Bearer IGAA-long"));
        assert!(!format!("{:?}{}", seen.query, seen.text()).contains("IGAA"), "no token beside the header");
    }
}

#[tokio::test]
async fn every_status_of_a_container_is_understood() {
    let failed = "Error: Media upload has failed with error code 2207026";
    let error = ContainerStatus::Error { code: Some(2_207_026), text: failed.into() };
    for (code, text, expected) in [
        ("IN_PROGRESS", "In Progress", ContainerStatus::InProgress),
        ("FINISHED", "Finished", ContainerStatus::Finished),
        ("PUBLISHED", "Published", ContainerStatus::Published),
        ("EXPIRED", "Expired", ContainerStatus::Expired),
        ("ERROR", failed, error),
    ] {
        let body = format!(r#"{{"status_code":"{code}","status":"{text}","id":"178800"}}"#);
        let stub = Stub::answering([Reply::json(200, &body)]).await;
        assert_eq!(client(&stub.url).container(&token(), &container()).await, Ok(expected));
    }
}

#[tokio::test]
async fn whatever_publishing_answers_but_a_media_id_is_unclear() {
    let blocked = include_str!("../../fixtures/instagram/blocked.json");
    let not_ready =
        r#"{"error":{"message":"Media ID is not available","code":9007,"error_subcode":2207027}}"#;
    for (reply, remedy) in [
        (Reply::json(403, blocked), Remedy::ActionBlocked),
        (Reply::json(200, blocked), Remedy::ActionBlocked),
        (Reply::json(400, not_ready), Remedy::NotReady),
        (Reply::json(200, "{}"), Remedy::Outage),
        (Reply::html(500), Remedy::Outage),
    ] {
        let error = publish_answered(reply).await.expect_err("no media id");
        assert_eq!((error.certainty, error.remedy), (Certainty::Unclear, remedy), "{error:?}");
    }
}

#[tokio::test]
async fn publishing_that_never_left_is_not_done_and_a_cut_one_is_unclear() {
    let error =
        client(&nobody().await).publish(&token(), "1", &container()).await.expect_err("no connection");
    assert_eq!((error.certainty, error.status), (Certainty::NotDone, None));
    let error = client(&cutting().await).publish(&token(), "1", &container()).await.expect_err("no answer");
    assert_eq!((error.certainty, error.status), (Certainty::Unclear, None));
}

#[tokio::test]
async fn an_error_in_a_200_is_an_error_and_keeps_its_trace() {
    let body = include_str!("../../fixtures/instagram/blocked.json");
    let stub = Stub::answering([Reply::json(200, body)]).await;
    let error = client(&stub.url).me(&token()).await.expect_err("an error");
    assert_eq!((error.code, error.subcode, error.status), (Some(4), Some(2_207_051), Some(200)));
    assert_eq!(error.trace.as_deref(), Some("A6LJylpZRKw2xKLFsAP-cJh"));
}

#[tokio::test]
async fn the_quota_is_read_and_assumed_low_where_it_is_not_named() {
    let day = Duration::from_secs(86_400);
    let named = r#"{"data":[{"quota_usage":2,"config":{"quota_total":100,"quota_duration":86400}}]}"#;
    let unnamed = r#"{"data":[{"quota_usage":3}]}"#;
    for (body, quota) in [
        (named, Quota { used: 2, total: 100, window: day }),
        (unnamed, Quota { used: 3, total: 50, window: day }),
    ] {
        let stub = Stub::answering([Reply::json(200, body)]).await;
        assert_eq!(client(&stub.url).publishing_limit(&token(), "178414").await, Ok(quota));
    }
}

#[tokio::test]
async fn stories_are_read_to_the_last_page_without_following_a_foreign_address() {
    let replies = [
        Reply::json(200, include_str!("../../fixtures/instagram/stories_first.json")),
        Reply::json(200, include_str!("../../fixtures/instagram/stories_last.json")),
    ];
    let stub = Stub::answering(replies).await;
    let stories = client(&stub.url).stories(&token(), "178414").await.expect("stories");
    let ids: Vec<_> = stories.iter().map(|story| story.id.as_str()).collect();
    assert_eq!(ids, ["17860000000000001", "17860000000000002"]);
    assert_eq!(stories[0].timestamp, "2026-11-23T09:00:03Z".parse().ok());
    assert_eq!(stories[1].timestamp, None);
    assert_eq!(stub.seen()[1].asked("after"), Some("QVFI"));
}

#[tokio::test]
async fn without_an_app_nobody_connects() {
    let host: Url = "http://127.0.0.1:9".parse().expect("a url");
    let hosts = InstagramHosts { www: host.clone(), api: host.clone(), graph: host };
    let client = Instagram::new(&http(), &hosts, "v26.0".into(), None);
    let error = client.exchange_code("AQB", &redirect()).await.expect_err("no app");
    assert_eq!((error.remedy, error.certainty), (Remedy::AppBroken, Certainty::NotDone));
}
