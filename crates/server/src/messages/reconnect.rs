//! Messages about a connection that was lost, or works again.

use serde::{Deserialize, Serialize};
use store::settings::Lifecycle;

use super::action::SetupStep;
use super::{Button, ButtonAction, Context, Provider, Rendered, Step};
use crate::i18n::{Html, html, name, plain};

const NAME_UNITS: usize = 60;

/// The message that a provider no longer accepts the connection.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reconnect {
    pub provider: Provider,
}

impl Reconnect {
    pub(super) fn render(self, cx: &Context<'_>) -> Rendered {
        let (html, step) = match self.provider {
            Provider::Instagram => (html!(cx, "reconnect-instagram"), Step::Instagram),
            Provider::Google => (html!(cx, "reconnect-google"), Step::Drive),
        };
        let open = ButtonAction::Setup(SetupStep { step });
        Rendered::new(html).with(vec![vec![Button::act(plain!(cx, "reconnect-button"), open)]])
    }
}

/// The message that a lost connection works again.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct WorksAgain {
    /// The Instagram account, without the @.
    pub name: String,
}

impl WorksAgain {
    pub(super) fn render(&self, cx: &Context<'_>) -> Rendered {
        let works = html!(cx, "works-again", account = name(&self.name, NAME_UNITS));
        let next = match cx.lifecycle {
            Lifecycle::Active => html!(cx, "works-again-live"),
            _ => Html::default(),
        };
        Rendered::silent(Html::lines([works, next]))
    }
}

/// Tells the operator that Instagram does not respond to any tenant.
pub(super) fn instagram_away(cx: &Context<'_>) -> Rendered {
    Rendered::new(html!(cx, "instagram-away"))
}
