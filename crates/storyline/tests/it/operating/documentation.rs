//! Checks that everything the documents name exists: make targets, commands of the program, tests, links and
//! files.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

/// A page: its path and its text.
struct Page {
    path: PathBuf,
    text: String,
}

fn workspace() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..").canonicalize().expect("the workspace")
}

/// Returns every file that is below a folder and has a path that ends in `end`.
fn files(folder: &Path, end: &str) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).expect("a folder").map(|entry| entry.expect("an entry").path());
    let (folders, files): (Vec<_>, Vec<_>) = entries.partition(|path| path.is_dir());
    let here = files.into_iter().filter(|path| path.to_string_lossy().ends_with(end));
    here.chain(folders.iter().flat_map(|folder| self::files(folder, end))).collect()
}

/// Returns the documents at the root of the workspace and everything in `docs`.
fn pages() -> Vec<Page> {
    let root = workspace();
    let first = ["README", "CONTRIBUTING", "ARCHITECTURE", "SECURITY", "CHANGELOG"];
    let first = first.map(|name| root.join(format!("{name}.md")));
    let page = |path: PathBuf| Page { text: fs::read_to_string(&path).expect("a page"), path };
    first.into_iter().chain(files(&root.join("docs"), ".md")).map(page).collect()
}

/// Returns the pages that describe the current version. Decision records are left out, because they keep the
/// names that were used when they were written.
fn of_today() -> Vec<Page> {
    pages().into_iter().filter(|page| !page.path.components().any(|part| part.as_os_str() == "adr")).collect()
}

impl Page {
    /// Returns lines of code and words in backticks. Joins a line that ends in a backslash with the next
    /// line.
    fn code(&self) -> Vec<String> {
        let text = self.text.replace("\\\n", " ");
        let (mut code, mut prose) = (Vec::new(), String::new());
        for (at, part) in text.split("```").enumerate() {
            match at % 2 {
                0 => prose.push_str(part),
                _ => code.extend(part.lines().skip(1).map(|line| line.trim().to_owned())),
            }
        }
        code.extend(prose.split('`').skip(1).step_by(2).map(|words| words.replace('\n', " ")));
        code
    }

    fn name(&self) -> String {
        self.path.strip_prefix(workspace()).expect("below the workspace").display().to_string()
    }
}

/// Returns the calls of a program in the code of the current pages: for each call the page and the arguments,
/// without anything before the program's name.
fn commands(program: &str) -> Vec<(String, Vec<String>)> {
    let mut found = Vec::new();
    for page in of_today() {
        for line in page.code() {
            let words = line.split_whitespace().map(str::to_owned);
            let words: Vec<_> = words.skip_while(|word| word == "sudo" || word.contains('=')).collect();
            if words.first().is_some_and(|first| first.rsplit('/').next() == Some(program)) {
                found.push((page.name(), words[1..].to_vec()));
            }
        }
    }
    assert!(!found.is_empty(), "no page names {program}");
    found
}

fn run(program: &str, words: &[&str]) -> Output {
    let mut command = Command::new(program);
    command.args(words).current_dir(workspace()).env_remove("MAKEFLAGS").env_remove("MAKELEVEL");
    command.output().expect("it starts")
}

fn nothing_is_missing(missing: &[String]) {
    assert!(missing.is_empty(), "named, but not there:\n{}", missing.join("\n"));
}

/// Returns whether a word could be the name of a target, command or test.
fn is_a_name(word: &str) -> bool {
    word.starts_with(|c: char| c.is_ascii_lowercase())
        && word.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || "-_".contains(c))
}

#[test]
fn every_make_target_that_is_named_exists() {
    let named = commands("make").into_iter().filter_map(|(page, words)| Some((words.first()?.clone(), page)));
    let named: BTreeSet<_> = named.filter(|(target, _)| is_a_name(target)).collect();
    let missing = named.iter().filter(|(target, _)| !run("make", &["-n", target]).status.success());
    nothing_is_missing(&missing.map(|(target, page)| format!("{page}: make {target}")).collect::<Vec<_>>());
}

#[test]
fn every_command_of_the_program_that_is_named_exists() {
    let mut missing = Vec::new();
    for (page, words) in commands("storyline") {
        let (last, first): (Vec<_>, Vec<_>) = words
            .iter()
            .take_while(|word| word.split('|').all(is_a_name))
            .map(String::as_str)
            .partition(|word| word.contains('|'));
        for one in
            last.iter().flat_map(|words| words.split('|').map(Some)).chain(last.is_empty().then_some(None))
        {
            let called: Vec<_> = first.iter().copied().chain(one).collect();
            let help = [called.as_slice(), &["--help"]].concat();
            if !run(env!("CARGO_BIN_EXE_storyline"), &help).status.success() {
                missing.push(format!("{page}: storyline {}", called.join(" ")));
            }
        }
    }
    nothing_is_missing(&missing);
}

/// Returns the names of functions and modules in the Rust files of a crate, or of all crates.
fn names_in(crate_name: &str) -> BTreeSet<String> {
    let mut names = BTreeSet::new();
    for file in files(&workspace().join("crates").join(crate_name), ".rs") {
        let text = fs::read_to_string(&file).expect("a source");
        for keyword in ["fn ", "mod "] {
            let after = text.split(keyword).skip(1);
            let name =
                |rest: &str| rest.split(|c: char| !c.is_alphanumeric() && c != '_').next().map(str::to_owned);
            names.extend(after.filter_map(name));
        }
    }
    names
}

