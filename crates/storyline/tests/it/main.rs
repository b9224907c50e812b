//! Runs the complete program: the real server against the sandbox, each test with its own database.
mod conversation;
mod operating;
mod people;
mod publishing;
mod setup;
mod world;
