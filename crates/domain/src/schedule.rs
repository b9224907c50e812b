//! A creator's schedule: how many stories, on which days, and between which hours or at which times.

use std::fmt;

use jiff::civil::{Date, Time, Weekday};
use jiff::tz::TimeZone;
use strum::{EnumString, IntoStaticStr, VariantArray};
use thiserror::Error;

use crate::window::PostingWindow;

/// Why a schedule is invalid.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum ScheduleError {
    /// The number of stories a day is outside 1–50.
    #[error("choose 1 to {most} stories a day, not {0}", most = PostsPerDay::MOST)]
    PostsPerDay(u64),
    /// The list of times is empty.
    #[error("name at least one time of day")]
    NoTimes,
    /// No weekday is selected, or the mask has bits that are not weekdays.
    #[error("choose at least one day of the week")]
    NoDays,
    /// The last day off is before the first.
    #[error("days off end on {to}, before they start on {from}")]
    DaysOffReversed {
        /// First day off.
        from: Date,
        /// Last day off.
        to: Date,
    },
}

/// The number of stories a day, 1–50.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PostsPerDay(u8);

impl PostsPerDay {
    /// Maximum number of stories a day.
    pub const MOST: u8 = 50;

    /// Checks the number. Fails if it is outside 1–50.
    pub fn new(stories: u8) -> Result<Self, ScheduleError> {
        match stories {
            1..=Self::MOST => Ok(Self(stories)),
            _ => Err(ScheduleError::PostsPerDay(stories.into())),
        }
    }

    /// Returns the number, 1–50.
    pub fn get(self) -> u8 {
        self.0
    }
}

impl fmt::Display for PostsPerDay {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

/// The weekdays on which stories are published. Never empty.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct PostingDays(u8);

impl PostingDays {
    pub const ALL: Self = Self(0b111_1111);

    /// Reads the column `posting_days`: Monday is bit 0, Sunday bit 6. Fails if no bit is set, or if a bit is
    /// set that does not stand for a weekday.
    pub fn from_mask(mask: i16) -> Result<Self, ScheduleError> {
        match u8::try_from(mask) {
            Ok(bits @ 1..=0b111_1111) => Ok(Self(bits)),
            _ => Err(ScheduleError::NoDays),
        }
    }

    /// Creates the set from weekdays. Fails if there are none.
    pub fn new(days: impl IntoIterator<Item = Weekday>) -> Result<Self, ScheduleError> {
        let bits = days.into_iter().fold(0, |bits, day| bits | bit(day));
        Self::from_mask(bits)
    }

    /// Returns the value of the column `posting_days`, 1–127.
    pub fn to_mask(self) -> i16 {
        self.0.into()
    }

    /// Returns whether stories are published on this weekday.
    pub fn contains(self, day: Weekday) -> bool {
        self.to_mask() & bit(day) != 0
    }
}

impl Default for PostingDays {
    fn default() -> Self {
        Self::ALL
    }
}

fn bit(day: Weekday) -> i16 {
    1 << day.to_monday_zero_offset()
}

/// A holiday: a range of dates without posting, both ends included.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct DaysOff {
    pub from: Date,
    pub to: Date,
}

impl DaysOff {
    /// Creates a range of dates. Fails if the last is before the first.
    pub fn new(from: Date, to: Date) -> Result<Self, ScheduleError> {
        if to < from { Err(ScheduleError::DaysOffReversed { from, to }) } else { Ok(Self { from, to }) }
    }

    /// Returns whether this date is in the range.
    pub fn contains(self, date: Date) -> bool {
        (self.from..=self.to).contains(&date)
    }
}

/// Whether the slots of a spread vary from day to day.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, IntoStaticStr, EnumString, VariantArray)]
#[strum(serialize_all = "snake_case", const_into_str)]
pub enum Variation {
    /// A little earlier or later each day, as a person would post.
    #[default]
    Natural,
    /// Evenly spaced.
    Exact,
}

/// How the stories of a day are distributed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Plan {
    /// A number of stories, spread over the window.
    Spread {
        /// Number of stories a day.
        per_day: PostsPerDay,
        /// The hours between which they are spread.
        window: PostingWindow,
    },
    /// One story at each of these local times. There is at least one; they are ascending and unique. Use
    /// [`Plan::times`] to create it.
    Times(Vec<Time>),
}

impl Plan {
    /// Creates a plan of named times, sorted and without duplicates. Fails if
    /// there are none, or more than 50.
    pub fn times(mut times: Vec<Time>) -> Result<Self, ScheduleError> {
        times.sort_unstable();
        times.dedup();
        match times.len() {
            0 => Err(ScheduleError::NoTimes),
            count if count > usize::from(PostsPerDay::MOST) => Err(ScheduleError::PostsPerDay(count as u64)),
            _ => Ok(Self::Times(times)),
        }
    }

    /// Returns the value of the column `schedule_kind`.
    pub fn kind(&self) -> &'static str {
        match self {
            Self::Spread { .. } => "spread",
            Self::Times(_) => "times",
        }
    }

    /// Returns the number of stories on a posting day, 1–50.
    pub fn posts_per_day(&self) -> usize {
        match self {
            Self::Spread { per_day, .. } => per_day.get().into(),
            Self::Times(times) => times.len(),
        }
    }
}

