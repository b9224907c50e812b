//! Tests concurrent claims: each row is claimed by one worker only.

use std::collections::HashSet;
use std::sync::Arc;
use std::time::Duration;

use domain::ids::Tenant;
use store::Store;
use store::lease::{ChoreKey, OutboxKey, PostKey, UpdateKey};
use tokio::sync::Barrier;
use tokio::task::JoinSet;

use crate::database::Database;
use crate::fixtures::{LEASE, minutes, noon};

/// Number of due rows in each table of a race.
const ROWS: usize = 200;
/// Number of concurrent claimers.
const CLAIMERS: usize = 8;

#[derive(Clone, Copy, Debug)]
enum Queue {
    Posts,
    Outbox,
    Updates,
    Chores,
}

impl Queue {
    /// Returns SQL that inserts [`ROWS`] due rows. Each message and update belongs to a different chat.
    fn filling(self) -> &'static str {
        match self {
            Self::Posts => {
                "INSERT INTO posting_queue (chat_settings_id, scheduled_for, status, state, origin, publish_at, due_at)
                 SELECT $1, '2026-03-02', 'processing', 'reserving', 'timed', $2, $2 FROM generate_series(1, 200)"
            }
            Self::Outbox => {
                "INSERT INTO outbox (id, chat_settings_id, telegram_chat_id, kind, payload, due_at, created_at)
                 SELECT gen_random_uuid(), $1, n, 'k', '{}', $2, $2 FROM generate_series(1, 200) AS n"
            }
            Self::Updates => {
                "INSERT INTO telegram_updates (update_id, telegram_chat_id, body, received_at, due_at)
                 SELECT n, n, $1::uuid::text, $2, $2 FROM generate_series(1, 200) AS n"
            }
            Self::Chores => {
                "INSERT INTO chores (chat_settings_id, kind, key, due_at)
                 SELECT $1, 'sync', n::text, $2 FROM generate_series(1, 200) AS n"
            }
        }
    }

    /// Claims up to `most` rows. Returns the row and the fence of each.
    async fn claim(self, store: &Store, most: usize) -> Vec<(String, i64)> {
        match self {
            Self::Posts => {
                let leases = store.claim::<PostKey>(noon(), most, LEASE).await.unwrap();
                leases.into_iter().map(|lease| (lease.key.id.to_string(), lease.fence)).collect()
            }
            Self::Outbox => {
                let leases = store.claim::<OutboxKey>(noon(), most, LEASE).await.unwrap();
                leases.into_iter().map(|lease| (lease.key.id.to_string(), lease.fence)).collect()
            }
            Self::Updates => {
                let leases = store.claim::<UpdateKey>(noon(), most, LEASE).await.unwrap();
                leases.into_iter().map(|lease| (lease.key.update_id.to_string(), lease.fence)).collect()
            }
            Self::Chores => {
                let leases = store.claim::<ChoreKey>(noon(), most, LEASE).await.unwrap();
                leases.into_iter().map(|lease| (lease.key.key, lease.fence)).collect()
            }
        }
    }
}

/// Starts all claimers at once and runs them until no row is left to claim.
async fn race(store: &Store, queue: Queue) -> Vec<(String, i64)> {
    let start = Arc::new(Barrier::new(CLAIMERS));
    let mut claimers = JoinSet::new();
    for n in 0..CLAIMERS {
        let (store, start) = (store.clone(), Arc::clone(&start));
        claimers.spawn(async move {
            start.wait().await;
            let mut mine = Vec::new();
            loop {
                let claimed = queue.claim(&store, 3 + n).await;
                if claimed.is_empty() {
                    return mine;
                }
                mine.extend(claimed);
            }
        });
    }
    claimers.join_all().await.into_iter().flatten().collect()
}

