//! The steps of the set-up, one file each: what a step shows, and what its buttons do.

pub(super) mod drive;
pub(super) mod folder;
pub(super) mod instagram;
pub(super) mod live;
pub(super) mod mode;
pub(super) mod schedule;
pub(super) mod summary;
pub(super) mod welcome;
