//! `storyline reference`: writes all variables and commands as Markdown, generated from their clap
//! definitions.

use std::fmt::Write as _;
use std::process::ExitCode;

use clap::{Arg, ArgAction, Command};

use super::failure::Ended;

/// The start of the page.
const HEAD: &str = "\
# Configuration

This page lists every variable and every command. `make reference` writes it from the program's own definitions; a test fails if
the two differ, so edit the help texts, not the page.

You can also set a variable with a flag; if you use both, the flag wins. If a value is invalid, the program exits with code 2 and
one line that names the variable, says what is wrong, and gives an example. `storyline doctor` checks your settings. `RUST_LOG`
sets how much is logged on standard error, for example `info,server::work=debug`; without it `serve` logs at `info`.
";

#[derive(Debug, clap::Args)]
pub(super) struct Reference;

impl Reference {
    pub(super) fn run(program: &Command) -> Ended {
        print!("{}", markdown(program));
        Ok(ExitCode::SUCCESS)
    }
}

fn markdown(program: &Command) -> String {
    let commands = commands("", program);
    let mut page = format!("{HEAD}\n## Variables\n");
    for (heading, variables) in variables(&commands) {
        let _ = write!(
            page,
            "\n### {heading}\n\n| variable | flag | meaning | default | example |\n|---|---|---|---|---|\n"
        );
        for variable in variables {
            page.push_str(&variable_row(variable));
        }
    }
    page.push_str("\n## Commands\n");
    if let Some(codes) = program.get_after_help() {
        let _ = write!(page, "\n{codes}\n");
    }
    for (name, command) in &commands {
        page.push_str(&section(name, command));
    }
    page
}

/// Returns the commands without subcommands, each with its full name.
fn commands<'a>(above: &str, command: &'a Command) -> Vec<(String, &'a Command)> {
    let name = format!("{above}{}", command.get_name());
    let visible: Vec<_> = command.get_subcommands().filter(|below| !below.is_hide_set()).collect();
    if visible.is_empty() {
        return vec![(name, command)];
    }
    visible.into_iter().flat_map(|below| commands(&format!("{name} "), below)).collect()
}

/// Lists each variable once, under its heading, in the order of the help texts; the variables of `serve` come
/// first.
fn variables<'a>(commands: &[(String, &'a Command)]) -> Vec<(&'a str, Vec<&'a Arg>)> {
    let (serve, others): (Vec<_>, Vec<_>) = commands.iter().partition(|(name, _)| name.ends_with(" serve"));
    let mut sections: Vec<(&str, Vec<&Arg>)> = Vec::new();
    for arg in serve.into_iter().chain(others).flat_map(|(_, command)| command.get_arguments()) {
        let known = sections.iter().flat_map(|(_, args)| args).any(|known| known.get_env() == arg.get_env());
        if arg.get_env().is_none() || known {
            continue;
        }
        let heading = arg.get_help_heading().unwrap_or("Other");
        match sections.iter_mut().find(|(name, _)| *name == heading) {
            Some((_, args)) => args.push(arg),
            None => sections.push((heading, vec![arg])),
        }
    }
    sections
}

fn variable_row(variable: &Arg) -> String {
    let name = variable.get_env().unwrap_or_default().to_string_lossy();
    let help = help(variable);
    let (meaning, example) = help.split_once(". Example: ").unwrap_or((&help, ""));
    let (meaning, default) = match meaning.split_once(" [default: ") {
        Some((meaning, default)) => (meaning, code(default.trim_end_matches(']'))),
        None => (meaning, default(variable)),
    };
    let example = code(example).replace('|', "\\|");
    format!("| `{name}` | `{}` | {meaning} | {default} | {example} |\n", flag(variable))
}

fn section(name: &str, command: &Command) -> String {
    let about = command.get_about().map(ToString::to_string).unwrap_or_default();
    let mut section = format!("\n### `{name}`\n\n{about}.\n");
    let own = |arg: &&Arg| arg.get_env().is_none() && !arg.is_hide_set();
    let flags: Vec<_> = command.get_arguments().filter(own).collect();
    if !flags.is_empty() {
        section.push('\n');
    }
    for arg in flags {
        let default = default(arg);
        let default = if default.is_empty() { default } else { format!(" (default {default})") };
        let _ = writeln!(section, "- `{}`: {}{default}", flag(arg), help(arg).trim_end_matches('.'));
    }
    if let Some(after) = command.get_after_help() {
        let _ = write!(section, "\n{after}\n");
    }
    section
}

fn flag(arg: &Arg) -> String {
    let long = arg.get_long().map(|long| format!("--{long}")).unwrap_or_default();
    let value = arg.get_value_names().and_then(|names| names.first()).filter(|_| takes_a_value(arg));
    value.map_or(long.clone(), |value| format!("{long} <{value}>").trim_start().to_owned())
}

fn takes_a_value(arg: &Arg) -> bool {
    matches!(arg.get_action(), ArgAction::Set | ArgAction::Append)
}

fn help(arg: &Arg) -> String {
    arg.get_help().map(ToString::to_string).unwrap_or_default()
}

fn default(arg: &Arg) -> String {
    let values: Vec<_> = arg.get_default_values().iter().map(|value| value.to_string_lossy()).collect();
    if takes_a_value(arg) { code(&values.join(",")) } else { String::new() }
}

/// Formats a value as code. A phrase or an empty text is returned unchanged.
fn code(text: &str) -> String {
    if text.is_empty() || text.contains([' ', '`']) { text.to_owned() } else { format!("`{text}`") }
}
