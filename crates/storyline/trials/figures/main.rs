//! `make bench`: measures the cost and speed of the engine on its own durable PostgreSQL. Prints a table and
//! writes `target/bench/results.json`. `docs/performance.md` describes how each figure is measured.

#[path = "../ground/mod.rs"]
mod ground;

mod database;
mod posts;
mod presses;
mod process;
mod results;

use std::process::ExitCode;

use clap::Parser;

use ground::time::machine_now;
use ground::{Ground, Postgres, Trouble};
use results::Results;

/// The size of the measurements.
#[derive(Clone, Debug, Parser)]
#[command(name = "figures")]
struct Options {
    /// Tenants with nothing due
    #[arg(long, default_value_t = 1_000_000)]
    tenants: i64,
    /// Tenants to plan
    #[arg(long, default_value_t = 50_000)]
    planned: i64,
    /// Total number of pictures, a hundred thousand for each tenant
    #[arg(long, default_value_t = 5_000_000)]
    pictures: i64,
    /// Creators with stories to post
    #[arg(long, default_value_t = 1_000)]
    creators: usize,
    /// Stories to publish as fast as possible
    #[arg(long, default_value_t = 2_000)]
    stories: usize,
    /// Seconds during which thirty stories are published per second
    #[arg(long, default_value_t = 40)]
    steady_seconds: u64,
    /// Also print every statement of the publish pipeline with its number of calls
    #[arg(long)]
    explain: bool,
    /// Passed by Cargo to every benchmark
    #[arg(long, hide = true)]
    bench: bool,
}

fn main() -> ExitCode {
    let options = Options::parse();
    let measured = tokio::runtime::Builder::new_multi_thread()
        .enable_all()
        .build()
        .map_err(Trouble::from)
        .and_then(|runtime| runtime.block_on(measure(&options)));
    match measured.and_then(|results| results.write()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(trouble) => {
            eprintln!("bench: {trouble}");
            ExitCode::FAILURE
        }
    }
}

async fn measure(options: &Options) -> Result<Results, Trouble> {
    let mut results = Results::default();
    let mut postgres = Postgres::start()?;
    store::migrate::migrate(&postgres.owner(), Some(ground::LOGIN)).await?;
    testbed::database::prepare_counting(&postgres.owner()).await?;
    postgres.restart()?;
    let ground = Ground::lay(&postgres, machine_now(), 1).await?;
    ground.without_telegram_limits();
    process::starts(&ground, &postgres, &mut results).await?;
    process::sizes(&ground, &postgres, &mut results).await?;
    process::renders(&mut results)?;
    database::commits(&postgres, &mut results).await?;
    presses::presses(&ground, &postgres, &mut results).await?;
    let creators = posts::settle(&ground, &postgres, options.creators).await?;
    posts::reserve(&ground, &postgres, &creators, &mut results).await?;
    posts::publish(&ground, &postgres, &creators, options, &mut results).await?;
    database::planning(&ground, &postgres, options, &mut results).await?;
    database::picks(&ground, &postgres, options, &mut results).await?;
    Ok(results)
}
