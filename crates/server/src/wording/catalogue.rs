//! Checks that catalogue and code agree: the catalogue has every id in the code with the same variables,
//! every text is used, and all text shown to people comes from the catalogue.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use fluent_syntax::ast::{Entry, Expression, InlineExpression, Pattern, PatternElement};
use proc_macro2::{TokenStream, TokenTree};
use syn::visit::{self, Visit};

use super::sample_data::Names;
use super::samples::samples;
use crate::i18n::{Language, Words};

type Variables = BTreeSet<String>;

fn source() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("src")
}

fn files(folder: &Path, end: &str) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).expect("a folder").map(|entry| entry.expect("an entry").path());
    let (folders, files): (Vec<PathBuf>, Vec<PathBuf>) = entries.partition(|path| path.is_dir());
    let below = folders.iter().flat_map(|folder| files_of(folder, end));
    files.into_iter().filter(|path| path.to_string_lossy().ends_with(end)).chain(below).collect()
}

fn files_of(folder: &Path, end: &str) -> Vec<PathBuf> {
    files(folder, end)
}

/// Returns the texts of a language, with the variables of each.
fn texts(language: &str) -> BTreeMap<String, Variables> {
    let mut texts = BTreeMap::new();
    for file in files(&source().join("i18n").join(language), ".ftl") {
        let text = fs::read_to_string(&file).expect("a text");
        let resource = fluent_syntax::parser::parse(text.as_str())
            .unwrap_or_else(|(_, errors)| panic!("{}: {errors:?}", file.display()));
        for entry in resource.body {
            match entry {
                Entry::Message(message) => {
                    let mut variables = Variables::new();
                    let pattern = message.value.unwrap_or_else(|| panic!("{} is empty", message.id.name));
                    of_pattern(&pattern, &mut variables);
                    let known = texts.insert(message.id.name.to_owned(), variables);
                    assert!(known.is_none(), "{} is there twice", message.id.name);
                }
                Entry::Term(term) => panic!("terms are not used: {}", term.id.name),
                Entry::Junk { content } => panic!("not Fluent: {content}"),
                Entry::Comment(_) | Entry::GroupComment(_) | Entry::ResourceComment(_) => {}
            }
        }
    }
    texts
}

fn of_pattern(pattern: &Pattern<&str>, found: &mut Variables) {
    for element in &pattern.elements {
        if let PatternElement::Placeable { expression } = element {
            of_expression(expression, found);
        }
    }
}

fn of_expression(expression: &Expression<&str>, found: &mut Variables) {
    let inline = match expression {
        Expression::Inline(inline) => inline,
        Expression::Select { selector, variants } => {
            variants.iter().for_each(|variant| of_pattern(&variant.value, found));
            selector
        }
    };
    match inline {
        InlineExpression::VariableReference { id } => {
            found.insert(id.name.to_owned());
        }
        InlineExpression::Placeable { expression } => of_expression(expression, found),
        InlineExpression::StringLiteral { .. } | InlineExpression::NumberLiteral { .. } => {}
        other => panic!("texts refer to variables only: {other:?}"),
    }
}

/// A text used in the code.
struct Use {
    id: String,
    variables: Variables,
    place: String,
}

/// Collects every use of `html!` and `plain!`.
struct Uses {
    file: String,
    found: Vec<Use>,
}

impl<'ast> Visit<'ast> for Uses {
    fn visit_macro(&mut self, called: &'ast syn::Macro) {
        if called.path.is_ident("html") || called.path.is_ident("plain") {
            let used = of_call(&called.tokens, &self.file);
            self.found.extend(used);
        }
        self.found.extend(nested(&called.tokens, &self.file));
        visit::visit_macro(self, called);
    }
}

/// Finds uses inside the arguments of another macro or another use.
fn nested(tokens: &TokenStream, file: &str) -> Vec<Use> {
    let all: Vec<TokenTree> = tokens.clone().into_iter().collect();
    let mut found = Vec::new();
    for (at, token) in all.iter().enumerate() {
        let TokenTree::Group(group) = token else { continue };
        let name = at.checked_sub(2).map(|before| all[before].to_string()).unwrap_or_default();
        if (name == "html" || name == "plain") && all[at - 1].to_string() == "!" {
            found.extend(of_call(&group.stream(), file));
        }
        found.extend(nested(&group.stream(), file));
    }
    found
}

