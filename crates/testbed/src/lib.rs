//! Storyline on a testbed: the real server with the sandbox, simulated creators, and a database that can be
//! damaged, filled and counted. Used by the demo, the tests and the trials; the product does not depend on
//! it.

pub mod creator;
pub mod database;
pub mod photographs;
pub mod testbed;

use std::time::Duration;

/// The longest real time to wait for something before it counts as stuck.
pub const PATIENCE: Duration = Duration::from_secs(20);

pub use self::creator::{Creator, NewCreator};
pub use self::testbed::{Testbed, TestbedError};
