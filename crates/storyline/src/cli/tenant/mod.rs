//! `storyline tenant …`: what the operator can see of tenants, and do to them.

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

/// What `tenant` is told.
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
    /// Hold a tenant's stories until somebody resumes
    Pause(TenantOptions),
    /// Let a paused tenant go on
    Resume(TenantOptions),
    /// Let a tenant rest, as if the bot had been removed from its chat
    Detach(TenantOptions),
    /// Erase a tenant and everything it has, for good
    Delete(delete::Delete),
    /// Write down everything a tenant has, as JSON
    Export(export::Export),
    /// Post for the chat of the legacy application instead of it
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
