//! Stateful emulators of Telegram, Instagram and Google over real HTTP. Shares no type with the product.
//!
//! One listener serves all three services; each real host is a path prefix (see [`Hosts`]). State lives in memory, ids
//! come from the seed, and time is the sandbox's own [`Clock`], which moves only when told. What the real services
//! refuse is refused here, with their bodies.

mod arguments;
mod browser;
mod clock;
mod control;
mod faults;
mod front;
mod google;
mod ids;
mod instagram;
mod listener;
mod log;
mod page;
mod picture;
mod scoreboard;
mod telegram;
mod world;

use std::{net::SocketAddr, sync::Arc, time::Duration};

use axum::Router;
use jiff::Timestamp;
use tokio::{net::TcpListener, task::JoinHandle};
use url::Url;

pub use crate::{
    browser::{Browser, BrowserError, Page},
    clock::Clock,
    faults::{Fault, FaultId, FaultKind, Faults, HeldRequest, When},
    google::{Google, GoogleError},
    instagram::{AccountType, AnswerShape, Behaviour, ContainerView, Instagram, Profile, Republish, Story},
    log::{Effect, EffectLine, Log, RequestLine},
    page::conductor::{Claims, Conductor, Turn},
    scoreboard::{Person, Scoreboard},
    telegram::{Answer, Button, ChatMessage, Limits, Photo, PressError, Pressed, Telegram},
};
use crate::{front::front, listener::Listener, world::World};

/// How to start a sandbox.
#[derive(Clone, Debug)]
pub struct Options {
    /// Where to listen; port 0 takes any free one.
    pub listen: SocketAddr,
    /// The first moment of the sandbox's clock.
    pub now: Timestamp,
    /// Where all ids come from.
    pub seed: u64,
}

/// The base URL standing in for each real host; none ends in a slash.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
pub struct Hosts {
    /// `https://api.telegram.org`
    pub telegram: Url,
    /// `https://www.instagram.com`
    pub instagram_www: Url,
    /// `https://api.instagram.com`
    pub instagram_api: Url,
    /// `https://graph.instagram.com`
    pub instagram_graph: Url,
    /// `https://www.facebook.com`
    pub facebook_www: Url,
    /// `https://graph.facebook.com`
    pub facebook_graph: Url,
    /// `https://accounts.google.com`
    pub google_accounts: Url,
    /// `https://oauth2.googleapis.com`
    pub google_oauth: Url,
    /// `https://www.googleapis.com`
    pub google_api: Url,
    /// `https://openidconnect.googleapis.com`
    pub google_userinfo: Url,
}

impl Hosts {
    fn under(base: &Url) -> Self {
        let host = |prefix: &str| {
            let mut url = base.clone();
            url.set_path(prefix);
            url
        };
        Self {
            telegram: host("telegram"),
            instagram_www: host("ig-www"),
            instagram_api: host("ig-api"),
            instagram_graph: host("ig-graph"),
            facebook_www: host("fb-www"),
            facebook_graph: host("fb-graph"),
            google_accounts: host("g-accounts"),
            google_oauth: host("g-oauth"),
            google_api: host("g-api"),
            google_userinfo: host("g-userinfo"),
        }
    }
}

/// A running sandbox. Dropping it closes the listener and cuts what is still held.
#[derive(Debug)]
pub struct Sandbox {
    world: Arc<World>,
    server: Option<JoinHandle<()>>,
}

impl Sandbox {
    /// Starts listening.
    ///
    /// # Errors
    /// The address cannot be bound, or no HTTP client can be made for fetching media.
    pub async fn start(options: Options) -> std::io::Result<Self> {
        let inner = TcpListener::bind(options.listen).await?;
        let address = inner.local_addr()?;
        let base = Url::parse(&format!("http://{address}/")).map_err(std::io::Error::other)?;
        let world = World::new(base, options.now, options.seed)?;
        let router = Router::new().fallback(front).with_state(world.clone());
        let service = router.into_make_service_with_connect_info::<listener::Link>();
        let closing = world.closing.clone();
        let server = tokio::spawn(async move {
            let serving = axum::serve(Listener { inner }, service);
            let ended = serving.with_graceful_shutdown(async move { closing.cancelled().await }).await;
            if let Err(error) = ended {
                tracing::warn!(%error, "the sandbox stopped serving");
            }
        });
        Ok(Self { world, server: Some(server) })
    }

    /// Where it listens: `http://127.0.0.1:PORT/`.
    #[must_use]
    pub fn base(&self) -> &Url {
        &self.world.base
    }

    /// The base URLs to configure in place of the real hosts.
    #[must_use]
    pub fn hosts(&self) -> Hosts {
        Hosts::under(&self.world.base)
    }

    #[must_use]
    pub fn clock(&self) -> &Clock {
        &self.world.clock
    }

    /// Telegram: people, chats, buttons.
    #[must_use]
    pub fn telegram(&self) -> Telegram {
        Telegram::new(self.world.clone())
    }

    /// Instagram: applications, accounts, profiles.
    #[must_use]
    pub fn instagram(&self) -> Instagram {
        Instagram::new(self.world.clone())
    }

    /// Google: clients, users, folders and files.
    #[must_use]
    pub fn google(&self) -> Google {
        Google::new(self.world.clone())
    }

    #[must_use]
    pub fn faults(&self) -> &Faults {
        &self.world.faults
    }

    /// What was asked and what was done.
    #[must_use]
    pub fn log(&self) -> &Log {
        &self.world.log
    }

    /// Counts what is live, twice or crossed, from the sandbox's own state alone.
    #[must_use]
    pub fn scoreboard(&self, people: &[Person]) -> Scoreboard {
        scoreboard::count(&self.world, people)
    }

    /// Puts people on the page at [`Sandbox::base`].
    pub fn show(&self, people: Vec<Person>) {
        self.world.page.change(|told| told.people = people);
    }

    /// Takes over the page's button "Next story": the sandbox does not know what is next, so the clocks are moved from
    /// outside.
    #[must_use]
    pub fn conduct(&self) -> Conductor {
        self.world.page.conduct(self.world.clone())
    }

    /// Stops listening; long polls answer, held requests are cut.
    pub async fn stop(mut self) {
        self.world.closing.cancel();
        if let Some(mut server) = self.server.take() {
            let patience = Duration::from_secs(2);
            if tokio::time::timeout(patience, &mut server).await.is_err() {
                server.abort();
            }
        }
    }
}

impl Drop for Sandbox {
    fn drop(&mut self) {
        self.world.closing.cancel();
    }
}
