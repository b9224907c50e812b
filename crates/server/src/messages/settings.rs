//! `/settings`: the current settings, with buttons to change them.

use domain::lock::WhenDry;
use domain::post::DeliveryMode;
use serde::{Deserialize, Serialize};

use super::action::{ModeChoice, SetupStep};
use super::practice::{practice, when_dry};
use super::status::mode_in_words;
use super::{Button, ButtonAction, Context, Rendered, Step, city_of};
use crate::i18n::{Arg, Html, digits, html, name, plain};

const NAME_UNITS: usize = 32;
/// Maximum number of times of day to list.
const MOST_TIMES: usize = 12;

/// The answer to `/settings`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Settings {
    pub mode: DeliveryMode,
    /// Whether a story is posted if there is no answer in time.
    #[serde(default)]
    pub posts_on_silence: bool,
    pub plan: PlanSummary,
    pub when_dry: WhenDry,
    /// Whether a dry run is on: every step runs except publishing.
    #[serde(rename = "practice")]
    pub dry_run: bool,
    /// Whether the set-up is finished.
    pub live: bool,
    /// The Instagram account, without the @.
    pub instagram: Option<String>,
}

/// The plan, as numbers to show.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum PlanSummary {
    Times {
        /// Local times, such as "09:30".
        times: Vec<String>,
        /// Number of weekdays with stories.
        days: u32,
        zone: Option<String>,
    },
    Spread {
        per_day: u8,
        /// The hour of the day from which stories are posted.
        from: u8,
        /// The hour of the day until which stories are posted.
        to: u8,
        zone: Option<String>,
        /// Whether the times vary from day to day.
        varies: bool,
        /// Number of weekdays with stories.
        days: u32,
    },
}

impl Settings {
    pub(super) fn render(&self, cx: &Context<'_>) -> Rendered {
        let plan = self.plan.in_words(cx);
        let plan = match &self.instagram {
            Some(account) => html!(cx, "settings-plan-for", plan = plan, account = name(account, NAME_UNITS)),
            None => html!(cx, "settings-plan", plan = plan),
        };
        let note = if self.dry_run { html!(cx, "settings-practice") } else { html!(cx, "settings-note") };
        let lines = [plan, mode_in_words(self.mode, self.posts_on_silence, cx), note];
        Rendered::silent(Html::lines(lines)).with(self.buttons(cx))
    }

    fn buttons(&self, cx: &Context<'_>) -> Vec<Vec<Button>> {
        let open = |text, step| Button::act(text, ButtonAction::Setup(SetupStep { step }));
        let dry = match self.when_dry {
            WhenDry::Repeat => when_dry(plain!(cx, "settings-dry-stop"), WhenDry::Stop),
            WhenDry::Stop => when_dry(plain!(cx, "settings-dry-repeat"), WhenDry::Repeat),
        };
        let dry_run = match (self.dry_run, self.mode) {
            (true, _) => vec![practice(plain!(cx, "settings-practice-end"), false)],
            // A dry run needs automatic posting, but in this mode people post by hand.
            (false, DeliveryMode::Manual) => vec![],
            (false, _) => vec![practice(plain!(cx, "settings-practice-start"), true)],
        };
        vec![
            vec![
                self.choice(plain!(cx, "mode-button-review"), DeliveryMode::Review, false, cx),
                self.choice(plain!(cx, "mode-button-silence"), DeliveryMode::Review, true, cx),
            ],
            vec![
                self.choice(plain!(cx, "mode-button-automatic"), DeliveryMode::Automatic, false, cx),
                self.choice(plain!(cx, "mode-button-manual"), DeliveryMode::Manual, false, cx),
            ],
            vec![dry],
            dry_run,
            vec![
                open(plain!(cx, "settings-change-plan"), Step::Schedule),
                open(plain!(cx, "settings-instagram"), Step::Instagram),
            ],
            vec![
                open(plain!(cx, "settings-google"), Step::Drive),
                Button::act(plain!(cx, "settings-back"), ButtonAction::Status),
            ],
        ]
    }

    fn choice(&self, text: String, mode: DeliveryMode, posts_on_silence: bool, cx: &Context<'_>) -> Button {
        let chosen = mode == self.mode && posts_on_silence == self.posts_on_silence;
        let text = if chosen { plain!(cx, "chosen", choice = Arg::Plain(text)) } else { text };
        Button::act(text, ButtonAction::Mode(ModeChoice { mode, posts_on_silence }))
    }
}

impl PlanSummary {
    /// Returns the plan in words, for example "3 stories a day, between 9:00 and 21:00 (Berlin)".
    fn in_words(&self, cx: &Context<'_>) -> Html {
        let city = city_of(cx.zone);
        match self {
            Self::Times { times, days, .. } => {
                let times: Vec<&str> = times.iter().map(String::as_str).take(MOST_TIMES).collect();
                html!(cx, "plan-times", times = digits(times.join(", ")), days = *days, city = city)
            }
            Self::Spread { per_day, from, to, varies, days, .. } => {
                let hour = |hour: &u8| digits(format!("{hour}:00"));
                let (from, to) = (hour(from), hour(to));
                let plan = html!(
                    cx,
                    "plan-spread",
                    stories = *per_day,
                    days = *days,
                    from = from,
                    to = to,
                    city = city
                );
                if *varies { html!(cx, "plan-varies", plan = plan) } else { plan }
            }
        }
    }
}
