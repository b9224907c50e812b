//! Measures the database cost of a run: durable commits per second, statements and commits.

use std::time::Duration;

use secrecy::SecretString;
use sqlx::Connection as _;
use tokio::time::Instant;

use super::owner;
use store::StoreError;

/// Number of statements that the program executed since counting started. Only statements on rows count, not
/// those that begin or end a transaction or set its role.
#[derive(Clone, Copy, Debug)]
pub struct Statements {
    /// Statements that plan posts and change their state, including claims.
    pub posts: i64,
    /// The claims among `posts`; one claim serves many posts.
    pub claims: i64,
    /// Statements that serve pictures to Instagram.
    pub pictures: i64,
    pub commits: i64,
}

/// Measures how many one-row commits per second `connections` connections can make durable. This is the upper
/// limit for all durable work.
pub async fn commits_per_second(
    url: &SecretString,
    connections: usize,
    length: Duration,
) -> Result<f64, StoreError> {
    let mut first = owner(url).await?;
    sqlx::raw_sql("CREATE TABLE IF NOT EXISTS trial_commits (n bigint)").execute(&mut first).await?;
    let began = Instant::now();
    let mut writers = Vec::new();
    for _ in 0..connections {
        let mut connection = owner(url).await?;
        writers.push(tokio::spawn(async move {
            let mut commits = 0_u32;
            while began.elapsed() < length {
                sqlx::query("INSERT INTO trial_commits VALUES ($1)")
                    .bind(1_i64)
                    .execute(&mut connection)
                    .await?;
                commits += 1;
            }
            Ok::<_, StoreError>(commits)
        }));
    }
    let mut commits = 0;
    for writer in writers {
        commits += writer.await.expect("a writer does not panic")?;
    }
    let took = began.elapsed();
    sqlx::raw_sql("DROP TABLE trial_commits").execute(&mut first).await?;
    first.close().await?;
    Ok(f64::from(commits) / took.as_secs_f64())
}

/// Makes the server count statements after its next start.
pub async fn prepare_counting(url: &SecretString) -> Result<(), StoreError> {
    let mut connection = owner(url).await?;
    sqlx::raw_sql("ALTER SYSTEM SET shared_preload_libraries = 'pg_stat_statements'")
        .execute(&mut connection)
        .await?;
    Ok(connection.close().await?)
}

/// Resets the counts.
pub async fn count_statements_from_now(url: &SecretString) -> Result<(), StoreError> {
    let mut connection = owner(url).await?;
    sqlx::raw_sql("CREATE EXTENSION IF NOT EXISTS pg_stat_statements; SELECT pg_stat_statements_reset()")
        .execute(&mut connection)
        .await?;
    Ok(connection.close().await?)
}

/// Returns the counts. Excludes background work, in which each statement has its own commit: polling for
/// messages, updates and chores, the poller, rate limits, the clock, and the readiness probe. Also excludes
/// receipts: enqueueing them, and postponing them while sending to Telegram is blocked.
pub async fn statements(url: &SecretString) -> Result<Statements, StoreError> {
    let mut connection = owner(url).await?;
    let (posts, claims, pictures, commits) = sqlx::query_as(
        "WITH asked AS (
            SELECT query, calls,
                   query ~ '^(BEGIN|COMMIT|ROLLBACK|SET |RESET|SAVEPOINT|ALTER |CREATE )' AS framing,
                   query ~ '^WITH due AS' AS claim,
                   query ~ 'blob|media_fetches|^SELECT rendition_sha256' AS picture,
                   query ~ '^(INSERT INTO|UPDATE) outbox' AS receipt,
                   query ~ 'clock_timestamp\\(\\) AS now|rate_limits|telegram_updates|chores|poller|_sqlx_migrations'
                       OR query ~ '^WITH due AS .*outbox' OR query ~ '^SELECT count' AS aside
              FROM pg_stat_statements AS s JOIN pg_roles AS r ON r.oid = s.userid
             WHERE r.rolname <> current_user)
         SELECT coalesce(sum(calls) FILTER (WHERE NOT (framing OR aside OR picture OR receipt)), 0)::bigint,
                coalesce(sum(calls) FILTER (WHERE claim AND NOT aside), 0)::bigint,
                coalesce(sum(calls) FILTER (WHERE picture AND NOT framing), 0)::bigint,
                (coalesce(sum(calls) FILTER (WHERE query = 'COMMIT'), 0)
                 - coalesce(sum(calls) FILTER (WHERE aside AND NOT framing), 0)
                 - coalesce(sum(calls) FILTER (WHERE query ~ '^INSERT INTO media_fetches|^UPDATE outbox'), 0))::bigint
           FROM asked",
    )
    .fetch_one(&mut connection)
    .await?;
    Ok(Statements { posts, claims, pictures, commits })
}

