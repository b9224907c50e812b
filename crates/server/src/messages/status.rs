//! `/status`: the next stories, the library and the connections.

use domain::post::DeliveryMode;
use jiff::Timestamp;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use store::settings::Lifecycle;

use super::action::PauseLength;
use super::library::folder_name;
use super::pause::{pause_ends, resume};
use super::{Button, ButtonAction, Coming, Context, Rendered};
use crate::i18n::{Html, html, name, plain};

/// Maximum number of folders to list.
const MOST_FOLDERS: usize = 6;
/// Maximum length of the name of a folder, person or account, in UTF-16 units.
const NAME_UNITS: usize = 32;

/// The answer to `/status`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Status {
    pub lifecycle: Lifecycle,
    /// When the pause ends automatically.
    pub paused_until: Option<Timestamp>,
    pub paused_by: Option<String>,
    pub mode: DeliveryMode,
    /// Whether a story is posted if there is no answer in time.
    #[serde(default)]
    pub posts_on_silence: bool,
    /// Whether a dry run is on: every step runs except publishing.
    #[serde(rename = "practice")]
    pub dry_run: bool,
    pub next: Vec<Coming>,
    pub library: Library,
    pub instagram: Option<Connection>,
    pub google: Option<Connection>,
    /// Number of stories in the last 24 hours, and Instagram's limit; both as last read from Instagram.
    pub quota: Option<(i32, i32)>,
}

/// The pictures in the library.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Library {
    /// Pictures that can be posted now.
    pub fresh: i64,
    /// All pictures, including those that cannot be posted again yet.
    pub pictures: i64,
    /// The last day for which there are enough pictures under the current plan.
    pub until: Option<Date>,
    /// Number of days until then.
    pub days: i64,
    /// For each folder: its name, the number of its pictures that can be posted now, and the number of all
    /// its pictures.
    pub folders: Vec<(String, i64, i64)>,
}

/// A connection to a provider.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Connection {
    /// An Instagram user name without the @; empty for Google Drive.
    pub name: String,
    /// Whether the provider accepts the connection.
    pub works: bool,
}

impl Status {
    pub(super) fn render(&self, cx: &Context<'_>) -> Rendered {
        let practice = if self.dry_run { html!(cx, "practice-note") } else { Html::default() };
        let next = match self.next.is_empty() {
            true => Html::default(),
            false => html!(cx, "status-next", times = self.times(cx)),
        };
        let lines = [
            self.head(cx),
            practice,
            next,
            self.library.line(self.google.is_some(), cx),
            self.connections(cx),
        ];
        let calm = match self.lifecycle {
            Lifecycle::Paused => vec![resume(cx)],
            Lifecycle::Active | Lifecycle::WaitingFirstPicture => {
                vec![Button::act(plain!(cx, "pause-button"), ButtonAction::Pause(PauseLength::default()))]
            }
            Lifecycle::Onboarding | Lifecycle::Detached | Lifecycle::Deleted => vec![],
        };
        let pages = vec![
            Button::act(plain!(cx, "status-queue"), ButtonAction::Queue),
            Button::act(plain!(cx, "status-settings"), ButtonAction::Settings),
        ];
        let stop = match self.lifecycle {
            Lifecycle::Onboarding => vec![],
            _ => vec![Button::act(plain!(cx, "status-stop"), ButtonAction::Stop)],
        };
        Rendered::silent(Html::lines(lines)).with(vec![calm, pages, stop])
    }

    fn head(&self, cx: &Context<'_>) -> Html {
        match self.lifecycle {
            Lifecycle::Active => {
                html!(cx, "status-active", mode = mode_in_words(self.mode, self.posts_on_silence, cx))
            }
            Lifecycle::WaitingFirstPicture => html!(cx, "status-waiting"),
            Lifecycle::Paused => {
                let until = pause_ends(self.paused_until, cx);
                match self.paused_by.as_deref() {
                    Some(by) => html!(cx, "status-paused-by", by = name(by, NAME_UNITS), until = until),
                    None => html!(cx, "status-paused", until = until),
                }
            }
            Lifecycle::Onboarding | Lifecycle::Detached | Lifecycle::Deleted => {
                html!(cx, "status-onboarding")
            }
        }
    }

    /// Returns the next times, for example "today about 09:10, tomorrow about 09:01 (Berlin)".
    fn times(&self, cx: &Context<'_>) -> Html {
        let times = self.next.iter().map(|story| cx.show(&cx.when(story.at, story.about)));
        html!(cx, "moment-in-city", when = Html::join(times, ", "), city = super::city_of(cx.zone))
    }

    fn connections(&self, cx: &Context<'_>) -> Html {
        let instagram = match &self.instagram {
            None => html!(cx, "status-instagram-none"),
            Some(Connection { works: false, .. }) => html!(cx, "status-instagram-lost"),
            Some(Connection { name: account, works: true }) => match self.quota {
                Some((used, most)) => {
                    let account = name(account, NAME_UNITS);
                    html!(cx, "status-instagram-quota", account = account, used = used, most = most)
                }
                None => html!(cx, "status-instagram", account = name(account, NAME_UNITS)),
            },
        };
        let google = match &self.google {
            None => html!(cx, "status-google-none"),
            Some(Connection { works: true, .. }) => html!(cx, "status-google"),
            Some(Connection { works: false, .. }) => html!(cx, "status-google-lost"),
        };
        Html::join([instagram, google], " · ")
    }
}

impl Library {
    fn line(&self, from_drive: bool, cx: &Context<'_>) -> Html {
        if self.fresh == 0 {
            return match self.pictures {
                0 if from_drive => html!(cx, "status-library-none-drive"),
                0 => html!(cx, "status-library-none"),
                all => html!(cx, "status-library-rests", pictures = all),
            };
        }
        let folder = |(folder, fresh, _): &(String, i64, i64)| {
            html!(cx, "status-folder", folder = folder_name(folder, NAME_UNITS, cx.words), pictures = *fresh)
        };
        let folders = Html::join(self.folders.iter().take(MOST_FOLDERS).map(folder), ", ");
        let folders = match self.folders.len().saturating_sub(MOST_FOLDERS) {
            0 => folders,
            more => html!(cx, "status-folders-more", folders = folders, more = more),
        };
        match self.until {
            Some(date) if self.days > 0 => {
                html!(cx, "status-library", pictures = self.fresh, date = cx.date(date), folders = folders)
            }
            _ => html!(cx, "status-library-short", pictures = self.fresh, folders = folders),
        }
    }
}

/// Returns a sentence in which the bot says who approves stories.
pub(super) fn mode_in_words(mode: DeliveryMode, posts_on_silence: bool, cx: &Context<'_>) -> Html {
    match mode {
        DeliveryMode::Review if posts_on_silence => html!(cx, "mode-review-silence"),
        DeliveryMode::Review => html!(cx, "mode-review"),
        DeliveryMode::Automatic => html!(cx, "mode-automatic"),
        DeliveryMode::Manual => html!(cx, "mode-manual"),
    }
}
