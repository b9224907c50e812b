//! Tests rendering with real files in every format that people send, and with invalid files.

use std::io::Cursor;

use domain::media::RejectReason;
use domain::rendition_plan::Fit;
use image::{DynamicImage, ImageFormat, Rgb, RgbImage, Rgba, RgbaImage};
use jpeg_encoder::{ColorType, Encoder};
use proptest::prelude::*;

use render::{RenderError, render};
use sha2::{Digest as _, Sha256};

const RED: Rgb<u8> = Rgb([220, 20, 20]);
const GREEN: Rgb<u8> = Rgb([20, 200, 20]);
const BLUE: Rgb<u8> = Rgb([20, 20, 220]);
const WHITE: Rgb<u8> = Rgb([250, 250, 250]);

/// Returns a picture with four quarters: red and green above blue and white.
fn quarters(width: u32, height: u32) -> RgbImage {
    RgbImage::from_fn(width, height, |x, y| match (x < width / 2, y < height / 2) {
        (true, true) => RED,
        (false, true) => GREEN,
        (true, false) => BLUE,
        (false, false) => WHITE,
    })
}

fn jpeg_of(pixels: &RgbImage) -> Vec<u8> {
    let mut bytes = Vec::new();
    Encoder::new(&mut bytes, 95)
        .encode(pixels.as_raw(), pixels.width() as u16, pixels.height() as u16, ColorType::Rgb)
        .unwrap();
    bytes
}

fn written(pixels: impl Into<DynamicImage>, format: ImageFormat) -> Vec<u8> {
    let mut bytes = Cursor::new(Vec::new());
    pixels.into().write_to(&mut bytes, format).unwrap();
    bytes.into_inner()
}

/// Inserts a segment directly after the start marker of a JPEG.
fn with_segment(jpeg: &[u8], marker: u8, content: &[u8]) -> Vec<u8> {
    let length = (content.len() as u16 + 2).to_be_bytes();
    [&jpeg[..2], &[0xFF, marker], &length, content, &jpeg[2..]].concat()
}

/// Returns an EXIF segment with one entry: the orientation, a SHORT with tag 0x0112.
fn exif(orientation: u8) -> Vec<u8> {
    let mut segment = b"Exif\0\0II*\0\x08\0\0\0\x01\0\x12\x01\x03\0\x01\0\0\0".to_vec();
    segment.extend([orientation, 0, 0, 0, 0, 0, 0, 0]);
    segment
}

/// Returns the picture as a camera held in this orientation stores it (CIPA DC-008, 4.6.4, tag 0x0112).
fn stored(upright: &RgbImage, orientation: u8) -> RgbImage {
    let (w, h) = upright.dimensions();
    let (width, height) = if orientation >= 5 { (h, w) } else { (w, h) };
    RgbImage::from_fn(width, height, |x, y| {
        let (x, y) = match orientation {
            2 => (w - 1 - x, y),
            3 => (w - 1 - x, h - 1 - y),
            4 => (x, h - 1 - y),
            5 => (y, x),
            6 => (w - 1 - y, x),
            7 => (w - 1 - y, h - 1 - x),
            8 => (y, h - 1 - x),
            _ => (x, y),
        };
        *upright.get_pixel(x, y)
    })
}

fn shown(bytes: &[u8], fit: Fit) -> RgbImage {
    let rendition = render(bytes, fit).unwrap();
    let decoded =
        image::load_from_memory_with_format(&rendition.jpeg, ImageFormat::Jpeg).unwrap().into_rgb8();
    assert_eq!(decoded.dimensions(), (rendition.width, rendition.height));
    assert_eq!(decoded.dimensions(), (1080, 1920));
    decoded
}

fn close(a: Rgb<u8>, b: Rgb<u8>) -> bool {
    a.0.iter().zip(b.0).all(|(a, b)| a.abs_diff(b) <= 12)
}

fn assert_shows(canvas: &RgbImage, at: (u32, u32), colour: Rgb<u8>) {
    let found = *canvas.get_pixel(at.0, at.1);
    assert!(close(found, colour), "{found:?} at {at:?}, not {colour:?}");
}

fn assert_quarters(canvas: &RgbImage) {
    for (at, colour) in [((270, 480), RED), ((810, 480), GREEN), ((270, 1440), BLUE), ((810, 1440), WHITE)] {
        assert_shows(canvas, at, colour);
    }
}

fn refused(bytes: &[u8]) -> RenderError {
    match render(bytes, Fit::Blur) {
        Err(error) => error,
        Ok(_) => panic!("rendered"),
    }
}

fn rejected(bytes: &[u8]) -> RejectReason {
    match refused(bytes) {
        RenderError::Rejected(reason) => reason,
        other => panic!("{other:?}"),
    }
}

