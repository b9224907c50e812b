//! `storyline user …`: people, and what they may do.

mod list;
mod promote;

use super::failure::Ended;

/// Arguments of `user`.
#[derive(Debug, clap::Args)]
pub(super) struct User {
    #[command(subcommand)]
    verb: Verb,
}

#[derive(Debug, clap::Subcommand)]
enum Verb {
    /// List members, of one tenant or of all
    List(list::List),
    /// Give a person a role in a tenant
    Promote(promote::Promote),
}

impl User {
    pub(super) fn run(&self) -> Ended {
        match &self.verb {
            Verb::List(list) => list.run(),
            Verb::Promote(promote) => promote.run(),
        }
    }
}
