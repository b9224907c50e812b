//! Failpoints: a trial may have the process end just before or after any commit and any outside call of the pipeline.
//! Honoured only where the program says that it is a sandbox.

use std::future::Future;
use strum::{EnumString, IntoStaticStr, VariantArray};

/// A step of the pipeline at which something becomes durable, or leaves the house.
#[derive(Clone, Copy, Debug, PartialEq, Eq, IntoStaticStr, EnumString, VariantArray)]
#[strum(serialize_all = "snake_case", const_into_str)]
pub enum Point {
    /// Commit: slots are recorded, posts inserted, schedules moved on.
    Plan,
    /// Commit: a post keeps its picture.
    Pick,
    /// Outside: the picture's bytes are fetched.
    Fetch,
    /// Commit: the rendition is on the shelf.
    #[strum(serialize = "shelve")]
    PutBlob,
    /// Commit: the message that asks is enqueued.
    Offer,
    /// Outside: the picture's source is asked whether it is still there.
    Source,
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

/// On which side of a point.
#[derive(Clone, Copy, Debug, PartialEq, Eq, IntoStaticStr, EnumString, VariantArray)]
#[strum(serialize_all = "snake_case", const_into_str)]
pub enum Side {
    /// Nothing of it has happened.
    Before,
    /// All of it has happened, and nobody knows.
    After,
}

/// Where a trial ends the process.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Failpoint(pub Point, pub Side);

impl Failpoint {
    /// Reads `publish:after`; `None` for any other form.
    pub fn from_name(name: &str) -> Option<Self> {
        let (point, side) = name.split_once(':')?;
        Some(Self(point.parse().ok()?, side.parse().ok()?))
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
            tracing::error!(
                point = here.0.into_str(),
                side = here.1.into_str(),
                "a trial ends the process here"
            );
            std::process::abort();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_point_is_read_back_from_its_name() {
        for point in Point::VARIANTS.iter().copied() {
            for side in [Side::Before, Side::After] {
                let name = format!("{}:{}", point.into_str(), side.into_str());
                assert_eq!(Failpoint::from_name(&name), Some(Failpoint(point, side)));
            }
        }
        for name in ["", "publish", "publish:during", "lunch:after"] {
            assert_eq!(Failpoint::from_name(name), None);
        }
    }
}
