//! Finds time zones by the names that people use: a city, or the IANA name.

use jiff::tz::{TimeZone, db};

/// Cities offered as buttons, from west to east, with their zones.
pub const CITIES: [(&str, &str); 12] = [
    ("Los Angeles", "America/Los_Angeles"),
    ("Chicago", "America/Chicago"),
    ("New York", "America/New_York"),
    ("São Paulo", "America/Sao_Paulo"),
    ("London", "Europe/London"),
    ("Berlin", "Europe/Berlin"),
    ("Athens", "Europe/Athens"),
    ("Istanbul", "Europe/Istanbul"),
    ("Dubai", "Asia/Dubai"),
    ("India", "Asia/Kolkata"),
    ("Tokyo", "Asia/Tokyo"),
    ("Sydney", "Australia/Sydney"),
];

/// Cities without a zone of the same name.
const NEARBY: [(&str, &str); 26] = [
    ("san francisco", "America/Los_Angeles"),
    ("seattle", "America/Los_Angeles"),
    ("las vegas", "America/Los_Angeles"),
    ("san diego", "America/Los_Angeles"),
    ("austin", "America/Chicago"),
    ("dallas", "America/Chicago"),
    ("houston", "America/Chicago"),
    ("boston", "America/New_York"),
    ("miami", "America/New_York"),
    ("washington", "America/New_York"),
    ("montreal", "America/Toronto"),
    ("rio de janeiro", "America/Sao_Paulo"),
    ("sao paulo", "America/Sao_Paulo"),
    ("são paulo", "America/Sao_Paulo"),
    ("barcelona", "Europe/Madrid"),
    ("milan", "Europe/Rome"),
    ("munich", "Europe/Berlin"),
    ("münchen", "Europe/Berlin"),
    ("hamburg", "Europe/Berlin"),
    ("köln", "Europe/Berlin"),
    ("cologne", "Europe/Berlin"),
    ("frankfurt", "Europe/Berlin"),
    ("wien", "Europe/Vienna"),
    ("geneva", "Europe/Zurich"),
    ("mumbai", "Asia/Kolkata"),
    ("delhi", "Asia/Kolkata"),
];

/// Maximum length of a name to look up.
const LONGEST: usize = 64;

/// Returns the IANA name of the zone that a person or a browser named.
pub fn named(text: &str) -> Option<String> {
    let wanted = text.trim().to_lowercase();
    if wanted.is_empty() || wanted.len() > LONGEST {
        return None;
    }
    if let Some((_, zone)) = NEARBY.iter().find(|(city, _)| *city == wanted) {
        return Some((*zone).to_owned());
    }
    let spelled = wanted.replace(' ', "_");
    let names: Vec<String> = db().available().map(|name| name.to_string()).collect();
    let exactly = names.iter().find(|name| name.to_lowercase() == spelled);
    // `Etc/…` and single words such as `EST` are not cities.
    let city = || {
        names.iter().find(|name| {
            let (area, city) = name.rsplit_once('/').unwrap_or_default();
            !matches!(area, "" | "Etc" | "US" | "SystemV") && city.to_lowercase() == spelled
        })
    };
    let found = exactly.or_else(city)?;
    TimeZone::get(found).ok()?.iana_name().map(str::to_owned)
}

/// Returns the city of a zone, as shown to people.
pub fn city(zone: &TimeZone) -> String {
    zone.iana_name().map_or("UTC", |name| name.rsplit('/').next().unwrap_or(name)).replace('_', " ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_city_is_found_however_it_is_typed() {
        for (typed, zone) in [
            ("Berlin", "Europe/Berlin"),
            ("  new york ", "America/New_York"),
            ("europe/berlin", "Europe/Berlin"),
            ("MUNICH", "Europe/Berlin"),
            ("São Paulo", "America/Sao_Paulo"),
            ("buenos aires", "America/Argentina/Buenos_Aires"),
            ("utc", "UTC"),
        ] {
            assert_eq!(named(typed).as_deref(), Some(zone), "{typed}");
        }
    }

    #[test]
    fn what_is_no_place_is_no_zone() {
        for typed in ["", "Atlantis", "+2", "../../etc/passwd", &"x".repeat(5000), "\u{0}", "🌍"] {
            assert_eq!(named(typed), None, "{typed}");
        }
    }

    #[test]
    fn every_city_on_a_button_has_its_zone() {
        for (city, zone) in CITIES.iter().chain(&NEARBY) {
            assert!(TimeZone::get(zone).is_ok(), "{city}");
        }
    }
}
