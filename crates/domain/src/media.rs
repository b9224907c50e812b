//! Decides from a file's metadata whether it can become a story, before it is scheduled.

use std::fmt;
use std::str::FromStr as _;

use jiff::SignedDuration;
use strum::{EnumIter, EnumString, IntoStaticStr, VariantArray};

/// Largest accepted file, in bytes.
pub const MOST_BYTES: u64 = 40 * 1024 * 1024;

/// Largest accepted picture, in pixels.
pub const MOST_PIXELS: u64 = 100_000_000;

/// Largest accepted ratio of a picture's longer side to its shorter side.
pub const MOST_ELONGATED: u64 = 20;

/// Width and height of a published story, in pixels.
pub const STORY_SIZE: (u32, u32) = (1080, 1920);

/// Largest picture that Instagram accepts, in bytes (`/docs/instagram-platform/content-publishing`).
pub const MOST_STORY_BYTES: u64 = 8 * 1024 * 1024;

/// The kind of a file, determined once from its content or from the type that its source reports.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, IntoStaticStr, EnumString, VariantArray)]
#[strum(serialize_all = "snake_case", const_into_str)]
pub enum MediaKind {
    Image,
    Video,
}

impl MediaKind {
    /// Parses a MIME type such as `image/jpeg`; `None` for other kinds of files, such as documents.
    pub fn from_mime(mime: &str) -> Option<Self> {
        match mime.split('/').next() {
            Some("image") => Some(Self::Image),
            Some("video") => Some(Self::Video),
            _ => None,
        }
    }
}

/// What a source reports about a file. Unknown dimensions are checked after the download.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Metadata {
    /// MIME type, lower case, without parameters.
    pub mime: String,
    /// Length in bytes.
    pub size: u64,
    /// Stored width in pixels.
    pub width: Option<u32>,
    /// Stored height in pixels.
    pub height: Option<u32>,
    /// Number of clockwise quarter turns that make it upright, 0–3.
    pub rotation: u8,
    /// Length of a video.
    pub duration: Option<SignedDuration>,
}

/// Whether a file can become a story.
#[derive(Clone, Debug, PartialEq, Eq, IntoStaticStr)]
#[strum(serialize_all = "snake_case", const_into_str)]
pub enum Verdict {
    Ready,
    /// It can become a story after it is rendered.
    NeedsRendition,
    Rejected(RejectReason),
}

/// Why a file cannot become a story. Stored as a code; the server has a text for each code.
#[derive(Clone, Debug, Default, PartialEq, Eq, EnumIter, EnumString, IntoStaticStr)]
#[strum(serialize_all = "snake_case")]
pub enum RejectReason {
    /// The file is empty.
    #[default]
    Empty,
    /// The file is too large. The value is its size in megabytes.
    TooLarge(u64),
    /// The picture has too many pixels. The value is their number in megapixels.
    TooManyPixels(u64),
    /// One side has no pixels, or is far longer than the other side.
    TooThin,
    /// Apple's HEIC format.
    Heic,
    Video,
    /// The file is not a picture. The value is its MIME type, or empty if that is unknown.
    NotAPicture(String),
    /// The file is damaged or only partly uploaded.
    Broken,
    /// It needs more memory than one picture may take.
    TooDemanding,
    /// Google Drive does not allow downloads of it.
    NotDownloadable,
    /// Pictures cannot be fetched from its source.
    UnknownSource,
    /// Instagram does not accept it.
    RefusedByInstagram,
    /// Instagram tried several times to prepare it, and failed each time.
    FailedAtInstagram,
}

impl RejectReason {
    /// Parses a code: a word, which a colon and a detail may follow.
    pub fn read(code: &str) -> Result<Self, strum::ParseError> {
        let (word, detail) = code.split_once(':').unwrap_or((code, ""));
        let number = detail.parse().unwrap_or_default();
        Ok(match Self::from_str(word)? {
            Self::TooLarge(_) => Self::TooLarge(number),
            Self::TooManyPixels(_) => Self::TooManyPixels(number),
            Self::NotAPicture(_) => Self::NotAPicture(detail.to_owned()),
            other => other,
        })
    }
}

impl fmt::Display for RejectReason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let word: &'static str = self.into();
        match self {
            Self::TooLarge(number) | Self::TooManyPixels(number) => write!(f, "{word}:{number}"),
            Self::NotAPicture(mime) => write!(f, "{word}:{mime}"),
            _ => f.write_str(word),
        }
    }
}

/// Decides from a file's metadata whether it can become a story.
pub fn judge(file: &Metadata) -> Verdict {
    match reject_reason(file) {
        Some(reason) => Verdict::Rejected(reason),
        None if is_story_already(file) => Verdict::Ready,
        None => Verdict::NeedsRendition,
    }
}

