//! Decodes pictures, within limits that are checked before memory is allocated.

use std::io::Cursor;
use std::panic;

use domain::media::{Metadata, Verdict, judge, judge_sides};
use image::metadata::Orientation;
use image::{DynamicImage, ImageDecoder, ImageError, ImageFormat, ImageReader, Limits};

use crate::error::RenderError;

/// Maximum memory that a decoder may allocate, including its output, in bytes.
const MOST_MEMORY: u64 = 400 * 1024 * 1024;

/// A decoded picture as it was stored.
pub(crate) struct Picture {
    /// The pixels, not yet rotated upright.
    pub(crate) pixels: DynamicImage,
    /// The rotation and mirroring that make it upright.
    pub(crate) orientation: Orientation,
    /// Whether its colour space is Display P3, as on iPhones. Any other is treated as sRGB.
    pub(crate) display_p3: bool,
}

/// Decodes a picture, with the format detected from its content. Fails if it
/// is unsupported, too large or damaged.
pub(crate) fn open(bytes: &[u8]) -> Result<Picture, RenderError> {
    let format = sniff(bytes)?;
    if format == ImageFormat::Jpeg && !jpeg_is_whole(bytes) {
        return Err(RenderError::Broken);
    }
    // The files are untrusted, so a panic in a decoder is treated as a damaged picture.
    panic::catch_unwind(|| decode(bytes, format)).unwrap_or(Err(RenderError::Broken))
}

fn sniff(bytes: &[u8]) -> Result<ImageFormat, RenderError> {
    let mime = infer::get(bytes).map_or("", |kind| kind.mime_type());
    let known = Metadata {
        mime: mime.to_owned(),
        size: bytes.len() as u64,
        width: None,
        height: None,
        rotation: 0,
        duration: None,
    };
    if let Verdict::Rejected(reason) = judge(&known) {
        return Err(reason.into());
    }
    ImageFormat::from_mime_type(mime).ok_or(RenderError::Broken)
}

fn decode(bytes: &[u8], format: ImageFormat) -> Result<Picture, RenderError> {
    let mut limits = Limits::default();
    limits.max_alloc = Some(MOST_MEMORY);
    let mut reader = ImageReader::with_format(Cursor::new(bytes), format);
    reader.limits(limits);
    let mut decoder = reader.into_decoder().map_err(|error| refusal(&error))?;
    let (width, height) = decoder.dimensions();
    judge_sides(width, height)?;
    if decoder.total_bytes() > MOST_MEMORY {
        return Err(RenderError::TooDemanding);
    }
    // A picture with unreadable EXIF data is shown without rotation.
    let orientation = decoder.orientation().unwrap_or(Orientation::NoTransforms);
    let profile = decoder.icc_profile().ok().flatten();
    let pixels = DynamicImage::from_decoder(decoder).map_err(|error| refusal(&error))?;
    Ok(Picture { pixels, orientation, display_p3: profile.is_some_and(|icc| is_display_p3(&icc)) })
}

fn refusal(error: &ImageError) -> RenderError {
    match error {
        ImageError::Limits(_) => RenderError::TooDemanding,
        _ => RenderError::Broken,
    }
}

/// Returns whether the scan of a JPEG is complete. The decoder would fill missing parts with grey.
fn jpeg_is_whole(bytes: &[u8]) -> bool {
    const END_OF_IMAGE: [u8; 2] = [0xFF, 0xD9];
    // Within a scan, 0xFF occurs only before zero or a marker, so no other bytes look like the end marker. In
    // a complete file the end marker comes last.
    first_scan(bytes).is_some_and(|scan| scan.windows(2).rev().any(|pair| pair == END_OF_IMAGE))
}

/// Returns the data after the headers of a JPEG. Embedded thumbnails, which have their own end markers, are
/// part of the headers (ITU-T T.81, B.1.1).
fn first_scan(bytes: &[u8]) -> Option<&[u8]> {
    const START_OF_SCAN: u8 = 0xDA;
    let mut rest = bytes.get(2..)?;
    loop {
        let (&[fill, marker], after) = rest.split_first_chunk::<2>()?;
        match (fill, marker) {
            (0xFF, START_OF_SCAN) => return Some(after),
            (0xFF, 0xFF) | (0..=0xFE, _) => rest = &rest[1..],
            (0xFF, 0x01 | 0xD0..=0xD8) => rest = after,
            (0xFF, _) => {
                let length = after.first_chunk::<2>().map(|length| u16::from_be_bytes(*length))?;
                rest = after.get(usize::from(length)..)?;
            }
        }
    }
}

/// Returns whether a colour profile contains the name Display P3, in ASCII (ICC version 2) or UTF-16 (version
/// 4).
fn is_display_p3(icc: &[u8]) -> bool {
    const NAME: &str = "Display P3";
    let wide: Vec<u8> = NAME.encode_utf16().flat_map(u16::to_be_bytes).collect();
    let says = |name: &[u8]| icc.windows(name.len()).any(|part| part == name);
    says(NAME.as_bytes()) || says(&wide)
}
