//! A person said that they posted a story: Instagram is asked which one it is, where it is connected.

use domain::ids::PostId;
use jiff::SignedDuration;
use store::accounts::TokenOf;
use store::lease::{ChoreKey, Lease};
use store::stage::Destination;
use uuid::Uuid;

use crate::app::App;
use crate::app::outcome::UseError;
use crate::app::review::show_again;
use crate::app::wake::Work;
use crate::work::publish::stories;

/// A person's clock and Instagram's may be this far apart.
const TOLERANCE: SignedDuration = SignedDuration::from_mins(2);

pub(super) async fn run(app: &App, lease: &Lease<ChoreKey>) -> Result<(), UseError> {
    let id = Uuid::parse_str(&lease.key.key).map_err(|_| UseError::NotReady("the chore names no post"))?;
    let (id, tenant) = (PostId(id), lease.key.tenant);
    let mut tx = app.store.begin(tenant).await?;
    let posted = tx.posted_by_hand(id).await?;
    let destination = match posted.and_then(|posted| posted.account) {
        Some(account) => {
            let of = tx.account(account).await?;
            let token = tx.token(TokenOf::Instagram(account)).await?.filter(|token| !token.needs_reconnect);
            of.zip(token).map(|(account, token)| Destination { account, token: token.secret })
        }
        None => None,
    };
    tx.leave().await?;
    let story = match posted.zip(destination) {
        Some((posted, destination)) => {
            let window = posted.handed_over_at - TOLERANCE..posted.posted_at + TOLERANCE;
            let found = stories::only_unknown(app, tenant, &destination, window).await?;
            found?
        }
        None => None,
    };
    let now = app.clock.now();
    let mut tx = app.store.begin(tenant).await?;
    if let Some(story) = story
        && tx.note_story(id, &story).await?
    {
        show_again(&mut tx, id, now).await?;
    }
    super::done(app, tx, lease, now, None).await?;
    app.wake.ring(Work::Outbox);
    Ok(())
}
