//! Failpoints: a trial can abort the process just before or after each commit and each external call of the
//! pipeline. Only used in a sandbox.

use std::future::Future;
use strum::{EnumString, IntoStaticStr, VariantArray};

/// A step of the pipeline: a commit, or an external call.
#[derive(Clone, Copy, Debug, PartialEq, Eq, IntoStaticStr, EnumString, VariantArray)]
#[strum(serialize_all = "snake_case", const_into_str)]
pub enum Point {
    /// Commit: slots are recorded, posts inserted and schedules advanced.
    Plan,
    /// Commit: a picture is assigned to a post.
    Pick,
    /// External call: downloads the picture.
    Fetch,
    /// Commit: the rendition is stored.
    #[strum(serialize = "shelve")]
    PutBlob,
    /// Commit: the message that asks for approval is enqueued.
    Offer,
    /// External call: checks that the source of the picture still exists.
    Source,
    /// External call: reads the publishing quota.
    Quota,
    /// External call: creates a container.
    Container,
    /// Commit: the container's id is stored.
    ContainerMade,
    /// External call: reads the container's status.
    Ask,
    /// Commit: the container is finished.
    ContainerReady,
    /// Commit: the intent to publish is stored.
    Intent,
    Publish,
    /// Commit: the response was unclear.
    Unclear,
    /// External call: finds out whether the story was published.
    Reconcile,
    /// Commit: history, lock, slot and receipt are stored.
    Record,
    /// Commit: a message is marked as being sent.
    Sending,
    Send,
    /// Commit: the message is marked as sent.
    Sent,
}

/// Whether to abort before or after a step.
#[derive(Clone, Copy, Debug, PartialEq, Eq, IntoStaticStr, EnumString, VariantArray)]
#[strum(serialize_all = "snake_case", const_into_str)]
pub enum Side {
    /// The step has not started.
    Before,
    /// The step is complete, but its result is not recorded.
    After,
}

/// The step before or after which a trial aborts the process.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Failpoint(pub Point, pub Side);

impl Failpoint {
    /// Parses a failpoint such as `publish:after`; returns `None` for any other form.
    pub fn from_name(name: &str) -> Option<Self> {
        let (point, side) = name.split_once(':')?;
        Some(Self(point.parse().ok()?, side.parse().ok()?))
    }
}

/// The failpoint of this process, if a trial set one.
#[derive(Clone, Copy, Debug, Default)]
pub struct Failpoints(pub Option<Failpoint>);

impl Failpoints {
    /// Runs a step of the pipeline, and aborts the process if its failpoint is set.
    pub async fn at<T>(self, point: Point, what: impl Future<Output = T>) -> T {
        self.pass(Failpoint(point, Side::Before));
        let done = what.await;
        self.pass(Failpoint(point, Side::After));
        done
    }

    /// Aborts like `kill -9`: nothing is flushed or released.
    fn pass(self, here: Failpoint) {
        if self.0 == Some(here) {
            tracing::error!(
                point = here.0.into_str(),
                side = here.1.into_str(),
                "ending the process at a failpoint"
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
