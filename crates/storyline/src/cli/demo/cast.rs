//! The creators of the demo, and the morning it begins on.

use testbed::NewCreator;

/// The two creators of the demo, and what they wish for.
pub(super) const CREATORS: [NewCreator; 2] = [
    NewCreator { first_name: "Harbour", username: "harbour.coffee", zone: "Europe/Berlin" },
    NewCreator { first_name: "Night", username: "night.sky.club", zone: "America/New_York" },
];

/// The day on which the demo begins.
pub(super) const MORNING: &str = "2026-01-10T05:00:00Z";
