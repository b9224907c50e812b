//! Parses the store's source code: finds which functions contain SQL, which type each function is a method
//! of, and what calls it.

use std::fs;
use std::path::{Path, PathBuf};

/// A function of the store.
#[derive(Clone, Debug)]
pub(crate) struct Function {
    /// Path relative to `src`.
    pub(crate) file: String,
    /// The type that the function is a method of; `None` for a free function.
    pub(crate) of: Option<String>,
    pub(crate) name: String,
    /// Whether the function can be called from outside the crate.
    pub(crate) public: bool,
    /// The text from `fn` to the opening brace.
    pub(crate) head: String,
    pub(crate) body: String,
}

impl Function {
    /// Returns `file: Type::name`, for messages.
    pub(crate) fn place(&self) -> String {
        let of = self.of.as_ref().map(|of| format!("{of}::")).unwrap_or_default();
        format!("{}: {of}{}", self.file, self.name)
    }

    pub(crate) fn holds_sql(&self) -> bool {
        ["sqlx::query", "sqlx::raw_sql", ".begin_with(", ".execute(", ".fetch_"]
            .iter()
            .any(|call| self.body.contains(call))
    }

    pub(crate) fn is_method_of(&self, of: &str) -> bool {
        self.of.as_deref() == Some(of)
    }
}

/// Returns every function of the store, without tests. The sources are formatted, so indentation shows where
/// each ends.
pub(crate) fn functions() -> Vec<Function> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut all: Vec<Function> = files(&root).iter().flat_map(|path| functions_in(&root, path)).collect();
    all.sort_by_key(Function::place);
    assert!(all.len() > 200, "the sources are not read: {} functions", all.len());
    all
}

/// Returns the constants that contain SQL: file, name and text.
pub(crate) fn constants() -> Vec<(String, String, String)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut found = Vec::new();
    for path in files(&root) {
        let text = fs::read_to_string(&path).unwrap();
        let file = below(&root, &path);
        for piece in text.split("const ").skip(1) {
            let Some((name, value)) = piece.split_once(": &str =") else { continue };
            let end = value.find(";\n").unwrap_or(value.len());
            found.push((file.clone(), name.to_owned(), value[..end].to_owned()));
        }
    }
    found
}

fn files(root: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut folders = vec![root.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|end| end == "rs") {
                found.push(path);
            }
        }
    }
    found
}

fn below(root: &Path, path: &Path) -> String {
    path.strip_prefix(root).unwrap().to_string_lossy().into_owned()
}

fn functions_in(root: &Path, path: &Path) -> Vec<Function> {
    let text = fs::read_to_string(path).unwrap();
    let code = text.split("#[cfg(test)]\nmod ").next().unwrap_or_default();
    let lines: Vec<&str> = code.lines().collect();
    let (mut found, mut of) = (Vec::new(), None);
    let mut at = 0;
    while at < lines.len() {
        let line = lines[at];
        if line.starts_with("impl") {
            of = Some(type_of(line));
        } else if line == "}" {
            of = None;
        }
        let Some((indent, public, name)) = beginning(line) else {
            at += 1;
            continue;
        };
        let end = end_of(&lines, at, indent);
        let whole = lines[at..=end].join("\n");
        let (head, body) = whole.split_once('{').unwrap_or((&whole, ""));
        found.push(Function {
            file: below(root, path),
            of: of.clone(),
            name,
            public,
            head: head.to_owned(),
            body: body.to_owned(),
        });
        at = end + 1;
    }
    found
}

/// Returns the type in `impl<…> Trait for Type<…> {`.
fn type_of(line: &str) -> String {
    let named = line.trim_end_matches('{').trim().rsplit(' ').next().unwrap_or_default();
    named.split('<').next().unwrap_or_default().to_owned()
}

/// Returns indentation, visibility and name if a line starts a function.
fn beginning(line: &str) -> Option<(usize, bool, String)> {
    let code = line.trim_start();
    let indent = line.len() - code.len();
    let (words, rest) = code.split_once("fn ")?;
    let known = ["pub", "pub(crate)", "pub(super)", "async", "const"];
    if !words.split_whitespace().all(|word| known.contains(&word)) {
        return None;
    }
    let name = rest.chars().take_while(|letter| letter.is_alphanumeric() || *letter == '_').collect();
    Some((indent, words.split_whitespace().any(|word| word == "pub"), name))
}

/// Returns the line with the closing brace of the function that starts at `at`.
fn end_of(lines: &[&str], at: usize, indent: usize) -> usize {
    let close = format!("{}}}", " ".repeat(indent));
    if lines[at].ends_with('}') || lines[at].ends_with(';') {
        return at;
    }
    (at + 1..lines.len())
        .find(|line| lines[*line] == close)
        .expect("a formatted function ends with its brace")
}
