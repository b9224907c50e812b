//! Routes requests by host and path: consent pages, token endpoints, and the Graph API of both logins.

use axum::http::{Method, StatusCode};
use axum::response::{IntoResponse as _, Response};

use super::model::{Instagram, Login};
use super::refusal::{self, GraphError, Outcome};
use super::{consent, containers, publishing, reading, tokens};
use crate::known::is_version;
use crate::request::Asked;

pub(crate) async fn answer(instagram: &Instagram, host: &str, asked: &Asked) -> Response {
    instagram.settle();
    match host {
        "ig-www" => consent::answer(instagram, asked),
        "ig-api" => tokens::answer(instagram, asked),
        "ig-graph" => graph(instagram, asked, Login::Instagram).await,
        "ig-cdn" => reading::media(instagram, asked),
        "fb-graph" => graph(instagram, asked, Login::Facebook).await,
        _ => StatusCode::NOT_FOUND.into_response(),
    }
}

async fn graph(instagram: &Instagram, asked: &Asked, host: Login) -> Response {
    let path = asked.path();
    let (version, path) = match path.as_slice() {
        [version, rest @ ..] if is_version(version) => ((*version).to_owned(), rest),
        rest => ("v26.0".to_owned(), rest),
    };
    let outcome = match (host, path) {
        (Login::Instagram, ["access_token"]) => tokens::lengthen(instagram, &asked.arguments),
        (Login::Instagram, ["refresh_access_token"]) => tokens::refresh(instagram, &asked.arguments),
        (Login::Facebook, ["oauth", "access_token"]) => {
            tokens::exchange_facebook(instagram, &asked.arguments)
        }
        _ => authorised(instagram, asked, path, host).await,
    };
    let trace = instagram.model().ids.opaque("trace", "A", 22);
    refusal::answer(&trace, outcome, &version)
}

async fn authorised(instagram: &Instagram, asked: &Asked, path: &[&str], host: Login) -> Outcome {
    let value = asked.bearer().or_else(|| asked.arguments.given("access_token"));
    let token = tokens::living_at(instagram, value, host)?;
    {
        let model = instagram.model();
        let tester = model.account(&token.username).is_some_and(|account| account.tester);
        if model.behaviour_of(&token.username).testers_only && !tester {
            let verb = asked.method.as_str().to_lowercase();
            return Err(GraphError::new(100, format!("Unsupported request - method type: {verb}")));
        }
    }
    match (&asked.method, path) {
        (&Method::POST, [id, "media"]) => containers::create(instagram, asked, &token, id).await,
        (&Method::POST, [id, "media_publish"]) => publishing::publish(instagram, asked, &token, id),
        (&Method::GET, [id, "content_publishing_limit"]) => reading::quota(instagram, asked, &token, id),
        (&Method::GET, [id, "stories"]) => reading::stories(instagram, asked, &token, id),
        (&Method::GET, [id]) => reading::object(instagram, asked, &token, id),
        (method, [id, ..]) => Err(GraphError::unknown_object(&method.as_str().to_lowercase(), id)),
        (method, []) => {
            Err(GraphError::new(100, format!("Unsupported {} request.", method.as_str().to_lowercase())))
        }
    }
}
