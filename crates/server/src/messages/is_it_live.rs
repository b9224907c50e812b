//! Asks the team whether a story is live, if Instagram's answers do not tell.

use domain::reconcile::TeamSays;
use store::post_view::{PostView, Standing};

use super::offer::ended;
use super::{Button, ButtonAction, Context, Rendered, StoryIs};
use crate::i18n::{html, name, plain};

const NAME_UNITS: usize = 40;

/// Renders the question with the story's picture, or how the story ended.
pub(super) fn render(post: &PostView, cx: &Context<'_>) -> Rendered {
    if let Standing::Ended(outcome) = post.standing {
        return Rendered::silent(ended(post, outcome, false, cx)).with_preview(post.rendition);
    }
    let account = name(post.account.as_deref().unwrap_or_default(), NAME_UNITS);
    let question = html!(cx, "is-it-live", time = cx.clock_time(post.publish_at), account = account);
    let says = |says| ButtonAction::StoryIs(StoryIs { post: post.id, says });
    Rendered::new(question).with_preview(post.rendition).with(vec![vec![
        Button::act(plain!(cx, "is-it-live-yes"), says(TeamSays::Live)),
        Button::act(plain!(cx, "is-it-live-no"), says(TeamSays::NotThere)),
    ]])
}
