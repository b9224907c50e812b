//! Tests Drive's bad days: missing parents, incomplete lists, refused downloads and tokens, tokens that die.

use jiff::SignedDuration;
use sandbox::MissingParent;
use serde_json::json;

use crate::drive::{Drive, drive};
use crate::google_login::text;
use crate::house::jpeg;

impl Drive {
    async fn refresh(&self, refresh: &str) -> (u16, serde_json::Value) {
        let form = [
            ("client_id", "client"),
            ("client_secret", "secret"),
            ("grant_type", "refresh_token"),
            ("refresh_token", refresh),
        ];
        self.login.ask(&form).await
    }

    async fn refresh_token(&self) -> String {
        text(&self.login.connected().await["refresh_token"]).to_owned()
    }

    fn days_later(&self, days: i64) {
        self.login.sandbox.clock().advance(SignedDuration::from_hours(24 * days));
    }
}

#[tokio::test]
async fn a_parent_that_is_unknown_removed_or_not_shared_is_not_found_in_a_listing() {
    let drive = drive().await;
    drive.google.add_user("boris@example.org");
    let foreign = drive.google.add_folder("boris@example.org", None, "Private").expect("a user");
    let inside = drive.google.add_folder("vera@example.org", Some(&drive.folder), "Sub").expect("a folder");
    drive.google.remove(&drive.folder).expect("the folder");
    let message = "File not found: .";
    let wanted = json!({ "error": { "code": 404, "message": message, "errors": [{
        "message": message, "domain": "global", "reason": "notFound", "location": "fileId", "locationType": "parameter",
    }] } });
    for parent in ["unknown", &foreign, &drive.folder, &inside] {
        let q = format!("'{parent}' in parents and trashed = false");
        assert_eq!(drive.get("files", &[("q", &q)]).await, (404, wanted.clone()), "{parent}");
    }
    drive.google.missing_parent(MissingParent::Empty);
    assert!(drive.names("'unknown' in parents").await.is_empty());
}

#[tokio::test]
async fn a_listing_is_broken_off_as_often_as_it_was_told() {
    let drive = drive().await;
    for n in 1..=3 {
        drive.add(&format!("{n}.jpg"), "image/jpeg", jpeg(8, 8, n));
    }
    drive.google.list_incompletely(&drive.folder, 1, 1);
    let q = format!("'{}' in parents", drive.folder);
    let query = [("q", q.as_str()), ("fields", "incompleteSearch,files(name)")];
    let broken_off = json!({ "incompleteSearch": true, "files": [{ "name": "1.jpg" }] });
    let (_, first) = drive.get("files", &[query[0], query[1], ("orderBy", "name")]).await;
    assert_eq!(first, broken_off);
    let (_, second) = drive.get("files", &query).await;
    assert_eq!(
        (&second["incompleteSearch"], second["files"].as_array().map(Vec::len)),
        (&json!(false), Some(3))
    );
}

#[tokio::test]
async fn a_file_over_its_download_quota_is_refused_until_it_is_allowed() {
    let drive = drive().await;
    let (bad, good) = (
        drive.add("bad.jpg", "image/jpeg", jpeg(8, 8, 1)),
        drive.add("good.jpg", "image/jpeg", jpeg(8, 8, 2)),
    );
    drive.google.refuse_download(&bad, "downloadQuotaExceeded");
    let message = "The download quota for this file has been exceeded.";
    let wanted = json!({ "error": { "code": 403, "message": message, "errors": [{
        "message": message, "domain": "usageLimits", "reason": "downloadQuotaExceeded",
    }] } });
    for _ in 0..3 {
        assert_eq!(drive.get(&format!("files/{bad}"), &[("alt", "media")]).await, (403, wanted.clone()));
    }
    assert_eq!(drive.get(&format!("files/{bad}"), &[]).await.0, 200);
    assert_eq!(drive.status(&good).await, 200);
    drive.google.allow_download(&bad);
    assert_eq!(drive.status(&bad).await, 200);
}

#[tokio::test]
async fn a_fresh_access_token_is_refused_as_often_as_it_was_told() {
    let drive = drive().await;
    drive.google.refuse_access("vera@example.org", 2);
    for _ in 0..2 {
        let (status, refusal) = drive.get("files", &[]).await;
        assert_eq!((status, &refusal["error"]["errors"][0]["reason"]), (401, &json!("authError")));
    }
    assert_eq!(drive.get("files", &[]).await.0, 200);
}

#[tokio::test]
async fn a_refresh_token_dies_after_half_a_year_without_use() {
    let drive = drive().await;
    let refresh = drive.refresh_token().await;
    drive.days_later(180);
    assert_eq!(drive.refresh(&refresh).await.0, 200, "used in time");
    drive.days_later(180);
    assert_eq!(drive.refresh(&refresh).await.0, 200, "each use counts");
    drive.days_later(184);
    let wanted =
        json!({ "error": "invalid_grant", "error_description": "Token has been expired or revoked." });
    assert_eq!(drive.refresh(&refresh).await, (400, wanted));
}

#[tokio::test]
async fn a_refresh_token_of_a_client_in_testing_dies_after_a_week() {
    let drive = drive().await;
    let refresh = drive.refresh_token().await;
    drive.google.set_testing("client", true);
    drive.days_later(6);
    assert_eq!(drive.refresh(&refresh).await.0, 200);
    drive.days_later(1);
    let (status, refusal) = drive.refresh(&refresh).await;
    assert_eq!((status, &refusal["error"]), (400, &json!("invalid_grant")));
}

#[tokio::test]
async fn the_oldest_of_more_than_a_hundred_refresh_tokens_dies() {
    let drive = drive().await;
    drive.google.revoke("vera@example.org");
    let first = drive.refresh_token().await;
    for _ in 0..99 {
        drive.login.sandbox.clock().advance(SignedDuration::from_secs(1));
        drive.refresh_token().await;
    }
    assert_eq!(drive.refresh(&first).await.0, 200);
    drive.refresh_token().await;
    assert_eq!(drive.refresh(&first).await.0, 400);
}
