//! Messages about moving stories to a group, or back.

use serde::{Deserialize, Serialize};

use super::{Button, ButtonAction, Context, Group, Rendered};
use crate::i18n::{Html, html, name, plain};

/// Maximum length of a group name, in UTF-16 units.
const TITLE_UNITS: usize = 60;

fn group_name(title: Option<&str>, cx: &Context<'_>) -> Html {
    match title {
        Some(title) => html!(cx, "move-group", title = name(title, TITLE_UNITS)),
        None => html!(cx, "move-group-unnamed"),
    }
}

/// The message that asks an owner in private whether to move their stories to the group to which they added
/// the bot.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct MoveOffer(pub Group);

impl MoveOffer {
    pub(super) fn render(&self, cx: &Context<'_>) -> Rendered {
        let Self(group) = self;
        let html = html!(cx, "move-offer", group = group_name(group.title.as_deref(), cx));
        Rendered::new(html).with(vec![
            vec![Button::act(plain!(cx, "move-offer-yes"), ButtonAction::MoveHere(group.clone()))],
            vec![Button::act(plain!(cx, "move-offer-no"), ButtonAction::MoveNot(group.clone()))],
        ])
    }
}

/// The message that replaces the question and shows the decision.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct MoveSettled {
    /// Whether the stories move to the group.
    pub moves: bool,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
}

impl MoveSettled {
    pub(super) fn render(&self, cx: &Context<'_>) -> Rendered {
        Rendered::silent(match self.moves {
            true => html!(cx, "move-settled-yes", group = group_name(self.title.as_deref(), cx)),
            false => html!(cx, "move-settled-no"),
        })
    }
}

/// The message to both chats after stories were moved from one to the other.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Moved {
    /// The name of the group, if known.
    pub title: Option<String>,
    /// Whether the stories moved back to the private chat.
    pub back: bool,
}

impl Moved {
    /// Renders the message for the chat that the stories left.
    pub(super) fn away(&self, cx: &Context<'_>) -> Rendered {
        if self.back {
            return Rendered::new(html!(cx, "moved-away-back"));
        }
        let html = html!(cx, "moved-away", group = group_name(self.title.as_deref(), cx));
        Rendered::new(html)
            .with(vec![vec![Button::act(plain!(cx, "moved-away-undo"), ButtonAction::MoveBack)]])
    }

    /// Renders the message for the chat that the stories moved to.
    pub(super) fn here(&self, cx: &Context<'_>) -> Rendered {
        Rendered::new(if self.back { html!(cx, "moved-here-back") } else { html!(cx, "moved-here") })
    }
}
