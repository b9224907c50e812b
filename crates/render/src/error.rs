//! Why a picture does not become a story.

use domain::media::RejectReason;
use thiserror::Error;

/// Why there is no rendition.
#[derive(Debug, Error)]
pub enum RenderError {
    /// Its kind or its size is not accepted.
    #[error("the picture is unfit: {0}")]
    Rejected(RejectReason),
    /// Its bytes are not a complete picture.
    #[error("the picture is damaged")]
    Broken,
    /// It needs more memory than one picture may take.
    #[error("the picture needs too much memory")]
    TooDemanding,
    /// The finished canvas could not be encoded. The picture is not the cause.
    #[error("the rendition could not be encoded")]
    Unwritten,
}

impl From<RejectReason> for RenderError {
    fn from(reason: RejectReason) -> Self {
        Self::Rejected(reason)
    }
}

impl RenderError {
    /// Returns why the picture can never become a story; `None` if rendering it again may succeed.
    pub fn reject_reason(&self) -> Option<RejectReason> {
        match self {
            Self::Rejected(reason) => Some(reason.clone()),
            Self::Broken => Some(RejectReason::Broken),
            Self::TooDemanding => Some(RejectReason::TooDemanding),
            Self::Unwritten => None,
        }
    }
}
