//! The result of a stop: which stories were withdrawn, and which were already sent. Also the message that a
//! stop was undone.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use store::settings::Lifecycle;

use super::action::StopUndo;
use super::{Button, ButtonAction, Context, NextTime, Rendered};
use crate::i18n::{Html, html, name, plain};

/// At most this many of the stories that were already sent are listed.
const MOST: usize = 4;
/// Maximum length of a file name, in UTF-16 units.
const NAME_UNITS: usize = 40;

/// The result of a stop, or of undoing it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(from = "Stored", into = "Stored")]
pub enum Stopped {
    Stopped {
        /// Number of stories that will not be posted.
        withdrawn: usize,
        /// Stories that were already sent to Instagram and may be live.
        sent: Vec<Sent>,
    },
    Undone {
        withdrawn: usize,
        next: NextTime,
    },
}

/// A story that was already sent to Instagram.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sent {
    /// The file name of its picture.
    pub picture: String,
    /// When it was sent to Instagram.
    pub at: Timestamp,
}

/// The form in `outbox.payload`.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
struct Stored {
    withdrawn: usize,
    #[serde(skip_serializing_if = "Option::is_none")]
    handed_over: Option<Vec<Sent>>,
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    going_on: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    next: Option<NextTime>,
}

impl From<Stopped> for Stored {
    fn from(stopped: Stopped) -> Self {
        match stopped {
            Stopped::Stopped { withdrawn, sent } => {
                Self { withdrawn, handed_over: Some(sent), ..Self::default() }
            }
            Stopped::Undone { withdrawn, next } => {
                Self { withdrawn, going_on: true, next: Some(next), ..Self::default() }
            }
        }
    }
}

impl From<Stored> for Stopped {
    fn from(stored: Stored) -> Self {
        let Stored { withdrawn, handed_over, going_on, next } = stored;
        match going_on {
            true => Self::Undone { withdrawn, next: next.unwrap_or(NextTime { at: None, about: false }) },
            false => Self::Stopped { withdrawn, sent: handed_over.unwrap_or_default() },
        }
    }
}

impl Stopped {
    pub(super) fn render(&self, cx: &Context<'_>) -> Rendered {
        match self {
            Self::Stopped { withdrawn, sent } => stopped(*withdrawn, sent, cx),
            Self::Undone { withdrawn, next } => {
                let head = match withdrawn {
                    0 => html!(cx, "stop-undone"),
                    stories => html!(cx, "stop-undone-stays", stories = *stories),
                };
                Rendered::new(Html::lines([head, next.line(cx)]))
            }
        }
    }
}

fn stopped(withdrawn: usize, sent: &[Sent], cx: &Context<'_>) -> Rendered {
    let held = match withdrawn {
        0 => html!(cx, "stopped-none"),
        stories => html!(cx, "stopped-held", stories = stories),
    };
    let story = |story: &Sent| {
        let picture = name(&story.picture, NAME_UNITS);
        html!(cx, "stopped-sent-story", picture = picture, time = cx.to_the_second(story.at))
    };
    let named = Html::join(sent.iter().take(MOST).map(story), "; ");
    let not_held = match sent.len() {
        0 => Html::default(),
        stories if stories <= MOST => html!(cx, "stopped-sent", stories = named),
        stories => html!(cx, "stopped-sent-more", stories = named, more = stories - MOST),
    };
    let head = html!(cx, "stopped", held = held);
    if cx.lifecycle == Lifecycle::Onboarding {
        return Rendered::new(Html::lines([head, not_held, html!(cx, "stopped-not-live")]));
    }
    let undo = ButtonAction::StopUndo(StopUndo { withdrawn });
    Rendered::new(Html::lines([head, not_held, html!(cx, "stopped-until")]))
        .with(vec![vec![Button::act(plain!(cx, "stopped-undo"), undo)]])
}
