//! Simulates a creator as in the demo: sends messages to the bot, connects accounts in a browser, and accepts
//! the suggestions of the set-up.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use domain::ids::{Tenant, UserId};
use sandbox::{AccountType, Browser, ChatMessage, Person, Pressed, Story};
use store::lookup;

use crate::PATIENCE;
use crate::photographs::Photograph;
use crate::testbed::{Testbed, TestbedError};
use server::app::Provider;

/// The data of a creator to simulate.
#[derive(Clone, Copy, Debug)]
pub struct NewCreator {
    /// First name at Telegram.
    pub first_name: &'static str,
    pub username: &'static str,
    /// IANA time zone, as reported by a browser.
    pub zone: &'static str,
}

/// A creator on the testbed.
#[derive(Clone, Debug)]
pub struct Creator {
    pub username: &'static str,
    /// IANA time zone.
    pub zone: &'static str,
    pub telegram_user: i64,
    /// The creator's private chat with the bot.
    pub chat: i64,
    first_name: &'static str,
    email: String,
    /// Number of buttons pressed in the chat and in the browser, shared by clones.
    taps: Arc<AtomicUsize>,
}

impl Creator {
    /// Creates the creator at the three providers, with a folder of pictures, and sends /start.
    pub async fn arrive(
        testbed: &Testbed,
        new_creator: NewCreator,
        pictures: &[Photograph],
    ) -> Result<Self, TestbedError> {
        let creator = Self::settle_in(testbed, new_creator, pictures)?;
        creator.say_start(testbed).await?;
        Ok(creator)
    }

    /// Creates the creator at the three providers, with a folder of pictures, without contacting the bot.
    pub fn settle_in(
        testbed: &Testbed,
        new_creator: NewCreator,
        pictures: &[Photograph],
    ) -> Result<Self, TestbedError> {
        let sandbox = &testbed.sandbox;
        let telegram_user = sandbox.telegram().person(new_creator.first_name);
        let chat = sandbox.telegram().open_dm(telegram_user);
        let email = format!("{}@mail.example", new_creator.username);
        sandbox.instagram().add_account(new_creator.username, AccountType::Business);
        fill_drive(testbed, &email, pictures)?;
        Ok(Self {
            username: new_creator.username,
            zone: new_creator.zone,
            telegram_user,
            chat,
            first_name: new_creator.first_name,
            email,
            taps: Arc::default(),
        })
    }

    /// Sends /start and waits for the welcome message.
    pub async fn say_start(&self, testbed: &Testbed) -> Result<(), TestbedError> {
        testbed.sandbox.telegram().say(self.telegram_user, self.chat, "/start");
        self.hears(testbed, "the welcome", |message| !message.buttons.is_empty()).await
    }

    /// Connects Instagram and Google Drive with the links of the set-up.
    pub async fn connect_both(&self, testbed: &Testbed) -> Result<(), TestbedError> {
        for provider in [Provider::Instagram, Provider::Google] {
            let page = self.connect(testbed, provider).await?;
            if !page.html.contains("is connected") {
                return Err(TestbedError::Browser(format!(
                    "{} is not connected: {}",
                    provider.title(),
                    page.status
                )));
            }
            testbed.settle().await?;
        }
        Ok(())
    }

    /// Goes to the step that connects a provider, and follows its link to the end: presses the button in the
    /// chat, Continue on Storyline's page, and Allow at the provider.
    pub async fn connect(
        &self,
        testbed: &Testbed,
        provider: Provider,
    ) -> Result<sandbox::Page, TestbedError> {
        let lost = |error: sandbox::BrowserError| TestbedError::Browser(error.to_string());
        let link = self.reach(testbed, provider).await?;
        let mut browser = self.browser(testbed);
        let trust = browser.open(&link).await.map_err(lost)?;
        let zone = [("zone", self.zone)];
        let consent = browser.submit_with(&trust, "Continue", &zone).await.map_err(lost)?;
        self.taps.fetch_add(3, Ordering::SeqCst);
        browser.submit(&consent, "Allow").await.map_err(lost)
    }

    /// Moves through the set-up until a step shows a provider's link; returns the address of the link.
    pub async fn reach(&self, testbed: &Testbed, provider: Provider) -> Result<String, TestbedError> {
        for way in ["Reconnect", "Skip for now", "Skip: I post by hand"] {
            if let Ok(link) = self.link(testbed, provider) {
                return Ok(link);
            }
            match self.press(testbed, way).await {
                Ok(()) | Err(TestbedError::NoButton(_)) => {}
                Err(error) => return Err(error),
            }
        }
        self.link(testbed, provider)
    }

    /// Presses a button of the newest message that has it, and waits until the effects settle.
    pub async fn press(&self, testbed: &Testbed, text: &str) -> Result<(), TestbedError> {
        testbed.settle().await?;
        let telegram = testbed.sandbox.telegram();
        let has_it = |message: &ChatMessage| {
            !message.deleted && message.buttons.iter().flatten().any(|button| button.text == text)
        };
        let message = telegram.chat(self.chat).into_iter().rfind(has_it);
        let message = message.ok_or_else(|| TestbedError::NoButton(text.to_owned()))?;
        let pressed = telegram.press(self.telegram_user, self.chat, message.id, text);
        let pressed = pressed.map_err(|error| TestbedError::Browser(error.to_string()))?;
        self.taps.fetch_add(1, Ordering::SeqCst);
        if let Pressed::Callback(callback) = pressed {
            let answered = || telegram.answered(&callback).is_some();
            if !testbed.sandbox.log().until(PATIENCE, answered).await {
                return Err(TestbedError::InVain("an answer to a press"));
            }
        }
        testbed.settle().await?;
        Ok(())
    }

