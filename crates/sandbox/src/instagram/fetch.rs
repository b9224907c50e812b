//! Fetches media from external URLs as Instagram does: sends HEAD and then GET, follows no redirects, and
//! checks the result.

use std::time::Duration;

use axum::http::{StatusCode, header};
use bytes::Bytes;

use super::model::Instagram;
use super::refusal::GraphError;
use crate::picture;

const LARGEST_IMAGE: usize = 8 << 20;
const LARGEST_VIDEO: usize = 100 << 20;
const PATIENCE: Duration = Duration::from_secs(10);
const AGENT: &str = "facebookexternalhit/1.1 (+http://www.facebook.com/externalhit_uatext.php)";

pub(crate) struct Fetched {
    pub(crate) bytes: Bytes,
    pub(crate) size: (u32, u32),
}

pub(crate) async fn image(instagram: &Instagram, url: &str) -> Result<Fetched, GraphError> {
    let bytes = fetch(instagram, url, &["image/jpeg", "image/jpg"]).await?;
    if bytes.len() > LARGEST_IMAGE {
        return Err(too_large());
    }
    let size = picture::decoded_size(&bytes).ok_or_else(unsupported_image)?;
    Ok(Fetched { bytes, size })
}

pub(crate) async fn video(instagram: &Instagram, url: &str) -> Result<Fetched, GraphError> {
    let bytes = fetch(instagram, url, &["video/mp4", "video/quicktime"]).await?;
    let position = |name: &[u8]| bytes.windows(4).position(|window| window == name);
    let playable =
        bytes.get(4..8) == Some(b"ftyp") && position(b"moov") < position(b"mdat").or(Some(usize::MAX));
    if !playable || bytes.len() > LARGEST_VIDEO {
        return Err(GraphError::publishing(
            352,
            2_207_026,
            "The video format is not supported",
            "Unsupported video format",
            "The video format is not supported. Please check spec for supported video format",
        ));
    }
    Ok(Fetched { bytes, size: (0, 0) })
}

async fn fetch(instagram: &Instagram, url: &str, kinds: &[&str]) -> Result<Bytes, GraphError> {
    if !url.is_ascii() || url::Url::parse(url).is_err() {
        return Err(unreachable(url));
    }
    let head =
        instagram.shared.client.head(url).header(header::USER_AGENT, AGENT).timeout(PATIENCE).send().await;
    let head = head.map_err(|error| failed(&error, url))?;
    if head.status() != StatusCode::OK {
        return Err(unreachable(url));
    }
    let answer =
        instagram.shared.client.get(url).header(header::USER_AGENT, AGENT).timeout(PATIENCE).send().await;
    let answer = answer.map_err(|error| failed(&error, url))?;
    if answer.status() != StatusCode::OK {
        return Err(unreachable(url));
    }
    let kind =
        answer.headers().get(header::CONTENT_TYPE).and_then(|kind| kind.to_str().ok()).unwrap_or_default();
    let kind = kind.split(';').next().unwrap_or_default().trim().to_ascii_lowercase();
    if !kinds.contains(&kind.as_str()) {
        let picture = kind.starts_with("image/") && kinds.contains(&"image/jpeg");
        return Err(if picture { unsupported_image() } else { unreachable(url) });
    }
    if answer.content_length().is_some_and(|length| length > LARGEST_VIDEO as u64) {
        return Err(too_large());
    }
    answer.bytes().await.map_err(|error| failed(&error, url))
}

fn failed(error: &reqwest::Error, url: &str) -> GraphError {
    if !error.is_timeout() {
        return unreachable(url);
    }
    GraphError::publishing(
        -2,
        2_207_003,
        "Timeout",
        "Media download timed out",
        "It takes too long to download the media.",
    )
}

fn unreachable(url: &str) -> GraphError {
    GraphError::publishing(
        9004,
        2_207_052,
        "Only photo or video can be accepted as media type.",
        "Media download has failed. The media URI doesn't meet our requirements.",
        format!("The media could not be fetched from this uri: {url}"),
    )
}

fn too_large() -> GraphError {
    GraphError::publishing(
        36000,
        2_207_004,
        "The image size is too large.",
        "Image size too large",
        "The image is too large to download. It should be less than 8 MiB.",
    )
}

fn unsupported_image() -> GraphError {
    GraphError::publishing(
        36001,
        2_207_005,
        "The image format is not supported.",
        "Unsupported image format",
        "The image format is not supported. Supported formats are: JPEG.",
    )
}