async fn fill(db: &Database, tenant: Tenant, queue: Queue) {
    use jiff_sqlx::ToSqlx as _;
    let made = sqlx::query(queue.filling())
        .bind(tenant.key())
        .bind(noon().to_sqlx())
        .execute(&db.owner)
        .await
        .unwrap();
    assert_eq!(made.rows_affected(), ROWS as u64);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn two_claimers_never_get_the_same_row() {
    let db = Database::fresh().await;
    let tenant = db.tenant(1).await;
    for queue in [Queue::Posts, Queue::Outbox, Queue::Updates, Queue::Chores] {
        fill(&db, tenant, queue).await;
        let claimed = race(&db.store, queue).await;
        let rows: HashSet<&str> = claimed.iter().map(|(row, _)| row.as_str()).collect();
        assert_eq!((claimed.len(), rows.len()), (ROWS, ROWS), "{queue:?}: every row once");
        assert!(
            claimed.iter().all(|(_, fence)| *fence == 1),
            "{queue:?}: each was claimed for the first time"
        );
    }
}

/// One chat has 5,000 due messages and updates. Twenty other chats have one message and one update each,
/// which are due later than those of the first chat.
#[tokio::test]
async fn a_clogged_chat_keeps_nobody_else_waiting() {
    use jiff_sqlx::ToSqlx as _;
    let db = Database::fresh().await;
    let tenant = db.tenant(1).await;
    let clog = [
        "INSERT INTO outbox (id, chat_settings_id, telegram_chat_id, kind, payload, due_at, created_at)
         SELECT gen_random_uuid(), $1, CASE WHEN n <= 5000 THEN 0 ELSE n END, 'k', '{}',
                $2::timestamptz - (5020 - n) * interval '1 second', $2 FROM generate_series(1, 5020) AS n",
        "INSERT INTO telegram_updates (update_id, telegram_chat_id, body, received_at, due_at)
         SELECT n, CASE WHEN n <= 5000 THEN 0 ELSE n END, $1::uuid::text, $2,
                $2::timestamptz - (5020 - n) * interval '1 second' FROM generate_series(1, 5020) AS n",
    ];
    for sql in clog {
        sqlx::query(sql).bind(tenant.key()).bind(noon().to_sqlx()).execute(&db.owner).await.unwrap();
    }
    for queue in [Queue::Outbox, Queue::Updates] {
        let claimed = queue.claim(&db.store, 32).await;
        assert_eq!(claimed.len(), 21, "{queue:?}: the oldest of each chat, in one claim");
        assert_eq!(
            queue.claim(&db.store, 32).await.len(),
            0,
            "{queue:?}: no chat's second while its first is held"
        );
    }
}

#[tokio::test]
async fn what_is_not_due_yet_is_not_claimed_and_what_is_due_longest_comes_first() {
    let db = Database::fresh().await;
    let tenant = db.tenant(1).await;
    let mut tx = db.store.begin(tenant).await.unwrap();
    for (key, due) in [("late", minutes(1)), ("second", noon()), ("first", minutes(-9))] {
        tx.chore_due("sync", key, due).await.unwrap();
    }
    tx.commit().await.unwrap();
    let first = db.store.claim::<ChoreKey>(noon(), 1, LEASE).await.unwrap();
    assert_eq!(first[0].key.key, "first");
    let rest = db.store.claim::<ChoreKey>(noon(), 9, LEASE).await.unwrap();
    assert_eq!(rest.iter().map(|lease| lease.key.key.as_str()).collect::<Vec<_>>(), ["second"]);
}

#[tokio::test]
async fn a_row_that_the_older_system_wrote_is_never_claimed() {
    let db = Database::fresh().await;
    db.as_owner(
        "WITH item AS (INSERT INTO media_items (file_path, file_name, file_size, file_hash)
                       VALUES ('a', 'a', 1, 'a') RETURNING id)
         INSERT INTO posting_queue (media_item_id, scheduled_for, due_at) SELECT id, now(), '2026-01-01' FROM item",
    )
    .await;
    assert!(db.store.claim::<PostKey>(noon(), 10, LEASE).await.unwrap().is_empty());
}

#[tokio::test]
async fn an_expired_lease_is_claimed_again_under_a_higher_fence() {
    let db = Database::fresh().await;
    let tenant = db.tenant(1).await;
    for (queue, table) in [
        (Queue::Posts, "posting_queue"),
        (Queue::Outbox, "outbox"),
        (Queue::Updates, "telegram_updates"),
        (Queue::Chores, "chores"),
    ] {
        fill(&db, tenant, queue).await;
        let first = queue.claim(&db.store, ROWS).await;
        assert_eq!(first.len(), ROWS, "{queue:?}");
        assert!(queue.claim(&db.store, ROWS).await.is_empty(), "{queue:?}: all of it is held");
        db.expire(table).await;
        let second = queue.claim(&db.store, ROWS).await;
        assert_eq!(second.len(), ROWS, "{queue:?}");
        assert!(second.iter().all(|(_, fence)| *fence == 2), "{queue:?}");
    }
}

#[tokio::test]
async fn past_half_its_time_a_lease_starts_nothing_outside() {
    let db = Database::fresh().await;
    let tenant = db.tenant(1).await;
    db.plan(tenant, &[noon()]).await;
    let claimed = db.store.claim::<PostKey>(noon(), 1, Duration::ZERO).await.unwrap();
    assert!(!claimed[0].may_act());
    claimed[0].renewed(LEASE);
    assert!(claimed[0].may_act());
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn one_replica_polls_at_a_time() {
    let db = Database::fresh().await;
    let start = Arc::new(Barrier::new(CLAIMERS));
    let mut replicas = JoinSet::new();
    for _ in 0..CLAIMERS {
        let (store, start) = (db.store.clone(), Arc::clone(&start));
        replicas.spawn(async move {
            let mut lookup = store.lookup().await.unwrap();
            start.wait().await;
            let lease = lookup.claim_poller(42, None, LEASE).await.unwrap();
            lookup.commit().await.unwrap();
            lease
        });
    }
    let mut held: Vec<_> = replicas.join_all().await.into_iter().flatten().collect();
    assert_eq!(held.len(), 1);
    let old = held.remove(0);
    db.expire("poller").await;
    let mut lookup = db.store.lookup().await.unwrap();
    let new = lookup.claim_poller(42, None, LEASE).await.unwrap().expect("the old lease ran out");
    assert!(lookup.polled(&old, 100, noon()).await.is_err(), "the old poller moves nothing");
    lookup.polled(&new, 7, noon()).await.unwrap();
    lookup.polled(&new, 3, noon()).await.unwrap();
    lookup.release_poller(&new).await.unwrap();
    let next = lookup.claim_poller(42, None, LEASE).await.unwrap().expect("it was given back");
    assert_eq!(next.next_offset, 3, "the ids may start over");
}
