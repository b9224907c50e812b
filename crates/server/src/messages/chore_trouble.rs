//! Background work that keeps failing, and that it works again.

use domain::cause::Cause;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use strum::VariantArray;

use super::{Context, Reason, Rendered};
use crate::i18n::{html, name};

/// Maximum length of an error, in UTF-16 units.
const WHY_UNITS: usize = 200;

/// Background work that people know.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, VariantArray)]
#[serde(rename_all = "snake_case")]
pub enum KnownWork {
    /// Reading the folder in Google Drive.
    ReadFolder,
    /// Keeping the access to Instagram.
    KeepInstagram,
}

/// Background work keeps failing.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ChoreFailing {
    pub work: KnownWork,
    pub since: Timestamp,
    #[serde(flatten)]
    pub reason: Reason,
}

impl ChoreFailing {
    /// Creates a message about work that has failed since then.
    pub fn new(work: KnownWork, since: Timestamp, cause: Cause) -> Self {
        Self { work, since, reason: cause.into() }
    }

    pub(super) fn render(&self, cx: &Context<'_>) -> Rendered {
        let (time, reason) = (cx.clock_time(self.since), self.reason.as_ending(cx));
        Rendered::new(match self.work {
            KnownWork::ReadFolder => html!(cx, "failing-read-folder", time = time, reason = reason),
            KnownWork::KeepInstagram => html!(cx, "failing-keep-instagram", time = time, reason = reason),
        })
    }
}

/// Background work that kept failing works again.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct ChoreWorks {
    pub work: KnownWork,
}

impl ChoreWorks {
    pub(super) fn render(self, cx: &Context<'_>) -> Rendered {
        Rendered::silent(match self.work {
            KnownWork::ReadFolder => html!(cx, "works-read-folder"),
            KnownWork::KeepInstagram => html!(cx, "works-keep-instagram"),
        })
    }
}

/// To the operator: background work keeps failing, and only they can mend it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct WorkBroken {
    /// The kind of the chore.
    pub chore: String,
    /// The error, as logged.
    pub error: String,
}

impl WorkBroken {
    pub(super) fn render(&self, cx: &Context<'_>) -> Rendered {
        let (chore, error) = (name(&self.chore, WHY_UNITS), name(&self.error, WHY_UNITS));
        Rendered::new(html!(cx, "work-broken", chore = chore, error = error))
    }
}
