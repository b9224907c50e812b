//! Copies the state of a sandbox, from which other sandboxes can start.

use tokio::sync::watch;

use crate::log::Lines;
use crate::world::World;
use crate::{google, instagram, telegram};

/// The state and the logs of all three providers. Does not include clocks, faults or addresses.
#[derive(Debug)]
pub struct Snapshot {
    telegram: telegram::model::Model,
    instagram: instagram::model::Model,
    google: google::model::Model,
    lines: Lines,
}

impl Snapshot {
    pub(crate) fn of(world: &World) -> Self {
        world.instagram.settle();
        Self {
            telegram: world.telegram.model().clone(),
            instagram: world.instagram.model().clone(),
            google: world.google.model().clone(),
            lines: world.shared.log.copy(),
        }
    }

    pub(crate) fn restore(&self, world: &World) {
        let arrivals = watch::Sender::default();
        *world.telegram.model() = telegram::model::Model { arrivals, ..self.telegram.clone() };
        *world.instagram.model() = self.instagram.clone();
        *world.google.model() = self.google.clone();
        world.shared.log.become_copy(&self.lines);
    }
}
