//! Publishes a story by creating a container, and reads container status and quota.
//!
//! Source: developers.facebook.com/docs/instagram-platform/content-publishing

use std::time::Duration;

use secrecy::SecretString;
use serde::Deserialize;
use url::Url;

use super::stories::Page;
use super::wire::WireId;
use super::{Instagram, InstagramError};
use crate::http::Certainty;

/// The quota to assume if Instagram does not report one: the lower of the two documented numbers.
const DEFAULT_QUOTA: u32 = 50;
const DEFAULT_WINDOW: Duration = Duration::from_secs(24 * 60 * 60);

/// How long to wait for the answer to a publish.
pub const PUBLISH_TIMEOUT: Duration = Duration::from_secs(20);

/// The id of a container: a story that is prepared but not published.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct ContainerId(pub String);

/// The id of a published story.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct MediaId(pub String);

/// The processing status of a container.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ContainerStatus {
    /// Instagram is still fetching or converting the media.
    InProgress,
    /// Ready to be published. Also reported for some seconds after publishing.
    Finished,
    /// It is live.
    Published,
    /// It can never be published.
    Error {
        /// The subcode in the text, such as 2207026; see [`container_remedy`](super::container_remedy).
        code: Option<i64>,
        /// Instagram's message.
        text: String,
    },
    /// It was not published within 24 hours.
    Expired,
}

/// The number of posts that an account may publish in a rolling window.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Quota {
    /// Posts published within the window.
    pub used: u32,
    /// Posts allowed within the window.
    pub total: u32,
    pub window: Duration,
}

#[derive(Deserialize)]
struct Created {
    id: WireId,
}

#[derive(Deserialize)]
struct StatusOnWire {
    status_code: String,
    #[serde(default)]
    status: String,
}

#[derive(Deserialize)]
struct QuotaOnWire {
    quota_usage: u32,
    config: Option<QuotaConfig>,
}

#[derive(Deserialize)]
struct QuotaConfig {
    quota_total: Option<u32>,
    quota_duration: Option<u64>,
}

impl Instagram {
    /// Creates a container for a picture story. Instagram fetches `image_url` (JPEG, at most 8 MiB, no
    /// redirects) now, and possibly again until the container is finished.
    pub async fn create_image_container(
        &self,
        token: &SecretString,
        ig_user: &str,
        image_url: &Url,
    ) -> Result<ContainerId, InstagramError> {
        let form = [("media_type", "STORIES"), ("image_url", image_url.as_str())];
        let request = self.post(&[ig_user, "media"], token).form(&form);
        let created: Created = self.ask("create_container", request, &[token]).await?;
        Ok(ContainerId(created.id.0))
    }

    /// Returns the status of a container.
    pub async fn container(
        &self,
        token: &SecretString,
        container: &ContainerId,
    ) -> Result<ContainerStatus, InstagramError> {
        let request = self.get(&[&container.0], token).query(&[("fields", "status_code,status")]);
        let wire: StatusOnWire = self.ask("container", request, &[token]).await?;
        wire.read(token)
    }

    /// Publishes a container. Any response without a media id is unclear, because Instagram has returned
    /// errors for stories that are live. In that case call [`container`](Self::container) and do not publish
    /// again. The error is `NotDone` only if the request was not sent.
    pub async fn publish(
        &self,
        token: &SecretString,
        ig_user: &str,
        container: &ContainerId,
    ) -> Result<MediaId, InstagramError> {
        let form = [("creation_id", container.0.as_str())];
        let request = self.post(&[ig_user, "media_publish"], token).form(&form);
        match self.ask_within::<Created>(PUBLISH_TIMEOUT, "publish", request, &[token]).await {
            Ok(created) => Ok(MediaId(created.id.0)),
            Err(error) if error.status.is_some() => {
                Err(InstagramError { certainty: Certainty::Unclear, ..error })
            }
            Err(error) => Err(error),
        }
    }

    /// Returns how much of the publishing quota is used.
    pub async fn publishing_limit(
        &self,
        token: &SecretString,
        ig_user: &str,
    ) -> Result<Quota, InstagramError> {
        let fields = [("fields", "quota_usage,config")];
        let request = self.get(&[ig_user, "content_publishing_limit"], token).query(&fields);
        let page: Page<QuotaOnWire> = self.ask("publishing_limit", request, &[token]).await?;
        let entry = page.data.into_iter().next();
        entry.map(Quota::from).ok_or_else(|| InstagramError::unreadable("the quota is missing"))
    }
}

impl StatusOnWire {
    fn read(self, token: &SecretString) -> Result<ContainerStatus, InstagramError> {
        match self.status_code.as_str() {
            "IN_PROGRESS" => Ok(ContainerStatus::InProgress),
            "FINISHED" => Ok(ContainerStatus::Finished),
            "PUBLISHED" => Ok(ContainerStatus::Published),
            "EXPIRED" => Ok(ContainerStatus::Expired),
            "ERROR" => Ok(ContainerStatus::Error {
                code: subcode_in(&self.status),
                text: crate::http::safe_text(&self.status, &[token]),
            }),
            _ => Err(InstagramError::unreadable("an unknown status of a container")),
        }
    }
}

impl From<QuotaOnWire> for Quota {
    fn from(wire: QuotaOnWire) -> Self {
        let config = wire.config.unwrap_or(QuotaConfig { quota_total: None, quota_duration: None });
        Self {
            used: wire.quota_usage,
            total: config.quota_total.unwrap_or(DEFAULT_QUOTA),
            window: config.quota_duration.map_or(DEFAULT_WINDOW, Duration::from_secs),
        }
    }
}

/// Finds the subcode in a text such as "Error: Media upload has failed with error code 2207026", or in a text
/// that is only the number.
fn subcode_in(status: &str) -> Option<i64> {
    let mut numbers = status.split(|c: char| !c.is_ascii_digit()).filter(|digits| digits.len() >= 5);
    numbers.next_back()?.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_subcode_is_found_in_both_ways_a_container_tells_it() {
        let told = "Error: Media upload has failed with error code 2207026";
        assert_eq!(subcode_in(told), Some(2_207_026));
        assert_eq!(subcode_in("2207052"), Some(2_207_052));
        assert_eq!(subcode_in("In Progress: Media is still being processed."), None);
    }
}
