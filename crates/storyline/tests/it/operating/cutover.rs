//! Tests the switch from the legacy application to Storyline: its library, locks, category mix, people and
//! account.

use serde_json::Value;

use crate::world::adopted::{ACCOUNT, Adopted, at, beside_the_legacy_application};

/// A query for the picture and outcome of each story that Storyline posted, and for the person who approved
/// it.
const SHOWN: &str = "SELECT m.file_name || ' ' || h.outcome || ' ' || coalesce(u.telegram_first_name, '-')
                       FROM posting_history AS h JOIN media_items AS m ON m.id = h.media_item_id
                       LEFT JOIN users AS u ON u.id = h.posted_by_user_id
                      WHERE h.outcome IN ('published', 'posted_by_hand') ORDER BY h.posted_at";

#[test]
fn the_next_post_goes_out_from_the_old_library_under_its_locks_and_mix() {
    beside_the_legacy_application(async |adopted| {
        assert_eq!(adopted.requests("/getMe").len(), adopted.requests("").len(), "the bot is not touched");
        adopted.legacy_offer().await;
        let taken = adopted.command(&["tenant", "take-over", "--json"]).await;
        assert_eq!(taken.code, Some(0), "{}", taken.complaint);
        let said: Value = serde_json::from_str(&taken.out).expect("JSON");
        assert_eq!(
            (&said["taken_over"]["removed"], &said["taken_over"]["awaiting_hand"]),
            (&2.into(), &1.into())
        );
        let next = at(said["next_story_at"].as_str().expect("a time"));
        assert!(at("2026-02-13T14:00:00Z") <= next && next <= at("2026-02-13T14:20:00Z"), "in UTC: {next}");

        adopted.press("Posted").await;
        assert_eq!(adopted.ask(SHOWN).await, ["stairs.jpg posted_by_hand Ines"], "an old button still works");

        adopted.until("offer", |adopted| offered(adopted, "mug.jpg")).await;
        adopted.press("Post at").await;
        adopted.until("story", |adopted| !adopted.stories().is_empty()).await;
        adopted.testbed.settle().await.expect("it settles");
        let shown = adopted.ask(SHOWN).await;
        assert_eq!(shown, ["stairs.jpg posted_by_hand Ines", "mug.jpg published Ines"]);
        let story = &adopted.stories()[0];
        assert_eq!((story.published_at >= next, story.width, story.height), (true, 1080, 1920));
        let paths: Vec<String> =
            adopted.requests("/media_publish").into_iter().map(|line| line.path).collect();
        assert_eq!((paths.len(), paths[0].starts_with("/fb-graph/")), (1, true), "{paths:?}");
        let ours = "SELECT count(*)::text FROM posting_history WHERE outcome IS NOT NULL AND chat_settings_id IS NOT NULL";
        assert_eq!(adopted.ask(ours).await, ["0"], "what is the legacy tenant's names no chat");
        let film =
            "SELECT verdict || coalesce(is_active::text, '') FROM media_items WHERE file_name = 'film.mp4'";
        assert_eq!(adopted.ask(film).await, ["rejectedtrue"], "what cannot be shown was passed over");
        let token = "SELECT left(token_value, 3) FROM api_tokens WHERE service_name = 'instagram'";
        assert_eq!(adopted.ask(token).await, ["v1."], "its token was exchanged in time, at its own host");
        let audited = "SELECT action FROM audit WHERE action = 'taken_over'";
        assert_eq!(adopted.ask(audited).await.len(), 1);
    });
}

/// Returns whether a picture is offered with buttons.
fn offered(adopted: &Adopted, file: &str) -> bool {
    adopted.messages().iter().any(|message| {
        message.text.contains(file) && message.photo.is_some() && message.buttons.iter().flatten().count() > 2
    })
}

#[test]
fn where_the_older_application_never_posted_by_api_a_person_still_does() {
    beside_the_legacy_application(async |adopted| {
        adopted.run("UPDATE chat_settings SET enable_instagram_api = false").await;
        adopted.run("DELETE FROM posting_queue WHERE status = 'processing'").await;
        let taken = adopted.command(&["tenant", "take-over"]).await;
        assert_eq!(taken.code, Some(0), "{}", taken.complaint);
        assert!(taken.out.contains("Storyline posts for chat"), "{}", taken.out);
        adopted
            .until("file", |adopted| adopted.messages().iter().any(|message| message.document.is_some()))
            .await;
        adopted.press("Posted").await;
        assert_eq!(adopted.ask(SHOWN).await, ["stairs.jpg posted_by_hand Ines"]);
        assert_eq!((adopted.requests("/media").len(), adopted.stories().len()), (0, 0));
    });
}

#[test]
fn a_hand_over_that_is_refused_changes_nothing_and_says_why() {
    beside_the_legacy_application(async |adopted| {
        let back = adopted.command(&["tenant", "hand-back"]).await;
        assert_eq!(back.code, Some(1));
        assert!(
            back.complaint.contains("the legacy application posts for this chat already"),
            "{}",
            back.complaint
        );
        adopted
        .run("INSERT INTO service_runs (service_name, method_name, started_at) VALUES ('s', 'm', '2026-02-13 08:59')")
        .await;
        let taken = adopted.command(&["tenant", "take-over", "--json"]).await;
        assert_eq!((taken.code, taken.out.as_str()), (Some(1), ""));
        assert!(taken.complaint.contains("stop it, wait 5 minutes"), "{}", taken.complaint);
        let unknown = adopted.command(&["tenant", "take-over", "--chat", "-5"]).await;
        assert_eq!(unknown.code, Some(1), "what it did is said first: {}", unknown.complaint);
        adopted.run("DELETE FROM service_runs").await;
        let unknown = adopted.command(&["tenant", "take-over", "--chat", "-5"]).await;
        assert_eq!(unknown.code, Some(2), "{}", unknown.complaint);
        assert_eq!(adopted.ask("SELECT engine FROM legacy_engine").await, ["old"]);
    });
}

#[test]
fn what_was_taken_over_can_be_handed_back() {
    beside_the_legacy_application(async |adopted| {
        assert_eq!(adopted.command(&["tenant", "take-over"]).await.code, Some(0));
        adopted.until("offer", |adopted| offered(adopted, "mug.jpg")).await;
        let back = adopted.command(&["tenant", "hand-back", "--json"]).await;
        assert_eq!(back.code, Some(0), "{}", back.complaint);
        let said: Value = serde_json::from_str(&back.out).expect("JSON");
        assert_eq!(
            said["handed_back"]["released"], 2,
            "the offer, and what the legacy application had offered"
        );
        assert_eq!(adopted.ask("SELECT count(*)::text FROM posting_queue").await, ["0"]);
        let rests = "SELECT (blocked_until IS NULL)::text FROM media_items WHERE file_name = 'mug.jpg'";
        assert_eq!(adopted.ask(rests).await, ["true"], "nothing of it was posted");
        assert_eq!(adopted.testbed.settle().await.expect("it settles"), None, "nothing is due any more");
        assert!(adopted.testbed.sandbox.instagram().containers(ACCOUNT).is_empty());
    });
}
