//! Talks to the bot in a test: sends texts, presses buttons, and reads the chat.

use domain::ids::{Tenant, UserId};
use domain::post::{DeliveryMode, PostState};
use sandbox::ChatMessage;
use store::TenantTx;
use testbed::creator::Creator;

use crate::world::World;

impl World {
    /// Sends a text from a creator, and waits until the server has settled.
    pub(crate) async fn say(&self, creator: &Creator, text: &str) {
        self.testbed.sandbox.telegram().say(creator.telegram_user, creator.chat, text);
        self.settle().await;
    }

    /// Presses the newest button with this text as a creator.
    pub(crate) async fn press(&self, creator: &Creator, button: &str) {
        creator.press(&self.testbed, button).await.unwrap_or_else(|error| panic!("{button}: {error}"));
    }

    /// Presses the newest button with a text that starts with `beginning` as a creator; returns its full
    /// text.
    pub(crate) async fn press_first(&self, creator: &Creator, beginning: &str) -> String {
        let newest = self.last_said(creator);
        let mut texts = newest.buttons.iter().flatten().map(|button| button.text.clone());
        let text = texts.find(|text| text.starts_with(beginning));
        let text = text.unwrap_or_else(|| panic!("no button {beginning} in {newest:?}"));
        self.press(creator, &text).await;
        text
    }

    /// Returns the bot's newest message to a creator.
    pub(crate) fn last_said(&self, creator: &Creator) -> ChatMessage {
        let messages = self.testbed.sandbox.telegram().chat(creator.chat);
        messages.into_iter().rfind(|message| message.from_bot && !message.deleted).expect("a message")
    }

    /// Returns the only message that contains these words.
    pub(crate) fn only(&self, creator: &Creator, words: &str) -> ChatMessage {
        let mut said = self.said(creator, words);
        assert_eq!(said.len(), 1, "{words}: {said:?}");
        said.remove(0)
    }

    pub(crate) async fn tenant(&self, creator: &Creator) -> (Tenant, UserId) {
        creator.tenant(&self.testbed).await.expect("a tenant")
    }

    pub(crate) async fn tx(&self, creator: &Creator) -> TenantTx {
        let (tenant, _) = self.tenant(creator).await;
        self.testbed.app().store.begin(tenant).await.expect("a transaction")
    }

    /// Changes the delivery mode of a creator's stories.
    pub(crate) async fn leave_by(&self, creator: &Creator, mode: DeliveryMode) {
        let mut tx = self.tx(creator).await;
        tx.set_last_word(mode, false).await.expect("a mode");
        tx.commit().await.expect("a commit");
    }

    /// Returns the states of the posts in progress.
    pub(crate) async fn states(&self, creator: &Creator) -> Vec<PostState> {
        let mut tx = self.tx(creator).await;
        let posts = tx.posts_on_their_way().await.expect("posts");
        tx.commit().await.expect("a commit");
        posts.into_iter().map(|post| post.state).collect()
    }

    /// Moves from one due time to the next until a post is in this state.
    pub(crate) async fn until_state(&self, creator: &Creator, state: PostState) {
        for _ in 0..5_000 {
            if self.states(creator).await.contains(&state) {
                return;
            }
            assert!(self.step().await, "nothing is due any more, and no post is {state}");
        }
        panic!("many steps, and no post is {state}");
    }
}
