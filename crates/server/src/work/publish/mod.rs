//! Publishes to Instagram. Each step is stored before the next one starts. After an unclear answer, the
//! result is checked before anything is repeated.

mod again;
pub(super) mod container;
mod dry_run;
mod evidence;
mod never_again;
pub(super) mod preflight;
pub(super) mod reconcile;
pub(super) mod send;
pub(super) mod settle;
pub(super) mod stories;
