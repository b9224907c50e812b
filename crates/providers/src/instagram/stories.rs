//! Reads the stories that are live on an account, and their pictures.
//!
//! Source: developers.facebook.com/docs/instagram-platform/instagram-graph-api/reference/ig-user/stories

use bytes::Bytes;
use jiff::Timestamp;
use secrecy::SecretString;
use serde::Deserialize;
use url::Url;

use super::wire::WireId;
use super::{Instagram, InstagramError};
use crate::http::{Call, ORDINARY};

/// Maximum number of pages of live stories. The list covers one day, and the
/// quota keeps it far below this limit.
const STORY_PAGES: usize = 10;
/// Size limit of a story's picture, in bytes: Instagram accepts pictures of up to 8 MiB.
const PICTURE_LIMIT: u64 = 16 * 1024 * 1024;

/// A story that is live.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LiveStory {
    /// Its media id.
    pub id: String,
    pub timestamp: Option<Timestamp>,
    /// Where its picture, or a video's preview, can be fetched for a while.
    pub picture: Option<Url>,
}

/// One page of a list.
#[derive(Deserialize)]
pub(super) struct Page<T> {
    pub(super) data: Vec<T>,
    paging: Option<Paging>,
}

#[derive(Deserialize)]
struct Paging {
    next: Option<String>,
    cursors: Option<Cursors>,
}

#[derive(Deserialize)]
struct Cursors {
    after: Option<String>,
}

#[derive(Deserialize)]
struct StoryOnWire {
    id: WireId,
    timestamp: Option<String>,
    /// The picture or the video.
    media_url: Option<String>,
    /// Only for videos.
    thumbnail_url: Option<String>,
}

impl Instagram {
    /// Returns all stories that are live now, from all pages.
    pub async fn stories(
        &self,
        token: &SecretString,
        ig_user: &str,
    ) -> Result<Vec<LiveStory>, InstagramError> {
        let mut stories = Vec::new();
        let mut after: Option<String> = None;
        for _ in 0..STORY_PAGES {
            let request = self
                .get(&[ig_user, "stories"], token)
                .query(&[("fields", "id,timestamp,media_url,thumbnail_url")]);
            let request = match &after {
                Some(cursor) => request.query(&[("after", cursor)]),
                None => request,
            };
            let page: Page<StoryOnWire> = self.ask("stories", request, &[token]).await?;
            stories.extend(page.data.into_iter().map(LiveStory::from));
            after = page.paging.map_or(Ok(None), Paging::cursor)?;
            if after.is_none() {
                return Ok(stories);
            }
        }
        Err(InstagramError::unreadable("the list of stories does not end"))
    }

    /// Fetches the picture of a live story. The address is public, so no token is sent.
    pub async fn story_picture(&self, picture: &Url) -> Result<Bytes, InstagramError> {
        let call = Call {
            provider: "instagram",
            operation: "story_picture",
            timeout: ORDINARY,
            limit: PICTURE_LIMIT,
        };
        let answer = self.http.ask(call, self.http.get(picture.clone())).await?;
        if answer.succeeded() { Ok(answer.body) } else { Err(InstagramError::from_refusal(&answer, &[])) }
    }
}

impl Paging {
    /// Returns the cursor of the next page. The URL in `next` contains the token, so it is used only to find
    /// out whether there is a next page.
    fn cursor(self) -> Result<Option<String>, InstagramError> {
        if self.next.is_none() {
            return Ok(None);
        }
        let cursor = self.cursors.and_then(|cursors| cursors.after);
        cursor.map(Some).ok_or_else(|| InstagramError::unreadable("a page names no cursor to the next"))
    }
}

impl From<StoryOnWire> for LiveStory {
    fn from(wire: StoryOnWire) -> Self {
        Self {
            id: wire.id.0,
            timestamp: wire.timestamp.as_deref().and_then(instant),
            picture: wire.thumbnail_url.or(wire.media_url).and_then(|url| url.parse().ok()),
        }
    }
}

/// Parses a time as the Graph API writes it: `2026-11-23T09:00:03+0000`.
fn instant(text: &str) -> Option<Timestamp> {
    text.parse().ok().or_else(|| Timestamp::strptime("%Y-%m-%dT%H:%M:%S%z", text).ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_time_of_a_story_is_read_without_a_colon_in_its_offset() {
        let expected: Timestamp = "2026-11-23T09:00:03Z".parse().expect("a time");
        assert_eq!(instant("2026-11-23T09:00:03+0000"), Some(expected));
        assert_eq!(instant("2026-11-23T10:00:03+01:00"), Some(expected));
        assert_eq!(instant("yesterday"), None);
    }
}
