//! Finds which files of a crate import which others: uses `syn` to read every `use` and every path that
//! starts with `crate`, `super` or `self`. Follows a re-export to the file that it names.

use std::collections::{BTreeMap, BTreeSet};

use proc_macro2::{Delimiter, TokenStream, TokenTree};
use syn::visit::{self, Visit};

/// The segments of a module's path relative to the crate root.
type Module = Vec<String>;

/// The files of one crate and their imports from one another.
pub(crate) struct Imports {
    files: BTreeMap<Module, File>,
}

struct File {
    path: String,
    /// Absolute paths used in the file, in order.
    named: Vec<Module>,
    /// Paths re-exported by `pub use`: the exported name and its target.
    offered: BTreeMap<String, Module>,
}

impl Imports {
    /// Reads the sources of one crate; each source is given as its path below the `src` folder and its text.
    pub(crate) fn read<'a>(sources: impl IntoIterator<Item = (&'a str, &'a str)>) -> Self {
        let files = sources.into_iter().map(|(path, text)| {
            let module = module_of(path);
            let file = syn::parse_file(text).unwrap_or_else(|error| panic!("{path}: {error}"));
            let mut reader = Reader::at(module.clone(), &file);
            reader.visit_file(&file);
            (module, File { path: path.to_owned(), named: reader.named, offered: reader.offered })
        });
        Self { files: files.collect() }
    }

    /// Returns the files that each file imports.
    pub(crate) fn edges(&self) -> BTreeMap<&str, BTreeSet<&str>> {
        let to = |file: &File| {
            let targets = file.named.iter().filter_map(|path| self.owner(path, 8));
            targets.map(|target| target.path.as_str()).filter(|path| *path != file.path).collect()
        };
        self.files.values().map(|file| (file.path.as_str(), to(file))).collect()
    }

    /// Resolves a path to its file, following at most `patience` re-exports.
    fn owner(&self, path: &[String], patience: u8) -> Option<&File> {
        let length = (0..=path.len()).rev().find(|length| self.files.contains_key(&path[..*length]))?;
        let file = &self.files[&path[..length]];
        let offered = path.get(length).and_then(|name| file.offered.get(name)).filter(|_| patience > 0);
        match offered {
            Some(target) => self.owner(target, patience - 1),
            None => Some(file),
        }
    }

    /// Returns groups of files that import one another in a cycle.
    pub(crate) fn circles(&self) -> Vec<Vec<String>> {
        let edges = self.edges();
        let reach: BTreeMap<&str, BTreeSet<&str>> =
            edges.keys().map(|file| (*file, reachable(&edges, file))).collect();
        let mut circles = BTreeSet::new();
        for (file, there) in reach.iter().filter(|(file, there)| there.contains(*file)) {
            let circle = there.iter().filter(|other| reach[**other].contains(file));
            circles.insert(circle.map(|other| (*other).to_owned()).collect::<Vec<_>>());
        }
        circles.into_iter().collect()
    }
}

fn reachable<'a>(edges: &BTreeMap<&'a str, BTreeSet<&'a str>>, from: &str) -> BTreeSet<&'a str> {
    let mut found = BTreeSet::new();
    let mut next: Vec<&str> = edges[from].iter().copied().collect();
    while let Some(file) = next.pop() {
        if found.insert(file) {
            next.extend(&edges[file]);
        }
    }
    found
}

/// Returns the module of a file: `work/publish/send.rs` is `work::publish::send`; `mod.rs`, `lib.rs` and
/// `main.rs` are the module of their folder.
fn module_of(path: &str) -> Module {
    let mut module: Module = path.trim_end_matches(".rs").split('/').map(str::to_owned).collect();
    if matches!(module.last().map(String::as_str), Some("mod" | "lib" | "main")) {
        module.pop();
    }
    module
}

/// A collector of the paths used in a file. Relative paths are made absolute, starting from the module that
/// uses them.
struct Reader {
    at: Module,
    /// Child modules in separate files. A path can start with the name of such a module.
    children: BTreeSet<String>,
    named: Vec<Module>,
    offered: BTreeMap<String, Module>,
}

