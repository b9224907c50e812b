//! Why a picture does not become a story, and what helps.

use domain::media::RejectReason;
use thiserror::Error;

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
    pub fn remedy(&self) -> Remedy {
        match self {
            Self::Rejected(_) | Self::Broken | Self::TooDemanding => Remedy::FixMedia,
            Self::Unwritten => Remedy::RetryLater,
        }
    }
}
