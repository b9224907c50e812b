//! Notifies the operator in their private chat with the bot, once for all replicas.

use jiff::{SignedDuration, Timestamp};
use store::rates::Rate;

use crate::app::{App, AppError};
use crate::messages::{Message, UpdatesTrouble};
use crate::runtime::notify::Work;

/// The same message is sent at most once in this period.
const ONCE: Rate = Rate { every: SignedDuration::from_hours(6), burst: 1 };

impl App {
    /// Sends the operator a message, unless the same kind was sent recently. Does nothing if the operator
    /// never started the bot; the event is also in the log.
    pub async fn tell_operator(&self, message: Message, now: Timestamp) -> Result<(), AppError> {
        let about = message.kind();
        self.tell_operator_of(about, message, now).await
    }

    /// Tells the operator what keeps updates from arriving.
    pub async fn tell_updates_trouble(&self, trouble: UpdatesTrouble) -> Result<(), AppError> {
        let about = format!("updates_trouble/{}", <&str>::from(&trouble));
        self.tell_operator_of(&about, Message::UpdatesTrouble(trouble), self.clock.now()).await
    }

    /// The same for a kind of message with several causes: the operator gets one message for each of them.
    pub async fn tell_operator_of(
        &self,
        about: &str,
        message: Message,
        now: Timestamp,
    ) -> Result<(), AppError> {
        let Some(chat) = self.operator else { return Ok(()) };
        let mut lookup = self.store.lookup().await?;
        let tenant = lookup.tenant_of_chat(chat).await?;
        lookup.commit().await?;
        let Some(tenant) = tenant else { return Ok(()) };
        let key = format!("operator/{about}");
        if self.store.take_cells(&key, ONCE, 1, &key, now).await?.taken == 0 {
            return Ok(());
        }
        let mut tx = self.store.begin(tenant).await?;
        message.to(chat).send(&mut tx, now).await?;
        tx.commit().await?;
        self.notifier.notify(Work::Outbox);
        Ok(())
    }
}
