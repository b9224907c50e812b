//! How a message of the outbox gets its words and buttons. They live with the bot; whoever sends asks here.

use domain::ids::PostId;
use domain::post::PostState;
use jiff::Timestamp;
use jiff::tz::TimeZone;
use serde_json::Value;
use store::callbacks::ButtonAction;
use store::post_view::{PostView, Standing};
use url::Url;

use crate::app::setup::wizard::WizardView;

/// A message, worded.
#[derive(Debug, Default)]
pub struct Rendered {
    /// Telegram's HTML subset, within its limits.
    pub html: String,
    pub buttons: Vec<Vec<Button>>,
    /// Without a sound.
    pub silent: bool,
    /// The picture that goes with it: SHA-256 on the shelf, and how it is sent.
    pub picture: Option<Picture>,
}

/// How a picture goes with a message.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Picture {
    pub sha256: [u8; 32],
    /// As a file in full quality, not as a preview.
    pub as_file: bool,
}

/// A button under a message.
#[derive(Clone, Debug, PartialEq)]
pub struct Button {
    /// What it says: its effect.
    pub text: String,
    pub press: Press,
}

/// What a button does.
#[derive(Clone, Debug, PartialEq)]
pub enum Press {
    Open(Url),
    /// Comes back to us.
    ButtonAction(ButtonAction),
}

impl Button {
    /// A button that acts on something other than a post.
    pub fn act(text: impl Into<String>, action: &str, payload: Value) -> Self {
        let act = ButtonAction { action: action.to_owned(), post: None, from_state: None, payload };
        Self { text: text.into(), press: Press::ButtonAction(act) }
    }

    /// A button that acts on a post as it stands now; once it has moved on, the button is stale.
    pub fn on_post(text: impl Into<String>, action: &str, post: PostId, state: PostState) -> Self {
        let act = ButtonAction {
            action: action.to_owned(),
            post: Some(post),
            from_state: Some(state),
            payload: Value::Null,
        };
        Self { text: text.into(), press: Press::ButtonAction(act) }
    }

    /// A button that opens an address.
    pub fn open(text: impl Into<String>, url: Url) -> Self {
        Self { text: text.into(), press: Press::Open(url) }
    }
}

/// What a text may draw on.
#[derive(Debug)]
pub struct Context<'a> {
    pub kind: &'a str,
    /// What it was enqueued with.
    pub payload: &'a Value,
    /// The post it speaks of, as it stands now.
    pub post: Option<&'a PostView>,
    /// The set-up as it stands now, for its own message.
    pub wizard: Option<&'a WizardView>,
    /// It is sent a second time because the first answer was unclear.
    pub again: bool,
    /// The tenant's zone: every time shown is local and carries its city.
    pub zone: &'a TimeZone,
    pub now: Timestamp,
}

impl Context<'_> {
    /// Where the post stands.
    pub fn standing(&self) -> Option<Standing> {
        self.post.map(|post| post.standing)
    }
}

/// Words for every message kind.
pub trait Render: Send + Sync {
    /// Words one message; `None` for a kind that has none, which is a fault of ours.
    fn say(&self, occasion: &Context<'_>) -> Option<Rendered>;
}
