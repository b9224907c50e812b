//! Tests what shows that a story is live: its container, the quota, the list of stories and its picture.

use jiff::SignedDuration;
use sandbox::{Fault, FaultKind, Republish, StoryMedia, When};
use serde_json::{Value, json};

use crate::house::{client, jpeg, served, told};
use crate::stories::{Maker, codes, maker};

const PUBLISH: &str = "POST /ig-graph/*/*/media_publish";

impl Maker {
    fn strike(&self, kind: FaultKind) {
        self.sandbox.faults().arm(Fault { on: PUBLISH.to_owned(), kind, when: When::Times(1) });
    }

    async fn ready(&self) -> String {
        let container = self.made().await;
        self.wait();
        container
    }

    async fn status(&self, container: &str) -> String {
        let (_, answer) = self.get(&format!("{container}?fields=status_code")).await;
        answer["status_code"].as_str().expect("a status").to_owned()
    }

    /// Returns the quota used and the ids of the listed stories.
    async fn seen(&self) -> (i64, usize) {
        let (_, quota) = self.get(&format!("{}/content_publishing_limit?fields=quota_usage", self.id)).await;
        let (_, stories) = self.get(&format!("{}/stories", self.id)).await;
        let listed = stories["data"].as_array().expect("a list").len();
        (quota["data"][0]["quota_usage"].as_i64().expect("a number"), listed)
    }

    fn later(&self, seconds: i64) {
        self.sandbox.clock().advance(SignedDuration::from_secs(seconds));
    }
}

#[tokio::test]
async fn each_witness_of_one_account_lags_by_its_own_time() {
    let maker = maker().await;
    maker.sandbox.instagram().behave_as("acme", |behaviour| {
        behaviour.publish_lag = SignedDuration::from_secs(10);
        behaviour.quota_lag = SignedDuration::from_secs(20);
        behaviour.stories_lag = SignedDuration::from_secs(30);
    });
    let container = maker.ready().await;
    assert_eq!(maker.publish(&container).await.0, 200);
    let mut shown = Vec::new();
    for _ in 0..4 {
        shown.push((maker.status(&container).await, maker.seen().await));
        maker.later(10);
    }
    let row = |status: &str, quota, listed| (status.to_owned(), (quota, listed));
    let wanted =
        [row("FINISHED", 0, 0), row("PUBLISHED", 0, 0), row("PUBLISHED", 1, 0), row("PUBLISHED", 1, 1)];
    assert_eq!(shown, wanted);
}

#[tokio::test]
async fn another_account_follows_the_behaviour_of_all() {
    let maker = maker().await;
    maker.sandbox.instagram().add_account("rival", sandbox::AccountType::Business);
    let lag = SignedDuration::from_hours(1);
    maker.sandbox.instagram().behave_as("rival", |behaviour| behaviour.stories_lag = lag);
    let container = maker.ready().await;
    assert_eq!(maker.publish(&container).await.0, 200);
    assert_eq!(maker.seen().await, (1, 1));
}

#[tokio::test]
async fn a_publish_answered_with_an_error_takes_effect_later() {
    let maker = maker().await;
    let container = maker.ready().await;
    let body = json!({ "error": { "message": "Fatal", "type": "OAuthException", "code": 2 } });
    maker.strike(FaultKind::LateEffect { seconds: 90, answer: Some((500, body.to_string())) });
    assert_eq!(maker.publish(&container).await, (500, body));
    maker.later(89);
    assert_eq!((maker.status(&container).await.as_str(), maker.seen().await), ("FINISHED", (0, 0)));
    maker.later(60);
    assert_eq!((maker.status(&container).await.as_str(), maker.seen().await), ("PUBLISHED", (1, 1)));
    let profile = maker.sandbox.instagram().profile("acme").expect("an account");
    assert_eq!(profile.stories[0].published_at.to_string(), "2026-11-23T08:01:35Z");
}

#[tokio::test]
async fn a_dropped_publish_takes_effect_later_and_is_seen_in_the_log() {
    let maker = maker().await;
    let container = maker.ready().await;
    maker.strike(FaultKind::LateEffect { seconds: 30, answer: None });
    let lost = maker.post("media_publish").json(&json!({ "creation_id": container })).send().await;
    assert!(lost.is_err(), "{lost:?}");
    let effects = maker.sandbox.log().effects().len();
    maker.later(30);
    let log = maker.sandbox.log();
    assert!(log.until(std::time::Duration::from_secs(10), || log.effects().len() > effects).await);
    assert_eq!(maker.seen().await, (1, 1));
}

