//! Tests that errors and `Debug` output contain no tokens or URLs.

use std::fmt::{Debug, Display};

use providers::Telegram;
use providers::instagram::ContainerId;
use secrecy::SecretString;
use url::Url;

use crate::stub::{Reply, Stub, cutting, http, nobody};
use crate::{google, instagram};

const SECRET: &str = "SECRET-TOKEN-4711";

fn secret() -> SecretString {
    SECRET.into()
}

/// Returns all kinds of provider responses, each of which contains our secret and a URL.
fn hostile_replies() -> Vec<Reply> {
    let text = format!("{SECRET} at https://m.example/{SECRET}");
    let graph = format!(r#"{{"error":{{"message":"{text}","code":9004,"fbtrace_id":"{SECRET}"}}}}"#);
    let exchange = format!(r#"{{"error_type":"x","code":400,"error_message":"{text}"}}"#);
    let oauth = format!(r#"{{"error":"{text}","error_description":"{text}"}}"#);
    let drive = format!(r#"{{"error":{{"code":403,"errors":[{{"reason":"{text}"}}]}}}}"#);
    let telegram = [400, 401, 403, 404, 409, 500].map(|code| {
        Reply::json(code, &format!(r#"{{"ok":false,"error_code":{code},"description":"{text}"}}"#))
    });
    let others =
        [(400, graph), (400, exchange), (400, oauth), (403, drive), (200, text.clone()), (502, text)];
    let others = others.map(|(status, body)| Reply::json(status, &body));
    let redirect = Reply::html(302).with("location", "https://elsewhere.example/SECRET-TOKEN-4711");
    telegram.into_iter().chain(others).chain([redirect]).collect()
}

fn assert_clean(error: &(impl Debug + Display)) {
    let text = format!("{error:?} {error} {error:#?}");
    assert!(!text.contains(SECRET), "{text}");
    assert!(!text.contains("://"), "{text}");
}

async fn every_client_fails_cleanly_at(url: Url) {
    let telegram = Telegram::new(&http(), url.clone(), secret());
    assert_clean(&telegram.get_me().await.expect_err("telegram"));
    let instagram = instagram::client(&url);
    let container = ContainerId("1".into());
    assert_clean(&instagram.publish(&secret(), "1", &container).await.expect_err("instagram"));
    assert_clean(&instagram.refresh(&secret()).await.expect_err("instagram"));
    assert_clean(&instagram.exchange_code(SECRET, &url).await.expect_err("instagram"));
    let google = google::client(&url);
    assert_clean(&google.file(&secret(), "1A").await.expect_err("google"));
    assert_clean(&google.refresh(&secret()).await.expect_err("google"));
    assert_clean(&google.exchange_code(SECRET, &secret(), &url).await.expect_err("google"));
}

#[tokio::test]
async fn no_answer_however_hostile_puts_a_token_or_an_address_into_an_error() {
    for n in 0..hostile_replies().len() {
        let same = (0..7).map(|_| hostile_replies().swap_remove(n));
        let stub = Stub::answering(same).await;
        every_client_fails_cleanly_at(stub.url.clone()).await;
        assert_eq!(stub.seen().len(), 7, "no call was repeated or led elsewhere");
    }
}

#[tokio::test]
async fn no_broken_connection_puts_a_token_or_an_address_into_an_error() {
    every_client_fails_cleanly_at(nobody().await).await;
    every_client_fails_cleanly_at(cutting().await).await;
    every_client_fails_cleanly_at("mailto:nobody@story.example".parse().expect("a url")).await;
    every_client_fails_cleanly_at("http://host.invalid".parse().expect("a url")).await;
}

#[tokio::test]
async fn the_clients_and_their_tokens_print_without_secrets() {
    let body =
        format!(r#"{{"access_token":"{SECRET}","refresh_token":"{SECRET}","expires_in":9,"user_id":1}}"#);
    let stub = Stub::answering((0..3).map(|_| Reply::json(200, &body))).await;
    let short = instagram::client(&stub.url).exchange_code("c", &stub.url).await.expect("a token");
    let long = instagram::client(&stub.url).refresh(&secret()).await.expect("a token");
    let tokens = google::client(&stub.url).refresh(&secret()).await.expect("tokens");
    let telegram = Telegram::new(&http(), stub.url.clone(), secret());
    let text = format!("{short:?} {long:?} {tokens:?} {telegram:?} {:?}", instagram::client(&stub.url));
    assert!(!text.contains(SECRET) && !text.contains("app-secret"), "{text}");
}
