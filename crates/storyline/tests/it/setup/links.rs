//! Tests links for connecting an account: what they do, and what they reject with a helpful message.

use jiff::SignedDuration;
use sandbox::Page;
use server::app::Provider;
use testbed::creator::Creator;
use testbed::testbed::{BOT_TOKEN, GOOGLE_CLIENT, INSTAGRAM_APP};

use crate::world::log::logged;
use crate::world::wire::ask;
use crate::world::{World, story};

async fn arrived(world: &mut World) -> Creator {
    let creator = world.arrive(0).await;
    world.settle().await;
    creator
}

/// Checks the status of a page, and that it contains the heading that describes the result.
fn says(page: &Page, status: u16, words: &str) {
    assert_eq!(page.status, status, "{}", page.html);
    assert!(page.html.contains(words), "{words:?} is not on the page: {}", page.html);
    for secret in [BOT_TOKEN, INSTAGRAM_APP.1, GOOGLE_CLIENT.1] {
        assert!(!page.html.contains(secret), "the page holds a secret");
    }
}

/// Returns the path and query of Storyline's callback that a browser visited.
fn callback(page: &Page) -> String {
    let passed = page.passed.iter().find(|address| address.contains("/auth/")).expect("a callback");
    let url = url::Url::parse(passed).expect("an address");
    format!("{}?{}", url.path(), url.query().unwrap_or_default())
}

#[test]
fn looking_at_a_link_changes_nothing_however_often() {
    story(0, async |world| {
        let creator = arrived(world).await;
        let link = creator.reach(&world.testbed, Provider::Instagram).await.expect("a link");
        let mut scanner = sandbox::Browser::new(&world.testbed.sandbox);
        for _ in 0..2 {
            says(&scanner.open(&link).await.expect("a page"), 200, "Continue");
        }
        let page = creator.connect(&world.testbed, Provider::Instagram).await.expect("a page");
        says(&page, 200, "is connected");
    });
}

#[test]
fn a_link_ends_after_ten_minutes() {
    story(0, async |world| {
        let creator = arrived(world).await;
        let link = creator.reach(&world.testbed, Provider::Instagram).await.expect("a link");
        let mut browser = creator.browser(&world.testbed);
        let trust = browser.open(&link).await.expect("a page");
        let consent = browser.submit(&trust, "Continue").await.expect("a page");
        let now = world.testbed.sandbox.clock().now();
        world.testbed.move_to(now + SignedDuration::from_mins(10));
        says(&browser.open(&link).await.expect("a page"), 410, "This link has expired");
        says(&browser.submit(&trust, "Continue").await.expect("a page"), 410, "This link has expired");
        says(&browser.submit(&consent, "Allow").await.expect("a page"), 410, "This link has expired");
    });
}

#[test]
fn a_used_link_and_a_replayed_return_open_nothing() {
    story(0, async |world| {
        let creator = arrived(world).await;
        let link = creator.reach(&world.testbed, Provider::Instagram).await.expect("a link");
        let mut browser = creator.browser(&world.testbed);
        let trust = browser.open(&link).await.expect("a page");
        let consent = browser.submit(&trust, "Continue").await.expect("a page");
        let done = browser.submit(&consent, "Allow").await.expect("a page");
        says(&done, 200, "is connected");
        says(&browser.open(&link).await.expect("a page"), 410, "This link was already used");
        says(&browser.submit(&trust, "Continue").await.expect("a page"), 410, "This link was already used");
        let again = format!("http://{}{}", world.testbed.running.address, callback(&done));
        says(&browser.open(&again).await.expect("a page"), 410, "This link was already used");
        world.settle().await;
        assert_eq!(world.said(&creator, "is connected").len(), 1);
    });
}

#[test]
fn a_return_to_another_providers_address_connects_nothing() {
    story(0, async |world| {
        let creator = arrived(world).await;
        let link = creator.reach(&world.testbed, Provider::Instagram).await.expect("a link");
        let mut browser = creator.browser(&world.testbed);
        let trust = browser.open(&link).await.expect("a page");
        let consent = browser.submit(&trust, "Continue").await.expect("a page");
        let state = state_of(&consent);
        let address = world.testbed.running.address;
        let wrong = format!("http://{address}/auth/google/callback?state={state}&code=anything");
        says(&browser.open(&wrong).await.expect("a page"), 400, "Nothing was connected");
        let nobody = format!("http://{address}/auth/myspace/callback?state={state}&code=anything");
        says(&browser.open(&nobody).await.expect("a page"), 404, "Not available here");
        says(&browser.submit(&consent, "Allow").await.expect("a page"), 200, "is connected");
    });
}

fn state_of(consent: &Page) -> String {
    let pairs = consent.url.query_pairs();
    pairs.into_iter().find(|(name, _)| name == "state").map(|(_, value)| value.into_owned()).expect("a state")
}

