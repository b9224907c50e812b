//! `storyline tenant …`: lets the operator inspect and manage tenants.

mod cutover;
mod delete;
mod detach;
mod export;
mod hand_back;
mod list;
mod pause;
mod resume;
mod show;
mod take_over;

use super::failure::Ended;
use super::operator_session::TenantOptions;

#[derive(Debug, clap::Args)]
pub(super) struct Tenant {
    #[command(subcommand)]
    verb: Verb,
}

#[derive(Debug, clap::Subcommand)]
enum Verb {
    /// List all tenants
    List(list::List),
    /// Show one tenant and its members
    Show(TenantOptions),
    /// Pause a tenant's stories until they are resumed here or in the chat
    Pause(TenantOptions),
    /// End a tenant's pause
    Resume(TenantOptions),
    /// Stop serving a tenant until a /start in its chat brings it back
    Detach(TenantOptions),
    /// Erase a tenant and all its rows, except one that records the deletion; asks for confirmation
    Delete(delete::Delete),
    /// Print all data of a tenant as JSON, without secrets
    Export(export::Export),
    /// Let Storyline post for the chat of the legacy application
    TakeOver(take_over::TakeOver),
    /// Let the legacy application post for its chat again
    HandBack(hand_back::HandBack),
}

impl Tenant {
    pub(super) fn run(&self) -> Ended {
        match &self.verb {
            Verb::List(list) => list.run(),
            Verb::Show(about) => show::run(about),
            Verb::Pause(about) => pause::run(about),
            Verb::Resume(about) => resume::run(about),
            Verb::Detach(about) => detach::run(about),
            Verb::Delete(delete) => delete.run(),
            Verb::Export(export) => export.run(),
            Verb::TakeOver(take_over) => take_over.run(),
            Verb::HandBack(hand_back) => hand_back.run(),
        }
    }
}
