//! What the page is told from outside: who is on it, and who moves the clocks when its reader asks for the next story.

use std::{
    sync::{Arc, Mutex, MutexGuard, PoisonError},
    time::Duration,
};

use serde::Serialize;
use tokio::sync::{mpsc, oneshot, watch};

use crate::{Person, world::World};

/// Longest wait for a conductor's answer, in real time.
const PATIENCE: Duration = Duration::from_secs(120);

/// What the product says of itself; the page shows it beside what the sandbox counted, and says whose word it is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Claims {
    /// Stories planned for up to now.
    pub planned: usize,
    /// Of those, the ones without any outcome.
    pub lost: usize,
}

/// Moves the clocks for the page. There is one at a time; the newest counts.
#[derive(Debug)]
pub struct Conductor {
    world: Arc<World>,
    turns: mpsc::Receiver<oneshot::Sender<String>>,
}

/// The page's reader wants the next story, and waits.
#[derive(Debug)]
pub struct Turn(oneshot::Sender<String>);

impl Conductor {
    /// Waits until the next story is asked for.
    pub async fn turn(&mut self) -> Turn {
        match self.turns.recv().await {
            Some(waiting) => Turn(waiting),
            // A newer conductor took over: nobody will ask this one again.
            None => std::future::pending().await,
        }
    }

    /// Tells the page what the product says of itself.
    pub fn tell(&self, claims: Claims) {
        self.world.page.change(|told| told.claims = Some(claims));
    }
}

impl Turn {
    /// The clocks have moved; `said` is shown beside them.
    pub fn done(self, said: impl Into<String>) {
        // The reader may have closed the page meanwhile.
        let _gone = self.0.send(said.into());
    }
}

/// Told from outside.
#[derive(Clone, Debug, Default)]
pub(crate) struct Told {
    /// Who is on the page: chat, profile and Drive of each are shown together.
    pub(crate) people: Vec<Person>,
    pub(crate) claims: Option<Claims>,
    /// The clocks are on their way to the next story.
    pub(crate) moving: bool,
    conductor: Option<mpsc::Sender<oneshot::Sender<String>>>,
}

/// Keeps what was told, and wakes whoever watches it.
#[derive(Debug)]
pub(crate) struct Playbill {
    told: Mutex<Told>,
    news: watch::Sender<u64>,
}

impl Default for Playbill {
    fn default() -> Self {
        Self { told: Mutex::default(), news: watch::Sender::new(0) }
    }
}

impl Playbill {
    fn lock(&self) -> MutexGuard<'_, Told> {
        self.told.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub(crate) fn told(&self) -> Told {
        self.lock().clone()
    }

    pub(crate) fn news(&self) -> watch::Receiver<u64> {
        self.news.subscribe()
    }

    pub(crate) fn change(&self, edit: impl FnOnce(&mut Told)) {
        edit(&mut self.lock());
        self.news.send_modify(|count| *count += 1);
    }

    pub(crate) fn conduct(&self, world: Arc<World>) -> Conductor {
        let (conductor, turns) = mpsc::channel(1);
        self.change(|told| told.conductor = Some(conductor));
        Conductor { world, turns }
    }

    /// Asks the conductor for the next story and waits for the words.
    pub(crate) async fn next(&self) -> Result<String, String> {
        let nobody = || "Nobody moves the clocks here; use the control API.".to_owned();
        let (answer, said) = oneshot::channel();
        let conductor = self.told().conductor.ok_or_else(nobody)?;
        conductor.try_send(answer).map_err(|refused| match refused {
            mpsc::error::TrySendError::Full(_) => "The clocks are moving already.".to_owned(),
            mpsc::error::TrySendError::Closed(_) => nobody(),
        })?;
        self.change(|told| told.moving = true);
        let said = tokio::time::timeout(PATIENCE, said).await;
        self.change(|told| told.moving = false);
        match said {
            Ok(said) => said.map_err(|_| nobody()),
            Err(_) => Err("That takes long; the clocks go on moving.".to_owned()),
        }
    }

    pub(crate) fn is_conducted(&self) -> bool {
        self.lock().conductor.as_ref().is_some_and(|conductor| !conductor.is_closed())
    }
}
