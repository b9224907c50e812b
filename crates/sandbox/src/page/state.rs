//! The page's own state: the people to show, the product's figures, and the last scoreboard.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use jiff::Timestamp;
use serde::Serialize;
use tokio::sync::{mpsc, oneshot, watch};

use crate::scoreboard::{self, Person, Scoreboard};
use crate::world::World;

/// Figures that the product reports. The page shows them next to the sandbox's
/// own count, under the product's name.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Claims {
    /// Number of stories planned so far.
    pub planned: usize,
    /// Number of planned stories that have no outcome.
    pub lost: usize,
}

#[derive(Clone, Debug, Default)]
pub(crate) struct Shown {
    /// The people to show, each with chat, profile and Drive.
    pub(crate) people: Vec<Person>,
    pub(crate) claims: Option<Claims>,
    /// Whether the clocks are currently moving to the next story.
    pub(crate) moving: bool,
    /// Sends presses of "Next story", each with a channel for the answer.
    pub(super) next_story: Option<mpsc::Sender<oneshot::Sender<String>>>,
}

#[derive(Debug)]
pub(crate) struct DemoPage {
    pub(crate) world: Arc<World>,
    shown: Mutex<Shown>,
    news: watch::Sender<u64>,
    /// The last scoreboard, cached because pictures change much less often than the page reads it.
    last_count: Mutex<Option<(Counted, Scoreboard)>>,
}

/// Data that changes whenever the scoreboard may change: the time, and the numbers of stories, files, and
/// people with Drive items.
type Counted = (Timestamp, usize, usize, usize);

impl DemoPage {
    pub(crate) fn new(world: Arc<World>) -> Self {
        Self { world, shown: Mutex::default(), news: watch::Sender::new(0), last_count: Mutex::default() }
    }

    fn lock(&self) -> MutexGuard<'_, Shown> {
        self.shown.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub(crate) fn shown(&self) -> Shown {
        self.lock().clone()
    }

    pub(crate) fn news(&self) -> watch::Receiver<u64> {
        self.news.subscribe()
    }

    pub(crate) fn change(&self, edit: impl FnOnce(&mut Shown)) {
        edit(&mut self.lock());
        self.news.send_modify(|count| *count += 1);
    }

    pub(crate) fn scoreboard(&self, people: &[Person]) -> Scoreboard {
        let counted = self.counted(people.len());
        let mut last = self.last_count.lock().unwrap_or_else(PoisonError::into_inner);
        match &*last {
            Some((same, board)) if *same == counted => *board,
            _ => {
                let board = scoreboard::count(&self.world, people);
                *last = Some((counted, board));
                board
            }
        }
    }

    fn counted(&self, people: usize) -> Counted {
        let world = &self.world;
        let stories = world.instagram.model().accounts.iter().map(|account| account.stories.len()).sum();
        let items = world.google.model().items.len();
        (world.now(), stories, world.telegram.model().files.len(), people + items)
    }
}
