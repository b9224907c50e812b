//! Adopts a database of the legacy application in place: compares it with the baseline, then records the
//! baseline as applied.

use sqlx::{AssertSqlSafe, Connection as _, PgConnection, Row as _};

use super::catalogue::{self, Line};
use super::embedded::{MIGRATIONS, in_words};
use crate::StoreError;

/// The advisory lock for adoption, so that concurrent adoptions of one database wait for each other. The
/// number is "adopt" in ASCII.
const ADOPTING: i64 = 0x0061_646f_7074;
/// The migration that contains the legacy application's schema.
const BASELINE: i64 = 1;
/// A constraint that the legacy application's own migrations created in only one of its two database
/// variants.
const ONLY_IN_ONE_VARIANT: &str = "UNIQUE (service_name, token_type) on api_tokens";
/// An error message lists at most this many differences and counts the rest.
const MOST_SHOWN: usize = 20;

/// The differences that prevent a database from being adopted.
struct Difference {
    not_there: Vec<String>,
    not_known: Vec<String>,
}

/// Records the baseline as applied if the legacy application created the tables. Does nothing for other
/// databases or if the baseline is already recorded. If the tables differ from the baseline, fails with
/// [`StoreError::Schema`], which lists the differences, and changes nothing.
pub(super) async fn adopt(connection: &mut PgConnection) -> Result<(), StoreError> {
    if !is_foreign(connection).await? {
        return Ok(());
    }
    let mut tx = connection.begin().await?;
    sqlx::query("SELECT pg_advisory_xact_lock($1)").bind(ADOPTING).execute(&mut *tx).await?;
    if !is_foreign(&mut tx).await? {
        return Ok(());
    }
    let found = catalogue::read(&mut tx, "public").await?;
    let expected = baseline(&mut tx).await?;
    let mut difference = Difference::between(expected, found);
    difference.not_known.extend(catalogue::who_else(&mut tx).await?);
    if let Some(words) = difference.in_words() {
        return Err(StoreError::Schema(words));
    }
    MIGRATIONS.skip(&mut *tx, Some(BASELINE)).await.map_err(in_words)?;
    sqlx::query("UPDATE _sqlx_migrations SET description = description || ', adopted' WHERE version = $1")
        .bind(BASELINE)
        .execute(&mut *tx)
        .await?;
    Ok(tx.commit().await?)
}

/// Returns whether the database has baseline tables that Storyline's migrations did not create.
async fn is_foreign(connection: &mut PgConnection) -> Result<bool, StoreError> {
    let row = sqlx::query(
        "SELECT to_regclass('public._sqlx_migrations') IS NULL
            AND EXISTS (SELECT 1 FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p')
                           AND relname IN ('chat_settings', 'media_items', 'posting_queue', 'posting_history',
                                           'media_posting_locks', 'category_post_case_mix', 'api_tokens',
                                           'instagram_accounts', 'users')) AS foreign_tables",
    )
    .fetch_one(connection)
    .await?;
    Ok(row.try_get("foreign_tables")?)
}

/// Returns the baseline's catalogue. Creates the baseline among the session's temporary tables and rolls it
/// back.
async fn baseline(connection: &mut PgConnection) -> Result<Vec<Line>, StoreError> {
    let migration = MIGRATIONS.iter().find(|migration| migration.version == BASELINE);
    let sql = migration.expect("the baseline is embedded").sql.clone();
    let path: String =
        sqlx::query_scalar("SELECT current_setting('search_path')").fetch_one(&mut *connection).await?;
    let mut aside = connection.begin().await?;
    // The extension is created in its own schema, where the baseline's first statement finds it.
    let extension = "CREATE EXTENSION IF NOT EXISTS \"uuid-ossp\" SCHEMA public";
    sqlx::query(extension).execute(&mut *aside).await?;
    let first = format!("SET LOCAL search_path = pg_temp, {path}");
    sqlx::query(AssertSqlSafe(first)).execute(&mut *aside).await?;
    sqlx::raw_sql(sql).execute(&mut *aside).await?;
    let lines = catalogue::read(&mut aside, "pg_temp").await?;
    aside.rollback().await?;
    Ok(lines)
}

impl Difference {
    /// Compares two lists that may contain duplicates: each line must occur equally often in both.
    fn between(mut expected: Vec<Line>, found: Vec<Line>) -> Self {
        let mut not_known = Vec::new();
        for line in found {
            match expected.iter().position(|wanted| *wanted == line) {
                Some(place) => drop(expected.swap_remove(place)),
                None => not_known.push(line.0),
            }
        }
        expected.retain(|line| line.0 != ONLY_IN_ONE_VARIANT);
        let mut not_there: Vec<String> = expected.into_iter().map(|line| line.0).collect();
        not_there.sort_unstable();
        Self { not_there, not_known }
    }

    /// Returns the error message; `None` if there are no differences.
    fn in_words(&self) -> Option<String> {
        let missing = self.not_there.iter().map(|line| format!("  missing: {line}"));
        let unknown = self.not_known.iter().map(|line| format!("  unknown: {line}"));
        let lines: Vec<String> = missing.chain(unknown).collect();
        if lines.is_empty() {
            return None;
        }
        let shown = lines[..lines.len().min(MOST_SHOWN)].join("\n");
        let more = match lines.len().saturating_sub(MOST_SHOWN) {
            0 => String::new(),
            more => format!("\n  and {more} more"),
        };
        Some(format!(
            "this database holds tables of another application, and they are not those that Storyline can adopt; \
             nothing was changed. What differs:\n{shown}{more}"
        ))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines(words: &[&str]) -> Vec<Line> {
        words.iter().map(|word| Line((*word).into())).collect()
    }

    #[test]
    fn the_same_in_any_order_is_no_difference_and_twice_is_one() {
        assert_eq!(Difference::between(lines(&["a", "b"]), lines(&["b", "a"])).in_words(), None);
        let twice = Difference::between(lines(&["a"]), lines(&["a", "a"])).in_words().unwrap();
        assert!(twice.ends_with("  unknown: a"), "{twice}");
    }

    #[test]
    fn only_the_key_that_one_variant_lacks_may_be_missing() {
        let key = ONLY_IN_ONE_VARIANT;
        assert_eq!(Difference::between(lines(&["a", key]), lines(&["a"])).in_words(), None);
        assert!(Difference::between(lines(&["a", key]), lines(&[key])).in_words().is_some());
    }

    #[test]
    fn a_long_list_is_cut_and_counted() {
        let many: Vec<Line> = (0..25).map(|n| Line(format!("table t{n}"))).collect();
        assert!(Difference::between(vec![], many).in_words().unwrap().ends_with("  and 5 more"));
    }
}
