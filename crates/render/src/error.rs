//! Errors of rendering a picture, and how to handle them.

use domain::media::RejectReason;
use thiserror::Error;

/// Why a picture was not rendered. The `Display` text is a sentence for the picture's owner.
#[derive(Debug, Error)]
pub enum RenderError {
    /// Its format or its size is not supported.
    #[error("{0}")]
    Rejected(#[from] RejectReason),
    /// Its bytes are not a complete picture.
    #[error("This picture is damaged or only half uploaded. Upload it again.")]
    Broken,
    /// It needs more memory than one picture may use.
    #[error("This picture is too large to open. Save it as a smaller JPEG and upload it again.")]
    TooDemanding,
    /// The finished canvas could not be encoded. The picture is not the cause.
    #[error("The picture could not be prepared. It will be tried again.")]
    Unwritten,
}

/// How to handle a failed render.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Remedy {
    /// Only another file helps: reject this one and pick the next.
    FixMedia,
    /// Try the same file again.
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
