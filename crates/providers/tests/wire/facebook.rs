//! Tests the client for Facebook Login over HTTP.

use std::time::Duration;

use providers::AppCredentials;
use providers::instagram::{ContainerId, Facebook, FacebookHosts, MediaId, Remedy};
use secrecy::{ExposeSecret, SecretString};
use url::Url;

use crate::stub::{Reply, Stub, http};

fn client(host: &Url, app: bool) -> Facebook {
    let hosts = FacebookHosts { graph: host.clone() };
    let app = app.then(|| AppCredentials { id: "4711".into(), secret: "app-secret".into() });
    Facebook::new(&http(), &hosts, "v26.0".into(), app)
}

fn token() -> SecretString {
    "EAAG-long".into()
}

#[tokio::test]
async fn a_token_is_exchanged_for_one_that_ends_later_or_never() {
    for (body, life) in [
        (r#"{"access_token":"EAAG-new","token_type":"bearer","expires_in":5183944}"#, Some(5_183_944)),
        (r#"{"access_token":"EAAG-new","token_type":"bearer"}"#, None),
    ] {
        let stub = Stub::answering([Reply::json(200, body)]).await;
        let fresh = client(&stub.url, true).exchange(&token()).await.expect("a token");
        assert_eq!(fresh.token.expose_secret(), "EAAG-new");
        assert_eq!(fresh.expires_in, life.map(Duration::from_secs));
        let asked = &stub.seen()[0];
        assert_eq!(asked.asked("grant_type"), Some("fb_exchange_token"));
        assert_eq!(
            (asked.asked("client_id"), asked.asked("fb_exchange_token")),
            (Some("4711"), Some("EAAG-long"))
        );
    }
}

#[tokio::test]
async fn a_token_that_is_over_is_to_be_connected_again_and_is_in_no_error() {
    let body = r#"{"error":{"message":"Error validating access token EAAG-long","type":"OAuthException","code":190}}"#;
    let stub = Stub::answering([Reply::json(400, body)]).await;
    let error = client(&stub.url, true).exchange(&token()).await.expect_err("it is over");
    assert_eq!(error.remedy, Remedy::Reconnect);
    assert!(!error.to_string().contains("EAAG-long"), "{error}");
}

#[tokio::test]
async fn without_an_app_nothing_is_exchanged_and_stories_still_go_out() {
    let stub = Stub::answering([Reply::json(200, r#"{"id":"178900"}"#)]).await;
    let client = client(&stub.url, false);
    assert_eq!(client.exchange(&token()).await.expect_err("no app").remedy, Remedy::AppBroken);
    let live = client.instagram().publish(&token(), "178414", &ContainerId("178800".into())).await;
    assert_eq!(live.expect("it is live"), MediaId("178900".into()));
}
