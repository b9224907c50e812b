//! Tests that Continue is accepted only from the page that the link opens, so that no other page can submit
//! its form in a visitor's browser.

use sandbox::{Browser, Page};
use server::app::Provider;
use testbed::creator::Creator;

use crate::world::wire::{Answer, ask, send};
use crate::world::{World, story};

const REFUSED: &str = "Nothing was connected";
const BOTH: [Provider; 2] = [Provider::Instagram, Provider::Google];

async fn arrived(world: &mut World) -> Creator {
    let creator = world.arrive(0).await;
    world.settle().await;
    creator
}

/// What a browser receives from the page of a link: the path, the cookie and the hidden field.
struct Opened {
    path: String,
    cookie: String,
    form_token: String,
}

async fn open(world: &World, link: &str) -> Opened {
    let path = url::Url::parse(link).expect("an address").path().to_owned();
    let page = ask(world.testbed.running.address, "GET", &path, &[]).await;
    let cookie = page.header("set-cookie");
    for part in ["storyline_form=", &format!("Path={path};"), "HttpOnly", "SameSite=Strict"] {
        assert!(cookie.contains(part), "{part} is not in {cookie}");
    }
    let text = page.text();
    let form_token =
        text.split_once("name=\"form_token\" value=\"").and_then(|(_, rest)| rest.split_once('"'));
    let form_token = form_token.expect("a hidden field").0.to_owned();
    Opened { path, cookie: cookie.split(';').next().expect("a pair").to_owned(), form_token }
}

async fn press(world: &World, path: &str, cookie: &str, form_token: &str, more: &[(&str, &str)]) -> Answer {
    let mut headers = vec![("Content-Type", "application/x-www-form-urlencoded"), ("Cookie", cookie)];
    headers.extend(more);
    let body = format!("form_token={form_token}&zone=Asia%2FTokyo");
    send(world.testbed.running.address, "POST", path, &headers, body.as_bytes()).await
}

/// Returns a page of another site with a form that posts to `link`.
fn of_a_stranger(link: &str, form_token: &str) -> Page {
    Page {
        status: 200,
        url: "https://stranger.example/".parse().expect("an address"),
        html: format!(
            "<form method=post action=\"{link}\"><input name=form_token value=\"{form_token}\"><button>Look</button></form>"
        ),
        passed: Vec::new(),
        referrer_policy: String::new(),
    }
}

#[test]
fn a_page_of_another_site_cannot_press_continue_in_its_visitors_browser() {
    story(0, async |world| {
        let stranger = arrived(world).await;
        for provider in BOTH {
            let link = stranger.reach(&world.testbed, provider).await.expect("a link");
            let mut own = stranger.browser(&world.testbed);
            let trust = own.open(&link).await.expect("a page");
            let consent = own.submit(&trust, "Continue").await.expect("a page");
            let mut victim = Browser::new(&world.testbed.sandbox).signed_in_to_instagram(stranger.username);
            for opened_before in [false, true] {
                let mut form_token = String::new();
                for _ in 0..2 {
                    let page =
                        victim.submit(&of_a_stranger(&link, &form_token), "Look").await.expect("a page");
                    assert_eq!((page.status, page.passed.len()), (403, 1), "{}", page.html);
                    assert!(page.html.contains(REFUSED) && page.html.contains("in the chat again"));
                    // The attacker knows the link and can get a valid form token, but it only matches the
                    // attacker's own cookie.
                    form_token = open(world, &link).await.form_token;
                }
                if !opened_before {
                    victim.open(&link).await.expect("a page");
                }
            }
            // An accepted press invalidates an earlier one: the first browser would be rejected.
            let done = own.submit(&consent, "Allow").await.expect("a page");
            assert!(done.html.contains("is connected"), "{}", done.html);
            world.settle().await;
        }
    });
}

