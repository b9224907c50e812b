//! A pause: the question for its length, the pause itself, and its end.

use jiff::Timestamp;
use serde::{Deserialize, Deserializer, Serialize};

use super::action::{HowLong, PauseLength};
use super::{Button, ButtonAction, Context, NextTime, Rendered};
use crate::i18n::{Arg, Html, html, name, plain};

const NAME_UNITS: usize = 32;

/// A pause: the question for its length, the pause itself, and its end.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(try_from = "Stored", into = "Stored")]
pub enum Pause {
    /// Asks for the length of the pause.
    Ask,
    InForce {
        /// `None` means until a person resumes.
        until: Option<Timestamp>,
        by: Option<String>,
    },
    Resumed {
        next: NextTime,
        /// Whether the pause ended at its set time.
        at_its_end: bool,
    },
    /// There was no pause to end.
    WasNotPaused,
    /// The set-up is not finished.
    NotLive,
}

/// The form in `outbox.payload`: one flag per variant.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
struct Stored {
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    ask: bool,
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    paused: bool,
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    going_on: bool,
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    was_going_on: bool,
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    not_live: bool,
    #[serde(skip_serializing_if = "Option::is_none", deserialize_with = "given")]
    until: Option<Option<Timestamp>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    by: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    next: Option<NextTime>,
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    by_itself: bool,
}

/// Distinguishes null from a missing value.
fn given<'de, D: Deserializer<'de>>(from: D) -> Result<Option<Option<Timestamp>>, D::Error> {
    Option::deserialize(from).map(Some)
}

impl From<Pause> for Stored {
    fn from(pause: Pause) -> Self {
        match pause {
            Pause::Ask => Self { ask: true, ..Self::default() },
            Pause::InForce { until, by } => Self { paused: true, until: Some(until), by, ..Self::default() },
            Pause::Resumed { next, at_its_end } => {
                Self { going_on: true, next: Some(next), by_itself: at_its_end, ..Self::default() }
            }
            Pause::WasNotPaused => Self { was_going_on: true, ..Self::default() },
            Pause::NotLive => Self { not_live: true, ..Self::default() },
        }
    }
}

impl TryFrom<Stored> for Pause {
    type Error = &'static str;

    fn try_from(stored: Stored) -> Result<Self, Self::Error> {
        match stored {
            Stored { ask: true, .. } => Ok(Self::Ask),
            Stored { paused: true, until, by, .. } => Ok(Self::InForce { until: until.flatten(), by }),
            Stored { going_on: true, next: Some(next), by_itself, .. } => {
                Ok(Self::Resumed { next, at_its_end: by_itself })
            }
            Stored { was_going_on: true, .. } => Ok(Self::WasNotPaused),
            Stored { not_live: true, .. } => Ok(Self::NotLive),
            _ => Err("no form of a pause"),
        }
    }
}

impl Pause {
    pub(super) fn render(&self, cx: &Context<'_>) -> Rendered {
        match self {
            Self::Ask => Rendered::silent(html!(cx, "pause-ask")).with(lengths(cx)),
            Self::InForce { until, by } => {
                let until = pause_ends(*until, cx);
                let html = match by {
                    Some(by) => html!(cx, "paused-by", by = name(by, NAME_UNITS), until = until),
                    None => html!(cx, "paused", until = until),
                };
                Rendered::silent(html).with([vec![vec![resume(cx)]], lengths(cx)].concat())
            }
            Self::Resumed { next, at_its_end } => {
                let head = if *at_its_end { html!(cx, "resumed-at-its-end") } else { html!(cx, "resumed") };
                Rendered::silent(Html::lines([head, next.line(cx)]))
            }
            Self::WasNotPaused => Rendered::silent(html!(cx, "resumed-already")),
            Self::NotLive => Rendered::silent(html!(cx, "pause-not-live")),
        }
    }
}

fn lengths(cx: &Context<'_>) -> Vec<Vec<Button>> {
    let button = |text, length| Button::act(text, ButtonAction::Pause(PauseLength { length: Some(length) }));
    vec![
        vec![
            button(plain!(cx, "pause-hour"), HowLong::Hour),
            button(plain!(cx, "pause-tomorrow"), HowLong::Tomorrow),
        ],
        vec![button(plain!(cx, "pause-until-i-resume"), HowLong::UntilResumed)],
    ]
}

pub(super) fn resume(cx: &Context<'_>) -> Button {
    Button::act(plain!(cx, "resume-button"), ButtonAction::Resume)
}

/// Returns when a pause ends.
pub(super) fn pause_ends(until: Option<Timestamp>, cx: &Context<'_>) -> Arg {
    Arg::Plain(match until {
        Some(until) => plain!(cx, "pause-until", when = cx.when_in_city(until, false)),
        None => plain!(cx, "pause-until-resumed"),
    })
}
