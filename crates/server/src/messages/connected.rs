//! The message after an account was connected in the browser.

use serde::{Deserialize, Serialize};
use store::settings::Lifecycle;

use super::{Context, Rendered};
use crate::i18n::{Html, html, name};

const NAME_UNITS: usize = 60;

/// The message after an account was connected in the browser.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Connected {
    /// An Instagram user name without the @, or an e-mail address.
    pub name: String,
}

impl Connected {
    pub(super) fn instagram(&self, cx: &Context<'_>) -> Rendered {
        let connected = html!(cx, "instagram-connected", account = name(&self.name, NAME_UNITS));
        let next = match cx.lifecycle {
            Lifecycle::Onboarding => html!(cx, "instagram-connected-onboarding"),
            Lifecycle::Active if !cx.dry_run => html!(cx, "instagram-connected-live"),
            _ => Html::default(),
        };
        Rendered::new(Html::lines([connected, next]))
    }

    pub(super) fn google(&self, cx: &Context<'_>) -> Rendered {
        let connected = html!(cx, "google-connected", account = name(&self.name, NAME_UNITS));
        let next = match cx.lifecycle {
            Lifecycle::Onboarding => html!(cx, "google-connected-next"),
            _ => Html::default(),
        };
        Rendered::new(Html::lines([connected, next]))
    }
}
