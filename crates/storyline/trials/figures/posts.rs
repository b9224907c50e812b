//! Measures posts: how fast they are reserved over sixteen connections, and published as fast as possible and
//! at thirty per second.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use domain::post::{CONTAINER_LEAD, DeliveryMode, Origin};
use jiff::{SignedDuration, Timestamp};
use sandbox::Effect;
use server::work::measured;
use store::lease::PostKey;
use store::posts::{Hold, Transition};
use store::review::NewPost;
use tokio::time::Instant;

use crate::ground::creators::Creator;
use crate::ground::replica::{Replica, Setting};
use crate::ground::time::machine_now;
use crate::ground::{Ground, Postgres, Trouble, picture};
use crate::results::percentile;
use crate::{Options, Results};

const CONNECTIONS: u32 = 16;
const LEASE: Duration = Duration::from_secs(600);
const RESERVED: usize = 4_000;
/// Number of pictures of each creator. They are picked but never fetched, because their renditions are stored
/// beforehand.
const LIBRARY: i64 = 100;
const STEADY_PER_SECOND: u64 = 30;
/// The longest time to wait for the last story.
const PATIENCE: Duration = Duration::from_secs(300);

/// Creates creators with a library and no planned posts.
pub(crate) async fn settle(
    ground: &Ground,
    postgres: &Postgres,
    number: usize,
) -> Result<Vec<Creator>, Trouble> {
    let now = machine_now();
    let mut creators = Vec::with_capacity(number);
    for n in 0..number {
        let creator = ground.creator(n, now).await?;
        let mut tx = ground.store.begin(creator.tenant).await?;
        tx.set_last_word(DeliveryMode::Automatic, false).await?;
        tx.go_live(now).await?;
        tx.commit().await?;
        testbed::database::library(&postgres.owner(), creator.tenant.key(), LIBRARY, now).await?;
        creators.push(creator);
    }
    testbed::database::tidy_libraries(&postgres.owner()).await?;
    Ok(creators)
}

async fn want(ground: &Ground, creator: &Creator, publish_at: Timestamp) -> Result<(), Trouble> {
    let wanted = NewPost {
        origin: Origin::Timed,
        slot_at: None,
        publish_at,
        media: None,
        mode: DeliveryMode::Automatic,
    };
    let mut tx = ground.store.begin(creator.tenant).await?;
    tx.insert_post(wanted, machine_now()).await?;
    Ok(tx.commit().await?)
}

/// Measures how fast pictures are picked for newly planned posts, with durable commits.
pub(crate) async fn reserve(
    ground: &Ground,
    postgres: &Postgres,
    creators: &[Creator],
    results: &mut Results,
) -> Result<(), Trouble> {
    let later = machine_now() + SignedDuration::from_hours(1);
    for n in 0..RESERVED {
        want(ground, &creators[n % creators.len()], later).await?;
    }
    let app = ground.assembled(&postgres.login(), CONNECTIONS).await?;
    let leases = app.store.claim::<PostKey>(machine_now(), RESERVED, LEASE).await?;
    let posts = leases.len() as f64;
    testbed::database::count_statements_from_now(&postgres.owner()).await?;
    let began = Instant::now();
    let mut at_work = Vec::new();
    let share = leases.len().div_ceil(CONNECTIONS as usize);
    for share in leases.chunks(share) {
        let (app, share) = (app.clone(), share.to_vec());
        at_work.push(tokio::spawn(async move {
            for lease in &share {
                if !measured::pick(&app, lease).await? {
                    return Err("a post found no picture".into());
                }
            }
            Ok::<_, Trouble>(())
        }));
    }
    for share in at_work {
        share.await??;
    }
    results.note("reserve_per_s", posts / began.elapsed().as_secs_f64());
    let asked = testbed::database::statements(&postgres.owner()).await?;
    results.note("reserve_statements", asked.posts as f64 / posts);
    testbed::database::quieten(&postgres.owner()).await?;
    app.store.close().await;
    Ok(())
}

/// Creates posts with stored renditions for these times, for each creator in turn.
async fn reserved(ground: &Ground, creators: &[Creator], times: &[Timestamp]) -> Result<(), Trouble> {
    for (n, at) in times.iter().enumerate() {
        want(ground, &creators[n % creators.len()], *at).await?;
    }
    let jpeg = picture::numbered(7, 1080, 1920)?;
    let now = machine_now();
    for mut lease in ground.store.claim::<PostKey>(now, times.len(), LEASE).await? {
        let account = creators.iter().find(|creator| creator.tenant == lease.key.tenant).map(|c| c.account);
        let mut tx = ground.store.begin(lease.key.tenant).await?;
        let categories = tx.pickable_categories().await?;
        let item = tx.pick_in(categories.first().ok_or("an empty library")?).await?.ok_or("no picture")?;
        tx.block_in_flight(item.id).await?;
        tx.keep_pick(&lease, item.id, account, DeliveryMode::Automatic).await?;
        let rendition = tx.put_blob("image/jpeg", &jpeg, now, now + SignedDuration::from_hours(24)).await?;
        let due_at = (lease.key.publish_at - CONTAINER_LEAD).max(now);
        tx.move_post(&mut lease, &Transition::Reserved { rendition }, Hold::Until(due_at), now).await?;
        tx.commit().await?;
    }
    Ok(())
}

