//! Graph paths on both hosts: the token endpoints, and what both logins share.

use std::sync::Arc;

use axum::{http::Method, response::Response};
use serde_json::Value;

use super::{
    containers,
    model::{Account, Login, Platform, Token},
    reading,
    refusal::{self, GraphError},
    tokens,
};
use crate::{front::Asked, world::World};

pub(crate) async fn answer(world: &Arc<World>, asked: Asked, host: Login) -> Response {
    let path = asked.path();
    let (version, path) = match path.as_slice() {
        [version, rest @ ..] if is_version(version) => ((*version).to_owned(), rest),
        rest => ("v26.0".to_owned(), rest),
    };
    let outcome = match (host, path) {
        (Login::Instagram, ["access_token"]) => tokens::lengthen(world, &asked.arguments),
        (Login::Instagram, ["refresh_access_token"]) => tokens::refresh(world, &asked.arguments),
        (Login::Facebook, ["oauth", "access_token"]) => tokens::exchange_facebook(world, &asked.arguments),
        _ => authorised(world, &asked, path, host).await,
    };
    refusal::answer(world, outcome, &version)
}

/// `v26.0` and its like.
fn is_version(segment: &str) -> bool {
    let number = segment.strip_prefix('v').and_then(|number| number.split_once('.'));
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    number.is_some_and(|(major, minor)| digits(major) && digits(minor))
}

async fn authorised(
    world: &Arc<World>,
    asked: &Asked,
    path: &[&str],
    host: Login,
) -> Result<Value, GraphError> {
    let value = asked.bearer().or_else(|| asked.arguments.given("access_token"));
    let token = tokens::living_at(world, value, host)?;
    {
        let state = world.state();
        let tester = state.instagram.account(&token.username).is_some_and(|account| account.tester);
        if state.instagram.behaviour.testers_only && !tester {
            let verb = asked.method.as_str().to_lowercase();
            return Err(GraphError::new(100, format!("Unsupported request - method type: {verb}")));
        }
    }
    match (&asked.method, path) {
        (&Method::POST, [id, "media"]) => containers::create(world, asked, &token, id).await,
        (&Method::POST, [id, "media_publish"]) => containers::publish(world, asked, &token, id),
        (&Method::GET, [id, "content_publishing_limit"]) => reading::quota(world, asked, &token, id),
        (&Method::GET, [id, "stories"]) => reading::stories(world, asked, &token, id),
        (&Method::GET, [id]) => reading::object(world, asked, &token, id),
        (method, [id, ..]) => Err(GraphError::unknown_object(&method.as_str().to_lowercase(), id)),
        (method, []) => {
            Err(GraphError::new(100, format!("Unsupported {} request.", method.as_str().to_lowercase())))
        }
    }
}

impl Platform {
    /// The token's own account, if `id` names it; any other id might as well not exist.
    pub(crate) fn own(&self, token: &Token, id: &str, verb: &str) -> Result<&Account, GraphError> {
        let account = self.account(&token.username);
        // At Facebook `me` is a person and not an account of Instagram, and no id is of one app alone.
        let named = |account: &&Account| {
            account.user_id == id
                || (token.login == Login::Instagram && (id == "me" || account.scoped_id == id))
        };
        account.filter(named).ok_or_else(|| GraphError::unknown_object(verb, id))
    }
}
