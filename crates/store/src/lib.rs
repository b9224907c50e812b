//! PostgreSQL: the only crate that knows SQL.
