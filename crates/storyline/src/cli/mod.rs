//! Defines the command line: one file for each command.

mod database;
mod demo;
mod doctor;
mod failure;
mod invite;
mod key_advice;
mod migrate;
mod operator_session;
mod output;
mod process;
mod queue;
mod reference;
mod sandbox;
mod serve;
mod tenant;
mod throw_away;
mod token;
mod user;
mod with_postgres;

use std::process::ExitCode;

use clap::{Parser, Subcommand};

use failure::Failure;

/// Storyline posts the Instagram stories of many creators, each from their own pictures, on their own schedule.
#[derive(Debug, Parser)]
#[command(name = "storyline", version, max_term_width = 100, after_help = EXIT_CODES)]
struct CommandLine {
    #[command(subcommand)]
    command: Command,
}

const EXIT_CODES: &str = "Exit codes: 0 done, 1 failed, 2 bad input, 3 database unreachable or \
                          connection rejected, 4 address in use, 5 data directory unusable, 130/143 ended by a signal.";

#[derive(Debug, Subcommand)]
enum Command {
    /// Try everything: two creators and real pictures, without accounts or a network
    Demo(demo::Demo),
    /// Run the bot, the web pages and the workers
    Serve(Box<serve::Serve>),
    /// Update the database to this version's schema
    Migrate(migrate::Migrate),
    /// Show upcoming stories
    Queue(queue::Queue),
    /// Check configuration, database, clocks and bot, and suggest fixes
    Doctor(Box<doctor::Doctor>),
    /// Create a single-use link that lets one person start the bot within a week
    Invite(Box<invite::Invite>),
    /// List tenants; show, pause, resume, detach, export, delete or take over one
    Tenant(tenant::Tenant),
    /// List people and change their roles
    User(user::User),
    /// Seal the creators' tokens again after a change of keys
    Token(token::Token),
    /// Run only the emulated Telegram, Instagram and Google
    Sandbox(sandbox::Sandbox),
    /// Run a command with a temporary PostgreSQL, as the tests do
    #[command(hide = true)]
    WithPostgres(with_postgres::WithPostgres),
    /// Write the page docs/operations/configuration.md to standard output
    #[command(hide = true)]
    Reference(reference::Reference),
}

/// Reads the command line and runs it.
pub(crate) fn main() -> ExitCode {
    let command = match CommandLine::try_parse() {
        Ok(line) => line.command,
        Err(error) => return failure::explain(&error),
    };
    let ended = match command {
        Command::Demo(demo) => demo.run(),
        Command::Serve(serve) => serve.run(),
        Command::Migrate(migrate) => migrate.run(),
        Command::Queue(queue) => queue.run(),
        Command::Doctor(doctor) => doctor.run(),
        Command::Invite(invite) => invite.run(),
        Command::Tenant(tenant) => tenant.run(),
        Command::User(user) => user.run(),
        Command::Token(token) => token.run(),
        Command::Sandbox(sandbox) => sandbox.run(),
        Command::WithPostgres(with_postgres) => with_postgres.run(),
        Command::Reference(_) => reference::Reference::run(&<CommandLine as clap::CommandFactory>::command()),
    };
    ended.unwrap_or_else(Failure::report)
}
