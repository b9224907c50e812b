//! Tests that `storyline queue preview` lists the slots that the planner fills.

use secrecy::ExposeSecret as _;
use serde_json::Value;

use crate::world::program::storyline;
use crate::world::{World, story};

/// Runs a preview, which must succeed; returns the times it lists.
async fn preview(world: &World, arguments: &[&str]) -> Vec<jiff::Timestamp> {
    let asked = [&["queue", "preview", "--json"], arguments].concat();
    let login = world.database.login.expose_secret();
    let output = storyline(&asked).env("DATABASE_URL", login).output().await.expect("it starts");
    let complaint = String::from_utf8_lossy(&output.stderr).into_owned();
    assert_eq!(output.status.code(), Some(0), "{complaint}");
    let lines: Vec<Value> = serde_json::from_slice(&output.stdout).expect("an array");
    let instant = |line: &Value| line["instant"].as_str().and_then(|at| at.parse().ok()).expect("an instant");
    lines.iter().map(instant).collect()
}

#[test]
fn what_a_preview_lists_is_what_the_planner_records() {
    story(1, async |world| {
        world.until_outcomes(7).await;
        let recorded: Vec<_> = world.slots(world.creator()).await.into_iter().map(|(at, _)| at).collect();
        let chat = world.creator().chat.to_string();
        let listed = preview(world, &["--tenant", &chat, "--from", "2026-01-10", "--days", "14"]).await;
        let end = *recorded.last().expect("slots were recorded");
        let due: Vec<_> = listed.into_iter().filter(|at| (recorded[0]..=end).contains(at)).collect();
        assert_eq!(due, recorded);
    });
}

#[tokio::test]
async fn a_settings_file_needs_no_database_and_a_bad_one_is_one_sentence() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("plan.json");
    let run = async |text: &str| {
        std::fs::write(&file, text).expect("a file");
        let asked = ["queue", "preview", "--json", "--from", "2026-07-01", "--days", "1", "--no-variation"];
        let mut command = storyline(&asked);
        command.arg("--settings").arg(&file);
        command.output().await.expect("it starts")
    };
    let good = run(r#"{"posts_per_day": 2, "posting_hours_start": 9, "posting_hours_end": 21, "posting_timezone": "Europe/Berlin"}"#)
        .await;
    let lines: Value = serde_json::from_slice(&good.stdout).expect("an array");
    assert_eq!(
        lines[1],
        serde_json::json!({ "date": "2026-07-01", "index": 1, "instant": "2026-07-01T13:00:00Z",
                            "local": "2026-07-01T15:00:00+02:00" })
    );
    let bad = run(r#"{"posts_per_day": 0}"#).await;
    let complaint = String::from_utf8_lossy(&bad.stderr).into_owned();
    assert_eq!((bad.status.code(), bad.stdout.len()), (Some(2), 0));
    assert!(complaint.contains("posts_per_day: choose 1 to 50 stories a day, not 0"), "{complaint}");
}