#[test]
fn another_browser_is_sent_back_and_the_first_can_still_go_on() {
    story(0, async |world| {
        let creator = arrived(world).await;
        let link = creator.reach(&world.testbed, Provider::Instagram).await.expect("a link");
        let mut browser = creator.browser(&world.testbed);
        let trust = browser.open(&link).await.expect("a page");
        let consent = browser.submit(&trust, "Continue").await.expect("a page");
        let path = format!("/auth/instagram/callback?state={}&code=anything", state_of(&consent));
        for cookie in ["", "storyline_browser=guessed"] {
            let other = ask(world.testbed.running.address, "GET", &path, &[("Cookie", cookie)]).await;
            assert_eq!(other.status, 403);
            assert!(other.text().contains("press Continue here"), "{}", other.text());
        }
        says(&browser.submit(&consent, "Allow").await.expect("a page"), 200, "is connected");
    });
}

#[test]
fn a_no_at_the_provider_is_taken_for_a_no() {
    story(0, async |world| {
        let creator = arrived(world).await;
        for provider in [Provider::Instagram, Provider::Google] {
            let link = creator.reach(&world.testbed, provider).await.expect("a link");
            let mut browser = creator.browser(&world.testbed);
            let trust = browser.open(&link).await.expect("a page");
            let consent = browser.submit(&trust, "Continue").await.expect("a page");
            says(
                &browser.submit(&consent, "Deny").await.expect("a page"),
                200,
                "You declined, so nothing was connected.",
            );
        }
        world.settle().await;
        assert!(world.said(&creator, "is connected").is_empty());
    });
}

#[test]
fn a_permission_left_out_connects_nothing_and_is_named_as_the_cause() {
    story(0, async |world| {
        let creator = arrived(world).await;
        let link = creator.reach(&world.testbed, Provider::Google).await.expect("a link");
        let mut browser = creator.browser(&world.testbed);
        let trust = browser.open(&link).await.expect("a page");
        let consent = browser.submit(&trust, "Continue").await.expect("a page");
        let unticked = browser.submit_with(&consent, "Allow", &[("granted_0", "")]).await.expect("a page");
        says(&unticked, 200, "One permission is missing");
        world.settle().await;
        assert!(world.said(&creator, "is connected").is_empty());
    });
}

#[test]
fn a_link_that_is_unknown_or_replaced_says_how_to_get_another() {
    story(0, async |world| {
        let creator = arrived(world).await;
        let replaced = creator.reach(&world.testbed, Provider::Instagram).await.expect("a link");
        world.testbed.sandbox.telegram().say(creator.telegram_user, creator.chat, "/start");
        world.settle().await;
        let made_up = format!("http://{}/connect/made-up", world.testbed.running.address);
        for link in [replaced, made_up] {
            let page = creator.browser(&world.testbed).open(&link).await.expect("a page");
            says(&page, 404, "This link doesn&#39;t work");
            assert!(page.html.contains("/start"));
        }
        let stray = ask(world.testbed.running.address, "GET", "/auth/instagram/callback", &[]).await;
        assert_eq!(stray.status, 404);
    });
}

#[test]
fn a_provider_that_breaks_down_while_connecting_is_not_blamed_on_the_person() {
    story(0, async |world| {
        let creator = arrived(world).await;
        let body =
            r#"{"error_type":"OAuthException","code":400,"error_message":"Invalid platform app"}"#.to_owned();
        let refused = sandbox::FaultKind::Status { code: 400, body, retry_after: None };
        world.strike("POST /ig-api/oauth/access_token", refused, sandbox::When::Always);
        let page = creator.connect(&world.testbed, Provider::Instagram).await.expect("a page");
        says(&page, 502, "Nothing was connected");
    });
}

#[test]
fn connecting_and_posting_writes_no_secret_into_the_log() {
    story(0, async |world| {
        let creator = arrived(world).await;
        let mut links = Vec::new();
        for provider in [Provider::Instagram, Provider::Google] {
            links.push(creator.reach(&world.testbed, provider).await.expect("a link"));
            creator.connect(&world.testbed, provider).await.expect("connected");
            world.settle().await;
        }
        creator.go_live(&world.testbed).await.expect("live");
        world.until_stories(1).await;
        let log = logged();
        assert!(log.contains("a story is live"), "the log is not listened to");
        let tokens = links.iter().map(|link| link.rsplit('/').next().expect("a token"));
        let secrets = [BOT_TOKEN, INSTAGRAM_APP.1, GOOGLE_CLIENT.1, "IGAA", "ya29.", "1//0g", "AQB"];
        for secret in secrets.into_iter().chain(tokens) {
            let line = log.lines().find(|line| line.contains(secret));
            assert!(line.is_none(), "a secret was logged: {}", line.unwrap_or_default());
        }
    });
}
