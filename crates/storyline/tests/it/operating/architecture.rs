//! Checks the boundaries between the modules and crates by reading their sources.

mod imports;

use std::fs;
use std::path::{Path, PathBuf};

use self::imports::Imports;

/// The path of this file, which contains the names that other files must not use.
const THIS: &str = "crates/storyline/tests/it/operating/architecture.rs";

/// A source file: its path below the workspace and its text.
struct Source {
    path: String,
    text: String,
}

fn workspace() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..").canonicalize().expect("the workspace")
}

/// Reads every file that is below a folder of the workspace and has a path that ends in `end`.
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
    /// Returns the lines of code that contain `word` as a path, without comments.
    fn lines_naming(&self, word: &str) -> Vec<String> {
        let code = self.text.lines().filter(|line| !line.trim_start().starts_with("//"));
        code.filter(|line| names(line, word)).map(|line| format!("{}: {}", self.path, line.trim())).collect()
    }
}

/// Returns whether a line contains `word`, and not just as the end of a longer name.
fn names(line: &str, word: &str) -> bool {
    let continues = |before: char| before.is_alphanumeric() || before == '_';
    line.match_indices(word).any(|(at, _)| !line[..at].chars().next_back().is_some_and(continues))
}

/// Checks that only files below `allowed` contain `word`.
fn only(sources: &[Source], word: &str, allowed: &[&str]) {
    let outside = sources.iter().filter(|source| !allowed.iter().any(|place| source.path.starts_with(place)));
    let lines: Vec<_> = outside.flat_map(|source| source.lines_naming(word)).collect();
    assert!(lines.is_empty(), "{word} is named outside {allowed:?}:\n{}", lines.join("\n"));
}

/// The crates of the product.
const PRODUCT: [&str; 6] = ["domain", "store", "providers", "render", "server", "storyline"];

fn imports_of(name: &str) -> Imports {
    let folder = format!("crates/{name}/src/");
    let sources = sources(&folder, ".rs");
    Imports::read(sources.iter().map(|source| (&source.path[folder.len()..], source.text.as_str())))
}

#[test]
fn no_files_import_one_another_in_a_circle() {
    for name in PRODUCT.into_iter().chain(["testbed", "sandbox"]) {
        let circles = imports_of(name).circles();
        assert!(circles.is_empty(), "{name}: {circles:#?}");
    }
}

#[test]
fn a_circle_is_found_however_it_is_written() {
    let circle = |back: &str| {
        let sources = [
            ("lib.rs", "mod a; mod b;"),
            ("a.rs", "use crate::b::Thing;"),
            ("b/mod.rs", "mod c; pub use self::c::Thing;"),
            ("b/c.rs", back),
        ];
        Imports::read(sources).circles()
    };
    for back in [
        "use crate::a::Other;",
        "fn f() { crate::a::g(); }",
        "fn f() -> super::super::a::Other {}",
        "fn f() { println!(\"{}\", crate::a::NAME); }",
        "mod tests { use super::super::super::a; }",
    ] {
        assert_eq!(circle(back), [["a.rs", "b/c.rs"]], "{back}");
    }
    assert!(circle("use std::fmt; use super::other;").is_empty());
}

/// The main modules of the server, and the other main modules that each one may import.
const ROOMS: [(&str, &[&str]); 8] = [
    ("runtime", &[]),
    ("i18n", &[]),
    ("config", &["runtime"]),
    ("messages", &["i18n", "runtime"]),
    ("app", &["messages", "i18n", "runtime", "config"]),
    ("bot", &["app", "messages", "i18n", "runtime", "config"]),
    ("web", &["app", "messages", "i18n", "runtime", "config"]),
    ("work", &["app", "messages", "i18n", "runtime", "config"]),
];

/// The files that define what is stored or exported as JSON.
const STORED_FORMS: [&str; 4] =
    ["messages/stored.rs", "app/audit.rs", "app/people/leaving.rs", "app/setup/wizard/state.rs"];

#[test]
fn the_rooms_of_the_server_import_only_what_lies_below_them() {
    let imports = imports_of("server");
    let room = |path: &str| path.split(['/', '.']).next().unwrap_or_default().to_owned();
    for (file, imported) in imports.edges() {
        let Some((_, allowed)) = ROOMS.iter().find(|(name, _)| *name == room(file)) else { continue };
        for other in imported {
            let other_room = room(other);
            let fine = other_room == room(file) || allowed.contains(&other_room.as_str());
            assert!(fine, "{file} imports {other}");
        }
    }
}

#[test]
fn only_the_files_of_stored_forms_handle_json_values() {
    let root = "crates/server/src/";
    let rooms = ["messages", "app", "bot", "work"].map(|room| sources(&format!("{root}{room}"), ".rs"));
    let rooms: Vec<Source> = rooms.into_iter().flatten().collect();
    let allowed: Vec<String> = STORED_FORMS.iter().map(|file| format!("{root}{file}")).collect();
    let allowed: Vec<&str> = allowed.iter().map(String::as_str).collect();
    only(&rooms, "serde_json::Value", &allowed);
    only(&rooms, "json!", &allowed);
}

#[test]
fn store_providers_render_domain_and_sandbox_stand_apart() {
    let forbidden = [
        ("domain", vec!["store", "providers", "server", "sandbox", "tokio", "sqlx", "reqwest", "axum"]),
        ("store", vec!["providers", "server", "testbed", "sandbox", "reqwest", "axum"]),
        ("render", vec!["store", "providers", "server", "sandbox", "tokio", "sqlx", "reqwest", "axum"]),
        ("providers", vec!["store", "server", "testbed", "sandbox", "sqlx", "axum"]),
        ("server", vec!["testbed", "sandbox", "sqlx", "reqwest"]),
        ("testbed", vec!["storyline", "reqwest"]),
        ("sandbox", vec!["domain", "store", "providers", "server", "testbed", "sqlx"]),
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

/// Returns whether the name of a dependency ends at the start of `rest`.
fn is_the_name(rest: &str) -> bool {
    rest.starts_with(['.', ' ', '='])
}

#[test]
fn only_providers_and_the_sandbox_know_an_http_client() {
    only(&sources("crates", ".rs"), "reqwest::", &["crates/providers/", "crates/sandbox/", THIS]);
    only(&sources("crates", "Cargo.toml"), "reqwest", &["crates/providers/", "crates/sandbox/"]);
}

#[test]
fn only_the_store_knows_sql_and_the_testbed_what_hurts_a_database() {
    let allowed = ["crates/store/", "crates/testbed/src/database/", THIS];
    only(&sources("crates", ".rs"), "sqlx::", &allowed);
    only(&sources("crates", "Cargo.toml"), "sqlx", &["crates/store/", "crates/testbed/"]);
}

#[test]
fn every_metric_is_counted_in_one_file() {
    let one = "crates/server/src/runtime/metrics.rs";
    for macro_name in ["counter!", "gauge!", "histogram!"] {
        only(&sources("crates/server/src", ".rs"), macro_name, &[one]);
    }
}

#[test]
fn no_provider_of_the_sandbox_imports_another() {
    for (file, imported) in imports_of("sandbox").edges() {
        let provider = |path: &str| {
            let room = path.split(['/', '.']).next().unwrap_or_default();
            ["google", "instagram", "telegram"].into_iter().find(|name| *name == room)
        };
        let Some(own) = provider(file) else { continue };
        for other in imported {
            assert!(provider(other).is_none_or(|other| other == own), "{file} imports {other}");
        }
    }
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
