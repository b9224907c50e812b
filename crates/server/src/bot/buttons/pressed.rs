//! A press that is carried out, in the transaction of its tenant.

use domain::ids::UserId;
use store::TenantTx;

use crate::app::{App, AppError};
use crate::i18n::Words;
use crate::messages::{Message, Outgoing};

/// A press that is carried out.
pub(super) struct Pressed<'a> {
    pub(super) app: &'a App,
    pub(super) tx: &'a mut TenantTx,
    pub(super) user: UserId,
    /// The chat and the message that the button stands under.
    pub(super) shown: (i64, i64),
    /// In the language of the person.
    pub(super) words: Words,
}

impl Pressed<'_> {
    /// Edits the message that the button stands under.
    pub(super) async fn show(&mut self, message: Message) -> Result<(), AppError> {
        let message = message.to(self.shown.0);
        self.show_outgoing(message).await
    }

    /// The same with a message that was addressed to its tenant's own chat.
    pub(super) async fn show_outgoing(&mut self, message: Outgoing) -> Result<(), AppError> {
        let (chat, shown) = self.shown;
        Outgoing { chat, ..message }.edit(self.tx, shown, self.app.clock.now()).await?;
        Ok(())
    }
}
