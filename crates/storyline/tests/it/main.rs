//! Tests the entire program: the real server against the sandbox, each story over its own database.
mod conversation;
mod operating;
mod people;
mod publishing;
mod setup;
mod world;
