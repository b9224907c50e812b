//! Reads a schedule from a JSON file with the same field names as the settings. Each error is one sentence
//! that names the field.

use std::fmt::Display;

use domain::schedule::{DaysOff, Plan, PostingDays, PostsPerDay, Schedule, Variation};
use domain::window::PostingWindow;
use jiff::civil::{Date, Time, Weekday};
use jiff::tz::TimeZone;
use serde::de::Error as _;
use serde::{Deserialize, Deserializer};
use serde_json::Value;
use uuid::Uuid;

/// The content of a settings file.
#[derive(Debug)]
pub(super) struct SettingsFile {
    pub(super) schedule: Schedule,
    /// Seed of the natural variation; zero if the file does not give one.
    pub(super) tenant: Uuid,
}

/// The fields of a settings file; `null` means that the field is missing.
#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct Settings {
    schedule_kind: Option<String>,
    #[serde(deserialize_with = "small")]
    posts_per_day: Option<u8>,
    #[serde(deserialize_with = "small")]
    posting_hours_start: Option<u8>,
    #[serde(deserialize_with = "small")]
    posting_hours_end: Option<u8>,
    posting_times: Option<Vec<ClockTime>>,
    posting_days: Option<Days>,
    days_off: Option<Vec<Off>>,
    variation: Option<String>,
    posting_timezone: Option<String>,
    tenant: Option<Uuid>,
}

/// Parses a settings file. An error is one sentence that names the field.
pub(super) fn read(text: &str) -> Result<SettingsFile, String> {
    let value: Value = serde_json::from_str(text).map_err(|error| format!("this is no JSON: {error}"))?;
    if !value.is_object() {
        return Err("it must hold one JSON object, such as {\"posts_per_day\": 3, …}".into());
    }
    let settings: Settings = serde_path_to_error::deserialize(value).map_err(|error| in_words(&error))?;
    let (plan, variation, zone) = (settings.plan()?, settings.variation()?, settings.zone()?);
    Ok(SettingsFile {
        schedule: Schedule {
            plan,
            days: settings.posting_days.map_or(PostingDays::ALL, |days| days.0),
            days_off: settings.days_off.into_iter().flatten().map(|off| off.0).collect(),
            variation,
            zone,
        },
        tenant: settings.tenant.unwrap_or_default(),
    })
}

fn in_words(error: &serde_path_to_error::Error<serde_json::Error>) -> String {
    let (path, what) = (error.path().to_string(), error.inner().to_string());
    let field = path.split(['[', '.']).next().unwrap_or_default();
    match what.strip_prefix("unknown field ").and_then(|what| what.split_once(", expected one of ")) {
        Some((_, fields)) => format!("{field} is no setting; the settings are {}", fields.replace('`', "")),
        None => wrong(field, what),
    }
}

fn wrong(field: &str, what: impl Display) -> String {
    format!("{field}: {what}")
}

impl Settings {
    fn plan(&self) -> Result<Plan, String> {
        let needed = |field, number: Option<u8>| {
            number.ok_or_else(|| wrong(field, "it is missing; write a whole number"))
        };
        match self.schedule_kind.as_deref().unwrap_or("spread") {
            "spread" => {
                let per_day = PostsPerDay::new(needed("posts_per_day", self.posts_per_day)?)
                    .map_err(|error| wrong("posts_per_day", error))?;
                let opens = needed("posting_hours_start", self.posting_hours_start)?;
                let closes = needed("posting_hours_end", self.posting_hours_end)?;
                let window = PostingWindow::new(opens, closes)
                    .map_err(|error| wrong("posting_hours_start and posting_hours_end", error))?;
                Ok(Plan::Spread { per_day, window })
            }
            "times" => {
                Plan::times(self.posting_times.iter().flatten().map(|time| time.0).collect::<Vec<_>>())
                    .map_err(|error| wrong("posting_times", error))
            }
            other => Err(wrong("schedule_kind", format!("{other:?} is neither \"spread\" nor \"times\""))),
        }
    }

