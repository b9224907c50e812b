//! Pause and resume: nothing goes out for a while, and what passes meanwhile is not caught up with.

use domain::ids::UserId;
use jiff::{SignedDuration, Timestamp, ToSpan};
use serde::Serialize;
use serde_json::json;
use store::TenantTx;
use store::posts::Post;
use store::settings::{Lifecycle, Settings};

use crate::app::stories::plan::{release_unoffered, restart_plan};
use crate::app::{App, AppError, chore};

/// There is one pause a tenant.
pub const THE_PAUSE: &str = "pause";
/// At which local hour "until tomorrow" ends.
const MORNING: i8 = 6;

/// How long a person pauses.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HowLong {
    Hour,
    Tomorrow,
    UntilResumed,
}

impl HowLong {
    /// Reads the word of a button.
    pub fn from_name(name: &str) -> Option<Self> {
        Some(match name {
            "hour" => Self::Hour,
            "tomorrow" => Self::Tomorrow,
            "resumed" => Self::UntilResumed,
            _ => return None,
        })
    }

    fn until(self, settings: &Settings, now: Timestamp) -> Option<Timestamp> {
        match self {
            Self::Hour => Some(now + SignedDuration::from_hours(1)),
            Self::Tomorrow => Some(tomorrow(settings, now)),
            Self::UntilResumed => None,
        }
    }
}

fn tomorrow(settings: &Settings, now: Timestamp) -> Timestamp {
    let zone = &settings.schedule.zone;
    let date = now.to_zoned(zone.clone()).date().saturating_add(1.day());
    zone.to_ambiguous_zoned(date.at(MORNING, 0, 0, 0))
        .compatible()
        .map_or(now + SignedDuration::from_hours(24), |morning| morning.timestamp())
}

/// What came of a pause.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Paused {
    /// Nothing goes out until then; `None` waits for a person.
    Until(Option<Timestamp>),
    /// Nothing is going out anyway.
    NotLive,
}

impl App {
    /// Pauses. What would go out meanwhile and was not offered yet is given up; open questions stay open.
    pub async fn pause(
        &self,
        tx: &mut TenantTx,
        how_long: HowLong,
        by: impl Into<Option<UserId>>,
    ) -> Result<Paused, AppError> {
        let by = by.into();
        let now = self.clock.now();
        let settings = tx.settings().await?;
        let until = how_long.until(&settings, now);
        if !tx.pause(until, by, now).await? {
            return Ok(Paused::NotLive);
        }
        tx.schedule_next(None).await?;
        let meanwhile = |post: &Post| until.is_none_or(|until| post.publish_at <= until);
        release_unoffered(tx, by, "stories are paused", now, meanwhile).await?;
        if let Some(until) = until {
            tx.chore_due(chore::RESUME, THE_PAUSE, until).await?;
        }
        let before = json!({ "lifecycle": settings.lifecycle.into_str() });
        let after = json!({ "lifecycle": Lifecycle::Paused.into_str(), "until": until });
        tx.audit(by, "paused", Some(before), Some(after), now).await?;
        Ok(Paused::Until(until))
    }

    /// Resumes: the series begins anew from now. The next story; `None` when there was no pause, or no time to come.
    pub async fn resume(&self, tx: &mut TenantTx, by: Option<UserId>) -> Result<Resumed, AppError> {
        let now = self.clock.now();
        if !tx.end_pause(now).await? {
            let settings = tx.settings().await?;
            return Ok(if settings.lifecycle == Lifecycle::Active {
                Resumed::WasGoingOn
            } else {
                Resumed::NotLive
            });
        }
        let settings = tx.settings().await?;
        self.continue_dry_run(tx, now).await?;
        let next = restart_plan(tx, &settings, now).await?;
        let before = json!({ "lifecycle": Lifecycle::Paused.into_str() });
        let after =
            json!({ "lifecycle": settings.lifecycle.into_str(), "next": next.as_ref().map(|slot| slot.at) });
        tx.audit(by, "resumed", Some(before), Some(after), now).await?;
        Ok(Resumed::GoingOn(NextTime {
            at: next.map(|slot| slot.at),
            about: crate::app::stories::plan::varies(&settings.schedule),
        }))
    }
}

/// When the next story goes out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct NextTime {
    /// `None` when no time comes.
    pub at: Option<Timestamp>,
    /// Times vary from day to day.
    pub about: bool,
}

/// What came of resuming.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Resumed {
    /// The plan goes on.
    GoingOn(NextTime),
    WasGoingOn,
    /// The set-up is not finished.
    NotLive,
}