fn crc32(bytes: &[u8]) -> u32 {
    let step = |crc: u32, _| if crc & 1 == 1 { crc >> 1 ^ 0xEDB8_8320 } else { crc >> 1 };
    !bytes.iter().fold(u32::MAX, |crc, byte| (0..8).fold(crc ^ u32::from(*byte), step))
}

fn png_chunk(kind: &[u8], content: &[u8]) -> Vec<u8> {
    let body = [kind, content].concat();
    let length = (content.len() as u32).to_be_bytes();
    [&length[..], &body, &crc32(&body).to_be_bytes()].concat()
}

#[test]
fn every_format_becomes_the_same_story() {
    let pixels = quarters(90, 160);
    let files = [
        jpeg_of(&pixels),
        written(pixels.clone(), ImageFormat::Png),
        written(pixels.clone(), ImageFormat::WebP),
        written(pixels, ImageFormat::Gif),
    ];
    for file in files {
        assert_quarters(&shown(&file, Fit::Crop));
    }
}

#[test]
fn a_picture_lands_upright_however_the_camera_was_held() {
    let upright = quarters(90, 160);
    for orientation in 1..=8 {
        let file = with_segment(&jpeg_of(&stored(&upright, orientation)), 0xE1, &exif(orientation));
        assert_quarters(&shown(&file, Fit::Crop));
    }
}

#[test]
fn a_sideways_landscape_picture_is_fitted_after_it_was_turned() {
    let upright = quarters(160, 90);
    for orientation in [1, 6, 7] {
        let file = with_segment(&jpeg_of(&stored(&upright, orientation)), 0xE1, &exif(orientation));
        let canvas = shown(&file, Fit::Letterbox);
        assert_shows(&canvas, (540, 100), Rgb([0; 3]));
        for (at, colour) in
            [((270, 760), RED), ((810, 760), GREEN), ((270, 1160), BLUE), ((810, 1160), WHITE)]
        {
            assert_shows(&canvas, at, colour);
        }
    }
}

#[test]
fn the_blurred_background_is_darker_and_has_the_colours_of_the_picture() {
    let canvas = shown(&jpeg_of(&RgbImage::from_pixel(160, 90, RED)), Fit::Blur);
    assert_shows(&canvas, (540, 960), RED);
    let background = canvas.get_pixel(540, 100);
    assert!(close(*background, Rgb([143, 13, 13])), "{background:?}");
}

#[test]
fn what_is_transparent_becomes_white() {
    let mut pixels = RgbaImage::from_pixel(90, 160, Rgba([0, 0, 0, 0]));
    for x in 0..45 {
        for y in 0..160 {
            pixels.put_pixel(x, y, Rgba([200, 0, 0, 255]));
        }
    }
    let canvas = shown(&written(pixels, ImageFormat::Png), Fit::Crop);
    assert_shows(&canvas, (810, 960), Rgb([255; 3]));
    assert_shows(&canvas, (270, 960), Rgb([200, 0, 0]));
    let half = RgbaImage::from_pixel(90, 160, Rgba([0, 0, 0, 128]));
    assert_shows(&shown(&written(half, ImageFormat::Png), Fit::Crop), (540, 960), Rgb([127; 3]));
}

#[test]
fn the_smallest_and_the_thinnest_pictures_are_laid_out_too() {
    for (width, height) in [(1, 1), (1, 20), (20, 1), (3, 2)] {
        for fit in [Fit::Blur, Fit::Crop] {
            let file = written(RgbImage::from_pixel(width, height, GREEN), ImageFormat::Png);
            let canvas = shown(&file, fit);
            assert_eq!(canvas.dimensions(), (1080, 1920));
            assert_shows(&canvas, (540, 960), GREEN);
        }
    }
}

#[test]
fn the_same_picture_gives_the_same_bytes() {
    let file = jpeg_of(&quarters(400, 300));
    let (first, second) = (render(&file, Fit::Blur).unwrap(), render(&file, Fit::Blur).unwrap());
    assert!(first == second);
    assert_eq!(first.sha256, <[u8; 32]>::from(Sha256::digest(&first.jpeg)));
    let crop = render(&file, Fit::Crop).unwrap();
    assert_ne!(crop.sha256, first.sha256);
}

#[test]
fn the_wide_colours_of_an_iphone_are_brought_to_srgb() {
    let colour = Rgb([200, 60, 60]);
    let plain = jpeg_of(&RgbImage::from_pixel(90, 160, colour));
    let name: Vec<u8> = "Display P3".encode_utf16().flat_map(u16::to_be_bytes).collect();
    let profile = [b"ICC_PROFILE\0\x01\x01".as_slice(), &[0; 128], &name].concat();
    let tagged = with_segment(&plain, 0xE2, &profile);
    assert_shows(&shown(&plain, Fit::Crop), (540, 960), colour);
    let converted = *shown(&tagged, Fit::Crop).get_pixel(540, 960);
    assert!(converted.0[0] > 208 && converted.0[1] < 52, "{converted:?}");
}

