//! From the canvas to the JPEG that is published.

use image::RgbImage;
use jpeg_encoder::{ColorType, Encoder, SamplingFactor};

use crate::RenderError;

/// Qualities tried one after another until the JPEG is small enough.
const QUALITIES: [u8; 5] = [88, 78, 66, 52, 36];

/// Writes a baseline JPEG with halved colour resolution, of at most `most_bytes`.
///
/// # Errors
/// When no quality makes it small enough; for a story's 8 MiB the first one always does.
pub(crate) fn encode(canvas: &RgbImage, most_bytes: u64) -> Result<Vec<u8>, RenderError> {
    for quality in QUALITIES {
        let jpeg = encode_at(canvas, quality)?;
        if jpeg.len() as u64 <= most_bytes {
            return Ok(jpeg);
        }
    }
    Err(RenderError::Unwritten)
}

fn encode_at(canvas: &RgbImage, quality: u8) -> Result<Vec<u8>, RenderError> {
    let sides = (u16::try_from(canvas.width()), u16::try_from(canvas.height()));
    let (Ok(width), Ok(height)) = sides else {
        return Err(RenderError::Unwritten);
    };
    let mut jpeg = Vec::with_capacity(512 * 1024);
    let mut encoder = Encoder::new(&mut jpeg, quality);
    encoder.set_sampling_factor(SamplingFactor::R_4_2_0);
    encoder.encode(canvas.as_raw(), width, height, ColorType::Rgb).map_err(|_| RenderError::Unwritten)?;
    Ok(jpeg)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Noise: the worst there is for a JPEG.
    fn noise(width: u32, height: u32) -> RgbImage {
        let mut state = 7_u32;
        RgbImage::from_fn(width, height, |_, _| {
            image::Rgb([0; 3].map(|_: u8| {
                state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
                (state >> 24) as u8
            }))
        })
    }

    #[test]
    fn even_noise_fits_a_story_at_the_first_quality() {
        let canvas = noise(1080, 1920);
        let best = encode_at(&canvas, QUALITIES[0]).unwrap();
        assert!(best.len() as u64 <= domain::media::MOST_STORY_BYTES, "{}", best.len());
    }

    #[test]
    fn quality_gives_way_until_the_jpeg_is_small_enough() {
        let canvas = noise(96, 96);
        let best = encode_at(&canvas, QUALITIES[0]).unwrap();
        assert_eq!(encode(&canvas, best.len() as u64).unwrap(), best);
        assert!(encode(&canvas, best.len() as u64 - 1).unwrap().len() < best.len());
        assert!(matches!(encode(&canvas, 10), Err(RenderError::Unwritten)));
    }
}
