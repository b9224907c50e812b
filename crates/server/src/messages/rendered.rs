//! A message ready for Telegram: its text, its picture and its buttons.

use domain::caption::MESSAGE_UNITS;
use url::Url;

use super::ButtonAction;
use crate::i18n::{Html, Words, html, plain};

/// A message ready for Telegram.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Rendered {
    pub html: Html,
    /// Rows of buttons.
    pub buttons: Vec<Vec<Button>>,
    /// Whether it is sent without sound.
    pub silent: bool,
    /// The message that it replies to.
    pub reply_to: Option<i64>,
    pub picture: Option<SentPicture>,
}

/// A picture sent with a message.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SentPicture {
    /// SHA-256 of the blob.
    pub sha256: [u8; 32],
    /// Whether it is sent as a file in full quality instead of a preview.
    pub as_file: bool,
}

impl Rendered {
    /// Creates a message with sound, without buttons.
    pub fn new(html: Html) -> Self {
        Self { html: html.cut(MESSAGE_UNITS), ..Self::default() }
    }

    /// Creates a message without sound and without buttons.
    pub fn silent(html: Html) -> Self {
        Self { silent: true, ..Self::new(html) }
    }

    #[must_use]
    pub fn with(self, buttons: Vec<Vec<Button>>) -> Self {
        let buttons = buttons.into_iter().filter(|row| !row.is_empty()).collect();
        Self { buttons, ..self }
    }

    /// Adds a preview of a picture.
    #[must_use]
    pub fn with_preview(self, sha256: Option<[u8; 32]>) -> Self {
        Self { picture: sha256.map(|sha256| SentPicture { sha256, as_file: false }), ..self }
    }

    /// Returns the message without its picture, because Telegram does not take it; with a button that opens `link`.
    #[must_use]
    pub fn without_picture(&self, words: Words, link: Option<Url>) -> Self {
        let mut buttons = self.buttons.clone();
        let see = |link| Button::open(plain!(words, "picture-see"), link);
        buttons.extend(link.map(|link| vec![see(link)]));
        let html = Html::lines([self.html.clone(), html!(words, "picture-not-sent")]);
        Self { html, buttons, picture: None, ..self.clone() }
    }

    /// Adds a note that this is a repeated send, because the first one may have arrived.
    pub(super) fn marked_as_repeated(self, words: Words) -> Self {
        Self { html: Html::lines([self.html, html!(words, "sent-again")]), ..self }
    }
}

/// A button under a message.
#[derive(Clone, Debug, PartialEq)]
pub struct Button {
    pub text: String,
    pub press: Press,
}

/// What a button does.
#[derive(Clone, Debug, PartialEq)]
pub enum Press {
    Open(Url),
    Act(ButtonAction),
}

impl Button {
    pub fn act(text: String, action: ButtonAction) -> Self {
        Self { text, press: Press::Act(action) }
    }

    pub fn open(text: String, url: Url) -> Self {
        Self { text, press: Press::Open(url) }
    }
}
