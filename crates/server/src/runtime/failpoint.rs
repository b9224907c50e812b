//! Failpoints: a trial may have the process end just before or after any commit and any outside call of the pipeline.
//! Honoured only where the program says that it is a sandbox.

use std::future::Future;

/// A step of the pipeline at which something becomes durable, or leaves the house.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Point {
    /// Commit: slots are recorded, posts inserted, schedules moved on.
    Plan,
    /// Commit: a post keeps its picture.
    Pick,
    /// Outside: the picture's bytes are fetched.
    Fetch,
    /// Commit: the rendition is on the shelf.
    PutBlob,
    /// Commit: the message that asks is enqueued.
    Offer,
    /// Outside: the budget is asked for.
    Quota,
    /// Outside: a container is made.
    Container,
    /// Commit: its id is written down.
    ContainerMade,
    /// Outside: the container is asked after.
    Ask,
    /// Commit: it is finished.
    ContainerReady,
    /// Commit: the intent to publish is written down.
    Intent,
    Publish,
    /// Commit: the answer was unclear.
    Unclear,
    /// Outside: what became of it is asked.
    Reconcile,
    /// Commit: history, lock, slot and receipt.
    Record,
    /// Commit: a message is about to be sent.
    Sending,
    Send,
    /// Commit: it was sent.
    Sent,
}

impl Point {
    /// Every point, in the order of a calm life.
    pub const ALL: [Self; 18] = [
        Self::Plan,
        Self::Pick,
        Self::Fetch,
        Self::PutBlob,
        Self::Offer,
        Self::Quota,
        Self::Container,
        Self::ContainerMade,
        Self::Ask,
        Self::ContainerReady,
        Self::Intent,
        Self::Publish,
        Self::Unclear,
        Self::Reconcile,
        Self::Record,
        Self::Sending,
        Self::Send,
        Self::Sent,
    ];

    /// The word in `STORYLINE_FAILPOINT`.
    pub fn name(self) -> &'static str {
        match self {
            Self::Plan => "plan",
            Self::Pick => "pick",
            Self::Fetch => "fetch",
            Self::PutBlob => "shelve",
            Self::Offer => "offer",
            Self::Quota => "quota",
            Self::Container => "container",
            Self::ContainerMade => "container_made",
            Self::Ask => "ask",
            Self::ContainerReady => "container_ready",
            Self::Intent => "intent",
            Self::Publish => "publish",
            Self::Unclear => "unclear",
            Self::Reconcile => "reconcile",
            Self::Record => "record",
            Self::Sending => "sending",
            Self::Send => "send",
            Self::Sent => "sent",
        }
    }
}

/// On which side of a point.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    /// Nothing of it has happened.
    Before,
    /// All of it has happened, and nobody knows.
    After,
}

impl Side {
    /// Both.
    pub const BOTH: [Self; 2] = [Self::Before, Self::After];

    /// The word in `STORYLINE_FAILPOINT`.
    pub fn name(self) -> &'static str {
        match self {
            Self::Before => "before",
            Self::After => "after",
        }
    }
}

/// Where a trial ends the process.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Failpoint(pub Point, pub Side);

impl Failpoint {
    /// Reads `publish:after`; `None` for any other form.
    pub fn from_name(name: &str) -> Option<Self> {
        let (point, side) = name.split_once(':')?;
        let point = Point::ALL.into_iter().find(|known| known.name() == point)?;
        Some(Self(point, Side::BOTH.into_iter().find(|known| known.name() == side)?))
    }
}

/// The point at which this process ends, if a trial set one.
#[derive(Clone, Copy, Debug, Default)]
pub struct Failpoints(pub Option<Failpoint>);

impl Failpoints {
    /// Does something at a point of the pipeline.
    pub async fn at<T>(self, point: Point, what: impl Future<Output = T>) -> T {
        self.pass(Failpoint(point, Side::Before));
        let done = what.await;
        self.pass(Failpoint(point, Side::After));
        done
    }

    /// As `kill -9` would: nothing is flushed, nothing is handed back.
    fn pass(self, here: Failpoint) {
        if self.0 == Some(here) {
            tracing::error!(point = here.0.name(), side = here.1.name(), "a trial ends the process here");
            std::process::abort();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_point_is_read_back_from_its_name() {
        for point in Point::ALL {
            for side in Side::BOTH {
                let name = format!("{}:{}", point.name(), side.name());
                assert_eq!(Failpoint::from_name(&name), Some(Failpoint(point, side)));
            }
        }
        for name in ["", "publish", "publish:during", "lunch:after"] {
            assert_eq!(Failpoint::from_name(name), None);
        }
    }
}
