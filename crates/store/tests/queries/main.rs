//! What the database promises: isolation, leases, exactly-once, and indexes that are used.
//!
//! Every test has a database of its own, cloned from a migrated template, and meets it as the plain login that the
//! program uses. `make test` provides the cluster.

mod accounts;
mod claims;
mod columns;
mod conversations;
mod database;
mod endings;
mod fixtures;
mod history;
mod indexes;
mod isolation;
mod leases;
mod library;
mod links;
mod migrations;
mod picks;
mod planning;
mod retention;
mod selection;
mod shelf;
mod tenants;
mod turns;