/// When the stories of one tenant are published.
#[derive(Clone, Debug, PartialEq)]
pub struct Schedule {
    /// How the stories of a day are distributed.
    pub plan: Plan,
    /// The weekdays on which stories are published.
    pub days: PostingDays,
    /// Date ranges without posting.
    pub days_off: Vec<DaysOff>,
    /// Whether a spread varies from day to day. Named times never vary.
    pub variation: Variation,
    /// The time zone of all dates and times of the schedule.
    pub zone: TimeZone,
}

impl Schedule {
    /// Returns whether stories are published for this date. The date of a window is the local date on which
    /// it opens.
    pub fn posts_on(&self, date: Date) -> bool {
        self.days.contains(date.weekday()) && !self.days_off.iter().any(|off| off.contains(date))
    }

    /// Returns how many days this number of pictures lasts. Takes account of weekdays without stories, but
    /// not of days off.
    pub fn lasts_days(&self, pictures: i64) -> i64 {
        let a_day = i64::try_from(self.plan.posts_per_day()).unwrap_or(1).max(1);
        let days_a_week = i64::from(self.days.to_mask().count_ones()).max(1);
        pictures * 7 / (a_day * days_a_week)
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::{date, time};

    use super::*;

    #[test]
    fn stories_a_day_go_from_one_to_fifty() {
        assert_eq!(PostsPerDay::new(0), Err(ScheduleError::PostsPerDay(0)));
        assert_eq!(PostsPerDay::new(1).map(PostsPerDay::get), Ok(1));
        assert_eq!(PostsPerDay::new(50).map(PostsPerDay::get), Ok(50));
        assert_eq!(PostsPerDay::new(51), Err(ScheduleError::PostsPerDay(51)));
        assert_eq!(ScheduleError::PostsPerDay(51).to_string(), "choose 1 to 50 stories a day, not 51");
    }

    #[test]
    fn monday_is_the_first_bit_and_sunday_the_last() {
        let weekend = PostingDays::new([Weekday::Saturday, Weekday::Sunday]).unwrap();
        assert_eq!(weekend.to_mask(), 0b110_0000);
        assert!(weekend.contains(Weekday::Sunday) && !weekend.contains(Weekday::Monday));
        assert_eq!(PostingDays::from_mask(1).map(|days| days.contains(Weekday::Monday)), Ok(true));
        for mask in [0, 128, -1, i16::MAX] {
            assert_eq!(PostingDays::from_mask(mask), Err(ScheduleError::NoDays));
        }
        for mask in 1..=127 {
            assert_eq!(PostingDays::from_mask(mask).map(PostingDays::to_mask), Ok(mask));
        }
    }

    #[test]
    fn named_times_are_sorted_and_none_is_kept_twice() {
        let plan = Plan::times(vec![time(18, 0, 0, 0), time(9, 30, 0, 0), time(18, 0, 0, 0)]).unwrap();
        assert_eq!(plan, Plan::Times(vec![time(9, 30, 0, 0), time(18, 0, 0, 0)]));
        assert_eq!(plan.posts_per_day(), 2);
        assert_eq!(Plan::times(vec![]), Err(ScheduleError::NoTimes));
        let minutes = (0..51).map(|minute| time(minute / 60, minute % 60, 0, 0)).collect();
        assert_eq!(Plan::times(minutes), Err(ScheduleError::PostsPerDay(51)));
    }

    #[test]
    fn nothing_goes_out_on_a_day_off_or_another_weekday() {
        let schedule = Schedule {
            plan: Plan::times(vec![time(9, 0, 0, 0)]).unwrap(),
            days: PostingDays::from_mask(0b001_1111).unwrap(),
            days_off: vec![DaysOff::new(date(2026, 12, 24), date(2026, 12, 25)).unwrap()],
            variation: Variation::Exact,
            zone: TimeZone::UTC,
        };
        let posting = (21..=28).map(|day| schedule.posts_on(date(2026, 12, day))).collect::<Vec<_>>();
        assert_eq!(posting, [true, true, true, false, false, false, false, true]);
        assert!(DaysOff::new(date(2026, 12, 25), date(2026, 12, 24)).is_err());
    }

    fn a_day(stories: u8, days: i16) -> Schedule {
        Schedule {
            plan: Plan::Spread {
                per_day: PostsPerDay::new(stories).unwrap(),
                window: PostingWindow::new(9, 21).unwrap(),
            },
            days: PostingDays::from_mask(days).unwrap(),
            days_off: vec![],
            variation: Variation::Natural,
            zone: TimeZone::UTC,
        }
    }

    #[test]
    fn twelve_pictures_at_three_a_day_last_four_days() {
        assert_eq!(a_day(3, 127).lasts_days(12), 4);
        assert_eq!(a_day(3, 127).lasts_days(2), 0);
    }

    #[test]
    fn days_without_stories_make_the_library_last_longer() {
        assert_eq!(a_day(1, 0b001_1111).lasts_days(10), 14);
    }
}
