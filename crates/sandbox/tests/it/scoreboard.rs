//! Tests that the scoreboard counts what the pictures show, whatever the product reports.

use jiff::SignedDuration;
use sandbox::{AccountType, Person, Sandbox, Scoreboard};
use serde_json::json;

use crate::house::{TOKEN, client, encoded, jpeg, sandbox, served, story_of, told};

struct Stage {
    sandbox: Sandbox,
    people: Vec<Person>,
}

/// Creates two people with one Drive picture each: kind 1 (wide) for the first, kind 2 (tall) for the second.
async fn stage() -> Stage {
    let sandbox = sandbox().await;
    sandbox.telegram().register_bot(TOKEN, "storyline_bot");
    let person = |name: &str, kind: u32, (width, height): (u32, u32)| {
        let user = sandbox.telegram().person(name);
        sandbox.telegram().open_dm(user);
        sandbox.instagram().add_account(name, AccountType::Business);
        let email = format!("{name}@example.org");
        sandbox.google().add_user(&email);
        let folder = sandbox.google().add_folder(&email, None, "Stories").expect("a user");
        let file = jpeg(width, height, kind);
        sandbox.google().add_file(&folder, "1.jpg", "image/jpeg", file).expect("a folder");
        Person { telegram_user: user, instagram_username: name.to_owned(), google_email: email }
    };
    let people = vec![person("anna", 1, (400, 300)), person("boris", 2, (300, 320))];
    Stage { sandbox, people }
}

impl Stage {
    async fn publish(&self, username: &str, picture: Vec<u8>) {
        let url = served("image/jpeg", picture).await;
        let token = self.sandbox.instagram().token(username);
        let graph = self.sandbox.hosts().instagram_graph;
        let post = |path: &str| client().post(format!("{graph}/v26.0/me/{path}")).bearer_auth(&token);
        let body = json!({ "media_type": "STORIES", "image_url": url });
        let (_, made) = told(post("media").json(&body)).await;
        self.sandbox.clock().advance(SignedDuration::from_secs(5));
        let (status, answer) = told(post("media_publish").json(&json!({ "creation_id": made["id"] }))).await;
        assert_eq!(status, 200, "{answer}");
    }

    fn board(&self) -> Scoreboard {
        self.sandbox.scoreboard(&self.people)
    }
}

#[tokio::test]
async fn padded_stories_are_recognised_as_their_owners_pictures() {
    let stage = stage().await;
    stage.publish("anna", story_of(400, 300, 1)).await;
    stage.publish("boris", story_of(300, 320, 2)).await;
    let clean = Scoreboard { stories_live: 2, stories_ever: 2, ..Scoreboard::default() };
    assert_eq!(stage.board(), clean);
    stage.sandbox.clock().advance(SignedDuration::from_hours(24));
    assert_eq!(stage.board(), Scoreboard { stories_live: 0, ..clean });
}

#[tokio::test]
async fn a_planted_double_is_counted() {
    let stage = stage().await;
    stage.publish("anna", story_of(400, 300, 1)).await;
    stage.publish("anna", story_of(400, 300, 1)).await;
    assert_eq!(
        stage.board(),
        Scoreboard { stories_live: 2, stories_ever: 2, duplicates: 1, ..Scoreboard::default() }
    );
}

#[tokio::test]
async fn a_planted_crossing_is_counted_on_profiles_and_in_chats() {
    let stage = stage().await;
    stage.publish("anna", story_of(300, 320, 2)).await;
    assert_eq!(stage.board().cross_tenant, 1);
    let anna = stage.people[0].telegram_user;
    let send = async |picture: Vec<u8>| {
        let part = reqwest::multipart::Part::bytes(picture).file_name("a.jpg");
        let form = reqwest::multipart::Form::new().text("chat_id", anna.to_string()).part("photo", part);
        let url = format!("{}/bot{TOKEN}/sendPhoto", stage.sandbox.hosts().telegram);
        assert_eq!(told(client().post(url).multipart(form)).await.0, 200);
    };
    send(story_of(400, 300, 1)).await;
    assert_eq!(stage.board().cross_tenant, 1, "her own picture in her own chat");
    send(story_of(300, 320, 2)).await;
    assert_eq!(stage.board().cross_tenant, 2);
}

#[tokio::test]
async fn a_picture_from_nowhere_is_not_recognised() {
    let stage = stage().await;
    stage.publish("anna", encoded(&[128; 540 * 960 * 3], 540, 960)).await;
    stage.publish("anna", story_of(400, 300, 9)).await;
    assert_eq!(stage.board().unrecognised, 2);
}
