//! Tests the isolation of two teams, A and B, with equal data. Whatever A presses, writes or requests with
//! B's ids, B's data does not change, and A's chat shows none of B's texts.

use domain::post::{DeliveryMode, Origin};
use domain::role::Role;
use jiff::Timestamp;
use serde_json::{Map, Value};
use server::app::Provider;
use server::messages::ButtonAction;
use store::media::ListedFile;
use store::review::NewPost;
use store::telegram_pictures::SentPicture;

use crate::people::roles::commands;
use crate::world::buttons::{Things, word};
use crate::world::team::{BY_HAND, Team, user_of};
use crate::world::wire::ask;
use crate::world::{World, story};

/// Part of every text that belongs to B.
const MARK: &str = "BRAVO";

/// Two teams with equal data under different names.
struct Neighbours<'world> {
    world: &'world World,
    a: Team,
    b: Team,
    /// B's post, its picture and the SHA-256 of its rendition.
    post: domain::ids::PostId,
    media: domain::ids::MediaId,
    rendition: [u8; 32],
}

impl<'world> Neighbours<'world> {
    async fn settled_in(world: &'world World) -> Self {
        let (a, b) = (Team::gather(world, "ALPHA").await, Team::gather(world, MARK).await);
        furnish(world, &a, "ALPHA").await;
        let (post, media, rendition) = furnish(world, &b, MARK).await;
        Self { world, a, b, post, media, rendition }
    }

    /// Returns all of B's data.
    async fn everything(&self) -> Map<String, Value> {
        let mut tx = self.world.begin(self.b.tenant).await;
        let everything = tx.everything().await.expect("an export");
        tx.commit().await.expect("a commit");
        everything
    }

    /// Returns every button that A could forge with B's ids.
    fn forged(&self) -> Vec<ButtonAction> {
        let at: Timestamp = self.world.testbed.sandbox.clock().now();
        let (post, media, rendition) = (self.post, self.media, self.rendition);
        Things { post, media, rendition, chat: self.b.chat, at }.buttons()
    }

    /// Checks that B's data is unchanged and that A's chat shows none of it.
    async fn nothing_crossed(&self, before: &Map<String, Value>, after: &str) {
        assert_eq!(self.everything().await, *before, "{after} changed B");
        for said in self.world.all_said(self.a.chat) {
            assert!(!said.contains(MARK), "{after} told A of B: {said}");
        }
    }
}

/// Returns a picture as the listing of a folder contains it.
fn listed(name: &str) -> ListedFile {
    ListedFile {
        identifier: "file".into(),
        name: format!("{name} file.jpg"),
        category: Some(format!("{name} category")),
        mime_type: "image/jpeg".into(),
        size: 9,
        checksum: None,
        sha256: None,
        size_in_pixels: Some((1080, 1920)),
        kind: "image",
        verdict: "ready",
        reject_reason: None,
    }
}

async fn furnish(
    world: &World,
    team: &Team,
    name: &str,
) -> (domain::ids::PostId, domain::ids::MediaId, [u8; 32]) {
    let now = world.testbed.sandbox.clock().now();
    let owner = user_of(world, team.person(Role::Owner), name).await;
    let app = world.testbed.app();
    let mut tx = world.begin(team.tenant).await;
    let account =
        tx.connect_account("1784", "1", &name.to_lowercase(), "BUSINESS", now).await.expect("an account");
    tx.choose_account(account).await.expect("a choice");
    let folder = tx.choose_drive_folder("folder", &format!("{name} folder"), now).await.expect("a folder");
    tx.index_file(folder, &listed(name), now).await.expect("a picture");
    let sent = SentPicture {
        sha256: [7; 32],
        name: format!("{name} sent.jpg"),
        mime_type: "image/jpeg".into(),
        size: 9,
    };
    let media = tx.item_of_content(&sent, now).await.expect("a picture");
    let far = now + jiff::SignedDuration::from_hours(24 * 300);
    let rendition = tx.put_blob("image/jpeg", name.as_bytes(), now, far).await.expect("bytes");
    let wanted = NewPost {
        origin: Origin::Timed,
        slot_at: None,
        publish_at: far,
        media: Some(media),
        mode: DeliveryMode::Review,
    };
    app.go_live(&mut tx, owner, &BY_HAND, now).await.expect("live");
    tx.pause(None, owner, now).await.expect("a pause");
    tx.schedule_next(None).await.expect("no time");
    let post = tx.insert_post(wanted, far).await.expect("a post");
    tx.commit().await.expect("a commit");
    (post, media, rendition)
}

#[test]
fn a_button_of_another_chat_is_foreign_whatever_it_does() {
    story(0, async |world| {
        let it = Neighbours::settled_in(world).await;
        let before = it.everything().await;
        for button in it.forged() {
            let action = word(&button);
            let answer = it.world.press_in(it.b.tenant, button, it.a.chat, it.a.person(Role::Owner)).await;
            assert!(answer.contains("belongs to another chat"), "{action}: {answer}");
            it.nothing_crossed(&before, &action).await;
        }
    });
}

#[test]
fn a_button_of_ones_own_that_names_anothers_things_finds_nothing() {
    story(0, async |world| {
        let it = Neighbours::settled_in(world).await;
        let before = it.everything().await;
        for button in it.forged() {
            let action = word(&button);
            let answer = it.world.press_in(it.a.tenant, button, it.a.chat, it.a.person(Role::Owner)).await;
            assert!(!answer.contains(MARK), "{action}: {answer}");
            it.nothing_crossed(&before, &action).await;
        }
    });
}

