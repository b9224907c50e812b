//! Finds the story that a person posted by hand, if an Instagram account is connected.

use domain::ids::PostId;
use jiff::SignedDuration;
use store::accounts::TokenOf;
use store::lease::{ChoreKey, Lease};
use store::post_context::Destination;

use super::done::done;
use crate::app::stories::post_message::show_again;
use crate::app::{App, AppError};
use crate::runtime::notify::Work;
use crate::work::publish::stories;

/// Maximum difference between a person's clock and Instagram's.
const TOLERANCE: SignedDuration = SignedDuration::from_mins(2);
/// Maximum age of a story when a person reports that they posted it. People report soon after posting, so an
/// older story may be a different one.
const AT_MOST_BEFORE: SignedDuration = SignedDuration::from_mins(30);
/// How long Instagram lists a story; after that it cannot be found.
const LISTED: SignedDuration = SignedDuration::from_hours(24);

pub(super) async fn run(app: &App, lease: &Lease<ChoreKey>, id: PostId) -> Result<(), AppError> {
    let (tenant, now) = (lease.key.tenant, app.clock.now());
    let mut tx = app.store.begin(tenant).await?;
    let posted = tx.posted_by_hand(id).await?;
    let destination = match posted.and_then(|posted| posted.account) {
        Some(account) => {
            let of = tx.account(account).await?;
            let token = tx.token(TokenOf::Instagram(account)).await?.filter(|token| !token.needs_reconnect);
            of.zip(token.and_then(|token| token.secret))
                .map(|(account, token)| Destination { account, token })
        }
        None => None,
    };
    tx.rollback().await?;
    let story = match posted.zip(destination) {
        Some((posted, destination)) => {
            let from = (posted.sent_at - TOLERANCE).max(posted.posted_at - AT_MOST_BEFORE);
            match stories::unknown(app, tenant, &destination, from..posted.posted_at + TOLERANCE).await? {
                Ok(found) => stories::only(&found),
                Err(error) if now.duration_since(posted.posted_at) < LISTED => return Err(error.into()),
                Err(_) => None,
            }
        }
        None => None,
    };
    let mut tx = app.store.begin(tenant).await?;
    if let Some(story) = story
        && tx.record_story(id, &story).await?
    {
        show_again(&mut tx, id, now).await?;
    }
    done(app, tx, lease, now, None).await?;
    app.notifier.notify(Work::Outbox);
    Ok(())
}
