//! The posting window: the local hours between which stories are published, and how clock changes affect it.

use jiff::civil::{Date, DateTime};
use jiff::tz::{AmbiguousOffset, TimeZone};
use jiff::{SignedDuration, Timestamp, ToSpan};
use thiserror::Error;

/// Why two hours do not form a window.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum WindowError {
    /// An hour is above 23.
    #[error("hours go from 0 to 23, not {0}")]
    NoSuchHour(u8),
    /// The window would open and close at the same hour.
    #[error("the first and the last hour are both {0}: choose two different hours")]
    Empty(u8),
}

/// The time from one full local hour to another. If it closes at an earlier hour
/// than it opens, it crosses midnight.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct PostingWindow {
    opens: u8,
    closes: u8,
}

impl PostingWindow {
    /// Creates a window from hour `opens` to hour `closes`, both 0–23. Fails if an hour
    /// does not exist or both are the same.
    pub fn new(opens: u8, closes: u8) -> Result<Self, WindowError> {
        if let Some(hour) = [opens, closes].into_iter().find(|hour| *hour > 23) {
            return Err(WindowError::NoSuchHour(hour));
        }
        if opens == closes {
            return Err(WindowError::Empty(opens));
        }
        Ok(Self { opens, closes })
    }

    /// Returns the local hour at which it opens, 0–23.
    pub fn opens(self) -> u8 {
        self.opens
    }

    /// Returns the local hour at which it closes, 0–23.
    pub fn closes(self) -> u8 {
        self.closes
    }

    /// Returns whether it closes on the day after it opened.
    pub fn crosses_midnight(self) -> bool {
        self.closes < self.opens
    }

    /// Returns its length on a day without a clock change, 1–23 hours.
    pub fn nominal_length(self) -> SignedDuration {
        let hours = (i64::from(self.closes) - i64::from(self.opens)).rem_euclid(24);
        SignedDuration::from_hours(hours)
    }

    /// Returns the instants at which it opens and closes for a date; the first is
    /// part of the window, the second is not.
    ///
    /// A window that lies entirely in a skipped period keeps its nominal length, counted from its opening.
    pub fn resolve(self, opens_on: Date, zone: &TimeZone) -> (Timestamp, Timestamp) {
        let closes_on = if self.crosses_midnight() { opens_on.saturating_add(1.day()) } else { opens_on };
        let open = first_instant(at_hour(opens_on, self.opens), zone);
        let close = first_instant(at_hour(closes_on, self.closes), zone);
        if close > open { (open, close) } else { (open, later_by(open, self.nominal_length())) }
    }
}

/// Returns the first instant at which clocks in `zone` show `local`. If they skip that time, returns the
/// first instant after the skipped period.
pub(crate) fn first_instant(local: DateTime, zone: &TimeZone) -> Timestamp {
    let reading = zone.to_ambiguous_timestamp(local);
    let AmbiguousOffset::Gap { after, .. } = reading.offset() else {
        return reading.earlier().unwrap_or(Timestamp::MAX);
    };
    // A skipped time is interpreted twice, with the offsets before and after the change. This gives one
    // instant on each side of the change.
    let (Ok(before_change), Ok(past_change)) = (reading.earlier(), reading.later()) else {
        return Timestamp::MAX;
    };
    zone.following(before_change)
        .take_while(|change| change.timestamp() <= past_change)
        .find(|change| change.offset() == after)
        .map_or(past_change, |change| change.timestamp())
}

/// Returns the instant later by `length`, or the last possible one if that overflows.
pub(crate) fn later_by(instant: Timestamp, length: SignedDuration) -> Timestamp {
    instant.checked_add(length).unwrap_or(Timestamp::MAX)
}

