//! `storyline sandbox`: runs the emulated Telegram, Instagram and Google for your own experiments.

use std::net::SocketAddr;
use std::process::ExitCode;

use super::failure::{Ended, Failure};
use super::process::{log, runtime};

#[derive(Debug, clap::Args)]
pub(super) struct Sandbox {
    /// Address to listen on, on this machine only.
    #[arg(long, default_value = "127.0.0.1:9090", value_name = "ADDRESS:PORT")]
    listen: SocketAddr,
    /// Seed for generated ids.
    #[arg(long, default_value_t = 1)]
    seed: u64,
    /// Start time of the clock, which stands still until you move it.
    #[arg(long, default_value = "2026-01-10T06:00:00Z", value_name = "INSTANT")]
    now: jiff::Timestamp,
}

impl Sandbox {
    pub(super) fn run(&self) -> Ended {
        log("warn");
        if !self.listen.ip().is_loopback() {
            return Err(Failure::bad_input(
                "--listen: the sandbox answers this machine only; an example: --listen 127.0.0.1:9090",
            ));
        }
        runtime()?.block_on(async {
            let options = sandbox::Options { listen: self.listen, now: self.now, seed: self.seed };
            let sandbox = sandbox::Sandbox::start(options)
                .await
                .map_err(|error| Failure::from(server::serving::StartError::Listen(self.listen, error)))?;
            println!("{}", sandbox.base());
            let interrupted = tokio::signal::ctrl_c().await;
            sandbox.stop().await;
            interrupted.map(|()| ExitCode::from(130)).map_err(|error| Failure::failed(&error))
        })
    }
}
