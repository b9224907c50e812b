//! What all emulated providers share: the clock, the faults, the log, an HTTP
//! client, and a model behind a lock.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use jiff::Timestamp;
use tokio_util::sync::CancellationToken;
use url::Url;

use crate::clock::Clock;
use crate::faults::Faults;
use crate::log::{Effect, Log};
use crate::refused::RefusedList;

/// State shared by all parts of a sandbox.
#[derive(Debug)]
pub(crate) struct Shared {
    pub(crate) base: Url,
    pub(crate) clock: Clock,
    pub(crate) faults: Faults,
    pub(crate) log: Log,
    pub(crate) refused: RefusedList,
    /// Fetches media, delivers webhooks and loads pages for browsers.
    pub(crate) client: reqwest::Client,
    pub(crate) closing: CancellationToken,
}

impl Shared {
    pub(crate) fn new(base: Url, now: Timestamp) -> reqwest::Result<Self> {
        let clock = Clock::at(now);
        Ok(Self {
            base,
            faults: Faults::new(clock.clone()),
            clock,
            log: Log::default(),
            refused: RefusedList::default(),
            client: client()?,
            closing: CancellationToken::new(),
        })
    }
}

/// Creates a client that follows no redirects: Instagram's fetcher does not,
/// and the browser follows them itself.
#[expect(clippy::disallowed_methods, reason = "the sandbox's one client")]
fn client() -> reqwest::Result<reqwest::Client> {
    // Fails only if another client in this process has already installed a crypto provider.
    let _chosen_before = rustls::crypto::ring::default_provider().install_default();
    reqwest::Client::builder()
        .redirect(reqwest::redirect::Policy::none())
        .timeout(Duration::from_secs(10))
        .no_proxy()
        .build()
}

/// An emulated provider with its own model `M`. Clones share the model.
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
