//! Kills the program with kill -9 between any two steps of the set-up: the set-up continues at the step where
//! it was.

use std::net::SocketAddr;

use jiff::SignedDuration;
use sandbox::{Browser, ChatMessage, Pressed};
use testbed::PATIENCE;

use crate::world::program::Program;
use crate::world::stopped::StoppedServer;
use crate::world::{World, story};

/// Time after which a message with an unclear outcome is sent again.
const SETTLED: SignedDuration = SignedDuration::from_secs(31);

/// The set-up of one creator, with a program that is killed again and again.
struct SetUp<'world> {
    over: StoppedServer<'world>,
    address: SocketAddr,
    program: Option<Program>,
    kills: usize,
}

impl<'world> SetUp<'world> {
    async fn begin(world: &'world mut World) -> Self {
        world.arrive(0).await;
        let address = world.testbed.running.address;
        let over = world.stop_the_server().await;
        let program = Some(Program::start_at(&over, address).await);
        Self { over, address, program, kills: 0 }
    }

    /// Kills the program with kill -9 and starts it again.
    async fn kill(&mut self) {
        self.program.take().expect("a program").kill().await;
        self.kills += 1;
        self.over.move_to(self.over.now() + SETTLED).await;
        self.program = Some(Program::start_at(&self.over, self.address).await);
    }

    /// Returns the newest message that has the button.
    fn with_button(&self, label: &str) -> Option<ChatMessage> {
        let has_it =
            |message: &ChatMessage| message.buttons.iter().flatten().any(|button| button.text == label);
        self.over.sandbox.telegram().chat(self.over.creator.chat).into_iter().rfind(has_it)
    }

    async fn shows(&self, label: &str) -> ChatMessage {
        let log = self.over.sandbox.log();
        if !log.until(PATIENCE, || self.with_button(label).is_some()).await {
            // The program was killed while it sent the message, so the outcome became unclear only now, when
            // the lease expired.
            self.over.move_to(self.over.now() + SETTLED).await;
            log.until(PATIENCE, || self.with_button(label).is_some()).await;
        }
        let chat = self.over.sandbox.telegram().chat(self.over.creator.chat);
        self.with_button(label)
            .unwrap_or_else(|| panic!("after {} kills no {label}: {:#?}", self.kills, chat.last()))
    }

    /// Waits for a button, presses it, and kills the program as soon as it has answered.
    async fn press(&mut self, label: &str) {
        let message = self.shows(label).await;
        let (telegram, creator) = (self.over.sandbox.telegram(), &self.over.creator);
        let pressed =
            telegram.press(creator.telegram_user, creator.chat, message.id, label).expect("a button");
        let Pressed::Callback(press) = pressed else { panic!("{label} opens an address") };
        self.over.until("an answer", || telegram.answered(&press).is_some()).await;
        self.kill().await;
    }

    /// Connects an account in the browser, and kills the program between its page and the consent, and again
    /// after the return.
    async fn connect(&mut self, label: &str) {
        let link = self.shows(label).await;
        let link = link.buttons.iter().flatten().find(|button| button.text == label);
        let link = link.and_then(|button| button.url.clone()).expect("a link");
        let mut browser: Browser = self.browser();
        let trust = browser.open(&link).await.expect("the trust page");
        self.kill().await;
        let consent = browser.submit(&trust, "Continue").await.expect("the page of consent");
        self.kill().await;
        let done = browser.submit(&consent, "Allow").await.expect("the way back");
        assert!(done.html.contains("is connected"), "{}", done.html);
        self.kill().await;
    }

    fn browser(&self) -> Browser {
        let creator = &self.over.creator;
        Browser::new(self.over.sandbox)
            .signed_in_to_instagram(creator.username)
            .signed_in_to_google(&creator.person().google_email)
    }
}

#[test]
fn killed_between_every_two_steps_the_set_up_goes_on_where_it_was() {
    story(0, async |world| {
        let mut set_up = SetUp::begin(world).await;
        set_up.press("Skip for now").await;
        set_up.connect("Connect Instagram").await;
        set_up.connect("Connect Google Drive").await;
        for label in ["Use Stories", "Continue", "Looks good", "Post automatically", "Go live"] {
            set_up.press(label).await;
        }
        let chat = set_up.over.creator.chat;
        let live = || {
            set_up.over.sandbox.telegram().chat(chat).iter().any(|said| said.text.contains("You are live"))
        };
        set_up.over.until("that it is live", live).await;
        assert_eq!(set_up.kills, 12);
        set_up.program.take().expect("a program").kill().await;
    });
}