#[tokio::test]
async fn a_late_publish_beside_another_obeys_the_rule_for_published_containers() {
    for (republish, stories) in [(Republish::Refuse, 1), (Republish::Duplicate, 2)] {
        let maker = maker().await;
        maker.sandbox.instagram().behave_as("acme", |behaviour| behaviour.republish = republish);
        let container = maker.ready().await;
        maker.strike(FaultKind::LateEffect { seconds: 60, answer: Some((500, "{}".to_owned())) });
        assert_eq!(maker.publish(&container).await.0, 500);
        maker.later(30);
        assert_eq!(maker.publish(&container).await.0, 200);
        maker.later(30);
        assert_eq!(maker.seen().await.1, stories, "{republish:?}");
    }
}

#[tokio::test]
async fn a_late_effect_does_not_hide_a_refusal() {
    let maker = maker().await;
    maker.strike(FaultKind::LateEffect { seconds: 60, answer: Some((500, "{}".to_owned())) });
    let early = maker.made().await;
    assert_eq!(codes(&maker.publish(&early).await), (400, 9007, 2_207_027));
    maker.later(60);
    assert_eq!(maker.seen().await, (0, 0));
}

#[tokio::test]
async fn a_story_shared_in_the_app_is_listed_and_does_not_count() {
    let maker = maker().await;
    let instagram = maker.sandbox.instagram();
    instagram.set_quota("acme", 1);
    for kind in 0..3 {
        instagram.share_in_app("acme", &jpeg(90, 160, kind).into()).expect("an account");
    }
    assert_eq!(maker.seen().await, (0, 3));
    let container = maker.ready().await;
    assert_eq!(maker.publish(&container).await.0, 200);
    assert_eq!(maker.seen().await, (1, 4));
    assert_eq!(maker.sandbox.scoreboard(&[]).duplicates, 0);
    let yesterday = maker.sandbox.clock().now() - SignedDuration::from_hours(23);
    instagram.published_earlier("acme", &jpeg(90, 160, 9).into(), yesterday).expect("an account");
    assert_eq!(maker.seen().await, (2, 5));
}

#[tokio::test]
async fn the_picture_of_a_story_is_served_missing_or_forbidden() {
    let maker = maker().await;
    let picture = jpeg(90, 160, 4);
    let url = served("image/jpeg", picture.clone()).await;
    let form = [("media_type", "STORIES"), ("image_url", url.as_str())];
    let (_, made) = told(maker.post("media").form(&form)).await;
    maker.wait();
    assert_eq!(maker.publish(made["id"].as_str().expect("an id")).await.0, 200);
    let listed = async || -> Value {
        let (_, answer) = maker.get(&format!("{}/stories?fields=id,media_url", maker.id)).await;
        answer["data"][0]["media_url"].clone()
    };
    let address = listed().await;
    let address = address.as_str().expect("an address");
    let answer = client().get(address).send().await.expect("an answer");
    assert_eq!(
        (answer.status().as_u16(), &answer.headers()["content-type"]),
        (200, &"image/jpeg".parse().expect("a header"))
    );
    assert_eq!(answer.bytes().await.expect("bytes"), picture);
    let behave =
        |media| maker.sandbox.instagram().behave_as("acme", |behaviour| behaviour.story_media = media);
    behave(StoryMedia::Forbidden);
    assert_eq!(
        client().get(listed().await.as_str().expect("an address")).send().await.expect("an answer").status(),
        403
    );
    behave(StoryMedia::Missing);
    assert_eq!(listed().await, Value::Null);
}

#[tokio::test]
async fn containers_end_in_an_error_for_a_while() {
    let maker = maker().await;
    let on = format!("POST /ig-graph/*/{}/media", maker.id);
    maker.sandbox.faults().arm(Fault {
        on,
        kind: FaultKind::ErrorContainer { code: 2_207_082 },
        when: When::ForSeconds(60),
    });
    let mut ends = Vec::new();
    for _ in 0..3 {
        let container = maker.ready().await;
        ends.push(maker.status(&container).await);
        maker.later(30);
    }
    assert_eq!(ends, ["ERROR", "ERROR", "FINISHED"]);
}
