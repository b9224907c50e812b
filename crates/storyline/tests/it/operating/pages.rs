//! Tests what the web server serves: pictures to Instagram, pages to people, metrics to operators.

use std::time::Duration;
use store::lease::PostKey;

use domain::ids::{PostId, Tenant};
use jiff::{SignedDuration, Timestamp};
use sha2::{Digest as _, Sha256};
use testbed::testbed::BOT_TOKEN;

use crate::world::wire::{ask, send};
use crate::world::{World, story};

/// Waits for a post with a stored rendition; returns the tenant, the post and the path of its picture.
async fn picture(world: &World) -> (Tenant, PostId, String) {
    world.until_reserved().await;
    let app = world.testbed.app();
    let now = app.clock.now();
    let later = now + SignedDuration::from_hours(24);
    // No worker is active on the post, and this claim is so short that it expires before a worker could need
    // the post.
    let claimed =
        app.store.claim::<PostKey>(later, 1, Duration::from_millis(1)).await.expect("a claim").remove(0);
    let path = path(world, claimed.key.tenant, claimed.key.id, now);
    (claimed.key.tenant, claimed.key.id, path)
}

fn path(world: &World, tenant: Tenant, post: PostId, signed_at: Timestamp) -> String {
    format!("/m/{}", world.testbed.app().media_urls.sign(tenant, post, signed_at))
}

#[test]
fn a_picture_is_served_whole_in_parts_and_by_its_head_alone() {
    story(1, async |world| {
        let (_, _, path) = picture(world).await;
        let address = world.testbed.running.address;
        let whole = ask(address, "GET", &path, &[]).await;
        assert_eq!((whole.status, whole.header("content-type")), (200, "image/jpeg"));
        assert_eq!(whole.header("content-length"), whole.body.len().to_string());
        assert_eq!(whole.header("etag"), format!("\"{}\"", hex::encode(Sha256::digest(&whole.body))));
        assert_eq!((whole.header("location"), whole.header("accept-ranges")), ("", "bytes"));
        assert_eq!(whole.body[..3], [0xff, 0xd8, 0xff]);

        let head = ask(address, "HEAD", &path, &[]).await;
        assert_eq!((head.status, head.body.len()), (200, 0));
        for name in ["content-type", "content-length", "etag", "accept-ranges"] {
            assert_eq!(head.header(name), whole.header(name), "{name}");
        }

        let size = whole.body.len();
        let part = ask(address, "GET", &path, &[("Range", "bytes=100-199")]).await;
        assert_eq!((part.status, &part.body[..]), (206, &whole.body[100..200]));
        assert_eq!(part.header("content-range"), format!("bytes 100-199/{size}"));
        let end = ask(address, "GET", &path, &[("Range", "bytes=-7")]).await;
        assert_eq!((end.status, &end.body[..]), (206, &whole.body[size - 7..]));
        let beyond = ask(address, "GET", &path, &[("Range", &format!("bytes={size}-"))]).await;
        assert_eq!(
            (beyond.status, beyond.header("content-range")),
            (416, format!("bytes */{size}").as_str())
        );
        assert_eq!(ask(address, "POST", &path, &[]).await.status, 405);
    });
}

#[test]
fn a_forged_expired_or_foreign_address_shows_nothing() {
    story(2, async |world| {
        let (tenant, post, path_of_it) = picture(world).await;
        let address = world.testbed.running.address;
        let now = world.testbed.app().clock.now();
        let mut others = Vec::new();
        for creator in &world.creators {
            others.push(creator.tenant(&world.testbed).await.expect("a tenant").0);
        }
        let other = others.into_iter().find(|other| *other != tenant).expect("two tenants");
        let other_letter = if path_of_it.as_bytes()[20] == b'A' { "B" } else { "A" };
        let changed = format!("{}{other_letter}{}", &path_of_it[..20], &path_of_it[21..]);
        let cut = path_of_it[..40].to_owned();
        let expired = path(world, tenant, post, now - SignedDuration::from_hours(24));
        let foreign = path(world, other, post, now);
        let nothing = path(world, tenant, PostId(uuid::Uuid::nil()), now);
        let fetched = |path: String| async move { ask(address, "GET", &path, &[]).await };
        for (what, path) in [
            ("changed", changed),
            ("cut", cut),
            ("expired", expired),
            ("foreign", foreign),
            ("no post", nothing),
        ] {
            let answer = fetched(path).await;
            assert_eq!(answer.status, 404, "{what}");
            assert!(answer.header("content-type").starts_with("text/html"), "{what}");
        }
        assert_eq!(fetched(path_of_it).await.status, 200);
    });
}

