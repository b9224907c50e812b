//! A schedule in a JSON file, its fields named as the settings are. What is wrong is said in one sentence.

use std::fmt::Display;

use domain::schedule::{DaysOff, Plan, PostingDays, PostsPerDay, Schedule, Variation};
use domain::window::PostingWindow;
use jiff::civil::{Date, Time, Weekday};
use jiff::tz::TimeZone;
use serde_json::{Map, Value};
use uuid::Uuid;

/// Every field there may be.
const FIELDS: [&str; 10] = [
    "schedule_kind",
    "posts_per_day",
    "posting_hours_start",
    "posting_hours_end",
    "posting_times",
    "posting_days",
    "days_off",
    "variation",
    "posting_timezone",
    "tenant",
];

const WEEKDAYS: [(&str, Weekday); 7] = [
    ("mon", Weekday::Monday),
    ("tue", Weekday::Tuesday),
    ("wed", Weekday::Wednesday),
    ("thu", Weekday::Thursday),
    ("fri", Weekday::Friday),
    ("sat", Weekday::Saturday),
    ("sun", Weekday::Sunday),
];

/// What a file says.
#[derive(Debug)]
pub(super) struct SettingsFile {
    /// When stories go out.
    pub(super) schedule: Schedule,
    /// What natural variation is drawn from; zero where the file names none.
    pub(super) tenant: Uuid,
}

/// Reads a file. The error is a sentence that names the field.
pub(super) fn read(text: &str) -> Result<SettingsFile, String> {
    let value: Value = serde_json::from_str(text).map_err(|error| format!("this is no JSON: {error}"))?;
    let Value::Object(fields) = value else {
        return Err("it must hold one JSON object, such as {\"posts_per_day\": 3, …}".into());
    };
    if let Some(stranger) = fields.keys().find(|name| !FIELDS.contains(&name.as_str())) {
        return Err(format!("{stranger} is no setting; the settings are {}", FIELDS.join(", ")));
    }
    let settings = Settings(fields);
    Ok(SettingsFile {
        schedule: Schedule {
            plan: settings.plan()?,
            days: settings.posting_days()?,
            days_off: settings.days_off()?,
            variation: settings.variation()?,
            zone: settings.zone()?,
        },
        tenant: settings.tenant()?,
    })
}

struct Settings(Map<String, Value>);

impl Settings {
    /// `null` counts as not there.
    fn get(&self, field: &str) -> Option<&Value> {
        self.0.get(field).filter(|value| !value.is_null())
    }

    fn text(&self, field: &str) -> Result<Option<&str>, String> {
        self.get(field).map(|value| value.as_str().ok_or_else(|| wrong(field, "write a text"))).transpose()
    }

    fn small(&self, field: &str) -> Result<u8, String> {
        let value = self.get(field).ok_or_else(|| wrong(field, "it is missing; write a whole number"))?;
        let number = value.as_u64().ok_or_else(|| wrong(field, format!("{value} is no whole number")))?;
        u8::try_from(number).map_err(|_| wrong(field, format!("{number} is too large")))
    }

    fn plan(&self) -> Result<Plan, String> {
        match self.text("schedule_kind")?.unwrap_or("spread") {
            "spread" => {
                let per_day = PostsPerDay::new(self.small("posts_per_day")?);
                let per_day = per_day.map_err(|error| wrong("posts_per_day", error))?;
                let (opens, closes) = (self.small("posting_hours_start")?, self.small("posting_hours_end")?);
                Ok(Plan::Spread {
                    per_day,
                    window: PostingWindow::new(opens, closes)
                        .map_err(|error| wrong("posting_hours_start and posting_hours_end", error))?,
                })
            }
            "times" => Plan::times(self.times()?).map_err(|error| wrong("posting_times", error)),
            other => Err(wrong("schedule_kind", format!("{other:?} is neither \"spread\" nor \"times\""))),
        }
    }

    fn list(&self, field: &str) -> Result<&[Value], String> {
        let Some(value) = self.get(field) else { return Ok(&[]) };
        value.as_array().map(Vec::as_slice).ok_or_else(|| wrong(field, "write a list"))
    }

