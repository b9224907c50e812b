//! Tests the path from a planned time to a live story, with faults on the way.
mod containers;
mod crash;
mod drive;
mod dry_run;
mod failpoints;
mod journey;
mod outage;
mod pictures;
mod publish;
mod replicas;
mod reschedule;
mod review;
mod rolling;
mod stop;
mod streak;
mod timed;
mod withdrawn;
