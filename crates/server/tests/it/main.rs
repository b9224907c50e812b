//! Stories of the whole program: the real server against the sandbox, each over a database of its own.

mod accounts;
mod backstage;
mod chat_life;
mod cli;
mod containers;
mod crash;
mod database;
mod drive;
mod eavesdrop;
mod failpoints;
mod inbox;
mod journey;
mod limiter;
mod links;
mod outbox;
mod pages;
mod preview;
mod program;
mod publishing;
mod staged;
mod walls;
mod webhook;
mod wire;
mod world;
