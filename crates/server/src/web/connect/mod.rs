//! Connecting an account: the trust page, and the way back from a provider.

pub(super) mod callback;
pub(super) mod link;

use axum::http::StatusCode;
use axum::response::Response;

use super::page::note;
use crate::app::setup::connect::{ConnectError, Refusal};

/// The cookie by which a browser is known again after the provider's page. Sent to callbacks only.
const COOKIE: &str = "storyline_browser";

/// Words a refusal for the person in front of the page: what happened, and how to go on.
fn refused(error: &ConnectError) -> Response {
    let again = "Send /start to the bot for a new link.";
    let ConnectError::Refused(refusal) = error else {
        tracing::warn!(%error, "connecting an account failed");
        return note(
            StatusCode::BAD_GATEWAY,
            "That did not work",
            &["Nothing was connected. The other side did not answer as it should.", again],
        );
    };
    match refusal {
        Refusal::Unknown => note(
            StatusCode::NOT_FOUND,
            "This link opens nothing",
            &["It may be replaced by a newer one.", again],
        ),
        Refusal::Expired => {
            note(StatusCode::GONE, "This link has ended", &["A link opens for ten minutes.", again])
        }
        Refusal::Used => note(
            StatusCode::GONE,
            "This link was used",
            &["Each link works once. If it was you, all is well.", again],
        ),
        Refusal::OtherProvider => note(
            StatusCode::BAD_REQUEST,
            "That does not fit",
            &["This answer belongs to another account. Nothing was connected.", again],
        ),
        Refusal::OtherBrowser => note(
            StatusCode::FORBIDDEN,
            "Please go on in the browser you started in",
            &[
                "You pressed Continue in another browser, so nothing was connected.",
                "Open the link from the chat again in this browser and press Continue here.",
            ],
        ),
        Refusal::Denied => {
            note(StatusCode::OK, "Nothing was connected", &["You said no, and that is fine.", again])
        }
        Refusal::PermissionLeftOut => note(
            StatusCode::OK,
            "One permission is missing",
            &["Without every ticked permission I cannot do my work, so nothing was connected.", again],
        ),
        Refusal::ProviderNotConfigured => {
            note(StatusCode::NOT_FOUND, "Not offered here", &["Whoever runs this bot has not set this up."])
        }
    }
}
