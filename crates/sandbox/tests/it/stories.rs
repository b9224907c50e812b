//! Tests publishing, from a picture's URL to a live story.

use jiff::SignedDuration;
use sandbox::{AccountType, Effect, Fault, FaultKind, Republish, Sandbox, When};
use serde_json::{Value, json};

use crate::house::{client, jpeg, sandbox, served, told};

pub(crate) struct Maker {
    pub(crate) sandbox: Sandbox,
    pub(crate) id: String,
    pub(crate) token: String,
}

pub(crate) async fn maker() -> Maker {
    let sandbox = sandbox().await;
    sandbox.instagram().register_app("990", "secret", &["https://s.example/cb"]);
    let id = sandbox.instagram().add_account("acme", AccountType::Business);
    let token = sandbox.instagram().token("acme");
    Maker { sandbox, id, token }
}

impl Maker {
    pub(crate) fn post(&self, path: &str) -> reqwest::RequestBuilder {
        let graph = self.sandbox.hosts().instagram_graph;
        client().post(format!("{graph}/v26.0/{}/{path}", self.id)).bearer_auth(&self.token)
    }

    pub(crate) async fn get(&self, path: &str) -> (u16, Value) {
        let graph = self.sandbox.hosts().instagram_graph;
        told(client().get(format!("{graph}/v26.0/{path}")).bearer_auth(&self.token)).await
    }

    async fn container(&self, url: &str) -> (u16, Value) {
        told(self.post("media").form(&[("media_type", "STORIES"), ("image_url", url)])).await
    }

    pub(crate) async fn made(&self) -> String {
        let url = served("image/jpeg", jpeg(90, 160, 1)).await;
        let (status, answer) = self.container(url.as_str()).await;
        assert_eq!(status, 200, "{answer}");
        answer["id"].as_str().expect("an id").to_owned()
    }

    pub(crate) async fn publish(&self, container: &str) -> (u16, Value) {
        told(self.post("media_publish").json(&json!({ "creation_id": container }))).await
    }

    pub(crate) fn wait(&self) {
        self.sandbox.clock().advance(SignedDuration::from_secs(5));
    }
}

pub(crate) fn codes((status, body): &(u16, Value)) -> (u16, i64, i64) {
    let error = &body["error"];
    (*status, error["code"].as_i64().unwrap_or_default(), error["error_subcode"].as_i64().unwrap_or_default())
}

#[tokio::test]
async fn a_story_is_made_waited_for_published_and_gone_after_a_day() {
    let maker = maker().await;
    let container = maker.made().await;
    let early = maker.publish(&container).await;
    assert_eq!(codes(&early), (400, 9007, 2_207_027));
    assert_eq!(early.1["error"]["message"], "Media ID is not available");
    assert!(early.1["error"]["fbtrace_id"].is_string());
    let fields = format!("{container}?fields=status_code,status");
    let waiting = json!({ "status_code": "IN_PROGRESS", "status": "In Progress: Media is still being processed.", "id": container });
    assert_eq!(maker.get(&fields).await, (200, waiting));
    maker.wait();
    assert_eq!(maker.get(&fields).await.1["status_code"], "FINISHED");
    let (status, answer) = maker.publish(&container).await;
    assert_eq!(status, 200, "{answer}");
    assert_eq!(maker.get(&fields).await.1["status_code"], "PUBLISHED");
    let story = answer["id"].as_str().expect("an id");
    assert_eq!(story.len(), 17);
    let stories = format!("{}/stories?fields=id,media_type,timestamp", maker.id);
    let live =
        json!({ "data": [{ "id": story, "media_type": "IMAGE", "timestamp": "2026-11-23T08:00:05+0000" }] });
    assert_eq!(maker.get(&stories).await, (200, live));
    let quota = format!("{}/content_publishing_limit?fields=quota_usage,config", maker.id);
    let used =
        json!({ "data": [{ "quota_usage": 1, "config": { "quota_total": 50, "quota_duration": 86400 } }] });
    assert_eq!(maker.get(&quota).await.1, used);
    let profile = maker.sandbox.instagram().profile("acme").expect("an account");
    assert_eq!((profile.stories[0].width, profile.stories[0].live), (90, true));
    maker.sandbox.clock().advance(SignedDuration::from_hours(24));
    assert_eq!(maker.get(&stories).await.1, json!({ "data": [] }));
    assert_eq!(codes(&maker.get(&format!("{story}?fields=id")).await), (400, 100, 33));
}

#[tokio::test]
async fn media_that_cannot_be_fetched_or_read_is_refused() {
    let maker = maker().await;
    let url = served("image/jpeg", jpeg(90, 160, 1)).await;
    let redirecting = url.join("/elsewhere").expect("an address");
    let refused = maker.container(redirecting.as_str()).await;
    assert_eq!(codes(&refused), (400, 9004, 2_207_052));
    let error = &refused.1["error"];
    assert_eq!(error["message"], "Only photo or video can be accepted as media type.");
    assert_eq!(
        error["error_user_msg"],
        format!("The media could not be fetched from this uri: {redirecting}")
    );
    let html = served("text/html", b"<html>".to_vec()).await;
    assert_eq!(codes(&maker.container(html.as_str()).await), (400, 9004, 2_207_052));
    let png = served("image/png", b"\x89PNG".to_vec()).await;
    assert_eq!(codes(&maker.container(png.as_str()).await), (400, 36001, 2_207_005));
    let broken = served("image/jpeg", jpeg(90, 160, 1)[..400].to_vec()).await;
    assert_eq!(codes(&maker.container(broken.as_str()).await), (400, 36001, 2_207_005));
    let huge = served("image/jpeg", vec![0xff; (8 << 20) + 1]).await;
    assert_eq!(codes(&maker.container(huge.as_str()).await), (400, 36000, 2_207_004));
    assert_eq!(codes(&maker.container("http://127.0.0.1:9/x.jpg").await), (400, 9004, 2_207_052));
    let missing = told(maker.post("media").form(&[("media_type", "STORIES")])).await;
    assert_eq!(missing.1["error"]["message"], "The parameter image_url is required");
    assert!(maker.sandbox.instagram().containers("acme").is_empty());
}