/// Publishes stories as fast as possible, then at thirty per second. Receipts are held back during the
/// measurement.
pub(crate) async fn publish(
    ground: &Ground,
    postgres: &Postgres,
    creators: &[Creator],
    options: &Options,
    results: &mut Results,
) -> Result<(), Trouble> {
    let for_long = machine_now() + SignedDuration::from_hours(24);
    ground.store.block_until("telegram/blocked", for_long).await?;
    let over = Arc::new(AtomicBool::new(false));
    let clock = tokio::spawn(tick(ground.sandbox.clock().clone(), over.clone()));
    let at_once = vec![machine_now() + SignedDuration::from_mins(10); options.stories];
    reserved(ground, creators, &at_once).await?;
    testbed::database::bring_forward(&postgres.owner(), machine_now()).await?;
    testbed::database::count_statements_from_now(&postgres.owner()).await?;
    let mut setting = Setting::over(postgres.login(), postgres.folder(), "publish")?;
    setting.lease_seconds = 90;
    let mut replica = Replica::start(ground, &setting)?;
    replica.ready(Duration::from_secs(30)).await?;
    fast(ground, options.stories, results).await?;
    costs(postgres, options, results).await?;
    let began = stories(ground);
    let first = machine_now() + SignedDuration::from_secs(75);
    let step = SignedDuration::from_secs(1) / i32::try_from(STEADY_PER_SECOND)?;
    let count = i32::try_from(options.steady_seconds * STEADY_PER_SECOND)?;
    let times: Vec<Timestamp> = (0..count).map(|n| first + step * n).collect();
    replica.stop().await?;
    reserved(ground, creators, &times).await?;
    let mut replica = Replica::start(ground, &setting)?;
    replica.ready(Duration::from_secs(30)).await?;
    until(ground, began + times.len()).await?;
    results.note("lateness_p99_ms_at_30ps", lateness(ground, creators, &times));
    results.note("rss_1000_tenants_mb", replica.memory_mb()?);
    results.also("bytes_per_story", testbed::database::weigh(&postgres.owner()).await?.bytes_per_story);
    replica.stop().await?;
    over.store(true, Ordering::Relaxed);
    clock.await?;
    Ok(())
}

/// Keeps the sandbox's clock equal to this machine's.
async fn tick(clock: sandbox::Clock, over: Arc<AtomicBool>) {
    while !over.load(Ordering::Relaxed) {
        clock.set(machine_now());
        tokio::time::sleep(Duration::from_millis(5)).await;
    }
}

fn stories(ground: &Ground) -> usize {
    let effects = ground.sandbox.log().effects();
    effects.iter().filter(|line| matches!(line.effect, Effect::StoryPublished { .. })).count()
}

async fn until(ground: &Ground, number: usize) -> Result<Duration, Trouble> {
    let began = Instant::now();
    while stories(ground) < number {
        if began.elapsed() > PATIENCE {
            return Err(format!("{} of {number} stories went live in time", stories(ground)).into());
        }
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    Ok(began.elapsed())
}

/// Measures how many reserved posts go live per second. The measurement starts when the first tenth is live,
/// so that start-up is not counted.
async fn fast(ground: &Ground, number: usize, results: &mut Results) -> Result<(), Trouble> {
    let tenth = number / 10;
    until(ground, tenth).await?;
    let (before, began) = (stories(ground), Instant::now());
    until(ground, number).await?;
    results.note("publish_stories_per_s", (number - before) as f64 / began.elapsed().as_secs_f64());
    Ok(())
}

async fn costs(postgres: &Postgres, options: &Options, results: &mut Results) -> Result<(), Trouble> {
    // The last record is written after its publish.
    tokio::time::sleep(Duration::from_secs(2)).await;
    let asked = testbed::database::statements(&postgres.owner()).await?;
    let stories = options.stories as f64;
    results.note("publish_statements", asked.posts as f64 / stories);
    results.note("publish_commits", asked.commits as f64 / stories);
    results.also("publish_claims", asked.claims as f64 / stories);
    results.also("picture_statements", asked.pictures as f64 / stories);
    if options.explain {
        for (calls, text) in testbed::database::statement_texts(&postgres.owner()).await? {
            eprintln!("{calls:>8} {}", text.chars().take(150).collect::<String>());
        }
    }
    Ok(())
}

/// Returns how late publishes were requested. Pairs requests and planned times in order, for each account.
fn lateness(ground: &Ground, creators: &[Creator], times: &[Timestamp]) -> f64 {
    let mut asked: BTreeMap<String, Vec<Timestamp>> = BTreeMap::new();
    for line in ground.sandbox.log().requests() {
        let steady = line.at >= times[0] && line.method == "POST";
        if let Some(before) = line.path.strip_suffix("/media_publish").filter(|_| steady) {
            asked.entry(before.rsplit('/').next().unwrap_or_default().to_owned()).or_default().push(line.at);
        }
    }
    let mut late = Vec::new();
    for (n, creator) in creators.iter().enumerate() {
        let own = times.iter().skip(n).step_by(creators.len());
        let answers = asked.get(&creator.ig_user_id).map(Vec::as_slice).unwrap_or_default();
        late.extend(own.zip(answers).map(|(at, asked)| asked.duration_since(*at).as_secs_f64() * 1_000.0));
    }
    percentile(&mut late, 99)
}
