//! Finds stories on an account that were not recorded here.

use std::ops::Range;

use domain::ids::Tenant;
use jiff::{SignedDuration, Timestamp};
use providers::instagram::{InstagramError, LiveStory};
use store::post_context::Destination;

use crate::app::{App, AppError};

/// How long a story is live. A story that was recorded up to this long before the window may still be listed.
pub(super) const LIFE: SignedDuration = SignedDuration::from_hours(24);

/// The listed stories that were not recorded here.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::work) enum Unknown {
    None,
    /// Exactly one story: its id, and when it went live.
    One(String, Timestamp),
    /// Several stories, or one without a time: it is not clear which one is meant.
    Several,
}

impl Unknown {
    /// Returns the id if there is exactly one story.
    pub(in crate::work) fn only(self) -> Option<String> {
        match self {
            Self::One(id, _) => Some(id),
            Self::None | Self::Several => None,
        }
    }
}

/// Returns the unknown stories that began within the window. Compares story ids. A container's id is not
/// compared, and the first story is not assumed to be the right one.
pub(in crate::work) async fn unknown(
    app: &App,
    tenant: Tenant,
    destination: &Destination,
    window: Range<Timestamp>,
) -> Result<Result<Unknown, InstagramError>, AppError> {
    let (account, token) = (&destination.account, &destination.token);
    let stories = match app.instagram_by(account.login).stories(token, &account.ig_user_id).await {
        Ok(stories) => stories,
        Err(error) => return Ok(Err(error)),
    };
    let recent: Vec<LiveStory> =
        stories.into_iter().filter(|story| story.timestamp.is_none_or(|at| window.contains(&at))).collect();
    let listed: Vec<String> = recent.iter().map(|story| story.id.clone()).collect();
    let mut tx = app.store.begin(tenant).await?;
    let known = tx.recorded_stories(&account.ig_user_id, &listed, window.start - LIFE).await?;
    tx.rollback().await?;
    let mut unknown = recent.into_iter().filter(|story| !known.contains(&story.id));
    Ok(Ok(match (unknown.next(), unknown.next()) {
        (None, _) => Unknown::None,
        (Some(LiveStory { id, timestamp: Some(at) }), None) => Unknown::One(id, at),
        (Some(_), _) => Unknown::Several,
    }))
}