#[test]
fn what_a_browser_says_of_the_page_it_comes_from_must_agree() {
    story(0, async |world| {
        let creator = arrived(world).await;
        let ours = world.testbed.app().public_base.origin().ascii_serialization();
        let (site, origin) = ("Sec-Fetch-Site", "Origin");
        let foreign = "https://stranger.example";
        let cases: [(&[(&str, &str)], u16); 14] = [
            (&[], 303),
            (&[(site, "same-origin")], 303),
            (&[(origin, &ours)], 303),
            (&[(site, "same-origin"), (origin, &ours)], 303),
            (&[(site, "cross-site")], 403),
            (&[(site, "same-site")], 403),
            (&[(site, "none")], 403),
            (&[(site, "cross-site"), (origin, &ours)], 403),
            (&[(site, "none"), (origin, &ours)], 403),
            (&[(origin, foreign)], 403),
            (&[(origin, "null")], 403),
            (&[(site, "same-origin"), (origin, foreign)], 403),
            (&[(site, "same-origin"), (origin, "null")], 403),
            (&[(origin, &ours), (origin, foreign)], 403),
        ];
        for provider in BOTH {
            let link = creator.reach(&world.testbed, provider).await.expect("a link");
            let it = open(world, &link).await;
            for (headers, status) in cases {
                let answer = press(world, &it.path, &it.cookie, &it.form_token, headers).await;
                assert_eq!(answer.status, status, "{headers:?}");
                assert_eq!(answer.text().contains(REFUSED), status == 403, "{headers:?}");
                assert_eq!(answer.header("set-cookie").is_empty(), status == 403, "{headers:?}");
            }
        }
    });
}

#[test]
fn the_form_the_cookie_and_the_link_must_belong_together() {
    story(0, async |world| {
        let creator = arrived(world).await;
        let instagram = creator.reach(&world.testbed, Provider::Instagram).await.expect("a link");
        let it = open(world, &instagram).await;
        let google =
            open(world, &creator.reach(&world.testbed, Provider::Google).await.expect("a link")).await;
        let made_up = format!("storyline_form={}", "A".repeat(43));
        let cut = &it.form_token[..20];
        for (what, cookie, form_token) in [
            ("no cookie", "", it.form_token.as_str()),
            ("an empty cookie", "storyline_form=", &it.form_token),
            ("a made-up cookie", &made_up, &it.form_token),
            ("no form", &it.cookie, ""),
            ("a cut form", &it.cookie, cut),
            ("a form that is none", &it.cookie, "%00"),
            ("the form of another link", &it.cookie, &google.form_token),
            ("form and cookie of another link", &google.cookie, &google.form_token),
        ] {
            let answer = press(world, &it.path, cookie, form_token, &[]).await;
            assert_eq!(answer.status, 403, "{what}");
            assert!(answer.text().contains(REFUSED), "{what}");
        }
        for _ in 0..2 {
            assert_eq!(press(world, &it.path, &it.cookie, &it.form_token, &[]).await.status, 303);
        }
        let again = ask(world.testbed.running.address, "GET", &it.path, &[("Cookie", &it.cookie)]).await;
        assert!(again.text().contains(&it.form_token), "a second tab keeps the form of the first");
    });
}

#[test]
fn continue_may_be_pressed_twice_and_in_another_browser() {
    story(0, async |world| {
        let creator = arrived(world).await;
        for provider in BOTH {
            let link = creator.reach(&world.testbed, provider).await.expect("a link");
            let mut first = creator.browser(&world.testbed);
            let trust = first.open(&link).await.expect("a page");
            assert_eq!(
                trust.referrer_policy, "same-origin",
                "else browsers say that the form comes from nowhere"
            );
            for _ in 0..2 {
                assert_eq!(first.submit(&trust, "Continue").await.expect("a page").status, 200);
            }
            let mut second = creator.browser(&world.testbed);
            let trust = second.open(&link).await.expect("a page");
            let consent = second.submit(&trust, "Continue").await.expect("a page");
            let done = second.submit(&consent, "Allow").await.expect("a page");
            assert!(done.html.contains("is connected"), "{}", done.html);
            world.settle().await;
        }
    });
}
