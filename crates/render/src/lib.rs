//! Renditions: any picture made into the JPEG of a story, byte for byte what will be published.
//!
//! All of it is work for one core: call it where blocking is welcome, and bound how many run at once. A picture of
//! 12 megapixels takes some 40 MB while it is rendered, the largest that is accepted some 400 MB.

mod canvas;
mod decode;
mod error;
mod jpeg;

use domain::media::STORY_SIZE;
use domain::rendition_plan::Fit;
use sha2::{Digest, Sha256};

pub use self::error::RenderError;

/// A picture ready to be published.
#[derive(Clone, PartialEq, Eq)]
pub struct Rendition {
    /// A baseline JPEG of at most 8 MiB, sRGB, without metadata.
    pub jpeg: Vec<u8>,
    /// The SHA-256 of `jpeg`.
    pub sha256: [u8; 32],
    /// Pixels across: 1080.
    pub width: u32,
    /// Pixels down: 1920.
    pub height: u32,
}

/// Makes a picture into a story: told apart by its content, turned upright, fitted, flattened onto white, in sRGB.
///
/// Of a moving picture the first frame is taken. The same bytes and fit give the same JPEG on the same machine. Fails
/// when the bytes are no picture that can be shown.
pub fn render(bytes: &[u8], fit: Fit) -> Result<Rendition, RenderError> {
    let picture = decode::open(bytes)?;
    let canvas = canvas::compose(picture, fit);
    let jpeg = jpeg::encode(&canvas)?;
    let sha256 = Sha256::digest(&jpeg).into();
    let (width, height) = STORY_SIZE;
    Ok(Rendition { jpeg, sha256, width, height })
}
