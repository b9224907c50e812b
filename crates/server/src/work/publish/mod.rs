//! Publishes to Instagram: each step is stored before the next. After an unclear answer, checks the result
//! first.

pub(super) mod container;
mod dry_run;
mod never_again;
pub(super) mod preflight;
pub(super) mod reconcile;
pub(super) mod send;
pub(super) mod settle;
pub(super) mod stories;
