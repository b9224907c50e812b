//! Tests pictures that are missing from Drive, temporarily unavailable or broken.

use domain::post::{DeliveryMode, PostState};
use jiff::{SignedDuration, Timestamp};
use providers::google::{Children, DriveFile};
use sandbox::{FaultKind, When};
use testbed::database::rehearsal::Session;

use crate::world::{World, story};

/// Returns the pictures of each of the creator's folders, as listed by Drive.
async fn pictures(world: &World) -> Vec<Vec<DriveFile>> {
    let app = world.testbed.app();
    let (tenant, _) = world.creator().tenant(&world.testbed).await.expect("a tenant");
    let access = app.google_token(tenant).await.expect("a token");
    let root = app.drive_folders(tenant, "root").await.expect("folders").remove(0);
    let mut pictures = Vec::new();
    for folder in app.drive_folders(tenant, &root.id).await.expect("folders") {
        let page =
            app.google.list_children(&access, &folder.id, None, Children::Media).await.expect("pictures");
        pictures.push(page.files);
    }
    pictures
}

/// Returns Drive's ids of the pictures to be picked next, one for each category.
async fn next_picked(world: &World) -> Vec<String> {
    let (tenant, _) = world.creator().tenant(&world.testbed).await.expect("a tenant");
    let mut tx = world.testbed.app().store.begin(tenant).await.expect("a transaction");
    let mut next = Vec::new();
    for category in tx.categories().await.expect("categories") {
        next.extend(tx.pick_in(&category.category).await.expect("a pick").map(|item| item.source_identifier));
    }
    tx.commit().await.expect("a commit");
    next
}

/// Makes requests that list the folder fail, so that the library is no longer updated.
fn stop_listing(world: &World) {
    let body = r#"{"error":{"code":500,"message":"Internal Error","errors":[{"reason":"backendError"}]}}"#
        .to_owned();
    world.strike(
        "GET /g-api/drive/v3/files",
        FaultKind::Status { code: 500, body, retry_after: None },
        When::Always,
    );
}

/// Spoils all pictures of each folder except one, among them the next one to be picked, without an update of
/// the library. Checks that two slots are still posted.
async fn looks_past(world: &World, spoil: impl Fn(&World, &DriveFile)) -> Vec<DriveFile> {
    let next = next_picked(world).await;
    let mut spoilt = Vec::new();
    for mut folder in pictures(world).await {
        let whole = folder.iter().position(|file| !next.contains(&file.id));
        folder.remove(whole.expect("one of several pictures is next"));
        spoilt.extend(folder);
    }
    assert_eq!(spoilt.len(), 6);
    stop_listing(world);
    for file in &spoilt {
        spoil(world, file);
    }
    assert_eq!(world.until_outcomes(2).await, ["published", "published"]);
    spoilt
}

fn asked_for(world: &World, files: &[DriveFile]) -> usize {
    files.iter().filter(|file| !world.requests("GET", &format!("/files/{}", file.id)).is_empty()).count()
}

#[test]
fn a_picture_in_the_trash_is_passed_over_for_the_next() {
    story(1, async |world| {
        let spoilt =
            looks_past(world, |world, file| world.testbed.sandbox.google().trash(&file.id).expect("a file"))
                .await;
        assert!(asked_for(world, &spoilt) > 0, "no picture in the trash was ever picked");
        assert_eq!(world.in_flight_and_rejected(world.creator()).await.1, 0);
    });
}

#[test]
fn a_picture_that_is_gone_is_passed_over_for_the_next() {
    story(1, async |world| {
        let spoilt =
            looks_past(world, |world, file| world.testbed.sandbox.google().remove(&file.id).expect("a file"))
                .await;
        assert!(asked_for(world, &spoilt) > 0, "no missing picture was ever picked");
    });
}

#[test]
fn a_broken_picture_is_rejected_with_its_reason_and_the_next_is_taken() {
    story(1, async |world| {
        let broken: &[u8] = b"\xff\xd8\xff\xe0\x00\x10JFIF and then nothing of a picture";
        let spoil = |world: &World, file: &DriveFile| {
            world.testbed.sandbox.google().replace_bytes(&file.id, broken).expect("a file");
        };
        let spoilt = looks_past(world, spoil).await;
        let rejected = world.in_flight_and_rejected(world.creator()).await.1;
        assert!(rejected > 0, "no broken picture was ever picked");
        assert_eq!(usize::try_from(rejected), Ok(asked_for(world, &spoilt)));
    });
}

#[test]
fn a_rate_limit_of_drive_is_waited_out_without_blaming_the_picture() {
    story(1, async |world| {
        let body = r#"{"error":{"code":403,"message":"User Rate Limit Exceeded","errors":[
        {"domain":"usageLimits","reason":"userRateLimitExceeded","message":"User Rate Limit Exceeded"}]}}"#;
        let limited = FaultKind::Status { code: 403, body: body.to_owned(), retry_after: None };
        world.strike("GET /g-api/drive/v3/files/*", limited, When::Times(3));
        assert_eq!(world.until_outcomes(1).await, ["published"]);
        let struck =
            world.testbed.sandbox.log().requests().iter().filter(|line| line.fault.is_some()).count();
        assert_eq!(struck, 3);
        assert_eq!(world.in_flight_and_rejected(world.creator()).await.1, 0);
        assert!(world.said(world.creator(), "not posted").is_empty());
    });
}

#[test]
fn a_library_that_is_being_listed_is_not_taken_for_dry() {
    story(1, async |world| {
        world.leave_by(world.creator(), DeliveryMode::Automatic).await;
        let mut listing = Session::open(&world.database.owner).await.expect("a session");
        listing
            .run("UPDATE chores SET due_at = due_at + interval '7 days'")
            .await
            .expect("no listing of ours");
        let planned =
            "SELECT to_json(min(next_due_at) AT TIME ZONE 'UTC') #>> '{}' || 'Z' FROM tenant_schedule";
        let planned = listing.ask(planned).await.expect("an answer").remove(0);
        let planned: Timestamp = planned.parse().expect("a moment");
        let moment = SignedDuration::from_secs(1);
        world.go_to(planned - moment).await;
        for sql in ["BEGIN", "UPDATE media_items SET updated_at = updated_at"] {
            listing.run(sql).await.expect("every picture is held");
        }
        world.go_to(planned + moment).await;
        assert_eq!(world.states(world.creator()).await, [PostState::Reserving]);
        listing.run("COMMIT").await.expect("a commit");
        assert_eq!(world.until_outcomes(1).await, ["published"]);
    });
}
