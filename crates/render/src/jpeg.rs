//! Encodes the canvas as the JPEG that is published.

use domain::media::MOST_STORY_BYTES;
use image::RgbImage;
use jpeg_encoder::{ColorType, Encoder, SamplingFactor};

use crate::error::RenderError;

/// JPEG quality, in percent. At this quality, even noise on the full canvas
/// is smaller than Instagram's limit.
const QUALITY: u8 = 88;

/// Writes a baseline JPEG with halved colour resolution.
pub(crate) fn encode(canvas: &RgbImage) -> Result<Vec<u8>, RenderError> {
    let sides = (u16::try_from(canvas.width()), u16::try_from(canvas.height()));
    let (Ok(width), Ok(height)) = sides else {
        return Err(RenderError::Unwritten);
    };
    let mut jpeg = Vec::with_capacity(512 * 1024);
    let mut encoder = Encoder::new(&mut jpeg, QUALITY);
    encoder.set_sampling_factor(SamplingFactor::R_4_2_0);
    encoder.encode(canvas.as_raw(), width, height, ColorType::Rgb).map_err(|_| RenderError::Unwritten)?;
    if jpeg.len() as u64 > MOST_STORY_BYTES {
        return Err(RenderError::Unwritten);
    }
    Ok(jpeg)
}
