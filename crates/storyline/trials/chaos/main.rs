//! `make chaos`: runs three replicas of the real program with one PostgreSQL and the sandbox, and injects all
//! kinds of failures at once. Then compares the sandbox's log of effects with the database.
//!
//! The sandbox runs in this process, which is never killed; the replicas and PostgreSQL are separate
//! processes. Prints one line of JSON. Exits with 0 only if nothing was lost or duplicated, nothing crossed
//! between tenants, and the control's duplicates were found.

#[path = "../ground/mod.rs"]
mod ground;

mod control;
mod storm;
mod verdict;

use std::process::ExitCode;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use clap::Parser;
use domain::post::DeliveryMode;
use jiff::{SignedDuration, Timestamp};
use sandbox::Effect;
use tokio::time::Instant;

use ground::creators::{Creator, Plan};
use ground::time::DomainTime;
use ground::{Ground, Postgres, Trouble};
use storm::Storm;
use verdict::Verdict;

/// Options of a trial.
#[derive(Clone, Debug, Parser)]
#[command(name = "chaos")]
struct Options {
    /// Length of the trial in seconds: a quarter calm, half storm, a quarter recovery
    #[arg(long, default_value_t = 300)]
    seconds: u64,
    /// Seed that determines every fault and its time
    #[arg(long, default_value_t = 1)]
    seed: u64,
    /// Number of creators with stories to post
    #[arg(long, default_value_t = 40)]
    creators: usize,
    /// How many times faster than real time the domain time runs
    #[arg(long, default_value_t = 10)]
    rate: u32,
    /// Also require 500 slots, 20 kills, 2 crashes of PostgreSQL, and a recovery to 0.8 of the calm rate
    #[arg(long)]
    full: bool,
    /// Passed by Cargo to every test program
    #[arg(long, hide = true)]
    bench: bool,
}

/// Domain time at the start, shortly before the posting window opens.
const BEGINNING: &str = "2027-01-11T09:57:00Z";
/// Fifty stories a day within two hours, so each creator has one every 144 seconds.
const PLAN: Plan = Plan { per_day: 50, hours: (10, 12), mode: DeliveryMode::Automatic };
/// Number of pictures of each creator, more than are posted.
const PICTURES: u64 = 60;
/// How long the system can take to settle at the end.
const REST: Duration = Duration::from_secs(120);

fn main() -> ExitCode {
    let options = Options::parse();
    let ended = tokio::runtime::Builder::new_multi_thread()
        .enable_all()
        .build()
        .map_err(Trouble::from)
        .and_then(|runtime| runtime.block_on(trial(&options)));
    match ended {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(trouble) => {
            eprintln!("chaos: {trouble}");
            ExitCode::FAILURE
        }
    }
}

async fn trial(options: &Options) -> Result<bool, Trouble> {
    let beginning: Timestamp = BEGINNING.parse()?;
    let mut postgres = Postgres::start()?;
    let ground = Ground::lay(&postgres, beginning, options.seed).await?;
    ground.without_telegram_limits();
    let creators = settle_creators(&ground, options.creators, beginning).await?;
    let time = DomainTime::from(beginning, options.rate);
    let over = Arc::new(AtomicBool::new(false));
    let clocks = tokio::spawn(time.run(ground.sandbox.clock().clone(), postgres.owner(), over.clone()));
    let mut storm = Storm::over(&ground, &postgres, options.seed).await?;

    let quarter = Duration::from_secs(options.seconds) / 4;
    eprintln!("chaos: {} creators, calm for {} s", creators.len(), quarter.as_secs());
    // The first stories are due only when the window opens.
    let opened = SignedDuration::from_mins(4);
    until(&time, beginning + opened).await;
    let calm = stories_per_second(&ground, quarter).await;
    eprintln!("chaos: {calm:.2} stories a second in calm; storm for {} s", 2 * quarter.as_secs());
    storm.rage(&ground, &mut postgres, &creators, 2 * quarter).await?;
    eprintln!("chaos: {} kills, {} crashes of PostgreSQL; recovering", storm.kills, storm.crashes);
    let recovered = stories_per_second(&ground, quarter).await;
    let cut = time.now();
    let mut verdict = come_to_rest(&ground, &postgres, &creators, cut, &mut storm).await?;
    verdict.control = control::naive_client(&ground, options.seed).await?;
    over.store(true, Ordering::Relaxed);
    clocks.await?;
    storm.end().await?;
    verdict.tell(&storm, if calm > 0.0 { recovered / calm } else { 0.0 })?;
    Ok(verdict.holds() && (!options.full || verdict.is_large_enough(&storm, recovered / calm)))
}

async fn settle_creators(
    ground: &Ground,
    number: usize,
    beginning: Timestamp,
) -> Result<Vec<Creator>, Trouble> {
    let mut creators = Vec::with_capacity(number);
    for n in 0..number {
        let mut creator = ground.creator(n, beginning).await?;
        let first = n as u64 * PICTURES;
        ground.fill(&creator, first..first + PICTURES, beginning).await?;
        ground.go_live(&mut creator, PLAN, beginning).await?;
        creators.push(creator);
    }
    Ok(creators)
}

async fn until(time: &DomainTime, at: Timestamp) {
    while time.now() < at {
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
}

fn stories(ground: &Ground) -> usize {
    let effects = ground.sandbox.log().effects();
    effects.iter().filter(|line| matches!(line.effect, Effect::StoryPublished { .. })).count()
}

/// Returns the number of stories that go live per second, measured over `length`.
async fn stories_per_second(ground: &Ground, length: Duration) -> f64 {
    let (before, began) = (stories(ground), Instant::now());
    tokio::time::sleep(length).await;
    (stories(ground) - before) as f64 / began.elapsed().as_secs_f64()
}

/// Waits until every slot before `cut` has an outcome, then returns the verdict.
async fn come_to_rest(
    ground: &Ground,
    postgres: &Postgres,
    creators: &[Creator],
    cut: Timestamp,
    storm: &mut Storm,
) -> Result<Verdict, Trouble> {
    let began = Instant::now();
    loop {
        storm.keep_running(ground)?;
        let verdict = verdict::judge(ground, postgres, creators, cut).await?;
        if verdict.lost == 0 || began.elapsed() > REST {
            eprintln!("chaos: at rest after {} s; {}", began.elapsed().as_secs(), verdict.missing);
            return Ok(verdict);
        }
        tokio::time::sleep(Duration::from_secs(1)).await;
    }
}
