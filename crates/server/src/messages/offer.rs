//! A story offered to people: one message, edited whenever the story's state changes.

use domain::caption::CAPTION_UNITS;
use domain::post::{Outcome, PostState};
use store::post_view::{PostView, Standing};

use super::library::NO_FOLDER;
use super::{Button, ButtonAction, Context, OnPost, Reason, Rendered, SentPicture};
use crate::i18n::{Arg, Html, digits, html, name, plain};

/// Maximum length of the name of a file, folder or person, in UTF-16 units.
const NAME_UNITS: usize = 60;
const INSTAGRAM: &str = "https://www.instagram.com/";

/// Renders the offer. `manual` means that people were asked to post the story by hand.
pub(super) fn render(post: &PostView, manual: bool, cx: &Context<'_>) -> Rendered {
    let manual = manual
        || matches!(
            post.standing,
            Standing::InFlight(PostState::AwaitingHand) | Standing::Ended(Outcome::PostedByHand)
        );
    let (line, buttons) = match post.standing {
        Standing::InFlight(state) => in_flight(post, state, manual, cx),
        Standing::Ended(outcome) => (ended(post, outcome, manual, cx), vec![]),
    };
    let in_flight = matches!(post.standing, Standing::InFlight(_));
    let practice =
        if cx.dry_run && in_flight && !manual { html!(cx, "practice-note") } else { Html::default() };
    let html = Html::lines([practice, heading(post, cx), line]).cut(CAPTION_UNITS);
    let picture = post.rendition.map(|sha256| SentPicture { sha256, as_file: manual });
    Rendered { picture, ..Rendered::new(html).with(buttons) }
}

/// Returns the picture, the folder and the account.
fn heading(post: &PostView, cx: &Context<'_>) -> Html {
    let file = name(post.file_name.as_deref().unwrap_or_default(), NAME_UNITS);
    let folder = post.category.as_deref().filter(|folder| *folder != NO_FOLDER);
    let picture = match folder {
        Some(folder) => html!(cx, "offer-picture-of", picture = file, folder = name(folder, NAME_UNITS)),
        None => html!(cx, "offer-picture", picture = file),
    };
    match &post.account {
        Some(account) => html!(cx, "offer-for", picture = picture, account = name(account, NAME_UNITS)),
        None => picture,
    }
}

fn in_flight(post: &PostView, state: PostState, manual: bool, cx: &Context<'_>) -> (Html, Vec<Vec<Button>>) {
    let time = cx.clock_time(post.publish_at);
    match state {
        PostState::Offering if manual => (html!(cx, "offer-by-hand", time = time), manual_buttons(post, cx)),
        PostState::AwaitingHand => (html!(cx, "offer-by-hand", time = time), manual_buttons(post, cx)),
        PostState::Offering | PostState::AwaitingReview => {
            let deadline = cx.clock_time(post.deadline_at.unwrap_or(post.publish_at));
            let question = match post.posts_on_silence {
                true => html!(cx, "offer-question-silence", time = time, deadline = deadline),
                false => html!(cx, "offer-question", time = time, deadline = deadline),
            };
            (question, review_buttons(post, cx))
        }
        PostState::Approved | PostState::ContainerMade | PostState::ContainerReady => {
            let line = match post.decided_by.as_deref() {
                Some(by) => html!(cx, "offer-approved-by", by = name(by, NAME_UNITS), time = time),
                None => html!(cx, "offer-approved-by-silence", time = time),
            };
            let undo = ButtonAction::Undo(on(post, PostState::Approved));
            (line, vec![vec![Button::act(plain!(cx, "offer-undo"), undo)]])
        }
        PostState::PublishSent => (html!(cx, "offer-sent", time = time), vec![]),
        PostState::Unknown => (html!(cx, "offer-unclear"), vec![]),
        PostState::Reserving | PostState::Reserved => (html!(cx, "offer-preparing", time = time), vec![]),
    }
}

fn on(post: &PostView, seen: PostState) -> OnPost {
    OnPost { on_post: post.id, seen: Some(seen) }
}

fn review_buttons(post: &PostView, cx: &Context<'_>) -> Vec<Vec<Button>> {
    let on = on(post, PostState::AwaitingReview);
    let yes = if post.publish_at > cx.now {
        let time = post.publish_at.to_zoned(cx.zone.clone()).strftime("%H:%M").to_string();
        plain!(cx, "offer-post-at", time = digits(time))
    } else {
        plain!(cx, "offer-post")
    };
    vec![
        vec![
            Button::act(yes, ButtonAction::Approve(on)),
            Button::act(plain!(cx, "offer-skip"), ButtonAction::Skip(on)),
        ],
        vec![
            Button::act(plain!(cx, "offer-swap"), ButtonAction::Swap(on)),
            Button::act(plain!(cx, "offer-reject"), ButtonAction::Reject(on)),
        ],
    ]
}

fn manual_buttons(post: &PostView, cx: &Context<'_>) -> Vec<Vec<Button>> {
    let on = on(post, PostState::AwaitingHand);
    let instagram = INSTAGRAM.parse().expect("a constant address");
    vec![
        vec![Button::open(plain!(cx, "offer-open-instagram"), instagram)],
        vec![
            Button::act(plain!(cx, "offer-posted"), ButtonAction::Posted(on)),
            Button::act(plain!(cx, "offer-later"), ButtonAction::Later(on)),
            Button::act(plain!(cx, "offer-skip"), ButtonAction::Skip(on)),
        ],
    ]
}

pub(super) fn ended(post: &PostView, outcome: Outcome, manual: bool, cx: &Context<'_>) -> Html {
    let time = cx.clock_time(post.ended_at.unwrap_or(post.publish_at));
    let by = by(post, cx);
    let reason = Reason { cause: post.cause.clone(), why: post.why.clone() };
    let ending = reason.as_ending(cx);
    match outcome {
        Outcome::Published => html!(cx, "offer-live", time = time, by = approved_by(post, cx)),
        Outcome::PostedByHand if post.seen_at_instagram => {
            html!(cx, "offer-posted-by-hand-seen", time = time, by = by)
        }
        Outcome::PostedByHand => html!(cx, "offer-posted-by-hand", time = time, by = by),
        Outcome::Skipped => html!(cx, "offer-skipped", time = time, by = by),
        Outcome::Rejected => html!(cx, "offer-rejected", time = time, by = by),
        Outcome::Replaced => html!(cx, "offer-replaced", time = time, by = by),
        Outcome::Expired if manual => html!(cx, "offer-expired-by-hand"),
        Outcome::Expired => html!(cx, "offer-expired"),
        Outcome::Released => html!(cx, "offer-released", reason = ending),
        Outcome::Failed if reason.may_be_live() => html!(cx, "offer-maybe-live", reason = ending),
        Outcome::Failed => html!(cx, "offer-failed", reason = ending),
    }
}

/// Returns who decided, for example " by Robin"; empty if nobody did.
pub(super) fn by(post: &PostView, cx: &Context<'_>) -> Html {
    decider(post).map(|by| html!(cx, "offer-by", by = by)).unwrap_or_default()
}

/// Returns who approved the story, for example ", approved by Robin".
fn approved_by(post: &PostView, cx: &Context<'_>) -> Html {
    decider(post).map(|by| html!(cx, "offer-live-by", by = by)).unwrap_or_default()
}

/// Returns the name of the person who decided.
pub(super) fn decider(post: &PostView) -> Option<Arg> {
    post.decided_by.as_deref().map(|by| name(by, NAME_UNITS))
}
