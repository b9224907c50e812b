//! `/queue`: the upcoming stories, with buttons to skip or move each one.

use domain::ids::PostId;
use domain::post::PostState;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::json::maybe_state;
use super::pause::resume;
use super::{Button, ButtonAction, ComingStory, Context, Rendered, city_of};
use crate::i18n::{Html, html, name, plain};

/// Maximum number of stories in a list.
const MOST: usize = 12;
/// Maximum length of a file name, in UTF-16 units.
const NAME_UNITS: usize = 40;

/// The answer to `/queue`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Queue {
    pub coming: Vec<Coming>,
    pub paused: bool,
}

/// An upcoming story.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Coming {
    /// When it will be posted.
    pub at: Timestamp,
    /// Whether its time varies from day to day, so that it is shown as "about".
    pub about: bool,
    /// Its post; `None` for a slot without a post.
    pub post: Option<PostId>,
    /// The state of its post.
    #[serde(with = "maybe_state")]
    pub state: Option<PostState>,
    /// The file name of its picture, if one has been picked.
    pub picture: Option<String>,
}

impl Queue {
    pub(super) fn render(&self, cx: &Context<'_>) -> Rendered {
        let stories = self.coming.iter().take(MOST);
        let lines = stories.clone().map(|story| story.line(cx));
        let more = match self.coming.len().saturating_sub(MOST) {
            0 => Html::default(),
            more => html!(cx, "queue-more", more = more),
        };
        let mut buttons: Vec<_> =
            stories.filter(|story| story.may_skip()).map(|story| story.buttons(cx)).collect();
        if self.paused {
            buttons.push(vec![resume(cx)]);
        }
        Rendered::silent(Html::lines([self.head(cx)].into_iter().chain(lines).chain([more]))).with(buttons)
    }

    fn head(&self, cx: &Context<'_>) -> Html {
        match (self.coming.is_empty(), self.paused) {
            (true, true) => html!(cx, "queue-empty-paused"),
            (true, false) => html!(cx, "queue-empty"),
            (false, true) => html!(cx, "queue-paused", city = city_of(cx.zone)),
            (false, false) => html!(cx, "queue", city = city_of(cx.zone)),
        }
    }
}

impl Coming {
    fn line(&self, cx: &Context<'_>) -> Html {
        let when = cx.show(&cx.when(self.at, self.about));
        let picture = self.picture.as_deref();
        let picture = picture.map(|picture| cx.show(&name(picture, NAME_UNITS)));
        let state = self.state.map(|state| in_words(state, cx));
        html!(cx, "queue-line", story = Html::join([Some(when), picture, state].into_iter().flatten(), " · "))
    }

    fn may_skip(&self) -> bool {
        self.state.is_none_or(|state| !state.may_be_live())
    }

    fn buttons(&self, cx: &Context<'_>) -> Vec<Button> {
        let story = self.post.map_or(ComingStory::Time { at: self.at }, |post| ComingStory::Post { post });
        let skip = plain!(cx, "queue-skip", when = cx.when(self.at, false));
        let mut buttons = vec![Button::act(skip, ButtonAction::QueueSkip(story))];
        if self.state.is_none_or(PostState::may_be_moved) {
            buttons.push(Button::act(plain!(cx, "queue-later"), ButtonAction::QueueMove(story)));
        }
        buttons
    }
}

fn in_words(state: PostState, cx: &Context<'_>) -> Html {
    match state {
        PostState::Reserving => html!(cx, "queue-reserving"),
        PostState::Reserved => html!(cx, "queue-reserved"),
        PostState::Offering | PostState::AwaitingReview => html!(cx, "queue-awaiting-review"),
        PostState::AwaitingHand => html!(cx, "queue-awaiting-hand"),
        PostState::Approved | PostState::ContainerMade | PostState::ContainerReady => {
            html!(cx, "queue-approved")
        }
        PostState::PublishSent | PostState::Unknown => html!(cx, "queue-sent"),
    }
}
