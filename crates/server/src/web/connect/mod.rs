//! The pages for connecting an account: the page that a link opens, and the callback from a provider.

pub(super) mod callback;
pub(super) mod link;

use axum::http::StatusCode;
use axum::response::Response;

use super::page::note;
use crate::app::setup::connect::{ConnectError, Refusal};
use crate::i18n::{Words, plain};

/// The cookie that identifies the browser when it returns from the provider's page. It is only sent to
/// callbacks.
const COOKIE: &str = "storyline_browser";

/// Shows why connecting failed, and what to do next.
fn refused(error: &ConnectError, words: Words) -> Response {
    let again = plain!(words, "refused-again");
    let page = |status, heading, text| note(status, words, heading, &[text, again.clone()]);
    let ConnectError::Refused(refusal) = error else {
        tracing::warn!(%error, "connecting an account failed");
        let (heading, text) = (plain!(words, "refused-failed-heading"), plain!(words, "refused-failed-text"));
        return page(StatusCode::BAD_GATEWAY, heading, text);
    };
    match refusal {
        Refusal::Unknown => page(
            StatusCode::NOT_FOUND,
            plain!(words, "refused-unknown-heading"),
            plain!(words, "refused-unknown-text"),
        ),
        Refusal::Expired => page(
            StatusCode::GONE,
            plain!(words, "refused-expired-heading"),
            plain!(words, "refused-expired-text"),
        ),
        Refusal::Used => {
            page(StatusCode::GONE, plain!(words, "refused-used-heading"), plain!(words, "refused-used-text"))
        }
        Refusal::OtherProvider => page(
            StatusCode::BAD_REQUEST,
            plain!(words, "refused-other-provider-heading"),
            plain!(words, "refused-other-provider-text"),
        ),
        Refusal::OtherBrowser => note(
            StatusCode::FORBIDDEN,
            words,
            plain!(words, "refused-other-browser-heading"),
            &[plain!(words, "refused-other-browser-text"), plain!(words, "refused-other-browser-next")],
        ),
        Refusal::Denied => page(
            StatusCode::OK,
            plain!(words, "refused-denied-heading"),
            plain!(words, "refused-denied-text"),
        ),
        Refusal::PermissionLeftOut => page(
            StatusCode::OK,
            plain!(words, "refused-permission-heading"),
            plain!(words, "refused-permission-text"),
        ),
        Refusal::ProviderNotConfigured => note(
            StatusCode::NOT_FOUND,
            words,
            plain!(words, "refused-provider-heading"),
            &[plain!(words, "refused-provider-text")],
        ),
    }
}