fn at_hour(date: Date, hour: u8) -> DateTime {
    // The hour is at most 23, because every window checks its hours.
    date.at(hour.cast_signed(), 0, 0, 0)
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    fn resolved(opens: u8, closes: u8, on: Date, zone: &str) -> (String, String) {
        let zone = TimeZone::get(zone).unwrap();
        let (open, close) = PostingWindow::new(opens, closes).unwrap().resolve(on, &zone);
        (open.to_string(), close.to_string())
    }

    fn pair(open: &str, close: &str) -> (String, String) {
        (open.into(), close.into())
    }

    #[test]
    fn hours_that_make_no_window_are_refused() {
        assert_eq!(PostingWindow::new(24, 3), Err(WindowError::NoSuchHour(24)));
        assert_eq!(PostingWindow::new(3, 99), Err(WindowError::NoSuchHour(99)));
        for hour in 0..24 {
            assert_eq!(PostingWindow::new(hour, hour), Err(WindowError::Empty(hour)));
        }
        for (opens, closes, hours) in [(23, 0, 1), (0, 23, 23), (22, 2, 4), (9, 21, 12), (1, 0, 23)] {
            let window = PostingWindow::new(opens, closes).unwrap();
            assert_eq!(window.nominal_length(), SignedDuration::from_hours(hours));
        }
    }

    #[test]
    fn a_window_that_closes_earlier_than_it_opens_closes_on_the_next_day() {
        let expected = pair("2026-07-01T20:00:00Z", "2026-07-02T00:00:00Z");
        assert_eq!(resolved(22, 2, date(2026, 7, 1), "Europe/Berlin"), expected);
    }

    #[test]
    fn an_end_that_clocks_skip_is_the_first_instant_after() {
        let spring = date(2026, 3, 29);
        assert_eq!(
            resolved(2, 9, spring, "Europe/Berlin"),
            pair("2026-03-29T01:00:00Z", "2026-03-29T07:00:00Z")
        );
        assert_eq!(
            resolved(0, 2, spring, "Europe/Berlin"),
            pair("2026-03-28T23:00:00Z", "2026-03-29T01:00:00Z")
        );
        assert_eq!(
            resolved(9, 21, spring, "Europe/Berlin"),
            pair("2026-03-29T07:00:00Z", "2026-03-29T19:00:00Z")
        );
    }

    #[test]
    fn an_end_that_clocks_show_twice_is_its_first_occurrence() {
        let autumn = date(2026, 10, 25);
        assert_eq!(
            resolved(2, 9, autumn, "Europe/Berlin"),
            pair("2026-10-25T00:00:00Z", "2026-10-25T08:00:00Z")
        );
        assert_eq!(
            resolved(0, 2, autumn, "Europe/Berlin"),
            pair("2026-10-24T22:00:00Z", "2026-10-25T00:00:00Z")
        );
    }

    #[test]
    fn a_window_that_clocks_skip_whole_keeps_its_length_from_its_opening() {
        let spring = date(2026, 3, 29);
        assert_eq!(
            resolved(2, 3, spring, "Europe/Berlin"),
            pair("2026-03-29T01:00:00Z", "2026-03-29T02:00:00Z")
        );
    }

    #[test]
    fn lord_howe_moves_its_clocks_by_half_an_hour() {
        // 2026-10-04 02:00 +10:30 → 02:30 +11; 2026-04-05 02:00 +11 → 01:30 +10:30.
        let (spring, autumn) = (date(2026, 10, 4), date(2026, 4, 5));
        let zone = "Australia/Lord_Howe";
        assert_eq!(resolved(2, 3, spring, zone), pair("2026-10-03T15:30:00Z", "2026-10-03T16:00:00Z"));
        assert_eq!(resolved(1, 3, autumn, zone), pair("2026-04-04T14:00:00Z", "2026-04-04T16:30:00Z"));
    }

    #[test]
    fn the_day_apia_skipped_opens_with_the_day_after_it() {
        // Clocks moved from 2011-12-29 24:00 −10 to 2011-12-31 00:00 +14.
        let expected = pair("2011-12-30T10:00:00Z", "2011-12-30T22:00:00Z");
        assert_eq!(resolved(9, 21, date(2011, 12, 30), "Pacific/Apia"), expected);
        let expected = pair("2011-12-30T08:00:00Z", "2011-12-30T10:00:00Z");
        assert_eq!(resolved(22, 2, date(2011, 12, 29), "Pacific/Apia"), expected);
    }
}
