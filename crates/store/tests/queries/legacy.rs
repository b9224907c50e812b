//! Provides databases of the legacy application in both variants, and the statements that it runs.

use sqlx::{AssertSqlSafe, Connection as _, PgConnection};

use crate::database::{Cluster, raw};

/// The schema of the legacy application, after its set-up and later changes.
const SCHEMA: &str = include_str!("../legacy/schema.sql");
/// Its rows on 13 February 2026.
const ROWS: &str = include_str!("../../migrations/samples/0001_legacy_baseline.sql");
/// The statements that it runs.
const STATEMENTS: &str = include_str!("../legacy/statements.sql");

/// The two ways in which it created its database.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Variant {
    /// By its migrations: one token of each kind in total.
    Migrated,
    /// By its models: one token of each kind per account.
    Modelled,
}

/// What a statement is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum About {
    Read,
    Library,
    Queue,
}

/// A statement, with its purpose.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Statement {
    pub(crate) about: About,
    pub(crate) what: &'static str,
    pub(crate) sql: &'static str,
}

/// Returns all its statements, in order.
pub(crate) fn statements() -> Vec<Statement> {
    let parts = STATEMENTS.split("\n\n-- ").skip(1);
    let read = |part: &'static str| {
        let (head, sql) = part.split_once('\n').expect("a line that says what it is");
        let (about, what) = head.split_once(": ").expect("what it is about");
        let about = match about {
            "read" => About::Read,
            "library" => About::Library,
            "queue" => About::Queue,
            other => panic!("{other} is nothing that a statement is about"),
        };
        Statement { about, what, sql }
    };
    let all: Vec<Statement> = parts.map(read).collect();
    assert!(all.len() > 40, "it says more than this");
    all
}

/// Creates a database of the legacy application, with its rows. Returns the database's name.
pub(crate) async fn deployment(cluster: &Cluster, variant: Variant) -> String {
    let name = cluster.empty().await;
    let mut owner = raw(&cluster.owner(&name)).await;
    run(&mut owner, SCHEMA).await;
    run(&mut owner, ROWS).await;
    if variant == Variant::Modelled {
        run(&mut owner, include_str!("../legacy/variant.sql")).await;
        run(&mut owner, include_str!("../legacy/variant_rows.sql")).await;
    }
    owner.close().await.unwrap();
    name
}

/// Runs SQL in a session, with its current role.
pub(crate) async fn run(session: &mut PgConnection, sql: &'static str) {
    sqlx::raw_sql(sql).execute(session).await.unwrap();
}

/// Returns the result of a statement that reads, as JSON.
pub(crate) async fn shown(session: &mut PgConnection, statement: &Statement) -> String {
    let sql = format!("SELECT coalesce(json_agg(row_to_json(s))::text, '') FROM ({}) AS s", statement.sql);
    sqlx::query_scalar(AssertSqlSafe(sql)).fetch_one(session).await.unwrap()
}
