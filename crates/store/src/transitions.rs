//! Changes a post's state for a worker, in one conditional update: nothing changes unless fence and state are
//! those of the claim.

use std::time::Duration;

use domain::post::PostState;
use jiff::Timestamp;
use jiff_sqlx::ToSqlx;

use crate::error::leased;
use crate::lease::{Lease, PostKey, microseconds};
use crate::{StoreError, TenantTx};

/// Whether the worker keeps the post or releases it.
#[derive(Clone, Copy, Debug)]
pub enum Hold {
    /// Keeps the post; the lease restarts with this length.
    Keep(Duration),
    /// Releases the post; it is due again at this time.
    Until(Timestamp),
}

impl Hold {
    fn due_at(self, now: Timestamp) -> Timestamp {
        match self {
            Self::Keep(_) => now,
            Self::Until(at) => at,
        }
    }

    fn lease_microseconds(self) -> Option<i64> {
        match self {
            Self::Keep(length) => Some(microseconds(length)),
            Self::Until(_) => None,
        }
    }
}

/// A change of a post's state, with the data to store.
#[derive(Clone, Debug)]
pub enum Transition {
    /// The picture is rendered and stored as a blob.
    Reserved {
        /// SHA-256 of the rendition.
        rendition: [u8; 32],
    },
    /// The message that offers the post is enqueued; members can answer until the deadline.
    Offering {
        /// The time until which members can answer.
        deadline: Timestamp,
        /// If members have not answered by the deadline, the post is published.
        posts_on_silence: bool,
    },
    /// The deadline passed without an answer, which counts as approval.
    ApprovedBySilence {
        /// When the story is published.
        publish_at: Timestamp,
    },
    /// Instagram has created a container.
    ContainerMade { container: String },
    /// The container is finished.
    ContainerReady,
    /// A publish is about to be sent.
    PublishSent {
        /// Quota used just before the publish, as additional evidence for its outcome.
        quota_before: Option<u32>,
    },
    /// The response to the publish was unclear.
    Unknown,
    /// The container was abandoned and is known not to be live; a new one may be created.
    BackToReserved,
    /// The container of a post that a person approved was abandoned and is known not to be live; a new one
    /// may be created.
    BackToApproved,
}

impl Transition {
    fn state(&self) -> PostState {
        match self {
            Self::Reserved { .. } | Self::BackToReserved => PostState::Reserved,
            Self::BackToApproved | Self::ApprovedBySilence { .. } => PostState::Approved,
            Self::Offering { .. } => PostState::Offering,
            Self::ContainerMade { .. } => PostState::ContainerMade,
            Self::ContainerReady => PostState::ContainerReady,
            Self::PublishSent { .. } => PostState::PublishSent,
            Self::Unknown => PostState::Unknown,
        }
    }
}

impl TenantTx {
    /// Changes a post's state, if the post is still in the state in which it was claimed. Fails with
    /// [`StoreError::LeaseLost`] if another worker has claimed the post or a person changed it.
    ///
    /// # Panics
    /// Panics if the rules of [`PostState::may_become`] forbid the change. That is a bug and not the fault of
    /// a provider.
    pub async fn move_post(
        &mut self,
        lease: &mut Lease<PostKey>,
        to: &Transition,
        hold: Hold,
        now: Timestamp,
    ) -> Result<(), StoreError> {
        let (from, next) = (lease.key.state, to.state());
        assert!(from.may_become(next), "a post that is {from} cannot become {next}");
        let (rendition, container, quota_before) = match to {
            Transition::Reserved { rendition } => (Some(rendition.as_slice()), None, None),
            Transition::ContainerMade { container } => (None, Some(container.as_str()), None),
            Transition::PublishSent { quota_before } => (None, None, *quota_before),
            _ => (None, None, None),
        };
        let sent = matches!(to, Transition::PublishSent { .. });
        let (deadline, on_silence, publish_at) = match to {
            Transition::Offering { deadline, posts_on_silence } => {
                (Some(*deadline), Some(*posts_on_silence), None)
            }
            Transition::ApprovedBySilence { publish_at } => (None, None, Some(*publish_at)),
            _ => (None, None, None),
        };
        let rows = self.scoped(
            "UPDATE posting_queue
                SET state = $5, state_entered_at = $6, due_at = $7, attempts = 0,
                    leased_until = clock_timestamp() + $8::bigint * interval '1 microsecond',
                    rendition_sha256 = coalesce($9, rendition_sha256),
                    container_id = CASE WHEN $5 IN ('reserved', 'approved') THEN NULL ELSE coalesce($10, container_id) END,
                    retry_count = retry_count + ($10 IS NOT NULL)::int,
                    container_made_at = CASE WHEN $10 IS NOT NULL THEN $6 ELSE container_made_at END,
                    quota_before = coalesce($11, quota_before),
                    publish_sent_at = CASE WHEN $12 THEN $6 ELSE publish_sent_at END,
                    publish_attempts = publish_attempts + $12::int,
                    calm_since = CASE WHEN $12 THEN NULL ELSE calm_since END,
                    reads_since_sent = CASE WHEN $12 THEN 0 ELSE reads_since_sent END,
                    deadline_at = coalesce($13, deadline_at),
                    posts_on_silence = coalesce($14, posts_on_silence),
                    publish_at = coalesce($15, publish_at)
              WHERE tenant = $1 AND id = $2 AND fence = $3 AND state = $4",
        )
        .bind(lease.key.id.0)
        .bind(lease.fence)
        .bind(from.into_str())
        .bind(next.into_str())
        .bind(now.to_sqlx())
        .bind(hold.due_at(now).to_sqlx())
        .bind(hold.lease_microseconds())
        .bind(rendition)
        .bind(container)
        .bind(quota_before.map(|used| i32::try_from(used).unwrap_or(i32::MAX)))
        .bind(sent)
        .bind(deadline.map(ToSqlx::to_sqlx))
        .bind(on_silence)
        .bind(publish_at.map(ToSqlx::to_sqlx))
        .execute(self.connection())
        .await?
        .rows_affected();
        leased(rows)?;
        lease.key.state = next;
        if let Hold::Keep(length) = hold {
            lease.renewed(length);
        }
        Ok(())
    }
}
