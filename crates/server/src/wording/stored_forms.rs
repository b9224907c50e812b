//! Checks the stored form of each message, as written by version 70bff7e and by this one. A form must never
//! change: replicas of the previous version read it, and databases contain old rows and buttons.

use std::collections::BTreeSet;

use serde_json::{Value, json};
use strum::VariantNames as _;

use super::sample_data::Names;
use super::samples::samples;
use crate::messages::Message;

/// Returns each kind with its stored payload.
fn stored() -> Vec<(&'static str, Value)> {
    let picture = json!({
        "media": "00000000-0000-0000-0000-000000000009", "picture": "07".repeat(32), "name": "cat.jpg",
        "folder": "cafe", "in_library": false, "live": true, "setting_up": false, "never": false, "unsharp": true,
    });
    let coming = json!({
        "at": "2026-01-10T09:10:00Z", "about": true, "post": "00000000-0000-0000-0000-000000000007",
        "state": "approved", "picture": "cat.jpg",
    });
    let planned =
        json!({ "at": "2026-01-10T12:10:00Z", "about": true, "post": null, "state": "", "picture": null });
    let next = json!({ "at": "2026-01-10T12:05:00Z", "about": true });
    let spread = json!({
        "per_day": 3, "from": 9, "to": 21, "zone": "Europe/Berlin", "varies": true, "days": 7,
    });
    let times = json!({ "times": ["09:30"], "days": 5, "zone": "Europe/Berlin" });
    let settings = |plan: &Value| {
        json!({
            "mode": "handoff", "posts_on_silence": false, "plan": plan, "when_dry": "stop", "practice": false,
            "live": true, "instagram": null,
        })
    };
    let status = json!({
        "lifecycle": "active", "paused_until": null, "paused_by": null, "mode": "review", "posts_on_silence": false,
        "practice": false, "next": [coming, planned],
        "library": { "fresh": 6, "pictures": 9, "until": "2026-01-14", "days": 4, "folders": [["cafe", 6, 9]] },
        "instagram": { "name": "harbour", "works": true }, "google": null, "quota": [3, 50],
    });
    vec![
        ("wizard", Value::Null),
        ("wizard_moved", Value::Null),
        ("instagram_connected", json!({ "name": "harbour" })),
        ("google_connected", json!({ "name": "ada@mail.example" })),
        ("library_indexed", json!({ "categories": [{ "name": "cafe", "items": 4 }], "rejected": 1 })),
        ("first_picture", json!({ "publish_at": "2026-01-10T11:00:00Z" })),
        ("offer", Value::Null),
        ("hand_off", Value::Null),
        ("is_it_live", Value::Null),
        (
            "published",
            json!({ "account": "harbour", "published_at": "2026-01-10T09:10:00Z", "picture": "07".repeat(32) }),
        ),
        ("failed", json!({ "publish_at": "2026-01-10T09:10:00Z", "why": "Instagram did not answer" })),
        ("failed", json!({ "publish_at": "2026-01-10T09:10:00Z", "cause": "instagram_silent" })),
        ("missed", json!({ "publish_at": "2026-01-10T09:10:00Z", "more": 2, "why": "it was too late" })),
        ("missed", json!({ "publish_at": "2026-01-10T09:10:00Z", "cause": "picture_too_large:52" })),
        ("picture", picture.clone()),
        ("picture_coming", json!({ "is": "fetching", "reply_to": 7 })),
        ("picture_coming", json!({ "is": "slow", "until": "2026-01-10T15:00:00Z" })),
        ("picture_coming", json!({ "is": "below" })),
        ("picture_here", picture),
        ("picture_refused", json!({ "why": "This file is empty." })),
        ("picture_refused", json!({ "cause": "picture_empty" })),
        ("practised", json!({ "account": "harbour", "at": "2026-01-10T09:10:00Z", "picture": null })),
        ("status", status),
        ("settings", settings(&spread)),
        ("settings", settings(&times)),
        ("queue", json!({ "coming": [], "paused": true })),
        ("next", json!({ "why": "paused" })),
        (
            "next",
            json!({ "post": "00000000-0000-0000-0000-000000000007", "by_itself": true, "taken_back": true }),
        ),
        ("pause", json!({ "ask": true })),
        ("pause", json!({ "paused": true, "until": "2026-01-11T05:00:00Z", "by": "Ada" })),
        ("pause", json!({ "going_on": true, "next": next, "by_itself": true })),
        ("pause", json!({ "was_going_on": true })),
        ("pause", json!({ "not_live": true })),
        (
            "stopped",
            json!({ "withdrawn": 1, "handed_over": [{ "picture": "cat.jpg", "at": "2026-01-10T13:03:10Z" }] }),
        ),
        ("stopped", json!({ "withdrawn": 1, "going_on": true, "next": next })),
        ("help", Value::Null),
        ("lost", Value::Null),
        ("denied", json!({ "who": "reviewers", "names": ["Ada"] })),
        ("practice_over", Value::Null),
        ("library_empty", json!({})),
        ("library_empty", json!({ "from_drive": false })),
        ("library_vanished", json!({ "gone": 13, "of": 24 })),
        ("reconnect", json!({ "provider": "google" })),
        ("works_again", json!({ "name": "harbour" })),
        ("right_missing", json!({ "right": "send_photos" })),
        ("right_missing", json!({ "right": "send_messages", "group": "Team" })),
        (
            "chore_failing",
            json!({ "work": "read_folder", "since": "2026-01-10T09:10:00Z", "cause": "drive_silent" }),
        ),
        ("chore_works", json!({ "work": "keep_instagram" })),
        ("instagram_away", Value::Null),
        ("rows_unread", json!({ "rows": 3 })),
        ("updates_trouble", json!({ "is": "webhook_deleted" })),
        ("updates_trouble", json!({ "is": "webhook_replaced", "host": "staging.example.org" })),
        ("updates_trouble", json!({ "is": "webhook_added", "host": "staging.example.org" })),
        ("updates_trouble", json!({ "is": "polled_twice" })),
        ("updates_trouble", json!({ "is": "webhook_fails", "error": "Connection refused" })),
        ("tokens_unopenable", json!({ "tokens": 17 })),
        ("set_aside", json!({ "messages": 1, "updates": 2, "parked": 3 })),
        ("work_broken", json!({ "chore": "sync_drive", "error": "a bug" })),
        ("group_welcome", Value::Null),
        ("back_again", json!({ "lifecycle": "active", "publish_at": "2026-01-10T09:10:00Z" })),
        ("move_offer", json!({ "chat": -4, "title": "Team" })),
        ("move_settled", json!({ "moves": true, "title": "Team" })),
        ("moved_away", json!({ "title": "Team", "back": false })),
        ("moved_here", json!({ "title": null, "back": true })),
    ]
}

