//! Compares how two pictures look, whatever their size, format and compression.

use image::imageops::FilterType;

use crate::decode;
use crate::error::RenderError;

/// Cells of the grid: each is compared with its right neighbour.
const GRID: (u32, u32) = (9, 8);

/// How a picture looks: for each cell of a coarse grid, whether it is brighter than its right neighbour.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Look(u64);

impl Look {
    /// Reads the look of a picture. Fails if the bytes are not a supported picture.
    pub fn of(bytes: &[u8]) -> Result<Self, RenderError> {
        let mut picture = decode::open(bytes)?;
        picture.pixels.apply_orientation(picture.orientation);
        let (width, height) = GRID;
        let grid = picture.pixels.resize_exact(width, height, FilterType::Triangle).into_luma8();
        let cells = (0..height).flat_map(|y| (1..width).map(move |x| (x, y)));
        let bits = cells.fold(0, |bits, (x, y)| {
            bits << 1 | u64::from(grid.get_pixel(x - 1, y).0[0] > grid.get_pixel(x, y).0[0])
        });
        Ok(Self(bits))
    }

    /// Returns the number of cells that differ: 0 for the same picture, about 32 of 64 for unrelated ones.
    #[must_use]
    pub fn distance(self, other: Self) -> u32 {
        (self.0 ^ other.0).count_ones()
    }
}
