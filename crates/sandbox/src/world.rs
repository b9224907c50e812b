//! Everything the sandbox knows, behind one lock.

use std::{
    sync::{Arc, Mutex, MutexGuard, PoisonError},
    time::Duration,
};

use jiff::Timestamp;
use tokio::sync::watch;
use tokio_util::sync::CancellationToken;
use url::Url;

use crate::{
    Clock, Faults, Log,
    google::model::Workspace,
    ids::Ids,
    instagram::model::Platform,
    log::Effect,
    page::{conductor::Playbill, view::Tally},
    picture::PictureShelf,
    telegram::model::Messenger,
};

/// The shared world: time, faults and log stand alone, the rest is [`State`].
#[derive(Debug)]
pub(crate) struct World {
    pub(crate) base: Url,
    pub(crate) clock: Clock,
    pub(crate) faults: Faults,
    pub(crate) log: Log,
    /// For reaching out: the media fetcher and the people's browsers.
    pub(crate) outside: reqwest::Client,
    /// Bumped when an update waits for a bot.
    pub(crate) arrivals: watch::Sender<u64>,
    pub(crate) closing: CancellationToken,
    pub(crate) pictures: PictureShelf,
    /// What the page is told from outside.
    pub(crate) page: Playbill,
    /// The page's last look at the scoreboard.
    pub(crate) tally: Tally,
    state: Mutex<State>,
}

/// The model of the three services.
#[derive(Debug)]
pub(crate) struct State {
    pub(crate) ids: Ids,
    pub(crate) telegram: Messenger,
    pub(crate) instagram: Platform,
    pub(crate) google: Workspace,
}

impl World {
    pub(crate) fn new(base: Url, now: Timestamp, seed: u64) -> std::io::Result<Arc<Self>> {
        Ok(Arc::new(Self {
            base,
            clock: Clock::at(now),
            faults: Faults::default(),
            log: Log::default(),
            outside: outside_client().map_err(std::io::Error::other)?,
            arrivals: watch::Sender::new(0),
            closing: CancellationToken::new(),
            pictures: PictureShelf::default(),
            page: Playbill::default(),
            tally: Tally::default(),
            state: Mutex::new(State {
                ids: Ids::new(seed),
                telegram: Messenger::default(),
                instagram: Platform::default(),
                google: Workspace::default(),
            }),
        }))
    }

    pub(crate) fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub(crate) fn now(&self) -> Timestamp {
        self.clock.now()
    }

    pub(crate) fn note(&self, effect: Effect) {
        self.log.effect(self.clock.now(), effect);
    }
}

/// Redirects are never followed: Instagram's fetcher does not, and a browser follows them by hand.
#[expect(clippy::disallowed_methods, reason = "the sandbox's one client, made here for both users of it")]
fn outside_client() -> reqwest::Result<reqwest::Client> {
    // Fails only where a provider of cryptography is chosen already, by another client of this process.
    let _chosen_before = rustls::crypto::ring::default_provider().install_default();
    reqwest::Client::builder()
        .redirect(reqwest::redirect::Policy::none())
        .timeout(Duration::from_secs(10))
        .no_proxy()
        .build()
}
