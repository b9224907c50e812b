//! A picture that a person sent: its preview as a story, the possible actions, and the result.

use domain::caption::CAPTION_UNITS;
use domain::post::{Outcome, PostState};
use serde::{Deserialize, Serialize};
use store::post_view::{PostView, Standing};

use super::action::PictureAt;
use super::offer::{by, decider};
use super::{Button, ButtonAction, Context, Reason, Rendered, ShownPicture};
use crate::i18n::{Html, digits, html, name, plain};

/// Local hour at which *Tonight* posts.
const EVENING: i8 = 18;
/// Maximum length of a file name, in UTF-16 units.
const NAME_UNITS: usize = 60;

/// A picture that a person sent.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Picture {
    #[serde(flatten)]
    pub shown: ShownPicture,
    /// Its file name.
    pub name: String,
    pub folder: String,
    pub in_library: bool,
    /// Whether stories are posted for this chat.
    #[serde(default)]
    pub live: bool,
    /// Whether the set-up is not finished.
    #[serde(default)]
    pub setting_up: bool,
    /// Whether a person chose never to use it again.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub never: Option<bool>,
    /// Whether Telegram compressed it below the width of a story.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub unsharp: Option<bool>,
}

impl Picture {
    pub(super) fn render(&self, cx: &Context<'_>) -> Rendered {
        let (line, buttons) = match cx.post {
            None => (self.preview(cx), self.choices(cx)),
            Some(post) => self.standing(post, cx),
        };
        let practice = if cx.dry_run { html!(cx, "practice-note") } else { Html::default() };
        let heading = html!(cx, "picture-name", picture = name(&self.name, NAME_UNITS));
        Rendered::new(Html::lines([practice, heading, line]).cut(CAPTION_UNITS))
            .with(buttons)
            .with_preview(Some(self.shown.rendition))
    }

    fn is_rejected(&self) -> bool {
        self.never == Some(true)
    }

    fn preview(&self, cx: &Context<'_>) -> Html {
        if self.is_rejected() {
            return html!(cx, "picture-never");
        }
        let what = match (self.setting_up, self.live, self.in_library) {
            (true, _, true) => html!(cx, "picture-setting-up-kept"),
            (true, _, false) => html!(cx, "picture-setting-up"),
            (false, true, true) => html!(cx, "picture-live-kept"),
            (false, true, false) => html!(cx, "picture-live"),
            (false, false, true) => html!(cx, "picture-idle-kept"),
            (false, false, false) => html!(cx, "picture-idle"),
        };
        let unsharp = if self.unsharp == Some(true) { html!(cx, "picture-unsharp") } else { Html::default() };
        Html::lines([what, unsharp])
    }

    fn choices(&self, cx: &Context<'_>) -> Vec<Vec<Button>> {
        if self.is_rejected() {
            return vec![];
        }
        let shown = self.shown;
        if self.setting_up {
            let first = Button::act(plain!(cx, "picture-first"), ButtonAction::PictureFirst(shown));
            return if self.in_library { vec![] } else { vec![vec![first]] };
        }
        let mut rows = Vec::new();
        if self.live {
            rows.push(vec![
                Button::act(plain!(cx, "picture-now"), ButtonAction::PictureNow(shown)),
                Button::act(plain!(cx, "picture-next"), ButtonAction::PictureNext(shown)),
            ]);
            rows.extend(self.this_evening(cx).map(|evening| vec![evening]));
        }
        rows.extend(self.keep(cx));
        rows
    }

    /// Returns the button that posts this evening, or tomorrow evening if it is too late for this evening.
    fn this_evening(&self, cx: &Context<'_>) -> Option<Button> {
        let now = cx.now.to_zoned(cx.zone.clone());
        let today = now.date().at(EVENING, 0, 0, 0).to_zoned(cx.zone.clone()).ok()?;
        let time = digits(format!("{EVENING}:00"));
        let (text, at) = if today.timestamp() > cx.now {
            (plain!(cx, "picture-tonight", time = time), today)
        } else {
            (plain!(cx, "picture-tomorrow", time = time), today.tomorrow().ok()?)
        };
        let at = PictureAt { picture: self.shown, at: at.timestamp() };
        Some(Button::act(text, ButtonAction::PictureAt(at)))
    }

    /// Returns the button that adds the picture to the library, unless it is there already.
    fn keep(&self, cx: &Context<'_>) -> Option<Vec<Button>> {
        let keep = || Button::act(plain!(cx, "picture-keep"), ButtonAction::PictureKeep(self.shown));
        (!self.in_library).then(|| vec![keep()])
    }

    /// Returns the buttons for a picture that was posted.
    fn after_posting(&self, cx: &Context<'_>) -> Vec<Vec<Button>> {
        if self.setting_up || self.is_rejected() { vec![] } else { self.keep(cx).into_iter().collect() }
    }

    fn standing(&self, post: &PostView, cx: &Context<'_>) -> (Html, Vec<Vec<Button>>) {
        let time = cx.clock_time(post.ended_at.unwrap_or(post.publish_at));
        let by = by(post, cx);
        let asked_by = || decider(post).map(|by| html!(cx, "picture-asked-by", by = by)).unwrap_or_default();
        let reason = Reason { cause: post.cause.clone(), why: post.why.clone() };
        let ending = reason.as_ending(cx);
        match post.standing {
            Standing::InFlight(PostState::PublishSent) => {
                (html!(cx, "picture-sent", by = asked_by()), vec![])
            }
            Standing::InFlight(PostState::Unknown) => (html!(cx, "offer-unclear"), vec![]),
            Standing::InFlight(PostState::Offering | PostState::AwaitingHand) => {
                (html!(cx, "picture-by-hand"), vec![])
            }
            Standing::InFlight(_) => {
                let undo = Button::act(plain!(cx, "picture-undo"), ButtonAction::PictureUndo);
                let time = cx.to_the_second(post.publish_at);
                (html!(cx, "picture-goes-out", time = time, by = asked_by()), vec![vec![undo]])
            }
            Standing::Ended(Outcome::Published) => {
                (html!(cx, "offer-live", time = time, by = asked_by()), self.after_posting(cx))
            }
            Standing::Ended(Outcome::PostedByHand) => {
                (html!(cx, "offer-posted-by-hand", time = time, by = by), self.after_posting(cx))
            }
            Standing::Ended(Outcome::Rejected) => (html!(cx, "offer-rejected", time = time, by = by), vec![]),
            Standing::Ended(Outcome::Failed) if reason.may_be_live() => {
                (html!(cx, "offer-maybe-live", reason = ending), vec![])
            }
            Standing::Ended(Outcome::Failed) => {
                (html!(cx, "offer-failed", reason = ending), self.choices(cx))
            }
            Standing::Ended(_) => (html!(cx, "offer-released", reason = ending), self.choices(cx)),
        }
    }
}

/// Answers a person who sent a file that cannot be a story.
pub(super) fn refused(reason: &Reason, cx: &Context<'_>) -> Rendered {
    Rendered::silent(html!(cx, "picture-refused", why = reason.as_sentence(cx)))
}
