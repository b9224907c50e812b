//! Pauses and resumes stories. Stories due during the pause are skipped, not posted later.

use domain::cause::Cause;
use domain::ids::UserId;
use jiff::{SignedDuration, Timestamp, ToSpan};
use store::TenantTx;
use store::posts::Post;
use store::settings::{Lifecycle, Settings};

use crate::app::audit::Change;
use crate::app::chore::Chore;
use crate::app::stories::plan::{FURTHEST, planned, release_unoffered, restart_plan, varies};
use crate::app::{App, AppError};
use crate::messages::{HowLong, NextTime};

/// Local hour at which "until tomorrow" ends.
const MORNING: i8 = 6;

fn until(length: HowLong, settings: &Settings, now: Timestamp) -> Option<Timestamp> {
    match length {
        HowLong::Hour => Some(now + SignedDuration::from_hours(1)),
        HowLong::Tomorrow => Some(tomorrow(settings, now)),
        HowLong::UntilResumed => None,
    }
}

fn tomorrow(settings: &Settings, now: Timestamp) -> Timestamp {
    let zone = &settings.schedule.zone;
    let date = now.to_zoned(zone.clone()).date().saturating_add(1.day());
    zone.to_ambiguous_zoned(date.at(MORNING, 0, 0, 0))
        .compatible()
        .map_or(now + SignedDuration::from_hours(24), |morning| morning.timestamp())
}

/// Result of a pause.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Paused {
    /// Nothing is posted until then; `None` means until a person resumes.
    Until(Option<Timestamp>),
    /// The tenant is not live.
    NotLive,
}

impl App {
    /// Pauses. Posts due during the pause that were not offered yet are released; open questions stay open.
    pub async fn pause(
        &self,
        tx: &mut TenantTx,
        how_long: HowLong,
        by: impl Into<Option<UserId>>,
    ) -> Result<Paused, AppError> {
        let by = by.into();
        let now = self.clock.now();
        let settings = tx.settings().await?;
        let until = until(how_long, &settings, now);
        if !tx.pause(until, by, now).await? {
            return Ok(Paused::NotLive);
        }
        tx.schedule_next(None).await?;
        let meanwhile = |post: &Post| until.is_none_or(|until| post.publish_at <= until);
        release_unoffered(tx, by, Cause::Paused, now, meanwhile).await?;
        if let Some(until) = until {
            Chore::Resume.due(tx, until).await?;
        }
        Change::Paused { from: settings.lifecycle, until }.record(tx, by, now).await?;
        Ok(Paused::Until(until))
    }

    /// Resumes: the schedule restarts from now. Returns the time of the next story, if any.
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
        restart_plan(tx, &settings, now).await?;
        let next = self.next_story(tx, &settings, now).await?;
        Change::Resumed { to: settings.lifecycle, next: next.at }.record(tx, by, now).await?;
        Ok(Resumed::GoingOn(next))
    }

    /// Returns the time of the next story: of a post that already exists, or of the next planned slot.
    async fn next_story(
        &self,
        tx: &mut TenantTx,
        settings: &Settings,
        now: Timestamp,
    ) -> Result<NextTime, AppError> {
        let coming = self.coming(tx, settings).await?;
        if let Some(story) = coming.into_iter().find(|story| story.at >= now) {
            return Ok(NextTime { at: Some(story.at), about: story.about });
        }
        let planned = planned(tx, &settings.schedule, now + FURTHEST).await?;
        Ok(NextTime { at: planned.first().map(|slot| slot.at), about: varies(&settings.schedule) })
    }
}

/// Result of resuming.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Resumed {
    /// Stories are posted again.
    GoingOn(NextTime),
    WasGoingOn,
    /// The set-up is not finished.
    NotLive,
}
