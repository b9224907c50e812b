//! Reads the inputs for choosing the next category: the current mix, the latest posts, and the available
//! items.

use crate::row::read_row;
use crate::{StoreError, TenantTx};
use domain::ids::SourceId;

/// How many of the tenant's last posts the mix considers.
const MIX_WINDOW: i64 = 19;

/// The input for choosing the next category.
#[derive(Clone, Debug, Default)]
pub struct MixInput {
    /// Share of each category, 0 to 1; empty if no mix was chosen.
    pub mix: Vec<(String, f64)>,
    /// Categories of the last posts, newest first.
    pub recent: Vec<String>,
}

/// Number of pictures in one category.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CategoryCount {
    pub category: String,
    pub items: i64,
    pub rejected: i64,
}

read_row!(CategoryCount { category, items, rejected });

impl TenantTx {
    /// Reads the input for choosing the next category in one statement: the current mix, and the categories
    /// of the tenant's last posts, published or in flight, newest first.
    pub async fn mix_input(&mut self) -> Result<MixInput, StoreError> {
        let rows: Vec<(String, Option<f64>)> = self.scoped_as(
            "(SELECT category::text, ratio::float8 FROM category_post_case_mix
               WHERE tenant = $1 AND is_current ORDER BY category)
             UNION ALL
             (SELECT category_key, NULL FROM (
                 (SELECT m.category_key, q.publish_at AS at
                    FROM posting_queue AS q JOIN media_items AS m ON m.tenant = q.tenant AND m.id = q.media_item_id
                   WHERE q.tenant = $1 AND q.state IS NOT NULL)
                 UNION ALL
                 (SELECT coalesce(h.category_key, m.category_key), h.posted_at AT TIME ZONE 'UTC'
                    FROM posting_history AS h JOIN media_items AS m ON m.tenant = h.tenant AND m.id = h.media_item_id
                   WHERE h.tenant = $1 AND h.success ORDER BY h.posted_at DESC LIMIT $2)) AS recent
              ORDER BY at DESC LIMIT $2)",
        )
        .bind(MIX_WINDOW)
        .fetch_all(self.connection())
        .await?;
        let mut mix_input = MixInput::default();
        for (category, share) in rows {
            match share {
                Some(share) => mix_input.mix.push((category, share)),
                None => mix_input.recent.push(category),
            }
        }
        Ok(mix_input)
    }

    /// Returns the current mix: the share of each category.
    pub async fn mix(&mut self) -> Result<Vec<(String, f64)>, StoreError> {
        Ok(self.mix_input().await?.mix)
    }

    /// Returns the categories in which an item can be picked, with a loose scan of the pick's index.
    pub async fn pickable_categories(&mut self) -> Result<Vec<String>, StoreError> {
        Ok(self.scoped_scalar(
            "WITH RECURSIVE found (name) AS (
                (SELECT category_key FROM media_items
                  WHERE tenant = $1 AND is_active AND blocked_until IS NULL ORDER BY category_key LIMIT 1)
                UNION ALL
                SELECT (SELECT m.category_key FROM media_items AS m
                         WHERE m.tenant = $1 AND m.is_active AND m.blocked_until IS NULL AND m.category_key > found.name
                         ORDER BY m.category_key LIMIT 1)
                  FROM found WHERE found.name IS NOT NULL)
             SELECT name FROM found WHERE name IS NOT NULL",
        )
        .fetch_all(self.connection())
        .await?)
    }

    /// Returns the categories that have active items, with their counts.
    pub async fn categories(&mut self) -> Result<Vec<CategoryCount>, StoreError> {
        Ok(self.scoped_as(
            "SELECT category_key AS category, count(*) AS items, count(*) FILTER (WHERE verdict = 'rejected') AS rejected
               FROM media_items WHERE tenant = $1 AND is_active GROUP BY category_key ORDER BY category_key",
        )
        .fetch_all(self.connection())
        .await?)
    }

    /// Returns the categories of one source that have active items, with their counts.
    pub async fn categories_of(&mut self, source: SourceId) -> Result<Vec<CategoryCount>, StoreError> {
        Ok(self.scoped_as(
            "SELECT category_key AS category, count(*) AS items, count(*) FILTER (WHERE verdict = 'rejected') AS rejected
               FROM media_items WHERE tenant = $1 AND source_id = $2 AND is_active
              GROUP BY category_key ORDER BY category_key",
        )
        .bind(source.0)
        .fetch_all(self.connection())
        .await?)
    }
}
