//! Renders a picture into the JPEG of a story. Exactly these bytes are published.
//!
//! Rendering is blocking and uses one core: call it from a blocking thread, and limit how many renderings run
//! at once. A picture of 12 megapixels needs about 40 MB of memory while it is rendered, the largest accepted
//! one about 400 MB.

mod canvas;
mod decode;
mod error;
mod jpeg;
mod look;

use domain::media::STORY_SIZE;
use domain::rendition_plan::Fit;
use sha2::{Digest, Sha256};

pub use self::error::RenderError;
pub use self::look::Look;

/// A picture ready to be published.
#[derive(Clone, PartialEq, Eq)]
pub struct Rendition {
    /// A baseline JPEG of at most 8 MiB, sRGB, without metadata.
    pub jpeg: Vec<u8>,
    /// The SHA-256 of `jpeg`.
    pub sha256: [u8; 32],
    /// Width in pixels: 1080.
    pub width: u32,
    /// Height in pixels: 1920.
    pub height: u32,
}

/// Renders a picture into a story: detects its format from its content, rotates it upright, fits it, flattens
/// it onto white and converts it to sRGB.
///
/// Uses the first frame of an animation. The same bytes and fit give the same JPEG on the same machine. Fails
/// if the bytes are not a supported picture.
pub fn render(bytes: &[u8], fit: Fit) -> Result<Rendition, RenderError> {
    let picture = decode::open(bytes)?;
    let canvas = canvas::compose(picture, fit);
    let jpeg = jpeg::encode(&canvas)?;
    let sha256 = Sha256::digest(&jpeg).into();
    let (width, height) = STORY_SIZE;
    Ok(Rendition { jpeg, sha256, width, height })
}
