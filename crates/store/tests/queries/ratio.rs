//! Measures the cost of row security: runs the product's own calls on two equal databases, one of them with
//! row security disabled. This is a measurement: run it alone, in a release build, as described in
//! `docs/performance.md`.

use std::time::Duration;

use domain::ids::Tenant;
use domain::post::PostState;
use serde_json::json;
use sqlx::AssertSqlSafe;
use store::callbacks::StoredButton;
use store::lookup::Person;
use tokio::time::Instant;
use uuid::Uuid;

use crate::database::Database;
use crate::fixtures::{minutes, noon};
use crate::tenants::TwoTenants;

/// Adds 1,000 tenants, and 100,000 pictures of the tenant that is measured.
const CROWD: &str = "
INSERT INTO chat_settings (id, telegram_chat_id, lifecycle) SELECT gen_random_uuid(), n, 'active' FROM generate_series(1, 1000) AS n;
INSERT INTO media_items (chat_settings_id, file_path, file_name, file_size, file_hash, category, verdict, last_posted_at, blocked_until)
    SELECT t.id, 'm' || n, 'm' || n, 1, '', 'c' || n % 10, 'ready', timestamp '2026-01-01' + n * interval '1 minute',
           CASE WHEN n % 3 = 0 THEN timestamptz 'infinity' END
      FROM (SELECT id FROM chat_settings WHERE telegram_chat_id = -1001) AS t, generate_series(1, 100000) AS n;
INSERT INTO callback_tokens (chat_settings_id, token, action, created_at)
    SELECT id, md5(id::text || n), 'skip', now() FROM chat_settings, generate_series(1, 100) AS n;
ANALYZE;";

const ROUNDS: usize = 21;
const CALLS: usize = 200;

struct Measured {
    two: TwoTenants,
    token: String,
}

async fn with_row_security(bound: bool) -> Measured {
    let two = TwoTenants::furnished().await;
    sqlx::raw_sql(CROWD).execute(&two.db.owner).await.unwrap();
    if !bound {
        let protected: Vec<String> = sqlx::query_scalar(
            "SELECT relname::text FROM pg_class WHERE relrowsecurity AND relnamespace = 'public'::regnamespace",
        )
        .fetch_all(&two.db.owner)
        .await
        .unwrap();
        for table in protected {
            let off = format!("ALTER TABLE {table} DISABLE ROW LEVEL SECURITY");
            sqlx::query(AssertSqlSafe(off)).execute(&two.db.owner).await.unwrap();
        }
    }
    let mut tx = two.db.store.begin(two.a).await.unwrap();
    let post: Uuid = two.db.ask("SELECT id FROM posting_queue ORDER BY tenant LIMIT 1").await;
    let act = StoredButton {
        action: "skip".into(),
        post: Some(domain::ids::PostId(post)),
        from_state: Some(PostState::AwaitingReview),
        payload: json!({}),
    };
    let token = tx.make_buttons(&[act], noon()).await.unwrap().remove(0);
    tx.commit().await.unwrap();
    Measured { two, token }
}

/// Picks a picture like the reserving step: one transaction, one query.
async fn pick(db: &Database, tenant: Tenant, n: usize) {
    let mut tx = db.store.begin(tenant).await.unwrap();
    let picked = tx.pick_in(&format!("c{}", n % 10)).await.unwrap();
    assert!(picked.is_some());
    tx.commit().await.unwrap();
}

/// Handles a button press like the bot: looks up person, tenant, button and post, adds a chore and an audit
/// row.
async fn press(measured: &Measured) {
    let (db, tenant) = (&measured.two.db, measured.two.a);
    let mut lookup = db.store.lookup().await.unwrap();
    let person = Person {
        telegram_user_id: 7001,
        first_name: Some("Ada".into()),
        username: None,
        language_code: None,
    };
    let user = lookup.upsert_user(&person, noon()).await.unwrap();
    assert_eq!(lookup.tenant_of_button(&measured.token).await.unwrap(), Some(tenant));
    assert_eq!(lookup.tenant_of_chat(-1001).await.unwrap(), Some(tenant));
    assert!(lookup.role_of(tenant, user).await.unwrap().is_some());
    lookup.commit().await.unwrap();
    let mut tx = db.store.begin(tenant).await.unwrap();
    let act = tx.button(&measured.token).await.unwrap().unwrap();
    tx.settings().await.unwrap();
    tx.post(act.post.unwrap()).await.unwrap();
    tx.pause_in_force().await.unwrap();
    tx.chore_due("remind", "a post", minutes(60)).await.unwrap();
    tx.audit(Some(user), "pressed", None, None, noon()).await.unwrap();
    tx.commit().await.unwrap();
}

fn median(mut times: Vec<Duration>) -> Duration {
    times.sort_unstable();
    times[times.len() / 2]
}

#[tokio::test]
#[ignore = "since 2026-11-26: it measures, so run it alone, in a release build"]
async fn what_row_security_costs() {
    let (with, without) = (with_row_security(true).await, with_row_security(false).await);
    let mut times = [const { Vec::new() }; 4];
    for round in 0..ROUNDS {
        // Alternate between the databases, so that other load on the machine affects both equally.
        for (place, measured) in [(0, &with), (1, &without)] {
            let began = Instant::now();
            for n in 0..CALLS {
                pick(&measured.two.db, measured.two.a, n).await;
            }
            times[place].push(began.elapsed() / u32::try_from(CALLS).unwrap());
            let began = Instant::now();
            for _ in 0..CALLS {
                press(measured).await;
            }
            times[place + 2].push(began.elapsed() / u32::try_from(CALLS).unwrap());
        }
        if round == 0 {
            // The first round fills caches and plans.
            times = [const { Vec::new() }; 4];
        }
    }
    let [pick_with, pick_without, press_with, press_without] = times.map(median);
    let ratio = |with: Duration, without: Duration| with.as_secs_f64() / without.as_secs_f64();
    let (picks, presses) = (ratio(pick_with, pick_without), ratio(press_with, press_without));
    println!("pick:  {pick_with:?} with row security, {pick_without:?} without: {picks:.2}");
    println!("press: {press_with:?} with row security, {press_without:?} without: {presses:.2}");
    assert!(picks <= 1.3 && presses <= 1.3, "row security costs more than it may");
}
