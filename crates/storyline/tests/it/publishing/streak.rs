//! Tests background work that keeps failing: it is retried for as long as it is wanted, and told once to who can mend it.

use jiff::SignedDuration;
use sandbox::{FaultKind, When};

use crate::world::{World, story};

const LISTING: &str = "GET /g-api/drive/v3/files";
const FAILING: &str = "haven't been able to read your Drive folder";
const WORKS: &str = "I can read your Drive folder again";

fn drive_says(code: u16, reason: &str) -> FaultKind {
    let body = serde_json::json!({
        "error": { "code": code, "message": reason, "errors": [{ "domain": "global", "reason": reason, "message": reason }] },
    });
    FaultKind::Status { code, body: body.to_string(), retry_after: None }
}

async fn passes(world: &World, time: SignedDuration) {
    world.go_to(world.testbed.sandbox.clock().now() + time).await;
}

fn listings(world: &World) -> usize {
    world.requests("GET", "/drive/v3/files").len()
}

#[test]
fn a_folder_that_cannot_be_read_is_told_once_is_tried_every_hour_and_its_return_is_told() {
    story(1, async |world| {
        let armed = world.strike(LISTING, drive_says(500, "backendError"), When::Always);
        passes(world, SignedDuration::from_hours(2)).await;
        assert!(world.said(world.creator(), FAILING).is_empty());
        passes(world, SignedDuration::from_hours(2)).await;
        let told = world.only(world.creator(), FAILING);
        assert!(!told.silent && told.text.contains("Google Drive didn't respond"), "{told:?}");
        let tried = listings(world);
        passes(world, SignedDuration::from_hours(10)).await;
        assert!(listings(world) >= tried + 9, "{} after {tried}", listings(world));
        world.only(world.creator(), FAILING);
        world.testbed.sandbox.faults().disarm(armed);
        passes(world, SignedDuration::from_mins(61)).await;
        assert!(world.only(world.creator(), WORKS).silent);
        passes(world, SignedDuration::from_hours(2)).await;
        world.only(world.creator(), WORKS);
    });
}

#[test]
fn what_only_the_operator_can_mend_is_not_told_to_the_creator() {
    story(1, async |world| {
        world.strike(LISTING, drive_says(403, "accessNotConfigured"), When::Always);
        passes(world, SignedDuration::from_hours(5)).await;
        assert!(world.said(world.creator(), FAILING).is_empty());
    });
}