    fn times(&self) -> Result<Vec<Time>, String> {
        let field = "posting_times";
        let read = |value: &Value| {
            let time = value.as_str().and_then(|text| text.parse().ok());
            time.ok_or_else(|| wrong(field, format!("{value} is no time of day; an example: \"09:30\"")))
        };
        self.list(field)?.iter().map(read).collect()
    }

    /// A mask with Monday as bit 0, or a list of days.
    fn posting_days(&self) -> Result<PostingDays, String> {
        let field = "posting_days";
        let days = match self.get(field) {
            None => Ok(PostingDays::ALL),
            Some(Value::Number(mask)) => {
                PostingDays::from_mask(mask.as_i64().and_then(|mask| mask.try_into().ok()).unwrap_or(0))
            }
            Some(_) => PostingDays::new(
                self.list(field)?.iter().map(|day| weekday(field, day)).collect::<Result<Vec<_>, _>>()?,
            ),
        };
        days.map_err(|error| wrong(field, error))
    }

    /// Dates, or both ends of a range.
    fn days_off(&self) -> Result<Vec<DaysOff>, String> {
        self.list("days_off")?.iter().map(days_off).collect()
    }

    fn variation(&self) -> Result<Variation, String> {
        let field = "variation";
        let Some(name) = self.text(field)? else { return Ok(Variation::default()) };
        Variation::from_name(name)
            .ok_or_else(|| wrong(field, format!("{name:?} is neither \"natural\" nor \"exact\"")))
    }

    /// None is UTC, as for the legacy deployment.
    fn zone(&self) -> Result<TimeZone, String> {
        let field = "posting_timezone";
        let Some(name) = self.text(field)? else { return Ok(TimeZone::UTC) };
        let unknown = || format!("{name:?} is no IANA time zone; an example: \"Europe/Berlin\"");
        TimeZone::get(name).map_err(|_| wrong(field, unknown()))
    }

    fn tenant(&self) -> Result<Uuid, String> {
        let Some(text) = self.text("tenant")? else { return Ok(Uuid::nil()) };
        text.parse().map_err(|_| wrong("tenant", format!("{text:?} is no uuid")))
    }
}

fn wrong(field: &str, what: impl Display) -> String {
    format!("{field}: {what}")
}

/// A name such as `mon` or `Monday`, or its ISO number, 1 for Monday to 7 for Sunday.
fn weekday(field: &str, value: &Value) -> Result<Weekday, String> {
    let named = |text: &str| {
        let text = text.to_lowercase();
        let full = text.len() > 3 && text.ends_with("day");
        WEEKDAYS.iter().find(|(short, _)| text == *short || (full && text.starts_with(short)))
    };
    let found = match value {
        Value::String(text) => named(text),
        _ => value.as_u64().and_then(|day| WEEKDAYS.get(usize::try_from(day.checked_sub(1)?).ok()?)),
    };
    let (_, day) = found
        .ok_or_else(|| wrong(field, format!("{value} is no day; write mon to sun, or 1 to 7 from Monday")))?;
    Ok(*day)
}

fn days_off(value: &Value) -> Result<DaysOff, String> {
    let field = "days_off";
    let ends = match value {
        Value::String(text) => {
            let (from, to) = text.split_once('/').unwrap_or((text, text));
            Some((from.to_owned(), to.to_owned()))
        }
        Value::Object(range) => {
            let end = |name: &str| range.get(name).and_then(Value::as_str).map(str::to_owned);
            end("from").zip(end("to"))
        }
        _ => None,
    };
    let no_date =
        || wrong(field, format!("{value} is no date; examples: \"2026-12-24\", \"2026-12-24/2026-12-26\""));
    let (from, to) = ends.ok_or_else(no_date)?;
    let date = |text: &str| text.parse::<Date>().map_err(|_| no_date());
    DaysOff::new(date(&from)?, date(&to)?).map_err(|error| wrong(field, error))
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