impl Reader {
    fn at(at: Module, file: &syn::File) -> Self {
        let child = |item: &syn::Item| match item {
            syn::Item::Mod(item) if item.content.is_none() => Some(item.ident.to_string()),
            _ => None,
        };
        let children = file.items.iter().filter_map(child).collect();
        Self { at, children, named: Vec::new(), offered: BTreeMap::new() }
    }

    /// Makes a path absolute; returns `None` if it leads out of the crate.
    fn absolute(&self, path: &[String]) -> Option<Module> {
        let mut module = match path.first()?.as_str() {
            "crate" => Vec::new(),
            "self" | "super" => self.at.clone(),
            child if self.children.contains(child) => self.at.clone(),
            _ => return None,
        };
        for segment in path {
            match segment.as_str() {
                "crate" | "self" => {}
                "super" => drop(module.pop()),
                name => module.push(name.to_owned()),
            }
        }
        Some(module)
    }

    fn name(&mut self, path: &[String]) {
        if let Some(path) = self.absolute(path) {
            self.named.push(path);
        }
    }

    /// Collects the full paths that a `use` imports.
    fn leaves(tree: &syn::UseTree, before: &[String], found: &mut Vec<(String, Module)>) {
        let with = |name: &syn::Ident| [before, &[name.to_string()]].concat();
        match tree {
            syn::UseTree::Path(path) => Self::leaves(&path.tree, &with(&path.ident), found),
            syn::UseTree::Name(name) => found.push((name.ident.to_string(), with(&name.ident))),
            syn::UseTree::Rename(rename) => found.push((rename.rename.to_string(), with(&rename.ident))),
            syn::UseTree::Glob(_) => found.push(("*".to_owned(), before.to_vec())),
            syn::UseTree::Group(group) => {
                group.items.iter().for_each(|item| Self::leaves(item, before, found));
            }
        }
    }

    /// Collects the paths in the arguments of a macro.
    fn tokens(&mut self, tokens: TokenStream) {
        let mut path: Vec<String> = Vec::new();
        let mut continues = false;
        for token in tokens {
            match token {
                TokenTree::Ident(ident)
                    if continues || matches!(ident.to_string().as_str(), "crate" | "super") =>
                {
                    if !continues {
                        self.name(&std::mem::take(&mut path));
                    }
                    path.push(ident.to_string());
                    continues = false;
                }
                TokenTree::Punct(punct) if punct.as_char() == ':' && !path.is_empty() => continues = true,
                other => {
                    self.name(&std::mem::take(&mut path));
                    continues = false;
                    if let TokenTree::Group(group) = other
                        && group.delimiter() != Delimiter::None
                    {
                        self.tokens(group.stream());
                    }
                }
            }
        }
        self.name(&path);
    }
}

impl<'ast> Visit<'ast> for Reader {
    fn visit_item_use(&mut self, item: &'ast syn::ItemUse) {
        let mut leaves = Vec::new();
        Self::leaves(&item.tree, &[], &mut leaves);
        for (name, path) in leaves {
            let Some(path) = self.absolute(&path) else { continue };
            if matches!(item.vis, syn::Visibility::Inherited) {
                self.named.push(path);
            } else {
                self.offered.insert(name, path);
            }
        }
    }

    fn visit_item_mod(&mut self, item: &'ast syn::ItemMod) {
        if item.content.is_some() {
            self.at.push(item.ident.to_string());
            visit::visit_item_mod(self, item);
            self.at.pop();
        }
    }

    fn visit_path(&mut self, path: &'ast syn::Path) {
        let segments: Vec<String> = path.segments.iter().map(|segment| segment.ident.to_string()).collect();
        if segments.len() > 1 {
            self.name(&segments);
        }
        visit::visit_path(self, path);
    }

    fn visit_macro(&mut self, invocation: &'ast syn::Macro) {
        self.tokens(invocation.tokens.clone());
        visit::visit_macro(self, invocation);
    }

    fn visit_visibility(&mut self, _: &'ast syn::Visibility) {}
}
