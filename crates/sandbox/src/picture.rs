//! Reads the size and checksum of pictures, and compares pictures by brightness.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use jpeg_decoder::{Decoder, PixelFormat};
use sha2::{Digest as _, Sha256};

/// Number of rows and columns of the grid on which pictures are compared.
const GRID: usize = 16;
/// Approximate size at which pictures are decoded before they are reduced to the grid (pixels, short side).
const WORKING_SIDE: u16 = 200;

pub(crate) fn sha256(bytes: &[u8]) -> String {
    hex::encode(Sha256::digest(bytes))
}

pub(crate) fn md5(bytes: &[u8]) -> String {
    hex::encode(md5::Md5::digest(bytes))
}

/// Returns the width and height of a JPEG from its frame header.
pub(crate) fn jpeg_size(bytes: &[u8]) -> Option<(u32, u32)> {
    let mut decoder = Decoder::new(bytes);
    decoder.read_info().ok()?;
    let info = decoder.info()?;
    Some((u32::from(info.width), u32::from(info.height)))
}

/// Returns the width and height from a PNG's first chunk.
pub(crate) fn png_size(bytes: &[u8]) -> Option<(u32, u32)> {
    let header = bytes.strip_prefix(b"\x89PNG\r\n\x1a\n")?;
    let width = u32::from_be_bytes(*header.get(8..12)?.first_chunk()?);
    let height = u32::from_be_bytes(*header.get(12..16)?.first_chunk()?);
    Some((width, height))
}

/// Returns the width and height of a JPEG if it decodes completely.
pub(crate) fn decoded_size(bytes: &[u8]) -> Option<(u32, u32)> {
    let mut decoder = Decoder::new(bytes);
    decoder.decode().ok()?;
    let info = decoder.info()?;
    Some((u32::from(info.width), u32::from(info.height)))
}

/// The brightness of a reduced picture, stored as sums, so that the mean of any
/// rectangle needs only four look-ups.
#[derive(Debug)]
pub(crate) struct Luma {
    width: usize,
    height: usize,
    sums: Vec<u64>,
}

/// Mean brightness on a 16 by 16 grid.
pub(crate) type Grid = [f64; GRID * GRID];

impl Luma {
    pub(crate) fn of_jpeg(bytes: &[u8]) -> Option<Self> {
        let mut decoder = Decoder::new(bytes);
        decoder.scale(WORKING_SIDE, WORKING_SIDE).ok()?;
        let pixels = decoder.decode().ok()?;
        let info = decoder.info()?;
        let stride = match info.pixel_format {
            PixelFormat::L8 => 1,
            PixelFormat::L16 => 2,
            PixelFormat::RGB24 => 3,
            PixelFormat::CMYK32 => 4,
        };
        let bright = |pixel: &[u8]| match pixel {
            [red, green, blue, ..] => (u64::from(*red) * 3 + u64::from(*green) * 6 + u64::from(*blue)) / 10,
            _ => u64::from(pixel[0]),
        };
        let (width, height) = (usize::from(info.width), usize::from(info.height));
        Some(Self::summed(width, height, pixels.chunks_exact(stride).map(bright)))
    }

    fn summed(width: usize, height: usize, mut brightness: impl Iterator<Item = u64>) -> Self {
        let row = width + 1;
        let mut sums = vec![0_u64; row * (height + 1)];
        for y in 1..=height {
            let mut line = 0;
            for x in 1..=width {
                line += brightness.next().unwrap_or_default();
                sums[y * row + x] = sums[(y - 1) * row + x] + line;
            }
        }
        Self { width, height, sums }
    }

    pub(crate) fn aspect(&self) -> f64 {
        self.width as f64 / self.height.max(1) as f64
    }

    /// Returns the grid of the picture.
    pub(crate) fn grid(&self) -> Grid {
        self.grid_of(0.0, 0.0, self.width as f64, self.height as f64)
    }

    /// Returns the grid of the centred rectangle that a picture with this `aspect`
    /// fills when it is fitted into this one.
    pub(crate) fn fitted(&self, aspect: f64) -> Grid {
        let (width, height) = (self.width as f64, self.height as f64);
        let (inner_width, inner_height) =
            if aspect > self.aspect() { (width, width / aspect) } else { (height * aspect, height) };
        self.grid_of((width - inner_width) / 2.0, (height - inner_height) / 2.0, inner_width, inner_height)
    }

    fn grid_of(&self, left: f64, top: f64, width: f64, height: f64) -> Grid {
        let edge = |start: f64, span: f64, step: usize, end: usize| {
            let place = start + span * step as f64 / GRID as f64;
            (place.round().max(0.0) as usize).min(end)
        };
        std::array::from_fn(|cell| {
            let (column, line) = (cell % GRID, cell / GRID);
            let (x0, y0) = (edge(left, width, column, self.width), edge(top, height, line, self.height));
            let (x1, y1) =
                (edge(left, width, column + 1, self.width), edge(top, height, line + 1, self.height));
            self.mean(x0, y0, x1.max(x0 + 1).min(self.width), y1.max(y0 + 1).min(self.height))
        })
    }

    fn mean(&self, x0: usize, y0: usize, x1: usize, y1: usize) -> f64 {
        let row = self.width + 1;
        let at = |x: usize, y: usize| self.sums[y * row + x] as f64;
        let area = (x1.saturating_sub(x0) * y1.saturating_sub(y0)).max(1) as f64;
        (at(x1, y1) + at(x0, y0) - at(x0, y1) - at(x1, y0)) / area
    }
}

/// Returns the difference between two grids: mean absolute difference, 0 to 255.
pub(crate) fn distance(one: &Grid, other: &Grid) -> f64 {
    one.iter().zip(other).map(|(a, b)| (a - b).abs()).sum::<f64>() / one.len() as f64
}

/// Caches luma planes by checksum, because the scoreboard is counted much more often than pictures change.
#[derive(Debug, Default)]
pub(crate) struct LumaCache {
    planes: Mutex<HashMap<String, Option<Arc<Luma>>>>,
}

impl LumaCache {
    /// Returns the luma plane of these bytes; `None` if they are not a JPEG.
    pub(crate) fn luma(&self, sha256: &str, bytes: &[u8]) -> Option<Arc<Luma>> {
        let known = self.planes.lock().unwrap_or_else(PoisonError::into_inner).get(sha256).cloned();
        if let Some(plane) = known {
            return plane;
        }
        let plane = Luma::of_jpeg(bytes).map(Arc::new);
        let mut planes = self.planes.lock().unwrap_or_else(PoisonError::into_inner);
        planes.insert(sha256.to_owned(), plane.clone());
        plane
    }
}
