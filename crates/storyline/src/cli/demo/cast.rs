//! Defines the demo's creators and its start time.

use testbed::NewCreator;

/// The two creators of the demo.
pub(super) const CREATORS: [NewCreator; 2] = [
    NewCreator { first_name: "Harbour", username: "harbour.coffee", zone: "Europe/Berlin" },
    NewCreator { first_name: "Night", username: "night.sky.club", zone: "America/New_York" },
];

/// The time at which the demo starts.
pub(super) const MORNING: &str = "2026-01-10T05:00:00Z";
