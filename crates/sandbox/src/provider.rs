//! What every emulated provider stands on: the clock, the faults, the log, an HTTP client, and its model behind a lock.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use jiff::Timestamp;
use tokio_util::sync::CancellationToken;
use url::Url;

use crate::clock::Clock;
use crate::faults::Faults;
use crate::log::{Effect, Log};

/// Shared by all parts of one sandbox.
#[derive(Debug)]
pub(crate) struct Shared {
    pub(crate) base: Url,
    pub(crate) clock: Clock,
    pub(crate) faults: Faults,
    pub(crate) log: Log,
    /// Fetches media, delivers webhooks and opens pages for the browsers.
    pub(crate) client: reqwest::Client,
    pub(crate) closing: CancellationToken,
}

impl Shared {
    pub(crate) fn new(base: Url, now: Timestamp) -> reqwest::Result<Self> {
        Ok(Self {
            base,
            clock: Clock::at(now),
            faults: Faults::default(),
            log: Log::default(),
            client: client()?,
            closing: CancellationToken::new(),
        })
    }
}

/// Follows no redirects: Instagram's fetcher does not, and the browser follows them itself.
#[expect(clippy::disallowed_methods, reason = "the sandbox's one client")]
fn client() -> reqwest::Result<reqwest::Client> {
    // Fails only where another client of this process has chosen a provider of cryptography already.
    let _chosen_before = rustls::crypto::ring::default_provider().install_default();
    reqwest::Client::builder()
        .redirect(reqwest::redirect::Policy::none())
        .timeout(Duration::from_secs(10))
        .no_proxy()
        .build()
}

/// One emulated provider with its own model `M`; clones share it.
#[derive(Debug)]
pub struct Provider<M> {
    pub(crate) shared: Arc<Shared>,
    model: Arc<Mutex<M>>,
}

impl<M> Clone for Provider<M> {
    fn clone(&self) -> Self {
        Self { shared: self.shared.clone(), model: self.model.clone() }
    }
}

impl<M> Provider<M> {
    pub(crate) fn new(shared: Arc<Shared>, model: M) -> Self {
        Self { shared, model: Arc::new(Mutex::new(model)) }
    }

    pub(crate) fn model(&self) -> MutexGuard<'_, M> {
        self.model.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub(crate) fn now(&self) -> Timestamp {
        self.shared.clock.now()
    }

    pub(crate) fn note(&self, effect: Effect) {
        self.shared.log.effect(self.now(), effect);
    }
}