/// Checks the dimensions of a picture in pixels, which may come from metadata or from its content.
pub fn judge_sides(width: u32, height: u32) -> Result<(), RejectReason> {
    let pixels = u64::from(width) * u64::from(height);
    let (short, long) = (u64::from(width.min(height)), u64::from(width.max(height)));
    if pixels > MOST_PIXELS {
        return Err(RejectReason::TooManyPixels(pixels.div_ceil(1_000_000)));
    }
    if short == 0 || long > short * MOST_ELONGATED { Err(RejectReason::TooThin) } else { Ok(()) }
}

fn reject_reason(file: &Metadata) -> Option<RejectReason> {
    if file.size == 0 {
        return Some(RejectReason::Empty);
    }
    match file.mime.as_str() {
        "image/jpeg" | "image/png" | "image/webp" | "image/gif" => {}
        "image/heic" | "image/heif" | "image/heic-sequence" | "image/heif-sequence" => {
            return Some(RejectReason::Heic);
        }
        mime if MediaKind::from_mime(mime) == Some(MediaKind::Video) => return Some(RejectReason::Video),
        other => return Some(RejectReason::NotAPicture(other.to_owned())),
    }
    if file.size > MOST_BYTES {
        return Some(RejectReason::TooLarge(file.size.div_ceil(1024 * 1024)));
    }
    judge_sides(file.width?, file.height?).err()
}

fn is_story_already(file: &Metadata) -> bool {
    file.mime == "image/jpeg"
        && file.rotation == 0
        && file.size <= MOST_STORY_BYTES
        && file.width.zip(file.height) == Some(STORY_SIZE)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn jpeg(width: u32, height: u32) -> Metadata {
        Metadata {
            mime: "image/jpeg".into(),
            size: 400_000,
            width: Some(width),
            height: Some(height),
            rotation: 0,
            duration: None,
        }
    }

    fn of_type(mime: &str) -> Verdict {
        judge(&Metadata { mime: mime.into(), ..jpeg(4000, 3000) })
    }

    #[test]
    fn pictures_that_browsers_show_become_stories() {
        for mime in ["image/jpeg", "image/png", "image/webp", "image/gif"] {
            assert_eq!(of_type(mime), Verdict::NeedsRendition, "{mime}");
        }
    }

    #[test]
    fn only_an_upright_jpeg_in_story_size_is_ready_as_it_is() {
        assert_eq!(judge(&jpeg(1080, 1920)), Verdict::Ready);
        let not_ready = [
            jpeg(1920, 1080),
            Metadata { rotation: 1, ..jpeg(1080, 1920) },
            Metadata { size: 9_000_000, ..jpeg(1080, 1920) },
            Metadata { mime: "image/png".into(), ..jpeg(1080, 1920) },
            Metadata { width: None, ..jpeg(1080, 1920) },
        ];
        for file in not_ready {
            assert_eq!(judge(&file), Verdict::NeedsRendition, "{file:?}");
        }
    }

    #[test]
    fn what_cannot_be_shown_is_rejected_with_its_reason() {
        assert_eq!(of_type("image/heic"), Verdict::Rejected(RejectReason::Heic));
        assert_eq!(of_type("video/quicktime"), Verdict::Rejected(RejectReason::Video));
        assert_eq!(
            of_type("image/svg+xml"),
            Verdict::Rejected(RejectReason::NotAPicture("image/svg+xml".into()))
        );
        assert_eq!(of_type("application/pdf").into_str(), "rejected");
        let empty = Metadata { size: 0, mime: "text/plain".into(), ..jpeg(1, 1) };
        assert_eq!(judge(&empty), Verdict::Rejected(RejectReason::Empty));
    }

    #[test]
    fn limits_are_met_exactly() {
        let largest = Metadata { size: MOST_BYTES, ..jpeg(4000, 3000) };
        assert_eq!(judge(&largest), Verdict::NeedsRendition);
        let larger = Metadata { size: MOST_BYTES + 1, ..largest };
        assert_eq!(judge(&larger), Verdict::Rejected(RejectReason::TooLarge(41)));
        assert_eq!(judge(&jpeg(10_000, 10_000)), Verdict::NeedsRendition);
        assert_eq!(judge(&jpeg(10_001, 10_000)), Verdict::Rejected(RejectReason::TooManyPixels(101)));
        assert_eq!(judge(&jpeg(100, 2000)), Verdict::NeedsRendition);
        assert_eq!(judge(&jpeg(2001, 100)), Verdict::Rejected(RejectReason::TooThin));
        assert_eq!(judge(&jpeg(0, 100)), Verdict::Rejected(RejectReason::TooThin));
        assert_eq!(judge_sides(u32::MAX, u32::MAX), Err(RejectReason::TooManyPixels(18_446_744_065_120)));
    }

    #[test]
    fn reasons_are_sentences() {
        assert_eq!(RejectReason::Video.to_string(), "video");
        assert_eq!(RejectReason::TooLarge(41).to_string(), "too_large:41");
    }
}
