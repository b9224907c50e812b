//! Tests the guarantees of the database: tenants are isolated, leases hold, effects happen exactly once, and
//! queries use their indexes.
//!
//! Every test has its own database, cloned from a migrated template, and connects with the same plain login
//! as the program. `make test` provides the cluster.
mod accounts;
mod adoption;
mod arrivals;
mod blobs;
mod catalogue;
mod claims;
mod columns;
mod conversations;
mod crossing;
mod crowd;
mod cutover;
mod database;
mod embedded;
mod endings;
mod erasure;
mod fixtures;
mod history;
mod indexes;
mod isolation;
mod leases;
mod legacy;
mod library;
mod links;
mod migrations;
mod picks;
mod planning;
mod pooled;
mod publish_lock;
mod ratio;
mod retention;
mod selection;
mod source_code;
mod strong_login;
mod tenants;
mod wall;
