//! `storyline token …`: the creators' tokens and the keys that seal them.

mod rotate_keys;

use super::failure::Ended;

#[derive(Debug, clap::Args)]
pub(super) struct Token {
    #[command(subcommand)]
    verb: Verb,
}

#[derive(Debug, clap::Subcommand)]
enum Verb {
    /// Seal every token again with the newest key, while the server runs
    RotateKeys(rotate_keys::RotateKeys),
}

impl Token {
    pub(super) fn run(&self) -> Ended {
        match &self.verb {
            Verb::RotateKeys(rotate) => rotate.run(),
        }
    }
}
