//! Messages and buttons about a dry run: for a day, every step runs except publishing.

use domain::lock::WhenDry;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::action::{PracticeChoice, WhenDryChoice};
use super::json::maybe_sha256;
use super::{Button, ButtonAction, Context, Rendered};
use crate::i18n::{html, name, plain};

const NAME_UNITS: usize = 60;

/// Creates the button that chooses what happens when no fresh picture is left.
pub(super) fn when_dry(text: String, when_dry: WhenDry) -> Button {
    Button::act(text, ButtonAction::WhenDry(WhenDryChoice { when_dry }))
}

/// Creates the button that starts or ends a dry run.
pub(super) fn practice(text: String, dry_run: bool) -> Button {
    Button::act(text, ButtonAction::Practice(PracticeChoice { dry_run }))
}

/// A story of a dry run, at the time at which it would be published.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Practised {
    /// The Instagram account, without the @.
    pub account: String,
    pub at: Timestamp,
    /// SHA-256 of the rendition.
    #[serde(with = "maybe_sha256", default)]
    pub picture: Option<[u8; 32]>,
}

impl Practised {
    pub(super) fn render(&self, cx: &Context<'_>) -> Rendered {
        let account = name(&self.account, NAME_UNITS);
        let html = html!(cx, "practised", time = cx.clock_time(self.at), account = account);
        Rendered::silent(html)
            .with(vec![vec![practice(plain!(cx, "practised-end"), false)]])
            .with_preview(self.picture)
    }
}

/// Renders the message that the day of the dry run has ended.
pub(super) fn over(cx: &Context<'_>) -> Rendered {
    Rendered::new(html!(cx, "practice-over")).with(vec![
        vec![practice(plain!(cx, "practice-go-live"), false)],
        vec![practice(plain!(cx, "practice-another-day"), true)],
    ])
}