/// The database work for presses of buttons, starting with the claims of their updates.
#[derive(Clone, Copy, Debug)]
pub struct PressStatements {
    pub transactions: f64,
    /// Statements, plus two for each transaction: one to open it and one to close it.
    pub round_trips: f64,
}

/// Counts the database work for presses since counting began. During that time, nothing else may have been
/// handled, and messages must have been held back. A claim counts if it found a press. Does not count the
/// inserts by the webhook, or queries for the clock or the schema version.
pub async fn press_statements(url: &SecretString) -> Result<PressStatements, StoreError> {
    let mut connection = owner(url).await?;
    let (opened, statements, claimed): (i64, i64, i64) = sqlx::query_as(
        "WITH asked AS (
            SELECT query, calls, rows, r.rolname IN ('storyline_app', 'storyline_door') AS own,
                   query ~ '^SET LOCAL ROLE storyline_(app|door)' AS opens,
                   query ~ '^WITH (claimed AS \\(WITH )?due AS .*telegram_updates' AS claim,
                   query ~ '^(BEGIN|COMMIT|ROLLBACK|SET |RESET|SAVEPOINT)|set_config' AS framing,
                   query ~ '^INSERT INTO telegram_updates|clock_timestamp\\(\\) AS now|_sqlx_migrations' AS aside
              FROM pg_stat_statements AS s JOIN pg_roles AS r ON r.oid = s.userid
             WHERE r.rolname <> current_user)
         SELECT (coalesce(sum(calls) FILTER (WHERE opens), 0)
                 - coalesce(sum(calls) FILTER (WHERE own AND (aside OR claim)), 0))::bigint,
                coalesce(sum(calls) FILTER (WHERE own AND NOT (claim OR framing OR aside)), 0)::bigint,
                coalesce(sum(rows) FILTER (WHERE claim), 0)::bigint
           FROM asked",
    )
    .fetch_one(&mut connection)
    .await?;
    let count = |rows: i64| f64::from(i32::try_from(rows).unwrap_or(i32::MAX));
    let transactions = count(opened + claimed);
    Ok(PressStatements { transactions, round_trips: count(statements + claimed) + 2.0 * transactions })
}

/// Holds back every message that is enqueued from now on.
pub async fn hold_messages(url: &SecretString) -> Result<(), StoreError> {
    let mut connection = owner(url).await?;
    sqlx::raw_sql(
        "CREATE FUNCTION trial_hold() RETURNS trigger LANGUAGE plpgsql AS
            'BEGIN NEW.due_at := NEW.due_at + interval ''1 day''; RETURN NEW; END';
         CREATE TRIGGER trial_hold BEFORE INSERT ON outbox FOR EACH ROW EXECUTE FUNCTION trial_hold()",
    )
    .execute(&mut connection)
    .await?;
    Ok(connection.close().await?)
}

/// Releases the messages that were held back.
pub async fn release_messages(url: &SecretString) -> Result<(), StoreError> {
    let mut connection = owner(url).await?;
    sqlx::raw_sql(
        "DROP FUNCTION trial_hold CASCADE;
         UPDATE outbox SET due_at = due_at - interval '1 day' WHERE due_at IS NOT NULL",
    )
    .execute(&mut connection)
    .await?;
    Ok(connection.close().await?)
}

/// The size of a database.
#[derive(Clone, Copy, Debug)]
pub struct Weight {
    /// Total size in MB.
    pub megabytes: f64,
    /// Bytes that a story occupies permanently: its history entry, its slot and its lock, with their indexes.
    pub bytes_per_story: f64,
}

pub async fn weigh(url: &SecretString) -> Result<Weight, StoreError> {
    let (megabytes, bytes_per_story) = sqlx::query_as(
        "SELECT pg_database_size(current_database()) / 1e6::float8,
                (pg_total_relation_size('posting_history') + pg_total_relation_size('posting_slots')
                 + pg_total_relation_size('media_posting_locks'))::float8 / greatest(1, (SELECT count(*) FROM posting_history))",
    )
    .fetch_one(&mut owner(url).await?)
    .await?;
    Ok(Weight { megabytes, bytes_per_story })
}

/// Returns all statements with their number of calls, the most frequent first, to explain the figures.
pub async fn statement_texts(url: &SecretString) -> Result<Vec<(i64, String)>, StoreError> {
    let mut connection = owner(url).await?;
    Ok(sqlx::query_as(
        "SELECT calls, regexp_replace(query, '\\s+', ' ', 'g') FROM pg_stat_statements AS s
           JOIN pg_roles AS r ON r.oid = s.userid WHERE r.rolname <> current_user ORDER BY calls DESC LIMIT 60",
    )
    .fetch_all(&mut connection)
    .await?)
}
