//! Tests that a story can be recognised by its look, with the photographs of the demo.

use std::fs;
use std::io::Cursor;
use std::path::{Path, PathBuf};

use domain::reconcile::SAME_LOOK;
use domain::rendition_plan::Fit;
use image::ImageFormat;
use image::imageops::FilterType;
use render::{Look, render};

fn photographs(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            photographs(&path, found);
        } else if path.extension().is_some_and(|end| end == "jpg") {
            found.push(path);
        }
    }
}

/// What Instagram makes of a story's JPEG: smaller, and compressed again.
fn recompressed(jpeg: &[u8]) -> Vec<u8> {
    let picture = image::load_from_memory(jpeg).unwrap().resize_exact(720, 1280, FilterType::Triangle);
    let mut small = Cursor::new(Vec::new());
    picture.write_to(&mut small, ImageFormat::Jpeg).unwrap();
    small.into_inner()
}

#[test]
fn a_story_looks_like_its_recompressed_self_and_unlike_every_other_photograph() {
    let mut files = Vec::new();
    photographs(&Path::new(env!("CARGO_MANIFEST_DIR")).join("../testbed/assets/photographs"), &mut files);
    assert!(files.len() >= 16, "{files:?}");
    let stories: Vec<Vec<u8>> =
        files.iter().map(|file| render(&fs::read(file).unwrap(), Fit::Blur).unwrap().jpeg).collect();
    let looks: Vec<Look> = stories.iter().map(|jpeg| Look::of(jpeg).unwrap()).collect();
    for (n, (jpeg, look)) in stories.iter().zip(&looks).enumerate() {
        let again = Look::of(&recompressed(jpeg)).unwrap().distance(*look);
        assert!(again <= SAME_LOOK / 2, "{}: {again}", files[n].display());
        for (m, other) in looks.iter().enumerate().filter(|(m, _)| *m != n) {
            let distance = look.distance(*other);
            assert!(distance > SAME_LOOK, "{} and {}: {distance}", files[n].display(), files[m].display());
        }
    }
}

#[test]
fn what_is_no_picture_has_no_look() {
    assert!(Look::of(b"<html>gone</html>").is_err());
}
