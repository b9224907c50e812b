//! The choices made during the set-up, and the position of the folder picker.

use domain::ids::MediaId;
use domain::post::DeliveryMode;
use domain::schedule::{Plan, PostsPerDay, Schedule};
use domain::window::PostingWindow;
use jiff::tz::TimeZone;
use serde::{Deserialize, Serialize};
use store::settings::SpreadChoice;

use crate::messages::WizardPanel;

/// A Drive folder that people can choose.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DriveFolder {
    pub id: String,
    pub name: String,
}

/// A notice about the last attempt, shown once.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum WizardNotice {
    /// A web address outside Google Drive.
    ForeignAddress,
    /// Neither an address nor an id.
    NoAddress,
    /// The address leads to a file.
    NotAFolder,
    /// Drive has no such folder, or this account cannot see it.
    NoSuchFolder,
    /// Drive did not respond.
    DriveSilent,
    /// No city or zone has this name.
    NoSuchCity(String),
    /// Instagram still reports that it is not a Business account.
    StillNotBusiness,
    /// Instagram did not respond.
    InstagramSilent,
}

/// The choices made during the set-up, and the position of the folder picker. Kept until the tenant is
/// erased.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Choices {
    /// A counter that increases with every change that the message must show.
    pub turn: u64,
    /// IANA name of the time zone, from the browser or chosen by the person.
    pub zone: Option<String>,
    pub per_day: u8,
    /// The hour of the day from which stories are posted.
    pub opens: u8,
    /// The hour of the day until which stories are posted.
    pub closes: u8,
    /// Who approves stories.
    pub mode: Option<DeliveryMode>,
    /// Whether a story is posted if there is no answer in time.
    pub posts_on_silence: bool,
    /// The picture for the first story.
    pub first: Option<MediaId>,
    /// The path from My Drive to the open folder; empty is My Drive itself.
    pub path: Vec<DriveFolder>,
    /// Page of the picker, starting at 0.
    pub page: usize,
    /// Whether the person is choosing another folder to replace the one that is set.
    pub picking: bool,
    /// The part of the schedule that is being changed.
    pub panel: Option<WizardPanel>,
    /// The notice about the last attempt.
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
    /// Copies an existing plan, so that a person can change it.
    pub fn take_over(&mut self, standing: &Schedule) {
        if let Plan::Spread { per_day, window } = &standing.plan {
            self.per_day = per_day.get();
            self.opens = window.opens();
            self.closes = window.closes();
        }
        self.zone = standing.zone.iana_name().map(str::to_owned);
    }

    /// Returns the schedule in the form to store; `None` if the values are not valid.
    pub fn spread(&self, known: &TimeZone) -> Option<SpreadChoice> {
        Some(SpreadChoice {
            per_day: PostsPerDay::new(self.per_day).ok()?,
            window: PostingWindow::new(self.opens, self.closes).ok()?,
            zone: self.zone.clone().or_else(|| known.iana_name().map(str::to_owned)).unwrap_or("UTC".into()),
        })
    }

    /// Returns the resulting schedule: the existing one with these choices applied.
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
