//! Single steps of the workers, for benchmarks to time one by one.

use jiff::Timestamp;
use store::StoreError;
use store::lease::{Lease, PostKey};

use super::{planner, reserve};
use crate::app::{App, AppError};

/// One pass of the planner; how many tenants were due.
pub async fn plan(app: &App, now: Timestamp) -> Result<usize, StoreError> {
    planner::pass(app, now).await
}

/// The durable first step of a claimed post: its picture is picked and blocked. Whether it has one.
pub async fn pick(app: &App, lease: &Lease<PostKey>) -> Result<bool, AppError> {
    Ok(reserve::pick(app, lease, &[]).await?.is_some())
}
