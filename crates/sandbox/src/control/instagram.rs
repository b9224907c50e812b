//! Commands for Instagram: applications, accounts, and how they behave.

use jiff::{SignedDuration, Timestamp};
use serde_json::json;

use super::command::{Command, Given, Outcome};
use crate::instagram::{AccountType, Behaviour};
use crate::world::World;

pub(super) const COMMANDS: &[Command] = &[
    Command {
        path: "instagram/apps",
        about: "Registers an application. Redirect URIs are compared byte for byte.",
        fields: &[("client_id", ""), ("secret", ""), ("redirect_uris", "a list")],
        example: r#"{"client_id": "990", "secret": "insta-secret", "redirect_uris": ["http://127.0.0.1:8080/auth/instagram/callback"]}"#,
        run: |world, given| {
            let (id, secret, redirects) = given.application()?;
            let redirects: Vec<&str> = redirects.iter().map(String::as_str).collect();
            world.instagram.register_app(&id, &secret, &redirects);
            Ok(json!({}))
        },
    },
    Command {
        path: "instagram/accounts",
        about: "Creates an account; answers with its id.",
        fields: &[("username", ""), ("kind?", "`business` (the default), `creator` or `personal`")],
        example: r#"{"username": "ada.bakes"}"#,
        run: |world, given| {
            let kind = given.get::<Option<_>>("kind")?.unwrap_or(AccountType::Business);
            Ok(json!({ "user_id": world.instagram.add_account(&given.text("username")?, kind) }))
        },
    },
    Command {
        path: "instagram/set_type",
        about: "Switches an account to another type, as its owner does in the app.",
        fields: &[("username", ""), ("kind", "`business`, `creator` or `personal`")],
        example: r#"{"username": "ada.bakes", "kind": "business"}"#,
        run: |world, given| {
            world.instagram.set_type(&account(world, given)?, given.get("kind")?);
            Ok(json!({}))
        },
    },
    Command {
        path: "instagram/set_tester",
        about: "Adds an account as a tester of the applications, or removes it.",
        fields: &[("username", ""), ("tester", "true or false")],
        example: r#"{"username": "ada.bakes", "tester": true}"#,
        run: |world, given| {
            world.instagram.set_tester(&account(world, given)?, given.get("tester")?);
            Ok(json!({}))
        },
    },
    Command {
        path: "instagram/set_quota",
        about: "Sets how many stories an account may publish in 24 hours.",
        fields: &[("username", ""), ("total", "50 at first")],
        example: r#"{"username": "ada.bakes", "total": 25}"#,
        run: |world, given| {
            world.instagram.set_quota(&account(world, given)?, given.get("total")?);
            Ok(json!({}))
        },
    },
    Command {
        path: "instagram/tokens",
        about: "Answers with a long-lived token, as if the account's owner had consented.",
        fields: &[("username", "")],
        example: r#"{"username": "ada.bakes"}"#,
        run: |world, given| Ok(json!({ "token": world.instagram.token(&account(world, given)?) })),
    },
    Command {
        path: "instagram/facebook_tokens",
        about: "Makes a token valid at graph.facebook.com, as if the application had obtained it by Facebook Login.",
        fields: &[("client_id", "the application"), ("username", ""), ("token", "begins with EAAG")],
        example: r#"{"client_id": "990", "username": "ada.bakes", "token": "EAAGexample"}"#,
        run: |world, given| {
            let username = account(world, given)?;
            let (client_id, token) = (given.text("client_id")?, given.text("token")?);
            world.instagram.know_facebook_token(&client_id, &username, &token);
            Ok(json!({}))
        },
    },
    Command {
        path: "instagram/revoke",
        about: "Revokes all tokens of an account: calls then answer 190/460.",
        fields: &[("username", "")],
        example: r#"{"username": "ada.bakes"}"#,
        run: |world, given| {
            world.instagram.revoke_token(&given.text("username")?);
            Ok(json!({}))
        },
    },
    Command {
        path: "instagram/share_in_app",
        about: "Shares a story in Instagram's app, as the account's owner. It does not count against the quota.",
        fields: &[("username", ""), ("picture", "a JPEG in base64"), ("published?", "now, if missing")],
        example: r#"{"username": "ada.bakes", "picture": "/9j/2Q=="}"#,
        run: |world, given| {
            let at = given.get::<Option<Timestamp>>("published")?.unwrap_or(world.now());
            let picture = given.base64("picture")?.into();
            Ok(json!({ "id": world.instagram.share_in_app_at(&account(world, given)?, &picture, at) }))
        },
    },
    Command {
        path: "instagram/published_earlier",
        about: "Adds a story that some program published through the API. It counts against the quota.",
        fields: &[("username", ""), ("picture", "a JPEG in base64"), ("published", "when")],
        example: r#"{"username": "ada.bakes", "picture": "/9j/2Q==", "published": "2026-01-09T18:00:00Z"}"#,
        run: |world, given| {
            let (picture, at) = (given.base64("picture")?.into(), given.get("published")?);
            Ok(json!({ "id": world.instagram.published_earlier(&account(world, given)?, &picture, at) }))
        },
    },
    Command {
        path: "instagram/behave",
        about: "Changes how Instagram behaves where its documentation leaves it open: for one account, or for all that \
                have no behaviour of their own.",
        fields: &[
            ("username?", "all accounts, if missing"),
            ("publish_lag_seconds?", "how long a published container is still reported as FINISHED"),
            ("stories_lag_seconds?", "how long a published story is missing from /stories"),
            ("quota_lag_seconds?", "how long a published story is not counted in content_publishing_limit"),
            (
                "republish?",
                "publishing a container again: `refuse` (24/2207006) or `duplicate` (a second story)",
            ),
            ("story_media?", "what media_url leads to: `served`, `missing` or `forbidden` (403)"),
            ("creators_may_publish?", "whether Creator accounts may publish stories"),
            ("testers_only?", "whether only testers may use the API"),
            ("token_answer?", "form of the answer to a code exchange: `flat` or `data`"),
        ],
        example: r#"{"username": "ada.bakes", "publish_lag_seconds": 45, "stories_lag_seconds": 20, "quota_lag_seconds": 300, "republish": "duplicate"}"#,
        run: behave,
    },
];

