//! `storyline queue`: shows upcoming stories.

mod preview;
mod settings_file;

use super::failure::Ended;

#[derive(Debug, clap::Args)]
pub(super) struct Queue {
    #[command(subcommand)]
    command: QueueCommand,
}

#[derive(Debug, clap::Subcommand)]
enum QueueCommand {
    /// List the upcoming slots of a schedule, day by day
    Preview(Box<preview::Preview>),
}

impl Queue {
    pub(super) fn run(&self) -> Ended {
        match &self.command {
            QueueCommand::Preview(preview) => preview.run(),
        }
    }
}
