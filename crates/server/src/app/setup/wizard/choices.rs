//! What was chosen on the way through the set-up, and where its folder picker stands.

use domain::ids::MediaId;
use domain::post::DeliveryMode;
use domain::schedule::{Plan, PostsPerDay, Schedule};
use domain::window::PostingWindow;
use jiff::tz::TimeZone;
use serde::{Deserialize, Serialize};
use store::settings::SpreadChoice;

use crate::messages::WizardPanel;

/// A folder of Drive, as people choose it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DriveFolder {
    pub id: String,
    pub name: String,
}

/// Something to say about what was just tried, once.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum WizardNotice {
    /// A web address, but not one of Drive.
    ForeignAddress,
    /// Neither an address nor an id.
    NoAddress,
    /// It leads to a file.
    NotAFolder,
    /// Drive knows no such folder, or this account may not see it.
    NoSuchFolder,
    /// Drive gave no answer.
    DriveSilent,
    /// No city and no zone has this name.
    NoSuchCity(String),
    /// Instagram was asked again and says the same.
    StillNotBusiness,
    /// Instagram gave no answer.
    InstagramSilent,
}

/// What was chosen on the way, and where the folder picker stands. Kept until the tenant ends.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Choices {
    /// Grows whenever there is something new to show.
    pub turn: u64,
    /// IANA name, from the browser or chosen.
    pub zone: Option<String>,
    pub per_day: u8,
    /// First hour.
    pub opens: u8,
    /// Last hour.
    pub closes: u8,
    /// Who approves stories.
    pub mode: Option<DeliveryMode>,
    /// No answer to a question is a yes.
    pub posts_on_silence: bool,
    /// The picture that shall be the first story.
    pub first: Option<MediaId>,
    /// From My Drive to the folder that is looked into; empty is My Drive itself.
    pub path: Vec<DriveFolder>,
    /// Page of the picker, from 0.
    pub page: usize,
    /// A folder is being chosen although there is one.
    pub picking: bool,
    /// What of the schedule is being changed.
    pub panel: Option<WizardPanel>,
    /// What to say about the last try.
    pub note: Option<WizardNotice>,
}

impl Default for Choices {
    fn default() -> Self {
        Self {
            turn: 0,
            zone: None,
            per_day: 3,
            opens: 9,
            closes: 21,
            mode: None,
            posts_on_silence: false,
            first: None,
            path: vec![],
            page: 0,
            picking: false,
            panel: None,
            note: None,
        }
    }
}

impl Choices {
    /// Starts over from a plan that stands, for whoever changes it.
    pub fn take_over(&mut self, standing: &Schedule) {
        if let Plan::Spread { per_day, window } = &standing.plan {
            self.per_day = per_day.get();
            self.opens = window.opens();
            self.closes = window.closes();
        }
        self.zone = standing.zone.iana_name().map(str::to_owned);
    }

    /// The schedule as it would be stored; `None` when it is no schedule.
    pub fn spread(&self, known: &TimeZone) -> Option<SpreadChoice> {
        Some(SpreadChoice {
            per_day: PostsPerDay::new(self.per_day).ok()?,
            window: PostingWindow::new(self.opens, self.closes).ok()?,
            zone: self.zone.clone().or_else(|| known.iana_name().map(str::to_owned)).unwrap_or("UTC".into()),
        })
    }

    /// The schedule as it would run: what is chosen here, over what stands.
    pub fn schedule(&self, standing: &Schedule) -> Schedule {
        let Some(choice) = self.spread(&standing.zone) else { return standing.clone() };
        Schedule {
            plan: Plan::Spread { per_day: choice.per_day, window: choice.window },
            zone: TimeZone::get(&choice.zone).unwrap_or_else(|_| standing.zone.clone()),
            ..standing.clone()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn choices_of_an_older_version_are_read_with_todays_suggestions() {
        let choices: Choices = serde_json::from_str(r#"{"zone":"Asia/Tokyo"}"#).unwrap();
        assert_eq!(choices, Choices { zone: Some("Asia/Tokyo".into()), ..Choices::default() });
        let stored = serde_json::to_string(&choices).unwrap();
        assert_eq!(serde_json::from_str::<Choices>(&stored).unwrap(), choices);
    }

    #[test]
    fn the_suggestion_is_three_a_day_from_nine_to_twenty_one_in_the_zone_of_the_browser() {
        let choices = Choices { zone: Some("Europe/Berlin".into()), ..Choices::default() };
        let choice = choices.spread(&TimeZone::UTC).unwrap();
        assert_eq!((choice.per_day.get(), choice.window.opens(), choice.window.closes()), (3, 9, 21));
        assert_eq!(choice.zone, "Europe/Berlin");
        assert_eq!(Choices::default().spread(&TimeZone::UTC).unwrap().zone, "UTC");
    }
}
