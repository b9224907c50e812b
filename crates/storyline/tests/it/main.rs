//! Stories of the whole program: the real server against the sandbox, each over a database of its own.
mod conversation;
mod operating;
mod people;
mod publishing;
mod setup;
mod world;
