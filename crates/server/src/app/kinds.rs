//! The kinds of messages, as the outbox stores them.

/// A post that its people are asked about.
pub const OFFER: &str = "offer";
/// A post that a person posts by hand.
pub const MANUAL: &str = "hand_off";
/// A picture that somebody sent, with its preview and what may be done with it.
pub const PICTURE: &str = "picture";
/// How things stand.
pub const STATUS: &str = "status";
/// What is coming.
pub const QUEUE: &str = "queue";
/// A story that was asked for now.
pub const NEXT: &str = "next";
/// How long to pause, and the pause that is in force.
pub const PAUSE: &str = "pause";
pub const STOPPED: &str = "stopped";
/// What is chosen, and where to change it.
pub const SETTINGS: &str = "settings";
/// To the operator: Instagram answers nobody.
pub const INSTAGRAM_AWAY: &str = "instagram_away";
/// A practised story, at the moment at which it would be live.
pub const DRY_RUN_POSTED: &str = "practised";
/// A day of practice is over.
pub const DRY_RUN_OVER: &str = "practice_over";
/// A connection that was lost works again.
pub const WORKS_AGAIN: &str = "works_again";
/// The guided set-up.
pub const WIZARD: &str = "wizard";
