//! The kinds of chores: work that is due at a time of its own, as the database stores them.

/// Lists a Drive folder.
pub const SYNC_DRIVE: &str = "sync_drive";
/// Refreshes an Instagram token.
pub const REFRESH_INSTAGRAM: &str = "refresh_instagram";
/// Asks Instagram again what kind of account it is.
pub const CHECK_ACCOUNT: &str = "check_account";
/// Sweeps the shelf.
pub const SWEEP_BLOBS: &str = "sweep_shelf";
/// Hands a story over again to whoever said "later".
pub const REMIND: &str = "remind_hand_off";
/// Ends a pause at its time.
pub const RESUME: &str = "resume";
/// Asks Instagram which story it is that a person posted by hand.
pub const FIND_STORY: &str = "find_story";
/// Ends a day of practice.
pub const DRY_RUN: &str = "practice";
