//! Tests the rules through their public interface: for all states, all time zones and random schedules.
mod every_zone;
mod post;
mod slots;
