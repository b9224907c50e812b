//! Tests an outage of Telegram of several hours: no question reaches the chat, so the slots are missed and
//! reported in one message.

use std::collections::BTreeSet;

use domain::post::{DeliveryMode, PostState};
use jiff::SignedDuration;
use sandbox::{FaultKind, When};

use crate::world::{World, story};

/// All methods that write to a chat.
const WRITING: [&str; 5] =
    ["sendPhoto", "sendMessage", "editMessageCaption", "editMessageMedia", "editMessageText"];

/// Returns the pictures of posts in progress.
async fn touched(world: &World) -> Vec<domain::ids::MediaId> {
    let mut tx = world.tx(world.creator()).await;
    let posts = tx.posts_on_their_way().await.expect("posts");
    tx.commit().await.expect("a commit");
    posts.into_iter().filter_map(|post| post.media).collect()
}

#[test]
fn eight_hours_without_telegram_cost_their_own_times_one_picture_and_one_message() {
    story(1, async |world| {
        let creator = world.creator();
        world.leave_by(creator, DeliveryMode::Review).await;
        // The outage covers two of the day's three slots, and lasts until it is too late to answer for them.
        world.go_to("2026-01-10T07:00:00Z".parse().expect("a moment")).await;
        let outage = || FaultKind::Status {
            code: 500,
            body: r#"{"ok":false,"error_code":500,"description":"Internal Server Error"}"#.into(),
            retry_after: None,
        };
        let armed =
            WRITING.map(|method| world.strike(&format!("POST /telegram/*/{method}"), outage(), When::Always));
        let said_before = world.said(creator, "").len();

        let ends = world.testbed.sandbox.clock().now() + SignedDuration::from_hours(8);
        let mut pictures = BTreeSet::new();
        while let Some(next) = world.settle().await.filter(|next| *next <= ends) {
            let now = touched(world).await;
            assert!(now.len() <= 1, "{now:?} are under way at {next}");
            pictures.extend(now);
            world.testbed.move_to(next);
        }
        world.go_to(ends).await;
        assert_eq!(world.outcomes(creator).await, ["missed", "missed"]);
        assert_eq!(pictures.len(), 1, "the same picture waits for its turn each time");

        for fault in armed {
            world.testbed.sandbox.faults().disarm(fault);
        }
        world.go_to(ends + SignedDuration::from_mins(12)).await;
        // The question for the third time may have arrived by then; the two missed times share one message.
        let mut said = world.said(creator, "").split_off(said_before);
        said.retain(|message| !message.text.contains("Post it at"));
        let said: Vec<&str> = said.iter().map(|message| message.text.as_str()).collect();
        assert!(
            matches!(said.as_slice(), [only] if only.contains("and the one after it were not posted")),
            "{said:?}"
        );
        world.until_state(creator, PostState::AwaitingReview).await;
    });
}
