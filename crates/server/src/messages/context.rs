//! The context for rendering a message: language, time zone, time, and the post.

use jiff::Timestamp;
use jiff::tz::TimeZone;
use store::post_view::PostView;
use store::settings::Lifecycle;

use super::Rendered;
use crate::i18n::{Arg, Html, Words};

/// The context for rendering a message.
#[derive(Clone, Copy, Debug)]
pub struct Context<'a> {
    pub words: Words,
    /// The current state of the post that the message refers to.
    pub post: Option<&'a PostView>,
    /// The set-up step, rendered from the current facts; only for [`super::Message::Wizard`].
    pub wizard: Option<&'a Rendered>,
    /// Whether the message is sent again because it is unclear whether the first one arrived.
    pub again: bool,
    /// The lifecycle of the tenant when the message is rendered.
    pub lifecycle: Lifecycle,
    /// Whether a dry run is on: every step runs except publishing.
    pub dry_run: bool,
    /// The tenant's time zone, used for all times.
    pub zone: &'a TimeZone,
    pub now: Timestamp,
}

impl Context<'_> {
    /// See [`Words::html`].
    pub fn html(&self, id: &str, args: &[(&str, Arg)]) -> Html {
        self.words.html(id, args)
    }

    /// See [`Words::show`].
    pub fn show(&self, arg: &Arg) -> Html {
        self.words.show(arg)
    }

    /// See [`Words::plain`].
    pub fn plain(&self, id: &str, args: &[(&str, Arg)]) -> String {
        self.words.plain(id, args)
    }
}
