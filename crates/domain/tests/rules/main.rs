//! What the rules promise, seen from outside: over all states, all zones, and plans at random.
mod every_zone;
mod post;
mod slots;
