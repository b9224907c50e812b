//! What a creator chose: how many stories, on which days, between which hours or at which times.

use std::fmt;

use jiff::civil::{Date, Time, Weekday};
use jiff::tz::TimeZone;
use strum::{EnumString, IntoStaticStr, VariantArray};
use thiserror::Error;

use crate::window::PostingWindow;

/// Why a choice makes no schedule.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum ScheduleError {
    /// Outside 1–50 stories a day.
    #[error("choose 1 to {most} stories a day, not {0}", most = PostsPerDay::MOST)]
    PostsPerDay(u64),
    /// A list of times with nothing in it.
    #[error("name at least one time of day")]
    NoTimes,
    /// No weekday, or bits that are no weekday.
    #[error("choose at least one day of the week")]
    NoDays,
    /// The last day off comes before the first.
    #[error("days off end on {to}, before they start on {from}")]
    DaysOffReversed {
        /// First day off.
        from: Date,
        /// Last day off.
        to: Date,
    },
}

/// How many stories a day, 1–50.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PostsPerDay(u8);

impl PostsPerDay {
    /// The most a tenant may choose.
    pub const MOST: u8 = 50;

    /// Checks the number. Fails outside 1–50.
    pub fn new(stories: u8) -> Result<Self, ScheduleError> {
        match stories {
            1..=Self::MOST => Ok(Self(stories)),
            _ => Err(ScheduleError::PostsPerDay(stories.into())),
        }
    }

    /// The number, 1–50.
    pub fn get(self) -> u8 {
        self.0
    }
}

impl fmt::Display for PostsPerDay {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

/// The weekdays on which stories go out. Never empty.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct PostingDays(u8);

impl PostingDays {
    /// Every day of the week.
    pub const ALL: Self = Self(0b111_1111);

    /// Reads the column `posting_days`: Monday is bit 0, Sunday bit 6. Fails when no bit is set, or one that is no
    /// weekday.
    pub fn from_mask(mask: i16) -> Result<Self, ScheduleError> {
        match u8::try_from(mask) {
            Ok(bits @ 1..=0b111_1111) => Ok(Self(bits)),
            _ => Err(ScheduleError::NoDays),
        }
    }

    /// Collects weekdays.
    pub fn new(days: impl IntoIterator<Item = Weekday>) -> Result<Self, ScheduleError> {
        let bits = days.into_iter().fold(0, |bits, day| bits | bit(day));
        Self::from_mask(bits)
    }

    /// The value of the column `posting_days`, 1–127.
    pub fn to_mask(self) -> i16 {
        self.0.into()
    }

    /// Whether stories go out on this weekday.
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

/// A holiday: dates on which nothing goes out, both ends included.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct DaysOff {
    /// First day off.
    pub from: Date,
    /// Last day off.
    pub to: Date,
}

impl DaysOff {
    /// Checks the order of the dates. Fails when the last comes before the first.
    pub fn new(from: Date, to: Date) -> Result<Self, ScheduleError> {
        if to < from { Err(ScheduleError::DaysOffReversed { from, to }) } else { Ok(Self { from, to }) }
    }

    /// Whether this date is one of them.
    pub fn contains(self, date: Date) -> bool {
        (self.from..=self.to).contains(&date)
    }
}

/// Whether slots of a spread stay on the minute.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, IntoStaticStr, EnumString, VariantArray)]
#[strum(serialize_all = "snake_case", const_into_str)]
pub enum Variation {
    /// A little earlier or later each day, as a person would be.
    #[default]
    Natural,
    /// Evenly spaced.
    Exact,
}

/// How the stories of a day are laid out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Plan {
    /// So many a day, spread over the window.
    Spread {
        /// How many.
        per_day: PostsPerDay,
        /// Between which hours.
        window: PostingWindow,
    },
    /// At these local times, ascending, none twice, at least one. Build it with [`Plan::times`].
    Times(Vec<Time>),
}

impl Plan {
    /// A plan of named times, sorted, duplicates folded. Fails when there are none, or more than 50.
    pub fn times(mut times: Vec<Time>) -> Result<Self, ScheduleError> {
        times.sort_unstable();
        times.dedup();
        match times.len() {
            0 => Err(ScheduleError::NoTimes),
            count if count > usize::from(PostsPerDay::MOST) => Err(ScheduleError::PostsPerDay(count as u64)),
            _ => Ok(Self::Times(times)),
        }
    }

    /// The word in the column `schedule_kind`.
    pub fn kind(&self) -> &'static str {
        match self {
            Self::Spread { .. } => "spread",
            Self::Times(_) => "times",
        }
    }

    /// Stories on a posting day, 1–50.
    pub fn posts_per_day(&self) -> usize {
        match self {
            Self::Spread { per_day, .. } => per_day.get().into(),
            Self::Times(times) => times.len(),
        }
    }
}

/// When stories of one tenant go out.
#[derive(Clone, Debug, PartialEq)]
pub struct Schedule {
    /// How a day is laid out.
    pub plan: Plan,
    /// On which weekdays.
    pub days: PostingDays,
    /// Holidays.
    pub days_off: Vec<DaysOff>,
    /// Whether a spread varies from day to day. Named times never do.
    pub variation: Variation,
    /// Whose local time all of this is.
    pub zone: TimeZone,
}

impl Schedule {
    /// Whether stories go out on this date, the local date on which the window opens.
    pub fn posts_on(&self, date: Date) -> bool {
        self.days.contains(date.weekday()) && !self.days_off.iter().any(|off| off.contains(date))
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
}
