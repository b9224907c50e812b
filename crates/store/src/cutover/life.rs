//! Detects whether the legacy application is running: it records every run of its loops, every interaction
//! with people and every post.

use jiff::Timestamp;
use sqlx::PgConnection;

use super::CutoverError;

/// After this many minutes without activity, the legacy application counts as stopped. Its loops run once a
/// minute.
pub(super) const QUIET_MINUTES: i64 = 5;

/// Selects the newest row that the legacy application wrote. Rows that Storyline wrote are excluded: they
/// have an outcome or a state.
const NEWEST: &str = "
SELECT what, at AT TIME ZONE 'UTC' FROM (
    SELECT 'a run of its loops' AS what, max(started_at) AS at FROM service_runs
    UNION ALL SELECT 'the end of a run', max(completed_at) FROM service_runs
    UNION ALL SELECT 'a word with its people', max(created_at) FROM user_interactions
    UNION ALL SELECT 'an end of a post', max(posted_at) FROM posting_history WHERE chat_settings_id IS NULL AND outcome IS NULL
    UNION ALL SELECT 'a new post', max(created_at) FROM posting_queue WHERE chat_settings_id IS NULL AND state IS NULL
) AS newest WHERE at IS NOT NULL ORDER BY at DESC LIMIT 1";

/// Fails if the legacy application was active within [`QUIET_MINUTES`]. A row with a future time counts as
/// current, because the clocks may differ.
pub(super) async fn refuse_the_living(
    connection: &mut PgConnection,
    now: Timestamp,
) -> Result<(), CutoverError> {
    let newest: Option<(String, jiff_sqlx::Timestamp)> =
        sqlx::query_as(NEWEST).fetch_optional(connection).await?;
    let Some((what, at)) = newest else { return Ok(()) };
    let seconds = now.duration_since(at.to_jiff()).as_secs();
    if seconds >= QUIET_MINUTES * 60 {
        return Ok(());
    }
    let kinds = ["a run of its loops", "the end of a run", "a word with its people", "an end of a post"];
    let what = kinds.into_iter().find(|kind| *kind == what).unwrap_or("a new post");
    Err(CutoverError::StillAlive { seconds: seconds.max(0), what })
}