    fn variation(&self) -> Result<Variation, String> {
        let Some(name) = &self.variation else { return Ok(Variation::default()) };
        name.parse::<Variation>()
            .ok()
            .ok_or_else(|| wrong("variation", format!("{name:?} is neither \"natural\" nor \"exact\"")))
    }

    /// Returns the time zone; UTC if none is given, as for the legacy deployment.
    fn zone(&self) -> Result<TimeZone, String> {
        let Some(name) = &self.posting_timezone else { return Ok(TimeZone::UTC) };
        let unknown = || format!("{name:?} is no IANA time zone; an example: \"Europe/Berlin\"");
        TimeZone::get(name).map_err(|_| wrong("posting_timezone", unknown()))
    }
}

fn small<'de, D: Deserializer<'de>>(from: D) -> Result<Option<u8>, D::Error> {
    let Some(value) = Option::<Value>::deserialize(from)? else { return Ok(None) };
    let number = value.as_u64().ok_or_else(|| D::Error::custom(format!("{value} is no whole number")))?;
    u8::try_from(number).map(Some).map_err(|_| D::Error::custom(format!("{number} is too large")))
}

#[derive(Deserialize)]
#[serde(try_from = "Value")]
struct ClockTime(Time);

impl TryFrom<Value> for ClockTime {
    type Error = String;

    fn try_from(value: Value) -> Result<Self, String> {
        let time = value.as_str().and_then(|text| text.parse().ok());
        time.map(Self).ok_or_else(|| format!("{value} is no time of day; an example: \"09:30\""))
    }
}

/// Posting days: a bit mask with Monday as bit 0, or a list of days.
#[derive(Deserialize)]
#[serde(try_from = "Value")]
struct Days(PostingDays);

impl TryFrom<Value> for Days {
    type Error = String;

    fn try_from(value: Value) -> Result<Self, String> {
        let days = match value {
            Value::Number(mask) => {
                PostingDays::from_mask(mask.as_i64().and_then(|mask| mask.try_into().ok()).unwrap_or(0))
            }
            Value::Array(days) => PostingDays::new(days.iter().map(weekday).collect::<Result<Vec<_>, _>>()?),
            _ => return Err("write a list, such as [\"mon\", \"fri\"]".into()),
        };
        days.map(Self).map_err(|error| error.to_string())
    }
}

/// Parses a name such as `mon` or `Monday`, or an ISO number from 1 (Monday) to 7 (Sunday).
fn weekday(value: &Value) -> Result<Weekday, String> {
    const SHORT: [&str; 7] = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];
    let number = match value {
        Value::String(text) => {
            let text = text.to_lowercase();
            let full = text.len() > 3 && text.ends_with("day");
            SHORT
                .iter()
                .zip(1..)
                .find(|(short, _)| text == **short || (full && text.starts_with(**short)))
                .map(|(_, number)| number)
        }
        _ => value.as_i64().and_then(|day| day.try_into().ok()),
    };
    let day = number.and_then(|number| Weekday::from_monday_one_offset(number).ok());
    day.ok_or_else(|| format!("{value} is no day; write mon to sun, or 1 to 7 from Monday"))
}

/// Days off: one date, or the first and last date of a range.
#[derive(Deserialize)]
#[serde(try_from = "Value")]
struct Off(DaysOff);

impl TryFrom<Value> for Off {
    type Error = String;

    fn try_from(value: Value) -> Result<Self, String> {
        let ends = match &value {
            Value::String(text) => Some(text.split_once('/').unwrap_or((text, text))),
            range => range["from"].as_str().zip(range["to"].as_str()),
        };
        let date = |text: &str| text.parse::<Date>().ok();
        let (from, to) = ends.and_then(|(from, to)| date(from).zip(date(to))).ok_or_else(|| {
            format!("{value} is no date; examples: \"2026-12-24\", \"2026-12-24/2026-12-26\"")
        })?;
        DaysOff::new(from, to).map(Self).map_err(|error| error.to_string())
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn every_field_is_read_under_the_name_it_has_in_the_settings() {
        let read = read(
            r#"{"schedule_kind": "spread", "posts_per_day": 4, "posting_hours_start": 22, "posting_hours_end": 2,
                "posting_days": ["mon", "Tuesday", 7], "days_off": ["2026-12-24", "2026-12-30/2027-01-02"],
                "variation": "exact", "posting_timezone": "Europe/Berlin",
                "tenant": "00000000-0000-0000-0000-000000005107"}"#,
        )
        .unwrap();
        let schedule = &read.schedule;
        assert_eq!((schedule.plan.posts_per_day(), schedule.days.to_mask()), (4, 0b100_0011));
        assert_eq!(schedule.days_off[1], DaysOff { from: date(2026, 12, 30), to: date(2027, 1, 2) });
        assert_eq!(schedule.variation, Variation::Exact);
        assert_eq!(schedule.zone.iana_name(), Some("Europe/Berlin"));
        assert_eq!(read.tenant, Uuid::from_u128(0x5107));
    }

