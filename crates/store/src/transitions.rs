//! Moves of posts by workers, each one conditional update: fence and state as they were claimed, or nothing.

use std::time::Duration;

use domain::post::PostState;
use jiff::Timestamp;
use jiff_sqlx::ToSqlx;

use crate::error::leased;
use crate::lease::{Lease, PostKey, microseconds};
use crate::{StoreError, TenantTx};

/// Whether the worker that writes goes on with the post or lets go of it.
#[derive(Clone, Copy, Debug)]
pub enum Hold {
    /// Goes on; the lease starts again with this length.
    Keep(Duration),
    /// Lets go; somebody looks again at this instant.
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

/// A move of a post, with what it must remember.
#[derive(Clone, Debug)]
pub enum Transition {
    /// The picture is rendered and on the shelf.
    Reserved {
        /// SHA-256 of the rendition.
        rendition: [u8; 32],
    },
    /// Its message is enqueued; its people have until then to answer.
    Offering {
        /// When they must have answered.
        deadline: Timestamp,
        /// No answer by then is a yes.
        posts_on_silence: bool,
    },
    /// Nobody answered, and that is a yes.
    ApprovedBySilence {
        /// When the story goes out.
        publish_at: Timestamp,
    },
    /// Instagram holds a container.
    ContainerMade { container: String },
    /// The container is finished.
    ContainerReady,
    /// A publish is about to be sent.
    PublishSent {
        /// Quota used just before: the second witness.
        quota_before: Option<u32>,
    },
    /// The answer to it was unclear.
    Unknown,
    /// The container is given up, known not to be live; a new one may be made.
    BackToReserved,
    /// The same for a post that a person said yes to.
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
    /// Moves a post on from exactly the state it was read in. Fails with [`StoreError::LeaseLost`] when somebody else
    /// has the post or moved it.
    ///
    /// # Panics
    /// When the rules of [`PostState::may_become`] forbid the move: a fault of ours, never of a provider.
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
