//! Which answer of Instagram forbids that a publish is sent again.

use providers::instagram::{InstagramError, Remedy};
use store::posts::{CONTAINER_NOT_FOUND, NEVER_AGAIN};

/// Graph's code for a container that it no longer finds, or that is published already.
const NOT_FOUND: (Option<i64>, Option<i64>) = (Some(24), Some(2_207_006));

/// What of a publish error forbids sending it again.
pub(super) fn forbids_again(error: &InstagramError) -> Option<&'static str> {
    match error.remedy {
        _ if (error.code, error.subcode) == NOT_FOUND => Some(CONTAINER_NOT_FOUND),
        Remedy::ActionBlocked | Remedy::PolicyBlock => Some(NEVER_AGAIN[0]),
        Remedy::AccountRestricted => Some(NEVER_AGAIN[1]),
        _ => None,
    }
}