    /// Returns the same creator for another testbed, with a separate count of presses.
    pub fn elsewhere(&self) -> Self {
        Self { taps: Arc::new(AtomicUsize::new(self.taps())), ..self.clone() }
    }

    /// Returns the number of buttons pressed so far, in the chat and in the browser.
    pub fn taps(&self) -> usize {
        self.taps.load(Ordering::SeqCst)
    }

    /// Returns the address behind a provider's button, from the newest message that has one.
    pub fn link(&self, testbed: &Testbed, provider: Provider) -> Result<String, TestbedError> {
        let label = format!("Connect {}", provider.title());
        let messages = testbed.sandbox.telegram().chat(self.chat);
        let buttons = messages.iter().rev().flat_map(|message| message.buttons.iter().flatten());
        let url = buttons.filter(|button| button.text == label).find_map(|button| button.url.clone());
        url.ok_or(TestbedError::InVain("a link to connect"))
    }

    /// Returns a browser in which the creator is signed in at both providers.
    pub fn browser(&self, testbed: &Testbed) -> Browser {
        Browser::new(&testbed.sandbox).signed_in_to_instagram(self.username).signed_in_to_google(&self.email)
    }

    /// Accepts the suggestions of the set-up, and chooses automatic posting.
    pub async fn go_live(&self, testbed: &Testbed) -> Result<(), TestbedError> {
        self.press(testbed, "Use Stories").await?;
        self.hears(testbed, "the library", |message| message.text.contains("📚 Found")).await?;
        for button in ["Continue", "Looks good", "Post automatically", "Go live"] {
            self.press(testbed, button).await?;
        }
        self.hears(testbed, "that it is live", |message| message.text.contains("You are live")).await
    }

    /// Returns the creator's tenant and user in Storyline.
    pub async fn tenant(&self, testbed: &Testbed) -> Result<(Tenant, UserId), TestbedError> {
        let mut lookup = testbed.app().store.lookup().await?;
        let tenant = lookup.tenant_of_chat(self.chat).await?;
        let person = lookup::Person {
            telegram_user_id: self.telegram_user,
            first_name: Some(self.first_name.to_owned()),
            username: None,
            language_code: None,
        };
        let user = lookup.upsert_user(&person, testbed.sandbox.clock().now()).await?;
        lookup.commit().await?;
        Ok((tenant.ok_or(TestbedError::InVain("a tenant of the chat"))?, user))
    }

    /// Returns every story that was published on the creator's profile.
    pub fn stories(&self, testbed: &Testbed) -> Vec<Story> {
        testbed.sandbox.instagram().profile(self.username).map(|profile| profile.stories).unwrap_or_default()
    }

    /// Counts the posts that Storyline's history records as published.
    pub async fn posted(&self, testbed: &Testbed) -> Result<usize, TestbedError> {
        let (tenant, _) = self.tenant(testbed).await?;
        let mut tx = testbed.app().store.begin(tenant).await?;
        let history = tx.history().await?;
        tx.commit().await?;
        Ok(history.iter().filter(|line| line.outcome == "published").count())
    }

    /// Waits for a message of the bot that matches `is_it`.
    pub async fn hears(
        &self,
        testbed: &Testbed,
        what: &'static str,
        is_it: impl Fn(&ChatMessage) -> bool,
    ) -> Result<(), TestbedError> {
        let heard = || {
            testbed
                .sandbox
                .telegram()
                .chat(self.chat)
                .iter()
                .any(|message| message.from_bot && is_it(message))
        };
        if testbed.sandbox.log().until(PATIENCE, heard).await {
            Ok(())
        } else {
            Err(TestbedError::InVain(what))
        }
    }

    /// Returns the creator's identities at the three providers.
    pub fn person(&self) -> Person {
        Person {
            telegram_user: self.telegram_user,
            instagram_username: self.username.to_owned(),
            google_email: self.email.clone(),
        }
    }
}

/// Creates a folder "Stories" with a subfolder for each category.
fn fill_drive(testbed: &Testbed, email: &str, pictures: &[Photograph]) -> Result<(), TestbedError> {
    let drive = testbed.sandbox.google();
    let broken = |error: sandbox::GoogleError| TestbedError::Browser(error.to_string());
    drive.add_user(email);
    let root = drive.add_folder(email, None, "Stories").map_err(broken)?;
    let mut folders: Vec<(&str, String)> = Vec::new();
    for picture in pictures {
        let folder = match folders.iter().find(|(category, _)| *category == picture.category) {
            Some((_, id)) => id.clone(),
            None => {
                let id = drive.add_folder(email, Some(&root), picture.category).map_err(broken)?;
                folders.push((picture.category, id.clone()));
                id
            }
        };
        drive.add_file(&folder, picture.name, "image/jpeg", picture.jpeg).map_err(broken)?;
    }
    Ok(())
}
