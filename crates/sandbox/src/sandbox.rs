//! Starts and stops a sandbox, and gives access to its parts.

use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use jiff::Timestamp;
use tokio::net::TcpListener;
use tokio::task::JoinHandle;
use url::Url;

use crate::clock::Clock;
use crate::faults::Faults;
use crate::front::front;
use crate::google::Google;
use crate::hosts::Hosts;
use crate::instagram::Instagram;
use crate::listener::{Link, Listener};
use crate::log::Log;
use crate::page::{Claims, DemoPage, NextStoryButton};
use crate::provider::Shared;
use crate::refused::Refused;
use crate::scoreboard::{self, Person, Scoreboard};
use crate::snapshot::Snapshot;
use crate::telegram::Telegram;
use crate::world::World;

#[derive(Clone, Debug)]
pub struct Options {
    /// The address to listen on; port 0 uses any free port.
    pub listen: SocketAddr,
    /// The start time of the sandbox's clock.
    pub now: Timestamp,
    /// The seed for all ids.
    pub seed: u64,
}

/// A running sandbox. Dropping it closes the listener and the held connections.
#[derive(Debug)]
pub struct Sandbox {
    world: Arc<World>,
    page: Arc<DemoPage>,
    server: Option<JoinHandle<()>>,
}

impl Sandbox {
    pub async fn start(options: Options) -> std::io::Result<Self> {
        let inner = TcpListener::bind(options.listen).await?;
        let address = inner.local_addr()?;
        let base = Url::parse(&format!("http://{address}/")).map_err(std::io::Error::other)?;
        let world = World::new(base, options.now, options.seed).map_err(std::io::Error::other)?;
        let world = Arc::new(world);
        let page = Arc::new(DemoPage::new(world.clone()));
        let router = Router::new().fallback(front).with_state(page.clone());
        let service = router.into_make_service_with_connect_info::<Link>();
        let closing = world.shared.closing.clone();
        let server = tokio::spawn(async move {
            let serving = axum::serve(Listener { inner }, service);
            let ended = serving.with_graceful_shutdown(async move { closing.cancelled().await }).await;
            if let Err(error) = ended {
                tracing::warn!(%error, "the sandbox stopped serving");
            }
        });
        Ok(Self { world, page, server: Some(server) })
    }

    /// Returns its base URL: `http://127.0.0.1:PORT/`.
    pub fn base(&self) -> &Url {
        &self.world.shared.base
    }

    /// Returns the base URLs to configure in place of the real hosts.
    pub fn hosts(&self) -> Hosts {
        Hosts::under(&self.world.shared.base)
    }
    pub fn clock(&self) -> &Clock {
        &self.world.shared.clock
    }
    pub fn telegram(&self) -> Telegram {
        self.world.telegram.clone()
    }
    pub fn instagram(&self) -> Instagram {
        self.world.instagram.clone()
    }
    pub fn google(&self) -> Google {
        self.world.google.clone()
    }
    pub fn faults(&self) -> &Faults {
        &self.world.shared.faults
    }
    pub fn log(&self) -> &Log {
        &self.world.shared.log
    }

    /// Returns what the sandbox was asked for and could not do, oldest first.
    pub fn refused(&self) -> Vec<Refused> {
        self.world.shared.refused.all()
    }

    /// Empties the list of [`Sandbox::refused`].
    pub fn forget_refused(&self) {
        self.world.shared.refused.clear();
    }

    /// Counts live, duplicated and cross-tenant stories, using only the sandbox's own state.
    pub fn scoreboard(&self, people: &[Person]) -> Scoreboard {
        scoreboard::count(&self.world, people)
    }

    /// Copies the state and the logs of the providers.
    pub fn snapshot(&self) -> Snapshot {
        Snapshot::of(&self.world)
    }

    /// Replaces the providers' state with that of another sandbox. Register bots and apps afterwards.
    pub fn restore(&self, snapshot: &Snapshot) {
        snapshot.restore(&self.world);
    }

    /// Shows people on the page at [`Sandbox::base`].
    pub fn show(&self, people: Vec<Person>) {
        self.page.change(|shown| shown.people = people);
    }

    /// Shows on the page the figures that the product reports.
    pub fn show_claims(&self, claims: Claims) {
        self.page.change(|shown| shown.claims = Some(claims));
    }

    /// Takes over the page's button "Next story": the sandbox does not know which story is next, so the
    /// caller moves the clocks. The most recent caller receives the presses.
    pub fn next_story_button(&self) -> NextStoryButton {
        self.page.next_story_button()
    }

    /// Stops listening. Long polls return, held requests are closed.
    pub async fn stop(mut self) {
        self.world.shared.closing.cancel();
        if let Some(mut server) = self.server.take() {
            let patience = Duration::from_secs(2);
            if tokio::time::timeout(patience, &mut server).await.is_err() {
                server.abort();
            }
        }
    }
}

impl Sandbox {
    pub(crate) fn shared(&self) -> &Arc<Shared> {
        &self.world.shared
    }
}

impl Drop for Sandbox {
    fn drop(&mut self) {
        self.world.shared.closing.cancel();
    }
}
