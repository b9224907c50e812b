//! Formats times for people: local time with the city.

use jiff::civil::Date;
use jiff::tz::TimeZone;
use jiff::{Timestamp, ToSpan as _};

use super::Context;
use crate::i18n::{Arg, Words, digits, name, plain};

/// Maximum length of a city name, in UTF-16 units.
const CITY_UNITS: usize = 40;

/// Returns a time with the city, for example "09:10 (Berlin)".
pub fn clock_time(words: Words, at: Timestamp, zone: &TimeZone) -> Arg {
    in_city(words, digits(at.to_zoned(zone.clone()).strftime("%H:%M").to_string()), zone)
}

/// Returns the city of a time zone, for example "Berlin".
pub fn city_of(zone: &TimeZone) -> Arg {
    let city = zone.iana_name().map_or("UTC", |name| name.rsplit('/').next().unwrap_or(name));
    name(&city.replace('_', " "), CITY_UNITS)
}

/// Returns a time, for example "09:10" if it is today, or "Tue 09:10" if it is on another day.
pub fn weekday_or_time(words: Words, at: Timestamp, zone: &TimeZone, now: Timestamp) -> Arg {
    let (local, today) = (at.to_zoned(zone.clone()), now.to_zoned(zone.clone()).date());
    let time = digits(local.strftime("%H:%M").to_string());
    if local.date() == today {
        return time;
    }
    Arg::Plain(plain!(words, "moment-weekday-time", weekday = weekday(words, local.date()), time = time))
}

fn in_city(words: Words, when: Arg, zone: &TimeZone) -> Arg {
    Arg::Plain(plain!(words, "moment-in-city", when = when, city = city_of(zone)))
}

fn weekday(words: Words, date: Date) -> Arg {
    Arg::Plain(plain!(words, "moment-weekday", day = date.weekday().to_monday_one_offset().unsigned_abs()))
}

impl Context<'_> {
    /// Returns a time with the city, for example "09:10 (Berlin)".
    pub fn clock_time(&self, at: Timestamp) -> Arg {
        clock_time(self.words, at, self.zone)
    }

    /// Returns a time with seconds, for example "14:03:10 (Berlin)".
    pub fn to_the_second(&self, at: Timestamp) -> Arg {
        let time = at.to_zoned(self.zone.clone()).strftime("%H:%M:%S").to_string();
        in_city(self.words, digits(time), self.zone)
    }

    /// Returns a date, for example "Wed 14 Jan".
    pub fn date(&self, date: Date) -> Arg {
        let month = Arg::Plain(plain!(self, "moment-month", month = date.month().unsigned_abs()));
        let day = i64::from(date.day());
        Arg::Plain(plain!(self, "moment-date", weekday = weekday(self.words, date), day = day, month = month))
    }

    /// Returns a day and time, for example "today at about 09:10", "tomorrow 09:01" or "Tue 13 Jan 18:00".
    pub fn when(&self, at: Timestamp, about: bool) -> Arg {
        let local = at.to_zoned(self.zone.clone());
        let today = self.now.to_zoned(self.zone.clone()).date();
        let time = digits(local.strftime("%H:%M").to_string());
        let time = if about { Arg::Plain(plain!(self, "moment-about", time = time)) } else { time };
        Arg::Plain(if local.date() == today {
            plain!(self, "moment-today", time = time)
        } else if local.date() == today.saturating_add(1.day()) {
            plain!(self, "moment-tomorrow", time = time)
        } else {
            plain!(self, "moment-on-date", date = self.date(local.date()), time = time)
        })
    }

    /// Returns a day and time with the city, for example "tomorrow 09:01 (Berlin)".
    pub fn when_in_city(&self, at: Timestamp, about: bool) -> Arg {
        in_city(self.words, self.when(at, about), self.zone)
    }
}