    #[test]
    fn what_is_not_said_is_as_it_is_for_a_new_chat() {
        let read =
            read(r#"{"schedule_kind": "times", "posting_times": ["18:00", "09:30"], "days_off": null}"#);
        let schedule = read.unwrap().schedule;
        assert_eq!((schedule.plan.posts_per_day(), schedule.days), (2, PostingDays::ALL));
        assert_eq!((schedule.variation, schedule.zone), (Variation::Natural, TimeZone::UTC));
    }

    #[test]
    fn what_is_wrong_is_a_sentence_that_names_the_field() {
        let rest = r#""posting_hours_start": 9, "posting_hours_end": 21"#;
        let rows = [
            ("[]".to_owned(), "one JSON object"),
            ("{".to_owned(), "no JSON"),
            (
                format!(r#"{{"posts_per_day": 0, {rest}}}"#),
                "posts_per_day: choose 1 to 50 stories a day, not 0",
            ),
            (format!(r#"{{"posts_per_day": "3", {rest}}}"#), "posts_per_day: \"3\" is no whole number"),
            (format!(r#"{{"posts_per_day": 300, {rest}}}"#), "posts_per_day: 300 is too large"),
            (format!("{{{rest}}}"), "posts_per_day: it is missing"),
            (r#"{"posts_per_day": 3, "posting_hours_start": 9, "posting_hours_end": 9}"#.into(), "both 9"),
            (r#"{"posts_per_day": 3, "posting_hours_start": 24, "posting_hours_end": 9}"#.into(), "not 24"),
            (r#"{"schedule_kind": "times"}"#.into(), "posting_times: name at least one"),
            (
                r#"{"schedule_kind": "times", "posting_times": ["25:00"]}"#.into(),
                "\"25:00\" is no time of day",
            ),
            (r#"{"schedule_kind": "hourly"}"#.into(), "schedule_kind: \"hourly\""),
            (
                format!(r#"{{"posts_per_day": 3, {rest}, "posting_days": []}}"#),
                "posting_days: choose at least",
            ),
            (format!(r#"{{"posts_per_day": 3, {rest}, "posting_days": [0]}}"#), "posting_days: 0 is no day"),
            (
                format!(r#"{{"posts_per_day": 3, {rest}, "posting_days": 128}}"#),
                "posting_days: choose at least",
            ),
            (
                format!(r#"{{"posts_per_day": 3, {rest}, "days_off": ["soon"]}}"#),
                "days_off: \"soon\" is no date",
            ),
            (
                format!(r#"{{"posts_per_day": 3, {rest}, "days_off": ["2026-02-02/2026-02-01"]}}"#),
                "before they start",
            ),
            (format!(r#"{{"posts_per_day": 3, {rest}, "variation": "wild"}}"#), "variation: \"wild\""),
            (
                format!(r#"{{"posts_per_day": 3, {rest}, "posting_timezone": "Mars"}}"#),
                "posting_timezone: \"Mars\"",
            ),
            (format!(r#"{{"posts_per_day": 3, {rest}, "posting_hour": 1}}"#), "posting_hour is no setting"),
        ];
        for (text, words) in rows {
            let complaint = read(&text).unwrap_err();
            assert!(complaint.contains(words), "{text}: {complaint}");
        }
    }
}
