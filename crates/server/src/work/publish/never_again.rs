//! Which answers of Instagram forbid that a publish is sent again.

use domain::cause::Cause;
use providers::instagram::{InstagramError, Remedy};

/// Graph's code for a container that it no longer finds, or that is published already.
const NOT_FOUND: (Option<i64>, Option<i64>) = (Some(24), Some(2_207_006));

/// Why a publish must not be sent again after this error; `None` when it may be.
pub(super) fn forbids_again(error: &InstagramError) -> Option<Cause> {
    match error.remedy {
        _ if (error.code, error.subcode) == NOT_FOUND => Some(Cause::ContainerNotFound),
        Remedy::ActionBlocked | Remedy::PolicyBlock => Some(Cause::ActionBlocked),
        Remedy::AccountRestricted => Some(Cause::AccountRestricted),
        _ => None,
    }
}
