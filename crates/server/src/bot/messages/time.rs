//! Times as people read them: local, with their city.

use jiff::Timestamp;
use jiff::tz::TimeZone;

use crate::app::message::Context;

/// A local time with its city: "09:10 (Berlin)".
pub(super) fn time(occasion: &Context<'_>, key: &str) -> String {
    let at: Option<Timestamp> = occasion.payload[key].as_str().and_then(|text| text.parse().ok());
    at.map_or_else(|| "its time".into(), |at| local_time(at, occasion.zone))
}

/// "09:10 (Berlin)": every time shown is local and carries its city.
pub(in crate::bot) fn local_time(at: Timestamp, zone: &TimeZone) -> String {
    format!("{} ({})", at.to_zoned(zone.clone()).strftime("%H:%M"), city(zone))
}

/// "14:03:10 (Berlin)", where a second matters.
pub(super) fn local_seconds(at: Timestamp, zone: &TimeZone) -> String {
    format!("{} ({})", at.to_zoned(zone.clone()).strftime("%H:%M:%S"), city(zone))
}

/// The city of a zone: "Berlin".
pub(super) fn city(zone: &TimeZone) -> String {
    zone.iana_name().map_or("UTC", |name| name.rsplit('/').next().unwrap_or(name)).replace('_', " ")
}
