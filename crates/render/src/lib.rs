//! Renditions: any picture made into the JPEG of a story, byte for byte what will be published.
//!
//! All of it is work for one core: call it where blocking is welcome, and bound how many run at once. A picture of
//! 12 megapixels takes some 40 MB while it is rendered, the largest that is accepted some 400 MB.

#![warn(missing_docs)]

mod canvas;
mod decode;
mod jpeg;

use domain::media::{RejectReason, STORY_SIZE};
use domain::rendition_plan::Fit;
use sha2::{Digest, Sha256};
use thiserror::Error;

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

/// Why there is no rendition. Reads as a sentence to the picture's owner.
#[derive(Debug, Error)]
pub enum RenderError {
    /// What it is or how large it is speaks against it.
    #[error("{0}")]
    Rejected(#[from] RejectReason),
    /// Its bytes are no whole picture.
    #[error("This picture is damaged or only half uploaded. Upload it again.")]
    Broken,
    /// It needs more memory than one picture may take.
    #[error("This picture is too large to open. Save it as a smaller JPEG and upload it again.")]
    TooDemanding,
    /// The finished canvas could not be written. The picture has no part in it.
    #[error("The picture could not be prepared. It will be tried again.")]
    Unwritten,
}

/// What helps after a render failed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Remedy {
    /// Only another file does: reject this one and pick the next.
    FixMedia,
    /// The same again.
    RetryLater,
}

impl RenderError {
    /// What helps.
    pub fn remedy(&self) -> Remedy {
        match self {
            Self::Rejected(_) | Self::Broken | Self::TooDemanding => Remedy::FixMedia,
            Self::Unwritten => Remedy::RetryLater,
        }
    }
}

/// Makes a picture into a story: told apart by its content, turned upright, fitted, flattened onto white, in sRGB.
///
/// Of a moving picture the first frame is taken. The same bytes and fit give the same JPEG on the same machine.
///
/// # Errors
/// When the bytes are no picture that can be shown.
pub fn render(bytes: &[u8], fit: Fit) -> Result<Rendition, RenderError> {
    let picture = decode::open(bytes)?;
    let canvas = canvas::compose(picture, fit);
    let jpeg = jpeg::encode(&canvas)?;
    let sha256 = Sha256::digest(&jpeg).into();
    let (width, height) = STORY_SIZE;
    Ok(Rendition { jpeg, sha256, width, height })
}
