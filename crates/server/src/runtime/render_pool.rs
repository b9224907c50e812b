//! Renders pictures on blocking threads, a limited number at a time.

use bytes::Bytes;
use domain::rendition_plan::Fit;
use render::{Look, RenderError, Rendition, render};
use tokio::sync::Semaphore;

/// How many pictures one process renders at once. Each uses a core and up to 400 MB.
const AT_ONCE: usize = 2;

static ROOM: Semaphore = Semaphore::const_new(AT_ONCE);

/// Renders without blocking other tasks: at most [`AT_ONCE`] at a time in this process.
pub(crate) async fn prepare(bytes: Bytes, fit: Fit) -> Result<Rendition, RenderError> {
    let _room = ROOM.acquire().await.map_err(|_| RenderError::Unwritten)?;
    let rendered = tokio::task::spawn_blocking(move || render(&bytes, fit)).await;
    rendered.unwrap_or(Err(RenderError::Broken))
}

/// Reads how a picture looks; `None` if it is not a picture.
pub(crate) async fn look(bytes: Bytes) -> Option<Look> {
    let _room = ROOM.acquire().await.ok()?;
    tokio::task::spawn_blocking(move || Look::of(&bytes).ok()).await.ok()?
}
