//! Stories of the whole program: the real server against the sandbox, each over a database of its own.

mod backstage;
mod containers;
mod database;
mod eavesdrop;
mod journey;
mod publishing;
mod world;
