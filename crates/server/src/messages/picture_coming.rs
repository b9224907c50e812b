//! Answers a person who sent a picture: it is being fetched from Telegram. Its preview takes the place of this message.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::{Context, Rendered};
use crate::i18n::html;

/// How far the fetching is.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "is", rename_all = "snake_case")]
pub enum PictureComing {
    /// It has just begun.
    Fetching {
        /// The message of the person.
        reply_to: i64,
    },
    /// Telegram or this server fails; it is tried until then.
    Slow { until: Timestamp },
    /// It took long, so the preview is a message of its own.
    Below,
}

impl PictureComing {
    pub(super) fn render(&self, cx: &Context<'_>) -> Rendered {
        match self {
            Self::Fetching { reply_to } => {
                Rendered { reply_to: Some(*reply_to), ..Rendered::silent(html!(cx, "picture-coming")) }
            }
            Self::Slow { until } => {
                Rendered::silent(html!(cx, "picture-coming-slow", time = cx.clock_time(*until)))
            }
            Self::Below => Rendered::silent(html!(cx, "picture-coming-below")),
        }
    }
}