/// Returns the username of an account that exists.
fn account(world: &World, given: &Given) -> Result<String, String> {
    let username = given.text("username")?;
    match world.instagram.model().account(&username) {
        Some(_) => Ok(username),
        None => Err(format!("no account {username}")),
    }
}

/// The changes of one command; what is missing stays as it is.
struct Changes<'a>(&'a Given);

impl Changes<'_> {
    fn set<T: serde::de::DeserializeOwned>(&self, name: &str, field: &mut T) -> Result<(), String> {
        if let Some(value) = self.0.get(name)? {
            *field = value;
        }
        Ok(())
    }

    fn set_seconds(&self, name: &str, field: &mut SignedDuration) -> Result<(), String> {
        let mut seconds = field.as_secs();
        self.set(name, &mut seconds)?;
        *field = SignedDuration::from_secs(seconds);
        Ok(())
    }

    fn apply(&self, behaviour: &mut Behaviour) -> Result<(), String> {
        self.set_seconds("publish_lag_seconds", &mut behaviour.publish_lag)?;
        self.set_seconds("stories_lag_seconds", &mut behaviour.stories_lag)?;
        self.set_seconds("quota_lag_seconds", &mut behaviour.quota_lag)?;
        self.set("republish", &mut behaviour.republish)?;
        self.set("story_media", &mut behaviour.story_media)?;
        self.set("creators_may_publish", &mut behaviour.creators_may_publish)?;
        self.set("testers_only", &mut behaviour.testers_only)?;
        self.set("token_answer", &mut behaviour.token_answer)
    }
}

fn behave(world: &World, given: &Given) -> Outcome {
    let instagram = &world.instagram;
    if given.has("username") {
        let username = account(world, given)?;
        let mut behaviour = instagram.model().behaviour_of(&username).clone();
        Changes(given).apply(&mut behaviour)?;
        instagram.behave_as(&username, |own| *own = behaviour);
    } else {
        let mut behaviour = instagram.model().behaviour.clone();
        Changes(given).apply(&mut behaviour)?;
        instagram.behave(|of_all| *of_all = behaviour);
    }
    Ok(json!({}))
}
