//! Tests Facebook Login: its own host and tokens, but the same stories.

use jiff::SignedDuration;
use sandbox::{AccountType, Sandbox};
use serde_json::{Value, json};

use crate::house::{client, jpeg, sandbox, served, told};

const TOKEN: &str = "EAAGgiven_long_ago";

async fn connected() -> (Sandbox, String) {
    let sandbox = sandbox().await;
    sandbox.instagram().register_app("880", "secret", &[]);
    let id = sandbox.instagram().add_account("acme", AccountType::Business);
    sandbox.instagram().know_facebook_token("880", "acme", TOKEN);
    (sandbox, id)
}

async fn get(host: &url::Url, path: &str, token: &str) -> (u16, Value) {
    told(client().get(format!("{host}/v26.0/{path}")).bearer_auth(token)).await
}

#[tokio::test]
async fn a_story_goes_out_with_the_token_of_the_other_login_at_its_own_host() {
    let (sandbox, id) = connected().await;
    let graph = sandbox.hosts().facebook_graph;
    let url = served("image/jpeg", jpeg(90, 160, 1)).await;
    let form = [("media_type", "STORIES"), ("image_url", url.as_str())];
    let made = client().post(format!("{graph}/v26.0/{id}/media")).bearer_auth(TOKEN).form(&form);
    let (status, made) = told(made).await;
    assert_eq!(status, 200, "{made}");
    sandbox.clock().advance(SignedDuration::from_secs(5));
    let publish = client().post(format!("{graph}/v26.0/{id}/media_publish")).bearer_auth(TOKEN);
    let (status, published) = told(publish.json(&json!({ "creation_id": made["id"] }))).await;
    assert_eq!(status, 200, "{published}");
    assert_eq!(sandbox.instagram().profile("acme").expect("a profile").stories.len(), 1);
}

#[tokio::test]
async fn neither_login_s_token_says_anything_at_the_other_s_host() {
    let (sandbox, id) = connected().await;
    let hosts = sandbox.hosts();
    let other = sandbox.instagram().token("acme");
    let limit = format!("{id}/content_publishing_limit?fields=quota_usage");
    for (host, token) in [(&hosts.instagram_graph, TOKEN), (&hosts.facebook_graph, other.as_str())] {
        let (status, answer) = get(host, &limit, token).await;
        assert_eq!((status, answer["error"]["code"].as_i64()), (400, Some(190)), "{answer}");
    }
    assert_eq!(get(&hosts.facebook_graph, &limit, TOKEN).await.0, 200);
}

#[tokio::test]
async fn at_facebook_an_account_tells_no_kind_and_me_is_a_person() {
    let (sandbox, id) = connected().await;
    let graph = sandbox.hosts().facebook_graph;
    let told = get(&graph, &format!("{id}?fields=username"), TOKEN).await;
    assert_eq!(told, (200, json!({ "id": id, "username": "acme" })));
    for path in [format!("{id}?fields=account_type"), "me?fields=username".to_owned()] {
        let (status, answer) = get(&graph, &path, TOKEN).await;
        assert_eq!((status, answer["error"]["code"].as_i64()), (400, Some(100)), "{path}: {answer}");
    }
}

#[tokio::test]
async fn a_long_token_is_exchanged_by_its_own_application_alone() {
    let (sandbox, id) = connected().await;
    let graph = sandbox.hosts().facebook_graph;
    sandbox.instagram().register_app("881", "other", &[]);
    let exchange = async |client_id: &str, secret: &str| {
        let query = [
            ("grant_type", "fb_exchange_token"),
            ("client_id", client_id),
            ("client_secret", secret),
            ("fb_exchange_token", TOKEN),
        ];
        told(client().get(format!("{graph}/v26.0/oauth/access_token")).query(&query)).await
    };
    let (status, fresh) = exchange("880", "secret").await;
    let token = fresh["access_token"].as_str().expect("a token");
    assert_eq!(
        (status, token.starts_with("EAAG"), fresh["expires_in"].as_i64()),
        (200, true, Some(5_184_000))
    );
    assert_eq!(get(&graph, &format!("{id}?fields=username"), token).await.0, 200);
    for (client_id, secret) in [("880", "wrong"), ("881", "other"), ("882", "secret")] {
        assert_eq!(exchange(client_id, secret).await.0, 400, "{client_id}");
    }
}