#[test]
fn every_page_forbids_scripts_frames_and_strangers() {
    story(0, async |world| {
        let creator = world.arrive(0).await;
        let link = creator.reach(&world.testbed, server::app::Provider::Google).await.expect("a link");
        let trust = url::Url::parse(&link).expect("an address").path().to_owned();
        let address = world.testbed.running.address;
        let paths = [
            ("GET", trust.as_str(), 200),
            ("GET", "/connect/nothing", 404),
            ("GET", "/auth/google/callback?state=x", 404),
            ("GET", "/m/nothing", 404),
            ("GET", "/nothing/here", 404),
            ("GET", "/healthz", 200),
            ("GET", "/readyz", 200),
            ("GET", "/metrics", 200),
            ("GET", "/assets/storyline.css", 200),
            ("DELETE", "/healthz", 405),
            ("POST", trust.as_str(), 403),
        ];
        for (method, path, status) in paths {
            let answer = ask(address, method, path, &[]).await;
            assert_eq!(answer.status, status, "{method} {path}");
            let policy = answer.header("content-security-policy");
            for rule in
                ["default-src 'none'", "frame-ancestors 'none'", "base-uri 'none'", "form-action 'self'"]
            {
                assert!(policy.contains(rule), "{method} {path}: {policy}");
            }
            // Only one page runs a script. The script is Storyline's own, and writes the browser's time zone
            // into the form.
            let ours = method == "GET" && path == trust;
            assert!(!policy.contains("unsafe"), "{policy}");
            assert_eq!(policy.contains("script-src"), ours, "{policy}");
            assert_eq!(policy.contains("script-src 'self';"), ours, "{policy}");
            assert_eq!(answer.header("x-content-type-options"), "nosniff", "{path}");
            assert_eq!(answer.header("referrer-policy"), "same-origin", "{path}");
            assert!(!answer.text().contains(BOT_TOKEN), "{path}");
            let scripts = answer.text().matches("<script").count();
            assert_eq!(scripts, usize::from(ours), "{path}");
            assert_eq!(
                answer.text().matches("<script src=\"/assets/zone.js\" defer></script>").count(),
                scripts
            );
        }
    });
}

#[test]
fn a_body_larger_than_any_form_of_ours_is_refused() {
    story(0, async |world| {
        let answer =
            send(world.testbed.running.address, "POST", "/connect/nothing", &[], &[b'x'; 100 * 1024]).await;
        assert_eq!(answer.status, 413);
    });
}

#[test]
fn health_readiness_and_figures_tell_how_it_is_and_name_nobody() {
    story(1, async |world| {
        world.until_stories(1).await;
        let address = world.testbed.running.address;
        assert_eq!(ask(address, "GET", "/healthz", &[]).await.text(), "ok\n");
        let ready = ask(address, "GET", "/readyz", &[]).await;
        let told: serde_json::Value = serde_json::from_slice(&ready.body).expect("JSON");
        assert_eq!((ready.status, &told["ready"], &told["migrations"]), (200, &true.into(), &true.into()));
        assert_eq!(told["overdue_posts"], 0);
        let figures = ask(address, "GET", "/metrics", &[]).await.text();
        for name in
            ["storyline_posts_ended_total", "storyline_messages_sent_total", "storyline_slots_planned_total"]
        {
            assert!(figures.contains(name), "{name} is missing: {figures}");
        }
        let creator = world.creator();
        for named in [creator.username, &creator.chat.to_string(), BOT_TOKEN] {
            assert!(!figures.contains(named), "{named} is named");
        }
    });
}

#[test]
fn without_a_database_it_lives_and_is_not_ready() {
    story(0, async |world| {
        let address = world.testbed.running.address;
        world.promise_nothing("its database is taken away");
        world.testbed.app().store.close().await;
        assert_eq!(ask(address, "GET", "/healthz", &[]).await.status, 200);
        let ready = ask(address, "GET", "/readyz", &[]).await;
        assert_eq!(ready.status, 503, "{}", ready.text());
    });
}
