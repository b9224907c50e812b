//! The table of Instagram's codes and what helps against each.
//!
//! Source: developers.facebook.com/docs/instagram-platform/reference/error-codes and
//! developers.facebook.com/docs/graph-api/guides/error-handling

use std::time::Duration;

/// What helps.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Help {
    /// The same again, later, a few times.
    RetryLater,
    /// The account's owner must connect again.
    Reconnect,
    /// The picture or video must be changed.
    FixMedia,
    /// Nothing more until the publishing window moves on.
    WaitForQuota,
    /// This container is of no use: prepare another, if the old one cannot be live.
    NewContainer,
    /// No failure: keep asking for the container's status.
    NotReady,
    /// The owner must act in the Instagram app.
    AccountRestricted,
    /// Spam protection: nothing for this account for at least 24 hours, and ask whether it is live.
    ActionBlocked,
    /// Too many calls.
    RateLimited {
        /// As Instagram estimates it.
        after: Option<Duration>,
    },
    /// Blocked for a breach of policy: stop.
    PolicyBlock,
    /// Our app, its configuration or our call is wrong: the operator must act.
    AppBroken,
    /// Instagram is away.
    Outage,
}

/// One row: the code, the subcode where it decides, and what helps.
pub(super) type Row = (i64, Option<i64>, Help);

/// A limit without an estimate.
pub(super) const LIMITED: Help = Help::RateLimited { after: None };

#[rustfmt::skip]
pub(super) const REMEDIES: &[Row] = &[
    (-2,     Some(2_207_003), Help::RetryLater),        // took too long to download the media
    (-2,     Some(2_207_020), Help::NewContainer),      // the media has expired
    (-1,     Some(2_207_001), Help::RetryLater),        // Instagram server error
    (-1,     Some(2_207_032), Help::NewContainer),      // create media failed, re-create
    (-1,     Some(2_207_053), Help::NewContainer),      // unknown upload error
    (1,      Some(2_207_057), Help::FixMedia),          // thumbnail offset
    (4,      Some(2_207_051), Help::ActionBlocked),     // "we restrict certain activity"
    (9,      Some(2_207_042), Help::WaitForQuota),      // maximum number of posts
    (24,     Some(2_207_006), Help::NewContainer),      // media cannot be found
    (24,     Some(2_207_008), Help::NotReady),          // builder not there yet, or expired
    (25,     Some(2_207_050), Help::AccountRestricted),
    (100,    Some(2_207_023), Help::AppBroken),         // unknown media type
    (100,    Some(2_207_040), Help::FixMedia),          // too many tags
    (352,    Some(2_207_026), Help::FixMedia),          // video format
    (9004,   Some(2_207_052), Help::RetryLater),        // media could not be fetched; seen to pass
    (9007,   Some(2_207_027), Help::NotReady),
    (36_000, Some(2_207_004), Help::FixMedia),          // too large
    (36_001, Some(2_207_005), Help::FixMedia),          // format
    (36_003, Some(2_207_009), Help::FixMedia),          // aspect ratio
    (36_004, Some(2_207_010), Help::FixMedia),          // caption
    (190,    Some(458),       Help::Reconnect),         // app not installed
    (190,    Some(459),       Help::Reconnect),         // checkpoint
    (190,    Some(460),       Help::Reconnect),         // password changed
    (190,    Some(463),       Help::Reconnect),         // expired
    (190,    Some(464),       Help::Reconnect),         // unconfirmed
    (190,    Some(467),       Help::Reconnect),         // invalidated
    (190,    Some(492),       Help::Reconnect),
    (190,    None,            Help::Reconnect),
    (10,     None,            Help::Reconnect),         // permission
    (1,      None,            Help::RetryLater),        // unknown
    (2,      None,            Help::Outage),            // service
    (4,      None,            LIMITED),
    (17,     None,            LIMITED),
    (32,     None,            LIMITED),
    (613,    None,            LIMITED),
    (80_002, None,            LIMITED),
    (100,    Some(33),        Help::AppBroken),         // wrong id, or an account without a role on the app
    (100,    None,            Help::AppBroken),
    (368,    None,            Help::PolicyBlock),
];

/// What helps for a container in [`ContainerStatus::Error`](super::ContainerStatus::Error): other media
/// where the media is at fault, else another container.
#[must_use]
pub fn container_help(code: Option<i64>) -> Help {
    match code.and_then(remedy_by_subcode) {
        Some(Help::FixMedia) => Help::FixMedia,
        _ => Help::NewContainer,
    }
}

/// What helps against a code of Graph; none for codes nobody has described.
pub(super) fn remedy(code: i64, subcode: Option<i64>, message: &str) -> Option<Help> {
    let of_code = || REMEDIES.iter().filter(|(row_code, ..)| *row_code == code);
    let exact = of_code().find(|(_, row_subcode, _)| row_subcode.is_some() && *row_subcode == subcode);
    let general = || of_code().find(|(_, row_subcode, _)| row_subcode.is_none());
    let by_subcode = || subcode.and_then(remedy_by_subcode);
    match exact {
        Some((.., help)) => Some(*help),
        None => by_subcode().or_else(|| general().map(|(.., help)| *help)).or_else(|| range(code, message)),
    }
}

/// The 2207xxx subcodes mean the same below every code.
fn remedy_by_subcode(subcode: i64) -> Option<Help> {
    let row = REMEDIES.iter().find(|(_, row, _)| *row == Some(subcode) && subcode > 2_207_000)?;
    Some(row.2)
}

fn range(code: i64, message: &str) -> Option<Help> {
    match code {
        200 if message.contains("API access blocked") => Some(Help::AppBroken),
        200..=299 => Some(Help::Reconnect),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_failed_container_asks_for_other_media_or_for_another_container() {
        assert_eq!(container_help(Some(2_207_026)), Help::FixMedia);
        assert_eq!(container_help(Some(2_207_004)), Help::FixMedia);
        for code in [Some(2_207_053), Some(2_207_076), Some(2_207_052), None] {
            assert_eq!(container_help(code), Help::NewContainer, "{code:?}");
        }
    }
}
