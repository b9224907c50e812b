//! Generates small, unique pictures quickly.

use jpeg_encoder::{ColorType, Encoder};

use super::Trouble;

/// Returns a 12-megapixel JPEG that is as slow to decode as a photograph, because it has similar grain.
pub(crate) fn twelve_megapixels() -> Result<Vec<u8>, Trouble> {
    const SIDES: (u16, u16) = (4_000, 3_000);
    let mut grain = 0x2545_F491_4F6C_DD1D_u64;
    let mut pixels = Vec::with_capacity(usize::from(SIDES.0) * usize::from(SIDES.1) * 3);
    for y in 0..u32::from(SIDES.1) {
        for x in 0..u32::from(SIDES.0) {
            grain ^= grain << 13;
            grain ^= grain >> 7;
            grain ^= grain << 17;
            let noise = (grain % 24) as u8;
            pixels.extend([(x / 20) as u8 + noise, (y / 15) as u8 + noise, ((x + y) / 40) as u8 + noise]);
        }
    }
    let mut jpeg = Vec::new();
    Encoder::new(&mut jpeg, 90).encode(&pixels, SIDES.0, SIDES.1, ColorType::Rgb)?;
    Ok(jpeg)
}

/// Returns a JPEG of this size with stripes that encode a number.
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
