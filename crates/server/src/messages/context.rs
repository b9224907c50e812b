//! What a message is rendered with: the language, the zone, the time, and what it is about.

use jiff::Timestamp;
use jiff::tz::TimeZone;
use store::post_view::PostView;
use store::settings::Lifecycle;

use super::Rendered;
use crate::i18n::{Arg, Html, Words};

/// What a message is rendered with.
#[derive(Clone, Copy, Debug)]
pub struct Context<'a> {
    pub words: Words,
    /// The post that it is about, as the post is now.
    pub post: Option<&'a PostView>,
    /// The step of the set-up, rendered from the facts as they are now; only for [`super::Message::Wizard`].
    pub wizard: Option<&'a Rendered>,
    /// It is sent a second time because the answer to the first send was unclear.
    pub again: bool,
    /// The lifecycle of the tenant when the message is rendered.
    pub lifecycle: Lifecycle,
    /// Practice: everything but the publish happens.
    pub dry_run: bool,
    /// The zone of the tenant: every time is shown in it.
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
