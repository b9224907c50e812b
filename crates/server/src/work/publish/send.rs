//! Send: at the story's time the intent is written down, then the publish goes out, once.

use jiff::SignedDuration;
use providers::instagram::ContainerId;
use store::StoreError;
use store::lease::{Lease, PostKey, Turn};
use store::posts::{Hold, Move};
use store::stage::{Destination, Lifecycles};

use super::{instagram_is_lost, put_off, record_live};
use crate::app::App;
use crate::app::failpoint::Point;
use crate::app::outcome::UseError;
use crate::app::wake::Work;
use crate::work::posts::{Stage, enter, leave_given_up};

/// How long to wait while another story goes out to the same account.
const BUSY: SignedDuration = SignedDuration::from_secs(2);
/// When the answer to a publish was unclear, the first question is asked after this.
pub(super) const FIRST_QUESTION: SignedDuration = SignedDuration::from_secs(5);

/// Publishes a finished container.
pub(in crate::work) async fn step(app: &App, mut lease: Lease<PostKey>) -> Result<(), UseError> {
    let Some((stage, destination)) = write_intent(app, &mut lease).await? else { return Ok(()) };
    publish(app, lease, &stage, &destination).await
}

/// The intent, the turn on the account and the quota as it stands, in one commit.
async fn write_intent(
    app: &App,
    lease: &mut Lease<PostKey>,
) -> Result<Option<(Stage, Destination)>, UseError> {
    let now = app.clock.now();
    let mut tx = app.store.begin(lease.key.tenant).await?;
    // Held until the intent is committed: a stop comes before it and is seen, or after it and sees it.
    let Some(stage) = enter(&mut tx, lease, Lifecycles::Held, now).await? else {
        leave_given_up(app, tx).await?;
        return Ok(None);
    };
    let Some(destination) = stage.destination.clone() else {
        tx.leave().await?;
        instagram_is_lost(app, lease, &stage).await?;
        put_off(app, lease, super::MENDING, "Instagram must be connected again", false).await?;
        return Ok(None);
    };
    if stage.settings.practice {
        super::practise::instead(app, tx, lease, &stage, &destination).await?;
        return Ok(None);
    }
    match tx.take_turn(&destination.account.ig_user_id, stage.post.id, app.lease, now).await? {
        Turn::Ours { quota_used } => {
            let step = Move::PublishSent { quota_before: quota_used };
            tx.move_post(lease, &step, Hold::Keep(app.lease), now).await?;
            app.commit(Point::Intent, tx).await?;
            Ok(Some((stage, destination)))
        }
        Turn::Busy => {
            const WHY: &str = "another story goes out to this account";
            tx.tell_once(stage.post.id, WHY).await?;
            tx.put_off(lease, now + BUSY, Some(WHY), false).await?;
            tx.commit().await?;
            app.wake.set_alarm(Work::Posts, now + BUSY);
            Ok(None)
        }
    }
}

/// The one place that asks Instagram to publish. Anything but a clean answer is unclear, refusals included.
pub(super) async fn publish(
    app: &App,
    mut lease: Lease<PostKey>,
    stage: &Stage,
    destination: &Destination,
) -> Result<(), UseError> {
    let container = ContainerId(stage.post.container.clone().ok_or(StoreError::LeaseLost)?);
    if !lease.may_act() {
        return Ok(());
    }
    let sent_at = app.clock.now();
    let late = sent_at.duration_since(stage.post.publish_at);
    metrics::histogram!("storyline_publish_lateness_seconds").record(late.as_secs_f64());
    let publishing = app.instagram_by(destination.account.login).publish(
        &destination.token,
        &destination.account.ig_user_id,
        &container,
    );
    match app.at(Point::Publish, publishing).await {
        Ok(media) => record_live(app, &lease, stage, &destination.account, Some(media.0), sent_at).await,
        Err(error) => {
            tracing::warn!(post = %stage.post.id, %error, "the answer to a publish is unclear; asking what became of it");
            unclear(app, &mut lease, &error.to_string(), super::reconcile::forbids_again(&error)).await
        }
    }
}

async fn unclear(
    app: &App,
    lease: &mut Lease<PostKey>,
    why: &str,
    never_again: Option<&str>,
) -> Result<(), UseError> {
    let now = app.clock.now();
    let mut tx = app.store.begin(lease.key.tenant).await?;
    if let Some(cause) = never_again {
        tx.tell_once(lease.key.id, cause).await?;
    }
    tx.note_trouble(lease, why).await?;
    tx.move_post(lease, &Move::Unknown, Hold::Until(now + FIRST_QUESTION), now).await?;
    app.commit(Point::Unclear, tx).await?;
    app.wake.set_alarm(Work::Posts, now + FIRST_QUESTION);
    Ok(())
}
