//! The answer to `/next`, with which a person requests a story now.

use domain::ids::PostId;
use domain::post::{Outcome, PostState};
use serde::{Deserialize, Serialize};
use store::post_view::{PostView, Standing};
use store::settings::Lifecycle;

use super::action::RequestedStory;
use super::pause::resume;
use super::{Button, ButtonAction, Context, Reason, Rendered};
use crate::i18n::{Html, html, plain};

/// The answer to `/next`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum Next {
    Refused {
        why: NotNow,
    },
    Requested {
        post: Option<PostId>,
        /// Whether it is posted without approval.
        #[serde(rename = "by_itself")]
        automatic: bool,
        /// Whether *Undo* withdrew the story; `None` before *Undo* is pressed.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        taken_back: Option<bool>,
    },
}

/// Why no story can be requested now.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum NotNow {
    Paused,
    /// The set-up is not finished.
    NotLive,
}

impl Next {
    pub(super) fn render(&self, cx: &Context<'_>) -> Rendered {
        match self {
            Self::Refused { why: NotNow::Paused } => {
                Rendered::silent(html!(cx, "next-paused")).with(vec![vec![resume(cx)]])
            }
            Self::Refused { why: NotNow::NotLive } => Rendered::silent(match cx.lifecycle {
                Lifecycle::WaitingFirstPicture => html!(cx, "next-waiting"),
                Lifecycle::Onboarding
                | Lifecycle::Active
                | Lifecycle::Paused
                | Lifecycle::Detached
                | Lifecycle::Deleted => html!(cx, "next-not-live"),
            }),
            Self::Requested { automatic: false, .. } => Rendered::silent(html!(cx, "next-asks")),
            Self::Requested { taken_back, .. } => match cx.post {
                Some(post) => requested(post, cx),
                None if *taken_back == Some(true) => Rendered::silent(html!(cx, "next-taken-back")),
                None => Rendered::silent(html!(cx, "next-dry")),
            },
        }
    }
}

fn requested(post: &PostView, cx: &Context<'_>) -> Rendered {
    let reason = Reason { cause: post.cause.clone(), why: post.why.clone() };
    let ending = reason.as_ending(cx);
    Rendered::silent(match post.standing {
        Standing::InFlight(PostState::PublishSent | PostState::Unknown) => html!(cx, "next-sent"),
        Standing::InFlight(_) => {
            let undo = ButtonAction::NextUndo(RequestedStory { post: post.id });
            let practice = if cx.dry_run { html!(cx, "practice-note") } else { Html::default() };
            let line = html!(cx, "next-goes-out", time = cx.to_the_second(post.publish_at));
            return Rendered::silent(Html::lines([practice, line]))
                .with(vec![vec![Button::act(plain!(cx, "next-undo"), undo)]]);
        }
        Standing::Ended(Outcome::Published) => {
            html!(cx, "next-live", time = cx.clock_time(post.ended_at.unwrap_or(post.publish_at)))
        }
        Standing::Ended(Outcome::Failed) if reason.may_be_live() => {
            html!(cx, "next-maybe-live", reason = ending)
        }
        Standing::Ended(Outcome::Failed) => html!(cx, "next-failed", reason = ending),
        Standing::Ended(_) => html!(cx, "next-released", reason = ending),
    })
}
