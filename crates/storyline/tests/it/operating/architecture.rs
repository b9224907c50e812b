//! The walls between the parts, read off the sources themselves.

use std::fs;
use std::path::{Path, PathBuf};

/// This file names what others must not.
const THIS: &str = "crates/server/tests/it/operating/walls.rs";

/// A source file: its path below the workspace and its text.
struct Source {
    path: String,
    text: String,
}

fn workspace() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..").canonicalize().expect("the workspace")
}

/// Every file below a folder of the workspace that ends so.
fn sources(folder: &str, end: &str) -> Vec<Source> {
    let root = workspace();
    let mut found = Vec::new();
    let mut folders = vec![root.join(folder)];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).expect("a folder") {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                folders.push(path);
            } else if path.to_string_lossy().ends_with(end) {
                let text = fs::read_to_string(&path).expect("a text");
                let path =
                    path.strip_prefix(&root).expect("below the workspace").to_string_lossy().into_owned();
                found.push(Source { path, text });
            }
        }
    }
    assert!(!found.is_empty(), "{folder} holds no {end}");
    found
}

impl Source {
    /// Lines of code that name `word` as a path does, comments left out.
    fn lines_naming(&self, word: &str) -> Vec<String> {
        let code = self.text.lines().filter(|line| !line.trim_start().starts_with("//"));
        code.filter(|line| names(line, word)).map(|line| format!("{}: {}", self.path, line.trim())).collect()
    }
}

/// Whether a line holds `word`, not as the end of a longer name.
fn names(line: &str, word: &str) -> bool {
    let continues = |before: char| before.is_alphanumeric() || before == '_';
    line.match_indices(word).any(|(at, _)| !line[..at].chars().next_back().is_some_and(continues))
}

/// Nobody but `allowed` names `word`.
fn only(sources: &[Source], word: &str, allowed: &[&str]) {
    let outside = sources.iter().filter(|source| !allowed.iter().any(|place| source.path.starts_with(place)));
    let lines: Vec<_> = outside.flat_map(|source| source.lines_naming(word)).collect();
    assert!(lines.is_empty(), "{word} is named outside {allowed:?}:\n{}", lines.join("\n"));
}

#[test]
fn bot_web_work_and_command_line_meet_in_app_alone() {
    let sources = sources("crates/server/src", ".rs");
    for part in ["bot", "web", "work", "cli"] {
        let own = format!("crates/server/src/{part}/");
        let allowed = [own.as_str(), "crates/server/src/serving.rs", "crates/server/src/main.rs"];
        only(&sources, &format!("crate::{part}"), &allowed);
        only(&sources, &format!("server::{part}"), &allowed);
    }
}

#[test]
fn no_part_reaches_another_by_climbing() {
    for source in sources("crates/server/src", ".rs") {
        for part in ["bot", "web", "work", "cli"] {
            let own = source.path.starts_with(&format!("crates/server/src/{part}"));
            let climbs = source.lines_naming(&format!("super::{part}"));
            assert!(own || climbs.is_empty(), "{}", climbs.join("\n"));
        }
    }
}

#[test]
fn the_sandbox_is_reached_from_the_demo_and_its_own_command_alone() {
    let sources = sources("crates/server/src", ".rs");
    // In `cli/mod.rs` the word names the command of that name.
    let cli = ["demo", "sandbox.rs", "mod.rs"].map(|place| format!("crates/server/src/cli/{place}"));
    only(&sources, "sandbox::", &cli.each_ref().map(String::as_str));
}

#[test]
fn store_providers_render_domain_and_sandbox_stand_apart() {
    let forbidden = [
        ("domain", vec!["store", "providers", "server", "sandbox", "tokio", "sqlx", "reqwest", "axum"]),
        ("store", vec!["providers", "server", "sandbox", "reqwest", "axum"]),
        ("render", vec!["store", "providers", "server", "sandbox", "tokio", "sqlx", "reqwest", "axum"]),
        ("providers", vec!["store", "server", "sandbox", "sqlx", "axum"]),
        ("sandbox", vec!["domain", "store", "providers", "server", "sqlx"]),
    ];
    for (crate_name, others) in forbidden {
        let manifest = fs::read_to_string(workspace().join(format!("crates/{crate_name}/Cargo.toml")))
            .expect("a manifest");
        let after = manifest.split("[dependencies]").nth(1).expect("dependencies");
        let dependencies = after.split("\n[").next().unwrap_or_default();
        for other in others {
            let named = dependencies
                .lines()
                .any(|line| line.trim_start().strip_prefix(other).is_some_and(is_the_name));
            assert!(!named, "{crate_name} depends on {other}");
        }
    }
}

/// What follows a dependency's name in a manifest.
fn is_the_name(rest: &str) -> bool {
    rest.starts_with(['.', ' ', '='])
}

#[test]
fn only_providers_and_the_sandbox_know_an_http_client() {
    only(&sources("crates", ".rs"), "reqwest::", &["crates/providers/", "crates/sandbox/", THIS]);
    only(&sources("crates", "Cargo.toml"), "reqwest", &["crates/providers/", "crates/sandbox/"]);
}

#[test]
fn only_the_store_knows_sql() {
    only(&sources("crates", ".rs"), "sqlx::", &["crates/store/", THIS]);
    only(&sources("crates", "Cargo.toml"), "sqlx", &["crates/store/"]);
}

#[test]
fn no_source_file_is_longer_than_four_hundred_lines() {
    let long: Vec<_> = sources("crates", ".rs")
        .iter()
        .map(|source| (source.text.lines().count(), source.path.clone()))
        .filter(|(lines, _)| *lines > 400)
        .collect();
    assert!(long.is_empty(), "{long:?}");
}

#[test]
fn every_module_says_in_its_first_line_what_it_is() {
    let silent: Vec<_> = sources("crates", ".rs")
        .iter()
        .filter(|source| !source.text.starts_with("//! "))
        .map(|source| source.path.clone())
        .collect();
    assert!(silent.is_empty(), "{silent:?}");
}

#[test]
fn nothing_is_called_by_a_name_that_says_nothing() {
    let vague = ["utils", "util", "helpers", "helper", "manager", "managers", "common", "misc"];
    for source in sources("crates", ".rs") {
        let stem = Path::new(&source.path).file_stem().expect("a name").to_string_lossy().into_owned();
        assert!(!vague.contains(&stem.as_str()), "{}", source.path);
    }
}
