//! The bot lacks a permission in a group, which its administrators can give.

use providers::telegram;
use serde::{Deserialize, Serialize};
use strum::VariantArray;

use super::{Context, Rendered};
use crate::i18n::{Arg, Html, html, name, plain};

const NAME_UNITS: usize = 60;

/// A permission in a group, as Telegram's apps name them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, VariantArray)]
#[serde(rename_all = "snake_case")]
pub enum Right {
    SendMessages,
    SendPhotos,
    SendFiles,
}

impl From<telegram::Right> for Right {
    fn from(right: telegram::Right) -> Self {
        match right {
            telegram::Right::SendMessages => Self::SendMessages,
            telegram::Right::SendPhotos => Self::SendPhotos,
            telegram::Right::SendFiles => Self::SendFiles,
        }
    }
}

/// The bot lacks a permission.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct RightMissing {
    pub right: Right,
    /// The name of the group, if this is sent to its owner's private chat.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub group: Option<String>,
}

impl RightMissing {
    pub(super) fn render(&self, cx: &Context<'_>) -> Rendered {
        let right: Arg = Arg::Plain(match self.right {
            Right::SendMessages => plain!(cx, "right-send-messages"),
            Right::SendPhotos => plain!(cx, "right-send-photos"),
            Right::SendFiles => plain!(cx, "right-send-files"),
        });
        let missing = match &self.group {
            Some(group) => html!(cx, "right-missing-there", group = name(group, NAME_UNITS), right = right),
            None => html!(cx, "right-missing-here", right = right),
        };
        let meanwhile = match self.right {
            Right::SendMessages => html!(cx, "right-missing-messages"),
            Right::SendPhotos | Right::SendFiles => html!(cx, "right-missing-pictures"),
        };
        Rendered::new(Html::lines([missing, meanwhile]))
    }
}