#[test]
fn a_half_uploaded_picture_is_refused() {
    let pixels = quarters(300, 300);
    for format in [ImageFormat::Png, ImageFormat::WebP, ImageFormat::Gif] {
        let file = written(pixels.clone(), format);
        let error = refused(&file[..file.len() / 2]);
        assert!(matches!(error, RenderError::Broken), "{format:?}: {error:?}");
    }
    let thumbnail = jpeg_of(&quarters(16, 16));
    let file = with_segment(&jpeg_of(&pixels), 0xE1, &[b"Exif\0\0", thumbnail.as_slice()].concat());
    for length in [file.len() / 2, file.len() - 2, 100] {
        let error = refused(&file[..length]);
        assert!(matches!(error, RenderError::Broken), "{length}: {error:?}");
    }
    assert!(render(&[file, b"trailer".to_vec()].concat(), Fit::Blur).is_ok(), "what follows does no harm");
}

#[test]
fn a_bomb_is_refused_by_what_its_header_claims() {
    let claim = [50_000_u32.to_be_bytes(), 50_000_u32.to_be_bytes()].concat();
    let header = png_chunk(b"IHDR", &[&claim[..], &[8, 6, 0, 0, 0]].concat());
    let png = [b"\x89PNG\r\n\x1a\n".as_slice(), &header, &png_chunk(b"IDAT", &[0; 64])].concat();
    assert_eq!(rejected(&png), RejectReason::TooManyPixels(2500));

    let mut jpeg = jpeg_of(&quarters(16, 16));
    let frame = jpeg.windows(2).position(|pair| pair == [0xFF, 0xC0]).unwrap();
    jpeg[frame + 5..frame + 9].fill(0xFF);
    assert_eq!(rejected(&jpeg), RejectReason::TooManyPixels(4295));

    let mut gif = written(quarters(16, 16), ImageFormat::Gif);
    gif[6..10].fill(0xFF);
    assert_eq!(rejected(&gif), RejectReason::TooManyPixels(4295));
}

#[test]
fn what_is_no_picture_is_named_by_its_content_not_its_name() {
    assert_eq!(rejected(b""), RejectReason::Empty);
    assert_eq!(rejected(b"Dear diary, this is holiday.jpg"), RejectReason::NotAPicture(String::new()));
    assert_eq!(rejected(b"%PDF-1.7\n%..."), RejectReason::NotAPicture("application/pdf".into()));
    assert_eq!(rejected(b"\0\0\0\x18ftypheic\0\0\0\0mif1heic"), RejectReason::Heic);
    assert_eq!(rejected(b"\0\0\0\x18ftypmp42\0\0\0\0mp42isom"), RejectReason::Video);
    assert_eq!(rejected(&jpeg_of(&quarters(2, 100))), RejectReason::TooThin);
    assert_eq!(refused(b"").reject_reason(), Some(RejectReason::Empty));
    assert!(matches!(refused(b"\xFF\xD8\xFF\xE0"), RenderError::Broken));
}

/// Uses noise, because it is the worst case for JPEG compression.
#[test]
fn even_noise_over_the_canvas_is_light_enough_for_a_story() {
    let mut state = 7_u32;
    let noise = RgbImage::from_fn(1080, 1920, |_, _| {
        Rgb([0; 3].map(|_: u8| {
            state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            (state >> 24) as u8
        }))
    });
    let story = render(&written(noise, ImageFormat::Png), Fit::Crop).unwrap();
    assert!(story.jpeg.len() as u64 <= domain::media::MOST_STORY_BYTES, "{}", story.jpeg.len());
    assert!(story.jpeg.len() > 1024 * 1024, "noise was smoothed away: {}", story.jpeg.len());
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(150))]

    #[test]
    fn a_damaged_file_is_opened_or_refused_but_never_fatal(
        format in prop::sample::select(vec![ImageFormat::Jpeg, ImageFormat::Png, ImageFormat::WebP, ImageFormat::Gif]),
        damage in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..12),
    ) {
        let mut file = written(quarters(24, 24), format);
        for (at, byte) in damage {
            let at = at.index(file.len());
            file[at] = byte;
        }
        match render(&file, Fit::Crop) {
            Ok(story) => prop_assert_eq!((story.width, story.height), (1080, 1920)),
            Err(error) => prop_assert!(error.reject_reason().is_some(), "{:?}", error),
        }
    }
}
