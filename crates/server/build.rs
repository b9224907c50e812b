//! Lists the folders of `src/i18n`, so that another language is another folder and no other change.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs};

fn main() {
    let root = Path::new(&env::var("CARGO_MANIFEST_DIR").expect("set by cargo")).join("src/i18n");
    println!("cargo::rerun-if-changed={}", root.display());
    let mut list = String::from("&[");
    for language in entries(&root).into_iter().filter(|path| path.is_dir()) {
        let tag = language.file_name().expect("a folder has a name").to_string_lossy().into_owned();
        println!("cargo::rerun-if-changed={}", language.display());
        write!(list, "({tag:?}, &[").expect("writing to a String never fails");
        for file in entries(&language) {
            println!("cargo::rerun-if-changed={}", file.display());
            write!(list, "include_str!({:?}), ", file.display().to_string())
                .expect("writing to a String never fails");
        }
        list.push_str("]), ");
    }
    list.push(']');
    let out = PathBuf::from(env::var("OUT_DIR").expect("set by cargo")).join("languages.rs");
    fs::write(out, list).expect("the build folder is writable");
}

/// The contents of a folder in a stable order.
fn entries(folder: &Path) -> Vec<PathBuf> {
    let read = fs::read_dir(folder).expect("the folder of texts is readable");
    let mut paths: Vec<PathBuf> = read.map(|entry| entry.expect("a readable entry").path()).collect();
    paths.sort();
    paths
}