#[test]
fn every_stored_message_is_read_and_written_back_as_it_was() {
    for (kind, payload) in stored() {
        let message = Message::read(kind, &payload).unwrap_or_else(|error| panic!("{error}"));
        let written = message.to(1).store();
        assert_eq!((written.kind, &written.payload), (kind, &payload));
    }
    let kinds: BTreeSet<&str> = stored().iter().map(|(kind, _)| *kind).collect();
    assert_eq!(kinds, BTreeSet::from_iter(Message::VARIANTS.iter().copied()), "each kind has a form here");
}

#[test]
fn forms_that_version_70bff7e_wrote_in_another_way_are_read() {
    let settings = json!({
        "mode": "review", "plan": { "per_day": 3, "from": 9, "to": 21, "zone": "UTC", "varies": true, "days": 7 },
        "when_dry": "stop", "practice": false, "live": true, "instagram": "harbour",
    });
    for (kind, payload) in [
        ("help", json!({})),
        ("library_empty", json!({})),
        ("settings", settings),
        ("move_settled", json!({ "moves": false })),
        ("pause", json!({ "paused": true, "until": null })),
        ("next", json!({ "post": "00000000-0000-0000-0000-000000000007", "by_itself": false })),
    ] {
        assert!(Message::read(kind, &payload).is_ok(), "{kind} {payload}");
    }
}

#[test]
fn every_sample_is_read_back_from_what_is_stored() {
    for sample in samples(Names::all("cat.jpg")) {
        let stored = sample.message.clone().to(1).store();
        assert_eq!(Message::read(stored.kind, &stored.payload), Ok(sample.message), "{}", stored.payload);
    }
}

#[test]
fn a_form_of_a_later_version_is_not_guessed() {
    assert!(Message::read("weather", &json!({ "sunny": true })).is_err());
    assert!(Message::read("pause", &json!({ "dreaming": true })).is_err());
}