/// Parses `words, "id", variable = value, …`. Skips the macro definition, which has no literal there.
fn of_call(tokens: &TokenStream, file: &str) -> Option<Use> {
    let mut parts: Vec<Vec<TokenTree>> = vec![vec![]];
    for token in tokens.clone() {
        match &token {
            TokenTree::Punct(comma) if comma.as_char() == ',' => parts.push(vec![]),
            _ => parts.last_mut().expect("never empty").push(token),
        }
    }
    let id = parts.get(1)?.first()?.to_string();
    let id = id.strip_prefix('"')?.strip_suffix('"')?.to_owned();
    let variables = parts.iter().skip(2).filter_map(|part| part.first()).map(ToString::to_string);
    Some(Use { id, variables: variables.collect(), place: file.to_owned() })
}

fn uses() -> Vec<Use> {
    let root = source();
    let mut found = Vec::new();
    for path in files(&root, ".rs") {
        let file = path.strip_prefix(&root).expect("below").display().to_string();
        let text = fs::read_to_string(&path).expect("a source");
        let mut uses = Uses { file, found: vec![] };
        uses.visit_file(&syn::parse_file(&text).expect("Rust"));
        found.extend(uses.found);
    }
    found
}

#[test]
fn the_code_and_the_english_texts_name_the_same_ids_and_variables() {
    let (texts, uses) = (texts("en"), uses());
    assert!(uses.len() > 250, "only {} uses were found", uses.len());
    for Use { id, variables, place } in &uses {
        let known = texts.get(id).unwrap_or_else(|| panic!("{place}: the catalogue has no {id:?}"));
        assert_eq!(variables, known, "{place}: the variables of {id:?}, in the code and in the text");
    }
    let used: BTreeSet<&String> = uses.iter().map(|used| &used.id).collect();
    let unused: Vec<&String> = texts.keys().filter(|id| !used.contains(id)).collect();
    assert!(unused.is_empty(), "no code uses {unused:?}");
}

#[test]
fn another_language_has_no_text_and_no_variable_that_english_lacks() {
    let english = texts("en");
    for language in Language::all() {
        for (id, variables) in texts(language.tag()) {
            let known = english.get(&id).unwrap_or_else(|| panic!("{}: {id:?}", language.tag()));
            assert!(variables.is_subset(known), "{}: the variables of {id:?}", language.tag());
        }
    }
}

/// Returns the visible letters that are not marked as data.
fn unmarked(text: &str) -> String {
    let (mut depth, mut in_tag, mut left) = (0_u32, false, String::new());
    for letter in text.chars() {
        match letter {
            '⟦' => depth += 1,
            '⟧' => depth = depth.saturating_sub(1),
            '<' => in_tag = true,
            '>' => in_tag = false,
            // Command names are the same in every language.
            _ if depth == 0 && !in_tag && letter.is_ascii_alphabetic() => left.push(letter),
            _ => {}
        }
    }
    left
}

#[test]
fn every_word_that_people_read_comes_from_the_catalogue() {
    for sample in samples(Names::all("name")) {
        let rendered = sample.render(Words::in_language(Language::PSEUDO), true);
        let context = || format!("{} ({}): {rendered:?}", sample.message.kind(), sample.state);
        assert_eq!(unmarked(rendered.html.as_str()), "", "{}", context());
        for button in rendered.buttons.iter().flatten() {
            assert_eq!(unmarked(&button.text), "", "{}", context());
        }
    }
}

#[test]
fn a_word_that_did_not_come_from_the_catalogue_is_seen() {
    assert_eq!(unmarked("<b>ｗｏｒｄ</b> ⟦name⟧ 9"), "");
    assert_eq!(unmarked("<b>ｗｏｒｄ</b> today"), "today");
}
