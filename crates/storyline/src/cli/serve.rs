//! `storyline serve`: runs the bot, the web pages and the workers in one process.

use std::process::ExitCode;
use std::sync::Arc;

use store::sealed::Keyring;
use tokio::signal::unix::{SignalKind, signal};

use super::database::{self, Opened};
use super::failure::{Ended, Failure};
use super::process::{log, runtime};
use server::config::{Config, ServeOptions, StorageOptions};
use server::runtime::clock::DatabaseClock;
use server::serving;

#[derive(Debug, clap::Args)]
pub(super) struct Serve {
    #[command(flatten)]
    storage: StorageOptions,
    #[command(flatten)]
    serve: ServeOptions,
}

impl Serve {
    pub(super) fn run(&self) -> Ended {
        log("info,sqlx=warn");
        let storage = self.storage.read()?;
        let config = self.serve.read()?;
        // Bind before creating anything, so that there is nothing to clean up if the port is in use.
        let listener = serving::bind(config.listen)?;
        let opened = database::open(&storage)?;
        let keyring = database::keyring(self.serve.keys(), &storage)?;
        let ended = runtime()?.block_on(serve(&config, listener, &opened, keyring))?;
        if let Some(cluster) = opened.cluster {
            cluster.stop()?;
        }
        Ok(ended)
    }
}

async fn serve(
    config: &Config,
    listener: std::net::TcpListener,
    opened: &Opened,
    keyring: Keyring,
) -> Result<ExitCode, Failure> {
    let (mut interrupted, mut terminated) =
        (listen_for(SignalKind::interrupt())?, listen_for(SignalKind::terminate())?);
    let listener = serving::listen(listener)?;
    opened.prepare().await?;
    let store = opened.connect(keyring, config.connections).await?;
    let clock = Arc::new(DatabaseClock::read(store.clone(), config.sandbox).await?);
    let app = serving::assemble(config, config.public_base.clone(), store, clock.clone())?;
    let every = if config.sandbox { std::time::Duration::from_millis(100) } else { DatabaseClock::REREAD };
    let timekeeper = tokio::spawn(serving::keep_time(clock, every, app.stopping.clone()));
    let running = serving::start(app, listener).await?;
    let code = tokio::select! {
        _ = interrupted.recv() => 130,
        _ = terminated.recv() => 143,
    };
    tracing::info!("stopping");
    running.stop().await;
    timekeeper.abort();
    Ok(ExitCode::from(code))
}

fn listen_for(kind: SignalKind) -> Result<tokio::signal::unix::Signal, Failure> {
    signal(kind).map_err(|error| Failure::failed(&error))
}
