//! Publishing to Instagram: write each step down before the next; after a doubtful answer ask, never repeat.

pub(super) mod container;
mod dry_run;
mod never_again;
pub(super) mod preflight;
pub(super) mod reconcile;
pub(super) mod send;
pub(super) mod settle;
pub(super) mod stories;
