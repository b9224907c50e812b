//! `make bench`: what the engine costs and how fast it is, on a durable PostgreSQL of its own. Prints a table and writes
//! `target/bench/results.json`. `docs/performance.md` says how each figure is taken.

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

/// How much is measured.
#[derive(Clone, Debug, Parser)]
#[command(name = "figures")]
struct Options {
    /// Tenants that nothing is due for
    #[arg(long, default_value_t = 1_000_000)]
    tenants: i64,
    /// Tenants that are planned
    #[arg(long, default_value_t = 50_000)]
    planned: i64,
    /// Pictures in all, a hundred thousand to a tenant
    #[arg(long, default_value_t = 5_000_000)]
    pictures: i64,
    /// Creators whose stories go out
    #[arg(long, default_value_t = 1_000)]
    creators: usize,
    /// Stories that go out as fast as they can
    #[arg(long, default_value_t = 2_000)]
    stories: usize,
    /// Seconds for which stories go out at thirty a second
    #[arg(long, default_value_t = 40)]
    steady_seconds: u64,
    /// Also print every statement of the publish pipeline with its count
    #[arg(long)]
    explain: bool,
    /// What Cargo hands to every benchmark
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
