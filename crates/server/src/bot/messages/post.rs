//! A story that people are asked about, in every place it can stand: the same message, edited from step to step.

use domain::caption::{CAPTION_UNITS, fit};
use domain::post::{Outcome, PostState};
use jiff::Timestamp;
use store::post_view::{PostView, Standing};

use super::{local_time, name};
use crate::app::kinds;
use crate::app::message::{Button, Context, Picture, Rendered};

/// Longest name shown, of a file, a folder or a person.
const NAME_UNITS: usize = 60;
/// Longest reason shown.
const WHY_UNITS: usize = 200;

/// Words the message; `None` when the post is gone without a trace.
pub(super) fn say(occasion: &Context<'_>) -> Option<Rendered> {
    let post = occasion.post?;
    let by_hand = occasion.kind == kinds::MANUAL
        || matches!(
            post.standing,
            Standing::InFlight(PostState::AwaitingHand) | Standing::Ended(Outcome::PostedByHand)
        );
    let (line, buttons) = match post.standing {
        Standing::InFlight(state) => in_flight(occasion, post, state, by_hand),
        Standing::Ended(outcome) => (ended(occasion, post, outcome), vec![]),
    };
    let html = format!("{}\n{line}", about(post));
    Some(Rendered {
        html: fit(&html, CAPTION_UNITS).into_owned(),
        buttons,
        silent: false,
        picture: post.rendition.map(|sha256| Picture { sha256, as_file: by_hand }),
    })
}

/// Which picture, and where it goes.
fn about(post: &PostView) -> String {
    let file = name(post.file_name.as_deref().unwrap_or_default(), NAME_UNITS);
    let folder = post.category.as_deref().filter(|folder| *folder != "uncategorized");
    let folder = folder.map(|folder| format!(" · {}", name(folder, NAME_UNITS))).unwrap_or_default();
    match &post.account {
        Some(account) => format!("<b>{file}</b>{folder} → @{}", name(account, NAME_UNITS)),
        None => format!("<b>{file}</b>{folder}"),
    }
}

fn in_flight(
    occasion: &Context<'_>,
    post: &PostView,
    state: PostState,
    by_hand: bool,
) -> (String, Vec<Vec<Button>>) {
    let at = |instant: Timestamp| local_time(instant, occasion.zone);
    let time = at(post.publish_at);
    let by = post.decided_by.as_deref().map(|by| format!(" {}", name(by, NAME_UNITS))).unwrap_or_default();
    match state {
        PostState::Offering if by_hand => (manual(&time), manual_buttons(post, PostState::AwaitingHand)),
        PostState::AwaitingHand => (manual(&time), manual_buttons(post, state)),
        PostState::Offering | PostState::AwaitingReview => {
            let deadline = post.deadline_at.map_or_else(|| "then".into(), at);
            let silence = if post.posts_on_silence { "I post it" } else { "not posted" };
            let line = format!("Post it at {time}? No answer by {deadline}: {silence}.");
            (line, review_buttons(occasion, post))
        }
        PostState::Approved | PostState::ContainerMade | PostState::ContainerReady => {
            let undo = Button::on_post("Undo", "undo", post.id, PostState::Approved);
            let why =
                if by.is_empty() { "🤫 No answer, so yes.".into() } else { format!("✅ Yes from{by}.") };
            (format!("{why} It goes out at {time}."), vec![vec![undo]])
        }
        PostState::PublishSent => (format!("⏳ Handed to Instagram for {time}."), vec![]),
        PostState::Unknown => {
            ("⏳ Instagram's answer was unclear. I am asking; nothing is sent twice.".into(), vec![])
        }
        PostState::Reserving | PostState::Reserved => (format!("⏳ Being prepared for {time}."), vec![]),
    }
}

fn review_buttons(occasion: &Context<'_>, post: &PostView) -> Vec<Vec<Button>> {
    let state = PostState::AwaitingReview;
    let yes = if post.publish_at > occasion.now {
        format!("Post at {}", post.publish_at.to_zoned(occasion.zone.clone()).strftime("%H:%M"))
    } else {
        "Post".into()
    };
    vec![
        vec![
            Button::on_post(yes, "approve", post.id, state),
            Button::on_post("Skip", "skip", post.id, state),
        ],
        vec![
            Button::on_post("Another picture", "swap", post.id, state),
            Button::on_post("Never again", "reject", post.id, state),
        ],
    ]
}

fn manual(time: &str) -> String {
    format!(
        "Your turn: post it at {time}.\nSave the file, open Instagram, add music or stickers, share. Then tap Posted."
    )
}

fn manual_buttons(post: &PostView, state: PostState) -> Vec<Vec<Button>> {
    let instagram = "https://www.instagram.com/".parse().expect("a constant address");
    vec![
        vec![Button::open("Open Instagram", instagram)],
        vec![
            Button::on_post("Posted", "posted", post.id, state),
            Button::on_post("Later", "later", post.id, state),
            Button::on_post("Skip", "skip", post.id, state),
        ],
    ]
}

fn ended(occasion: &Context<'_>, post: &PostView, outcome: Outcome) -> String {
    let at = local_time(post.ended_at.unwrap_or(post.publish_at), occasion.zone);
    let by = post.decided_by.as_deref().map(|by| format!(", {}", name(by, NAME_UNITS))).unwrap_or_default();
    let why = post.why.as_deref().map(|why| format!(": {}", name(why, WHY_UNITS))).unwrap_or_default();
    match outcome {
        Outcome::Published => format!("✅ Live since {at}{by}."),
        Outcome::PostedByHand => {
            let seen = if post.seen_at_instagram { " I see it on Instagram." } else { "" };
            format!("✅ Posted by hand at {at}{by}.{seen}")
        }
        Outcome::Skipped => format!("⏭ Skipped at {at}{by}. Nothing was posted."),
        Outcome::Rejected => format!("🚫 Never again, since {at}{by}. Nothing was posted."),
        Outcome::Replaced => format!("🔁 Another picture took its place at {at}{by}."),
        Outcome::Expired => "⌛ No answer in time, so nothing was posted.".into(),
        Outcome::Released => format!("↩️ Taken back{why}. Nothing was posted."),
        Outcome::Failed => format!("⚠️ Not posted{why}."),
    }
}
