//! `storyline user …`: lists people and changes their roles.

mod list;
mod promote;

use super::failure::Ended;

#[derive(Debug, clap::Args)]
pub(super) struct User {
    #[command(subcommand)]
    verb: Verb,
}

#[derive(Debug, clap::Subcommand)]
enum Verb {
    /// List the members of one tenant or of all tenants
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
