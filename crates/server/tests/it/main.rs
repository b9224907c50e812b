//! Stories of the whole program: the real server against the sandbox, each over a database of its own.

mod accounts;
mod backstage;
mod containers;
mod database;
mod drive;
mod eavesdrop;
mod journey;
mod publishing;
mod world;
