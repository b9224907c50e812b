//! Decides which errors of Instagram forbid sending a publish again.

use domain::cause::Cause;
use providers::instagram::{InstagramError, Remedy};

/// Graph API code for a container that does not exist any more, or is already published.
const NOT_FOUND: (Option<i64>, Option<i64>) = (Some(24), Some(2_207_006));

/// Returns why a publish must not be sent again after this error; `None` if it may be sent again.
pub(super) fn forbids_again(error: &InstagramError) -> Option<Cause> {
    match error.remedy {
        _ if (error.code, error.subcode) == NOT_FOUND => Some(Cause::ContainerNotFound),
        Remedy::ActionBlocked | Remedy::PolicyBlock => Some(Cause::ActionBlocked),
        Remedy::AccountRestricted => Some(Cause::AccountRestricted),
        _ => None,
    }
}
