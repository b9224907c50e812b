//! Storyline on a testbed: the real server against the sandbox, creators who use it, and a database that can be hurt,
//! filled and counted. For the demo, the tests and the trials; the product knows nothing of it.

pub mod creator;
pub mod database;
pub mod photographs;
pub mod testbed;

use std::time::Duration;

/// The longest that anything may take in the real world before it counts as stuck.
pub const PATIENCE: Duration = Duration::from_secs(20);

pub use self::creator::{Creator, NewCreator};
pub use self::testbed::{Testbed, TestbedError};