#[tokio::test]
async fn only_the_tokens_own_business_account_publishes() {
    let maker = maker().await;
    let other = maker.sandbox.instagram().add_account("rival", AccountType::Business);
    let graph = maker.sandbox.hosts().instagram_graph;
    let foreign = client().post(format!("{graph}/v26.0/{other}/media")).bearer_auth(&maker.token);
    assert_eq!(codes(&told(foreign).await), (400, 100, 33));
    maker.sandbox.instagram().set_type("acme", AccountType::Creator);
    let url = served("image/jpeg", jpeg(90, 160, 1)).await;
    assert_eq!(codes(&maker.container(url.as_str()).await), (400, 10, 0));
    maker.sandbox.instagram().behave(|behaviour| behaviour.creators_may_publish = true);
    assert_eq!(maker.container(url.as_str()).await.0, 200);
    maker.sandbox.instagram().revoke_token("acme");
    assert_eq!(codes(&maker.container(url.as_str()).await), (400, 190, 460));
}

#[tokio::test]
async fn a_container_is_published_once_unless_told_to_repeat() {
    let maker = maker().await;
    let container = maker.made().await;
    maker.wait();
    assert_eq!(maker.publish(&container).await.0, 200);
    assert_eq!(codes(&maker.publish(&container).await), (400, 24, 2_207_006));
    maker.sandbox.instagram().behave(|behaviour| behaviour.republish = Republish::Duplicate);
    assert_eq!(maker.publish(&container).await.0, 200);
    let published = maker.sandbox.log().effects().into_iter();
    let published = published.filter(|line| matches!(line.effect, Effect::StoryPublished { .. }));
    assert_eq!(published.count(), 2);
    assert_eq!(codes(&maker.publish("17889999999999999").await), (400, 24, 2_207_008));
}

#[tokio::test]
async fn a_quota_holds_for_a_rolling_day() {
    let maker = maker().await;
    maker.sandbox.instagram().set_quota("acme", 1);
    let (one, two) = (maker.made().await, maker.made().await);
    maker.wait();
    assert_eq!(maker.publish(&one).await.0, 200);
    assert_eq!(codes(&maker.publish(&two).await), (400, 9, 2_207_042));
    maker.sandbox.clock().advance(SignedDuration::from_hours(24));
    assert_eq!(codes(&maker.publish(&two).await), (400, 24, 2_207_008), "the container expired meanwhile");
    let three = maker.made().await;
    maker.wait();
    assert_eq!(maker.publish(&three).await.0, 200);
}

#[tokio::test]
async fn containers_can_stick_fail_lag_and_expire() {
    let maker = maker().await;
    let arm = |kind| {
        maker.sandbox.faults().arm(Fault {
            on: "POST /ig-graph/*/*/media".to_owned(),
            kind,
            when: When::Times(1),
        })
    };
    let first = arm(FaultKind::StuckContainer);
    let stuck = maker.made().await;
    maker.sandbox.faults().disarm(first);
    arm(FaultKind::ErrorContainer { code: 2_207_026 });
    let failed = maker.made().await;
    let good = maker.made().await;
    maker.sandbox.clock().advance(SignedDuration::from_mins(5));
    let status = |id: &str| format!("{id}?fields=status_code,status");
    assert_eq!(maker.get(&status(&stuck)).await.1["status_code"], "IN_PROGRESS");
    let words = "Error: Media upload has failed with error code 2207026";
    assert_eq!(maker.get(&status(&failed)).await.1["status"], words);
    maker.sandbox.instagram().behave(|behaviour| behaviour.publish_lag = SignedDuration::from_secs(10));
    assert_eq!(maker.publish(&good).await.0, 200);
    assert_eq!(maker.get(&status(&good)).await.1["status_code"], "FINISHED");
    maker.sandbox.clock().advance(SignedDuration::from_secs(10));
    assert_eq!(maker.get(&status(&good)).await.1["status_code"], "PUBLISHED");
    maker.sandbox.clock().advance(SignedDuration::from_hours(24));
    assert_eq!(maker.get(&status(&stuck)).await.1["status_code"], "EXPIRED");
}

#[tokio::test]
async fn an_account_makes_at_most_400_containers_a_day() {
    let maker = maker().await;
    let url = served("image/jpeg", jpeg(8, 8, 1)).await;
    for _ in 0..400 {
        assert_eq!(maker.container(url.as_str()).await.0, 200);
    }
    assert_eq!(codes(&maker.container(url.as_str()).await), (400, 80002, 0));
}
