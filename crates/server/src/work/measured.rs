//! Single steps of the workers, exported for benchmarks.

use jiff::Timestamp;
use store::StoreError;
use store::lease::{Lease, PostKey};

use super::{planner, reserve};
use crate::app::{App, AppError};

/// Runs one pass of the planner; returns how many tenants were due.
pub async fn plan(app: &App, now: Timestamp) -> Result<usize, StoreError> {
    planner::pass(app, now).await
}

/// Runs the first step of a claimed post: picks its picture and blocks it for other posts. Returns whether
/// the post has a picture.
pub async fn pick(app: &App, lease: &Lease<PostKey>) -> Result<bool, AppError> {
    Ok(reserve::pick(app, lease, &[]).await?.is_some())
}
