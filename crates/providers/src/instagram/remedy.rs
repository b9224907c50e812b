//! Maps Instagram's error codes to remedies.
//!
//! Source: developers.facebook.com/docs/instagram-platform/reference/error-codes and
//! developers.facebook.com/docs/graph-api/guides/error-handling

use std::time::Duration;

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Remedy {
    /// Repeat the call later, a few times.
    RetryLater,
    /// The account's owner must connect again.
    Reconnect,
    /// The picture or video must be changed.
    FixMedia,
    /// Do not publish until the quota allows it again.
    WaitForQuota,
    /// This container is unusable: create another one, unless the old one may be live.
    NewContainer,
    /// Not an error: keep checking the container's status.
    NotReady,
    /// The owner must act in the Instagram app.
    AccountRestricted,
    /// Spam protection: do not publish to this account for at least 24 hours,
    /// and check whether the story is live.
    ActionBlocked,
    /// Too many calls.
    RateLimited {
        /// Instagram's estimate of the time to wait.
        after: Option<Duration>,
    },
    /// Blocked for a policy violation: stop.
    PolicyBlock,
    /// Our app, its configuration or our request is wrong: the operator must act.
    AppBroken,
    /// Instagram is unavailable.
    Outage,
}

/// One row: the code, the subcode if it matters, and the remedy.
pub(super) type Row = (i64, Option<i64>, Remedy);

/// A rate limit without an estimate of the time to wait.
pub(super) const LIMITED: Remedy = Remedy::RateLimited { after: None };

#[rustfmt::skip]
pub(super) const REMEDIES: &[Row] = &[
    (-2,     Some(2_207_003), Remedy::RetryLater),        // took too long to download the media
    (-2,     Some(2_207_020), Remedy::NewContainer),      // the media has expired
    (-1,     Some(2_207_001), Remedy::RetryLater),        // Instagram server error
    (-1,     Some(2_207_032), Remedy::NewContainer),      // create media failed, re-create
    (-1,     Some(2_207_053), Remedy::NewContainer),      // unknown upload error
    (1,      Some(2_207_057), Remedy::FixMedia),          // thumbnail offset
    (4,      Some(2_207_051), Remedy::ActionBlocked),     // "we restrict certain activity"
    (9,      Some(2_207_042), Remedy::WaitForQuota),      // maximum number of posts
    (24,     Some(2_207_006), Remedy::NewContainer),      // media cannot be found
    (24,     Some(2_207_008), Remedy::NotReady),          // builder not ready yet, or expired
    (25,     Some(2_207_050), Remedy::AccountRestricted),
    (100,    Some(2_207_023), Remedy::AppBroken),         // unknown media type
    (100,    Some(2_207_040), Remedy::FixMedia),          // too many tags
    (352,    Some(2_207_026), Remedy::FixMedia),          // video format
    (9004,   Some(2_207_052), Remedy::RetryLater),        // media could not be fetched; a retry has worked
    (9007,   Some(2_207_027), Remedy::NotReady),
    (36_000, Some(2_207_004), Remedy::FixMedia),          // too large
    (36_001, Some(2_207_005), Remedy::FixMedia),          // format
    (36_003, Some(2_207_009), Remedy::FixMedia),          // aspect ratio
    (36_004, Some(2_207_010), Remedy::FixMedia),          // caption
    (190,    Some(458),       Remedy::Reconnect),         // app not installed
    (190,    Some(459),       Remedy::Reconnect),         // checkpoint
    (190,    Some(460),       Remedy::Reconnect),         // password changed
    (190,    Some(463),       Remedy::Reconnect),         // expired
    (190,    Some(464),       Remedy::Reconnect),         // unconfirmed
    (190,    Some(467),       Remedy::Reconnect),         // invalidated
    (190,    Some(492),       Remedy::Reconnect),
    (190,    None,            Remedy::Reconnect),
    (10,     None,            Remedy::Reconnect),         // permission
    (1,      None,            Remedy::RetryLater),        // unknown
    (2,      None,            Remedy::Outage),            // service
    (4,      None,            LIMITED),
    (17,     None,            LIMITED),
    (32,     None,            LIMITED),
    (613,    None,            LIMITED),
    (80_002, None,            LIMITED),
    (100,    Some(33),        Remedy::AppBroken),         // wrong id, or an account without a role on the app
    (100,    None,            Remedy::AppBroken),
    (368,    None,            Remedy::PolicyBlock),
];

/// Returns the remedy for a container in [`ContainerStatus::Error`](super::ContainerStatus::Error):
/// `FixMedia` if the media is the cause, otherwise `NewContainer`.
#[must_use]
pub fn container_remedy(code: Option<i64>) -> Remedy {
    match code.and_then(remedy_by_subcode) {
        Some(Remedy::FixMedia) => Remedy::FixMedia,
        _ => Remedy::NewContainer,
    }
}

/// Returns the remedy for a Graph API code; `None` for undocumented codes.
pub(super) fn remedy(code: i64, subcode: Option<i64>, message: &str) -> Option<Remedy> {
    let of_code = || REMEDIES.iter().filter(|(row_code, ..)| *row_code == code);
    let exact = of_code().find(|(_, row_subcode, _)| row_subcode.is_some() && *row_subcode == subcode);
    let general = || of_code().find(|(_, row_subcode, _)| row_subcode.is_none());
    let by_subcode = || subcode.and_then(remedy_by_subcode);
    match exact {
        Some((.., remedy)) => Some(*remedy),
        None => {
            by_subcode().or_else(|| general().map(|(.., remedy)| *remedy)).or_else(|| range(code, message))
        }
    }
}

/// The 2207xxx subcodes have the same meaning under every code.
fn remedy_by_subcode(subcode: i64) -> Option<Remedy> {
    let row = REMEDIES.iter().find(|(_, row, _)| *row == Some(subcode) && subcode > 2_207_000)?;
    Some(row.2)
}

fn range(code: i64, message: &str) -> Option<Remedy> {
    match code {
        200 if message.contains("API access blocked") => Some(Remedy::AppBroken),
        200..=299 => Some(Remedy::Reconnect),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_failed_container_asks_for_other_media_or_for_another_container() {
        assert_eq!(container_remedy(Some(2_207_026)), Remedy::FixMedia);
        assert_eq!(container_remedy(Some(2_207_004)), Remedy::FixMedia);
        for code in [Some(2_207_053), Some(2_207_076), Some(2_207_052), None] {
            assert_eq!(container_remedy(code), Remedy::NewContainer, "{code:?}");
        }
    }
}
