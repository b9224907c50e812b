//! `GET|HEAD /m/{opaque}`: serves the prepared picture of one post to Instagram, with type, length and
//! ranges. An invalid or expired URL returns "not found".

use std::sync::Arc;

use axum::body::Body;
use axum::extract::{Path, State};
use axum::http::{HeaderMap, Method, StatusCode, header};
use axum::response::{IntoResponse, Response};
use domain::ids::{PostId, Tenant};
use jiff::Timestamp;
use store::StoreError;

use super::page::{nothing_here, words_of};
use crate::app::App;

pub(super) async fn fetch(
    State(app): State<Arc<App>>,
    Path(opaque): Path<String>,
    method: Method,
    headers: HeaderMap,
) -> Response {
    let now = app.clock.now();
    let Some((tenant, post)) = app.media_urls.check(&opaque, now) else {
        return nothing_here(words_of(&headers));
    };
    match serve(&app, tenant, post, &method, &headers, now).await {
        Ok(Some(response)) => response,
        Ok(None) => nothing_here(words_of(&headers)),
        Err(error) => {
            tracing::error!(%error, "reading a picture failed");
            StatusCode::SERVICE_UNAVAILABLE.into_response()
        }
    }
}

async fn serve(
    app: &App,
    tenant: Tenant,
    post: PostId,
    method: &Method,
    headers: &HeaderMap,
    now: Timestamp,
) -> Result<Option<Response>, StoreError> {
    let mut tx = app.store.begin(tenant).await?;
    let Some(sha256) = tx.rendition_of(post).await? else { return Ok(None) };
    let Some(blob) = tx.blob(&sha256).await? else { return Ok(None) };
    let whole = usize::try_from(blob.bytes).unwrap_or(0);
    let Some(range) = asked_range(headers, whole) else {
        let length = format!("bytes */{whole}");
        return Ok(Some(
            (StatusCode::RANGE_NOT_SATISFIABLE, [(header::CONTENT_RANGE, length)]).into_response(),
        ));
    };
    let (status, from, length) = match range {
        None => (StatusCode::OK, 0, whole),
        Some((from, to)) => (StatusCode::PARTIAL_CONTENT, from, to - from + 1),
    };
    let body = if method == Method::HEAD {
        tx.rollback().await?;
        Body::empty()
    } else {
        let bytes = tx.read_blob(&sha256, from, length).await?;
        tx.record_fetch(post, bytes.len() as u64, now).await?;
        tx.commit().await?;
        Body::from(bytes)
    };
    let mut response = Response::builder()
        .status(status)
        .header(header::CONTENT_TYPE, blob.content_type)
        .header(header::CONTENT_LENGTH, length)
        .header(header::ACCEPT_RANGES, "bytes")
        .header(header::CACHE_CONTROL, "private, max-age=86400")
        .header(header::ETAG, format!("\"{}\"", hex::encode(sha256)));
    if status == StatusCode::PARTIAL_CONTENT {
        let last = from + length - 1;
        response = response.header(header::CONTENT_RANGE, format!("bytes {from}-{last}/{whole}"));
    }
    Ok(Some(response.body(body).unwrap_or_else(|_| StatusCode::INTERNAL_SERVER_ERROR.into_response())))
}

/// Parses the requested range; both ends are inclusive. The outer `None` means that the range is not
/// satisfiable. The inner `None` means the entire picture, also if there are several ranges or if the header
/// cannot be parsed (RFC 9110, 14.2).
#[expect(clippy::option_option, reason = "unsatisfiable, complete and partial are three different answers")]
fn asked_range(headers: &HeaderMap, whole: usize) -> Option<Option<(usize, usize)>> {
    let asked = headers.get(header::RANGE).and_then(|value| value.to_str().ok()?.strip_prefix("bytes="));
    let Some((from, to)) = asked.and_then(|asked| asked.split_once('-')).filter(|(_, to)| !to.contains(','))
    else {
        return Some(None);
    };
    let last = whole.checked_sub(1)?;
    let (from, to) = match (from.parse::<usize>().ok(), to.parse::<usize>().ok()) {
        (Some(from), Some(to)) if from <= to => (from, to.min(last)),
        (Some(from), None) if to.is_empty() => (from, last),
        (None, Some(length)) if from.is_empty() && length > 0 => (whole.saturating_sub(length), last),
        (None, Some(_)) if from.is_empty() => return None,
        _ => return Some(None),
    };
    if from > last { None } else { Some(Some((from, to))) }
}

#[cfg(test)]
mod tests {
    use axum::http::HeaderValue;

    use super::*;

    fn asked(range: &'static str) -> Option<Option<(usize, usize)>> {
        let mut headers = HeaderMap::new();
        headers.insert(header::RANGE, HeaderValue::from_static(range));
        asked_range(&headers, 100)
    }

    #[test]
    fn a_range_is_read_with_both_ends_included() {
        assert_eq!(asked("bytes=0-9"), Some(Some((0, 9))));
        assert_eq!(asked("bytes=90-"), Some(Some((90, 99))));
        assert_eq!(asked("bytes=-5"), Some(Some((95, 99))));
        assert_eq!(asked("bytes=50-500"), Some(Some((50, 99))));
    }

    #[test]
    fn what_cannot_be_satisfied_is_said_and_what_cannot_be_read_gets_the_whole() {
        assert_eq!(asked("bytes=100-"), None);
        assert_eq!(asked("bytes=-0"), None);
        assert_eq!(asked("bytes=9-0"), Some(None));
        assert_eq!(asked("lines=1-2"), Some(None));
        assert_eq!(asked("bytes=0-1,5-6"), Some(None));
        assert_eq!(asked_range(&HeaderMap::new(), 100), Some(None));
    }
}
