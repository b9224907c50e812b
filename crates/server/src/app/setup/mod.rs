//! The set-up from `/start` to live: the wizard's steps, the connections and the schedule.

pub mod connect;
pub mod connect_from_group;
pub mod go_live;
pub mod google_access;
pub mod instagram_access;
pub mod time_zone;
pub mod wizard;
