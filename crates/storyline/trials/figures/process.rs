//! Measures the process: start-up time, render time, memory use and binary size.

use std::time::Duration;

use domain::rendition_plan::Fit;
use testbed::photographs::COLLECTIONS;
use tokio::time::Instant;

use crate::Results;
use crate::ground::replica::{Replica, STORYLINE, Setting};
use crate::ground::{Ground, Postgres, Trouble, picture};
use crate::results::{milliseconds, percentile};

const PATIENCE: Duration = Duration::from_secs(60);
const RUNS: usize = 5;

/// Measures the time from the start of the process until `/readyz` returns 200.
pub(crate) async fn starts(
    ground: &Ground,
    postgres: &Postgres,
    results: &mut Results,
) -> Result<(), Trouble> {
    let mut external = Vec::new();
    for _ in 0..RUNS {
        let setting = Setting::over(postgres.login(), postgres.folder(), "starts")?;
        external.push(start(ground, &setting).await?);
    }
    results.note("start_external_ms", percentile(&mut external, 50));
    let (mut first, mut warm) = (Vec::new(), Vec::new());
    for run in 0..RUNS {
        let state = postgres.folder().join(format!("embedded-{run}"));
        let mut setting = Setting::over(postgres.login(), postgres.folder(), "starts")?;
        (setting.database, setting.state) = (None, Some(state));
        first.push(start(ground, &setting).await?);
        warm.push(start(ground, &setting).await?);
    }
    results.note("start_embedded_first_ms", percentile(&mut first, 50));
    results.note("start_embedded_warm_ms", percentile(&mut warm, 50));
    Ok(())
}

async fn start(ground: &Ground, setting: &Setting) -> Result<f64, Trouble> {
    let began = Instant::now();
    let mut replica = Replica::start(ground, setting)?;
    replica.ready(PATIENCE).await?;
    let took = milliseconds(began.elapsed());
    replica.stop().await?;
    Ok(took)
}

/// Measures the memory of an idle replica, and the size of the binary.
pub(crate) async fn sizes(
    ground: &Ground,
    postgres: &Postgres,
    results: &mut Results,
) -> Result<(), Trouble> {
    let setting = Setting::over(postgres.login(), postgres.folder(), "idle")?;
    let mut replica = Replica::start(ground, &setting)?;
    replica.ready(PATIENCE).await?;
    tokio::time::sleep(Duration::from_secs(5)).await;
    results.note("rss_idle_mb", replica.memory_mb()?);
    replica.stop().await?;
    results.note("binary_mb", std::fs::metadata(STORYLINE)?.len() as f64 / 1_048_576.0);
    Ok(())
}

/// Measures rendering a 12-megapixel picture on one core, and the size of renditions of the demo's
/// photographs.
pub(crate) fn renders(results: &mut Results) -> Result<(), Trouble> {
    let jpeg = picture::twelve_megapixels()?;
    let mut took = Vec::new();
    for _ in 0..RUNS {
        let began = Instant::now();
        render::render(&jpeg, Fit::Blur)?;
        took.push(milliseconds(began.elapsed()));
    }
    results.note("render_12mp_ms", percentile(&mut took, 50));
    let mut sizes = Vec::new();
    for photograph in COLLECTIONS.into_iter().flatten() {
        sizes.push(render::render(photograph.jpeg, Fit::Blur)?.jpeg.len() as f64 / 1_000.0);
    }
    results.also("rendition_kb", sizes.iter().sum::<f64>() / sizes.len() as f64);
    Ok(())
}
