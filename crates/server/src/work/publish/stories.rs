//! Finds stories on an account that were not recorded here.

use std::ops::Range;

use domain::ids::Tenant;
use jiff::{SignedDuration, Timestamp};
use providers::instagram::{InstagramError, LiveStory};
use store::post_context::Destination;

use crate::app::{App, AppError};

/// How long a story is live. A story that was recorded up to a day before the window may still be listed.
pub(super) const LIFE: SignedDuration = SignedDuration::from_hours(24);

/// Returns the stories that began within the window and were not recorded here. Compares story ids; never
/// uses a container's id or simply the first story.
pub(in crate::work) async fn unknown(
    app: &App,
    tenant: Tenant,
    destination: &Destination,
    window: Range<Timestamp>,
) -> Result<Result<Vec<LiveStory>, InstagramError>, AppError> {
    let (account, token) = (&destination.account, &destination.token);
    let mut stories = match app.instagram_by(account.login).stories(token, &account.ig_user_id).await {
        Ok(stories) => stories,
        Err(error) => return Ok(Err(error)),
    };
    stories.retain(|story| story.timestamp.is_none_or(|at| window.contains(&at)));
    let listed: Vec<String> = stories.iter().map(|story| story.id.clone()).collect();
    let mut tx = app.store.begin(tenant).await?;
    let known = tx.recorded_stories(&account.ig_user_id, &listed, window.start - LIFE).await?;
    tx.rollback().await?;
    stories.retain(|story| !known.contains(&story.id));
    Ok(Ok(stories))
}

/// Returns the id of the only story; `None` if there are none or several, which cannot be told apart.
pub(in crate::work) fn only(stories: &[LiveStory]) -> Option<String> {
    match stories {
        [story] => Some(story.id.clone()),
        _ => None,
    }
}
