//! Measures the database alone: durable commits, planning, picking.

use std::time::Duration;

use jiff::SignedDuration;
use server::work::measured;
use tokio::time::Instant;

use crate::ground::time::machine_now;
use crate::ground::{Ground, Postgres, Trouble};
use crate::results::{milliseconds, percentile};
use crate::{Options, Results};

/// Number of pictures of one tenant.
const LIBRARY: i64 = 100_000;
const LOOKS: usize = 1_000;

/// Measures one-row commits, over one connection and over sixteen.
pub(crate) async fn commits(postgres: &Postgres, results: &mut Results) -> Result<(), Trouble> {
    let owner = postgres.owner();
    let alone = testbed::database::commits_per_second(&owner, 1, Duration::from_secs(3)).await?;
    results.also("fsync_commits_per_s_alone", alone);
    let together = testbed::database::commits_per_second(&owner, 16, Duration::from_secs(3)).await?;
    results.note("fsync_commits_per_s", together);
    Ok(())
}

/// Measures passes of the planner that find nothing, with few tenants and with a million; then passes that
/// find a hundred tenants each.
pub(crate) async fn planning(
    ground: &Ground,
    postgres: &Postgres,
    options: &Options,
    results: &mut Results,
) -> Result<(), Trouble> {
    let owner = postgres.owner();
    let app = ground.assembled(&postgres.login(), 4).await?;
    testbed::database::quieten(&owner).await?;
    results.also("idle_tick_ms_few_tenants", idle_tick(&app).await?);
    let empty = testbed::database::weigh(&owner).await?.megabytes;
    let far = machine_now() + SignedDuration::from_hours(24 * 300);
    testbed::database::crowd(&owner, testbed::database::Crowd { tenants: options.tenants, next_due_at: far })
        .await?;
    results.note("idle_tick_ms_1m_tenants", idle_tick(&app).await?);
    results.also("database_mb_1m_tenants", testbed::database::weigh(&owner).await?.megabytes - empty);
    let now = machine_now();
    testbed::database::fall_due(&owner, options.planned, now).await?;
    testbed::database::count_statements_from_now(&owner).await?;
    let (began, mut passes, mut slots) = (Instant::now(), 0_u32, 0);
    loop {
        let planned = measured::plan(&app, now).await?;
        if planned == 0 {
            break;
        }
        (passes, slots) = (passes + 1, slots + planned);
    }
    results.note("plan_slots_per_s", slots as f64 / began.elapsed().as_secs_f64());
    let asked = testbed::database::statements(&owner).await?;
    results.note("plan_statements_per_batch", asked.posts as f64 / f64::from(passes + 1));
    testbed::database::quieten(&owner).await?;
    app.store.close().await;
    Ok(())
}

async fn idle_tick(app: &server::app::App) -> Result<f64, Trouble> {
    let mut took = Vec::with_capacity(LOOKS);
    for _ in 0..LOOKS {
        let began = Instant::now();
        if measured::plan(app, machine_now()).await? > 0 {
            return Err("something was due".into());
        }
        took.push(milliseconds(began.elapsed()));
    }
    Ok(percentile(&mut took, 50))
}

/// Measures picking a picture from the largest libraries.
pub(crate) async fn picks(
    ground: &Ground,
    postgres: &Postgres,
    options: &Options,
    results: &mut Results,
) -> Result<(), Trouble> {
    let (owner, now) = (postgres.owner(), machine_now());
    let mut owners = Vec::new();
    for number in 0..(options.pictures / LIBRARY).max(1) {
        let creator = ground.creator(1_000_000 + usize::try_from(number)?, now).await?;
        testbed::database::library(&owner, creator.tenant.key(), LIBRARY, now).await?;
        owners.push(creator.tenant);
    }
    testbed::database::tidy_libraries(&owner).await?;
    let mut took = Vec::with_capacity(LOOKS);
    for look in 0..LOOKS {
        let mut tx = ground.store.begin(owners[look % owners.len()]).await?;
        let category = format!("category {}", look % 5);
        let began = Instant::now();
        tx.pick_in(&category).await?.ok_or("nothing to pick")?;
        took.push(milliseconds(began.elapsed()));
        tx.rollback().await?;
    }
    results.note("pick_ms_100k", percentile(&mut took, 50));
    results.also("pick_ms_100k_p99", percentile(&mut took, 99));
    Ok(())
}
