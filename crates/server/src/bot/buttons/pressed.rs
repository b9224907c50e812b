//! The context of a pressed button, within a transaction of its tenant.

use domain::ids::UserId;
use store::TenantTx;

use crate::app::{App, AppError};
use crate::i18n::Words;
use crate::messages::{Message, Outgoing};

/// A pressed button that is being handled.
pub(super) struct Pressed<'a> {
    pub(super) app: &'a App,
    pub(super) tx: &'a mut TenantTx,
    pub(super) user: UserId,
    /// The chat and the message of the button.
    pub(super) shown: (i64, i64),
    /// The texts in the language of the person.
    pub(super) words: Words,
}

impl Pressed<'_> {
    /// Edits the message of the button.
    pub(super) async fn show(&mut self, message: Message) -> Result<(), AppError> {
        let message = message.to(self.shown.0);
        self.show_outgoing(message).await
    }

    /// Edits the message of the button to show a message that is addressed to the tenant's own chat.
    pub(super) async fn show_outgoing(&mut self, message: Outgoing) -> Result<(), AppError> {
        let (chat, shown) = self.shown;
        Outgoing { chat, ..message }.edit(self.tx, shown, self.app.clock.now()).await?;
        Ok(())
    }
}
