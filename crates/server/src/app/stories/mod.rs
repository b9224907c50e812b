//! The stories of a live chat: upcoming stories, offered stories, and all actions on them.

pub mod decision;
pub mod dry_run;
pub mod pause;
pub mod pictures;
pub(crate) mod plan;
pub(crate) mod post_message;
pub mod queue;
pub mod reschedule;
pub mod review;
pub mod status;
pub mod stop;
pub(crate) mod withdraw;