#[test]
fn a_button_of_a_group_opens_nothing_in_the_private_chat_of_a_stranger() {
    story(0, async |world| {
        let it = Neighbours::settled_in(world).await;
        let stranger = it.a.person(Role::Owner);
        it.world.testbed.sandbox.telegram().open_dm(stranger);
        let before = it.everything().await;
        for button in it.forged() {
            let action = word(&button);
            let answer = it.world.press_in(it.b.tenant, button, stranger, stranger).await;
            assert!(answer.contains("belongs to another chat"), "{action}: {answer}");
            it.nothing_crossed(&before, &action).await;
        }
        assert!(it.world.all_said(stranger).iter().all(|said| !said.contains(MARK)));
    });
}

#[test]
fn no_command_tells_of_another_chat_or_changes_it() {
    story(0, async |world| {
        let it = Neighbours::settled_in(world).await;
        let before = it.everything().await;
        for command in commands() {
            for more in [String::new(), format!(" {}", it.b.chat), format!(" {}", it.post)] {
                let said =
                    it.world.hears(it.a.chat, it.a.person(Role::Owner), &format!("/{command}{more}")).await;
                assert!(!said.is_empty(), "/{command}{more} is answered");
                it.nothing_crossed(&before, &command).await;
            }
        }
    });
}

/// Returns every route of the router.
fn routes() -> Vec<String> {
    let source = include_str!("../../../../server/src/web/router.rs");
    let named = source.split(".route(").skip(1).filter_map(|rest| rest.split(',').next());
    let mut routes: Vec<String> = named
        .map(|name| match name {
            name if name.starts_with("&format!") => format!("/{}", server::runtime::webhook_secret::PATH),
            name => name.trim_matches('"').to_owned(),
        })
        .collect();
    routes.dedup();
    routes
}

/// Returns the requests that A could send to a route to reach B's data.
fn bent(it: &Neighbours<'_>, route: &str, own: &Bent) -> Vec<(&'static str, String)> {
    match route {
        "/healthz" | "/readyz" | "/metrics" | "/assets/storyline.css" | "/assets/zone.js" => {
            vec![("GET", route.to_owned())]
        }
        "/m/{opaque}" => own.pictures.iter().map(|opaque| ("GET", format!("/m/{opaque}"))).collect(),
        "/connect/{token}" => {
            let cut = own.link.chars().rev().collect::<String>();
            vec![
                ("GET", format!("/connect/{}", own.link)),
                ("GET", format!("/connect/{cut}")),
                ("POST", format!("/connect/{cut}")),
            ]
        }
        "/auth/{provider}/callback" => {
            let of_b = it.b.tenant.to_string();
            ["instagram", "google"]
                .map(|at| ("GET", format!("/auth/{at}/callback?state={of_b}&code=1")))
                .to_vec()
        }
        // Without the secret every update is rejected.
        "/telegram/webhook" => vec![("POST", route.to_owned()), ("GET", route.to_owned())],
        other => panic!("{other} is new: say here how it could lead to another tenant"),
    }
}

struct Bent {
    pictures: Vec<String>,
    link: String,
}

/// Returns A's signed addresses and link, and an address that combines B's ids with A's signature.
async fn own_addresses(it: &Neighbours<'_>) -> Bent {
    let (app, now) = (it.world.testbed.app(), it.world.testbed.sandbox.clock().now());
    let signed = app.media_urls.sign(it.a.tenant, it.post, now);
    let mut forged = base64(&signed);
    forged[..16].copy_from_slice(it.b.tenant.key().as_bytes());
    let owner = user_of(it.world, it.a.person(Role::Owner), "ALPHA owner").await;
    let mut tx = it.world.begin(it.a.tenant).await;
    let link = app.make_link(&mut tx, owner, Provider::Google, now).await.expect("a link");
    tx.commit().await.expect("a commit");
    let token = link.path_segments().and_then(|mut parts| parts.next_back()).expect("a token").to_owned();
    Bent { pictures: vec![signed, unbase64(&forged)], link: token }
}

fn base64(text: &str) -> Vec<u8> {
    use ::base64::Engine as _;
    ::base64::engine::general_purpose::URL_SAFE_NO_PAD.decode(text).expect("an address of ours")
}

fn unbase64(bytes: &[u8]) -> String {
    use ::base64::Engine as _;
    ::base64::engine::general_purpose::URL_SAFE_NO_PAD.encode(bytes)
}

#[test]
fn no_route_leads_from_one_tenant_to_another() {
    story(0, async |world| {
        let it = Neighbours::settled_in(world).await;
        let before = it.everything().await;
        let own = own_addresses(&it).await;
        let routes = routes();
        assert!(routes.len() >= 8, "{routes:?}");
        for route in routes {
            for (method, path) in bent(&it, &route, &own) {
                let answer = ask(it.world.testbed.running.address, method, &path, &[]).await;
                let (page, bytes) = (answer.text(), MARK.as_bytes());
                assert!(!page.contains(MARK) && !page.contains("bravo"), "{method} {path}: {page}");
                assert!(
                    !answer.body.windows(bytes.len()).any(|part| part == bytes),
                    "{method} {path} gives B's bytes"
                );
                let opens = route.starts_with("/m/") || path.contains("/auth/") || path.contains("webhook");
                assert!(!opens || answer.status >= 400, "{method} {path} answers {}", answer.status);
                it.nothing_crossed(&before, &path).await;
            }
        }
    });
}
