//! What goes wrong in one chat, and with a bot's updates, until it is lifted.

use jiff::SignedDuration;
use url::Url;

use super::model::{Chat, Telegram, WebhookRetries};
use super::refusal::Refusal;
use super::webhook;

impl Telegram {
    /// Answers messages to a chat, and edits there, with 429 for this long on the sandbox's clock.
    pub fn slow_down(&self, chat: i64, span: SignedDuration) {
        let until = self.now().saturating_add(span).ok();
        self.change_chat(chat, |chat| chat.slow_until = until);
    }

    /// Takes from the bot the right to send photos to a chat, or gives it back.
    pub fn forbid_photos(&self, chat: i64, forbidden: bool) {
        self.change_chat(chat, |chat| chat.photos_forbidden = forbidden);
    }

    /// Deletes a message, as a person does; the bot gets no update. Returns `false` if it does not exist.
    pub fn delete_message(&self, chat: i64, message: i64) -> bool {
        let mut deleted = false;
        self.change_chat(chat, |chat| {
            if let Some(message) = chat.message_mut(message) {
                message.deleted = true;
                deleted = true;
            }
        });
        deleted
    }

    fn change_chat(&self, chat: i64, edit: impl FnOnce(&mut Chat)) {
        let mut model = self.model();
        let key = model.key_of(chat);
        if let Some(chat) = model.chats.get_mut(&key) {
            edit(chat);
        }
    }

    /// Counts updates from `next` on, as another Bot API server or a week of silence does. Updates that wait
    /// are gone.
    pub fn restart_updates(&self, next: i64) {
        for bot in &mut self.model().bots {
            bot.queue.clear();
            bot.next_update = next;
        }
    }

    /// Sets the bot's webhook as another program with the same token. The address is not checked.
    pub fn take_webhook(&self, url: &Url) {
        let bots: Vec<i64> = self.model().bots.iter().map(|bot| bot.id).collect();
        for bot in bots {
            webhook::install(self, bot, url.clone(), None, webhook::DEFAULT_CONNECTIONS);
        }
    }

    /// Deletes the bot's webhook as another program with the same token.
    pub fn drop_webhook(&self) {
        let mut model = self.model();
        for bot in &mut model.bots {
            bot.webhook = None;
        }
        model.announce();
    }

    /// Returns the address of the bot's webhook.
    pub fn webhook(&self) -> Option<Url> {
        self.model().bots.first().and_then(|bot| bot.webhook.as_ref()).map(|webhook| webhook.url.clone())
    }

    /// Sets whether failed deliveries wait in real time for moments, or on the sandbox's clock for up to two
    /// minutes, as at Telegram.
    pub fn retry_webhooks(&self, retries: WebhookRetries) {
        self.model().webhook_retries = retries;
    }
}

impl Chat {
    /// Refuses a message or an edit while the chat is slowed down.
    pub(super) fn admits(&self, now: jiff::Timestamp) -> Result<(), Refusal> {
        match self.slow_until.map(|until| until.duration_since(now)) {
            Some(left) if left.is_positive() => Err(Refusal::too_many(left.as_secs().max(1))),
            _ => Ok(()),
        }
    }

    pub(super) fn takes_photos(&self) -> Result<(), Refusal> {
        if self.photos_forbidden {
            return Err(Refusal::bad("not enough rights to send photos to the chat"));
        }
        Ok(())
    }
}
