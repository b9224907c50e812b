//! Pictures that nobody drew: small, quick to make, and none like another.

use jpeg_encoder::{ColorType, Encoder};

use super::Trouble;

/// A JPEG of so many pixels whose stripes spell a number.
pub(crate) fn numbered(number: u64, width: u16, height: u16) -> Result<Vec<u8>, Trouble> {
    let (stripe, shades) = (usize::from(width / 16).max(1), number.wrapping_mul(0x9E37_79B9_7F4A_7C15));
    let mut pixels = Vec::with_capacity(usize::from(width) * usize::from(height) * 3);
    for y in 0..usize::from(height) {
        for x in 0..usize::from(width) {
            let place = (x / stripe) % 16 * 4;
            let shade = ((shades >> place) & 15) as u8 * 16;
            let band = if (number >> (y * 16 / usize::from(height))) & 1 == 1 { 200 } else { 40 };
            pixels.extend([shade, band, 255 - shade]);
        }
    }
    let mut jpeg = Vec::new();
    Encoder::new(&mut jpeg, 80).encode(&pixels, width, height, ColorType::Rgb)?;
    Ok(jpeg)
}