/// Returns a test or crate that a call of `cargo test` names, but that does not exist.
fn not_found_by_cargo(words: &[String]) -> Option<String> {
    let words: Vec<_> =
        words.iter().map(|word| word.trim_matches('\'')).take_while(|word| *word != "--").collect();
    let after =
        |flag: &str| words.iter().position(|word| *word == flag).and_then(|at| words.get(at + 1).copied());
    let package = after("-p")?;
    let folder = workspace().join("crates").join(package);
    if !folder.is_dir() {
        return Some(format!("the crate {package}"));
    }
    if let Some(test) = after("--test") {
        let places = [folder.join("tests").join(test), folder.join(format!("tests/{test}.rs"))];
        if !places.iter().any(|place| place.exists()) && !folder.join("trials").join(test).exists() {
            return Some(format!("the tests {test} of {package}"));
        }
    }
    let filter = words.last().filter(|word| is_a_name(word) && Some(**word) != after("-p"))?;
    let known =
        Some(*filter) == after("--test") || names_in(package).iter().any(|name| name.contains(filter));
    (!known).then(|| format!("a test {filter} in {package}"))
}

#[test]
fn every_test_that_is_named_exists() {
    let mut missing = Vec::new();
    for page in of_today() {
        for line in page.code() {
            let call = line.split_once("TEST_ARGS='").or_else(|| line.split_once("cargo test "));
            let words: Vec<_> =
                call.map_or("", |(_, rest)| rest).split_whitespace().map(str::to_owned).collect();
            missing.extend(not_found_by_cargo(&words).map(|what| format!("{}: {what}", page.name())));
        }
    }
    let all = names_in("");
    let contributing = pages().into_iter().find(|page| page.name() == "CONTRIBUTING.md").expect("the page");
    let sentences =
        contributing.code().into_iter().filter(|word| is_a_name(word) && word.matches('_').count() > 2);
    missing
        .extend(sentences.filter(|name| !all.contains(name)).map(|name| format!("CONTRIBUTING.md: {name}")));
    nothing_is_missing(&missing);
}

/// Returns the anchor of a heading.
fn anchor(heading: &str) -> String {
    let kept = heading.trim_start_matches('#').trim().to_lowercase().replace(' ', "-");
    kept.chars().filter(|c| c.is_alphanumeric() || "-_".contains(*c)).collect()
}

#[test]
fn every_link_leads_somewhere() {
    let mut missing = Vec::new();
    for page in pages() {
        let (links, pictures) = (page.text.split("](").skip(1), page.text.split("src=\"").skip(1));
        let targets =
            links.map(|rest| rest.split(')').next()).chain(pictures.map(|rest| rest.split('"').next()));
        for target in targets.flatten().filter(|target| !target.contains("://")) {
            let (file, part) = target.split_once('#').unwrap_or((target, ""));
            let folder = page.path.parent().expect("a folder");
            let path = if file.is_empty() { page.path.clone() } else { folder.join(file) };
            let headed =
                |text: String| text.lines().any(|line| line.starts_with('#') && anchor(line) == part);
            if !path.exists() || !(part.is_empty() || fs::read_to_string(&path).is_ok_and(headed)) {
                missing.push(format!("{}: {target}", page.name()));
            }
        }
    }
    nothing_is_missing(&missing);
}

/// Returns whether the words in backticks are a path of a file or folder of the repository.
fn is_a_path(word: &str) -> bool {
    const ENDS: [&str; 6] = [".rs", ".md", ".sh", ".toml", ".sql", "/"];
    let plain = word.chars().all(|c| c.is_ascii_alphanumeric() || "._-/".contains(c));
    plain && ENDS.iter().any(|end| word.ends_with(end)) && !word.starts_with(['/', '~']) && word.len() > 3
}

#[test]
fn every_file_that_is_named_exists() {
    let root = workspace();
    let all: Vec<_> =
        ["crates", "docs", "scripts"].iter().flat_map(|folder| files(&root.join(folder), "")).collect();
    let there = |name: &str| {
        let bases = ["", "crates", "crates/server/src"].map(|base| root.join(base).join(name));
        let end = format!("/{}", name.trim_end_matches('/'));
        bases.iter().any(|path| path.exists())
            || all.iter().any(|file| {
                let file = file.to_string_lossy();
                file.ends_with(&end) || file.contains(&format!("{end}/"))
            })
    };
    let mut missing = Vec::new();
    for page in of_today() {
        let named = page.code().into_iter().filter(|word| is_a_path(word));
        missing.extend(named.filter(|name| !there(name)).map(|name| format!("{}: {name}", page.name())));
    }
    nothing_is_missing(&missing);
}

#[test]
fn the_page_of_variables_and_commands_is_what_the_program_says() {
    let written = run(env!("CARGO_BIN_EXE_storyline"), &["reference"]);
    let page = fs::read_to_string(workspace().join("docs/operations/configuration.md")).expect("the page");
    assert!(written.status.success());
    assert_eq!(String::from_utf8_lossy(&written.stdout), page, "stale: run `make reference`");
}
