//! `oauth2.googleapis.com`: exchanges codes, refreshes and revokes tokens. Also the userinfo endpoint.

use axum::Json;
use axum::http::{Method, StatusCode, header};
use axum::response::{IntoResponse as _, Response};
use base64::Engine as _;
use base64::engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD};
use jiff::{SignedDuration, Timestamp};
use serde_json::{Value, json};
use sha2::{Digest as _, Sha256};

use super::model::{Code, Google, Model, Token};
use super::refusal::DriveError;
use crate::arguments::Arguments;
use crate::log::Effect;
use crate::request::{Asked, Summary};

const CODE_LIFE: SignedDuration = SignedDuration::from_mins(10);
const ACCESS_LIFE: SignedDuration = SignedDuration::from_secs(3599);

/// An OAuth error: status, `error`, `error_description`.
type Refused = (StatusCode, &'static str, &'static str);
type Outcome = Result<Value, Refused>;

const REVOKED: Refused = (StatusCode::BAD_REQUEST, "invalid_grant", "Token has been expired or revoked.");

pub(crate) fn answer(google: &Google, asked: &Asked) -> Response {
    let outcome = match (&asked.method, asked.path().as_slice()) {
        (&Method::POST, ["token"]) => token(google, asked),
        (&Method::POST, ["revoke"]) => revoke(google, &asked.arguments),
        _ => return StatusCode::NOT_FOUND.into_response(),
    };
    match outcome {
        Ok(body) => Json(body).into_response(),
        Err((status, error, description)) => {
            let body = json!({ "error": error, "error_description": description });
            let mut answer = (status, Json(body)).into_response();
            answer.extensions_mut().insert(Summary(error.to_owned()));
            answer
        }
    }
}

/// Returns the client id and secret of an `Authorization: Basic` header.
fn basic(asked: &Asked) -> Option<(String, String)> {
    let encoded = asked.header(header::AUTHORIZATION).strip_prefix("Basic ")?;
    let decoded = String::from_utf8(STANDARD.decode(encoded.trim()).ok()?).ok()?;
    let (id, secret) = decoded.split_once(':')?;
    let plain = |text: &str| {
        let pair = format!("v={text}");
        url::form_urlencoded::parse(pair.as_bytes()).next().map(|(_, value)| value.into_owned())
    };
    Some((plain(id)?, plain(secret)?))
}

fn token(google: &Google, asked: &Asked) -> Outcome {
    let (now, arguments) = (google.now(), &asked.arguments);
    let mut model = google.model();
    let (id, secret) = match basic(asked) {
        Some((id, secret)) => (Some(id), Some(secret)),
        None => {
            let text = |name| arguments.text(name).map(str::to_owned);
            (text("client_id"), text("client_secret"))
        }
    };
    let client = id.and_then(|id| model.client(&id));
    let client =
        client.ok_or((StatusCode::UNAUTHORIZED, "invalid_client", "The OAuth client was not found."))?;
    match secret {
        None => return Err((StatusCode::BAD_REQUEST, "invalid_request", "client_secret is missing.")),
        Some(secret) if secret != client.secret => {
            return Err((StatusCode::UNAUTHORIZED, "invalid_client", "Unauthorized"));
        }
        Some(_) => {}
    }
    let client = client.id.clone();
    match arguments.text("grant_type") {
        Some("authorization_code") => by_code(google, &mut model, arguments, &client, now),
        Some("refresh_token") => by_refresh(google, &mut model, arguments, &client, now),
        _ => Err((StatusCode::BAD_REQUEST, "unsupported_grant_type", "Invalid grant_type")),
    }
}

fn by_code(
    google: &Google,
    model: &mut Model,
    arguments: &Arguments,
    client: &str,
    now: Timestamp,
) -> Outcome {
    const MALFORMED: Refused = (StatusCode::BAD_REQUEST, "invalid_grant", "Bad Request");
    let value = arguments.text("code").unwrap_or_default();
    let code = model.codes.get(value).cloned().ok_or(MALFORMED)?;
    if code.client != client || now.duration_since(code.issued) >= CODE_LIFE {
        return Err(MALFORMED);
    }
    if arguments.text("redirect_uri") != Some(code.redirect.as_str()) {
        return Err((StatusCode::BAD_REQUEST, "redirect_uri_mismatch", "Bad Request"));
    }
    if !proven(&code, arguments.given("code_verifier")) {
        return Err((StatusCode::BAD_REQUEST, "invalid_grant", "Invalid code verifier."));
    }
    model.codes.remove(value);
    let mut body = access(model, client, &code.email, &code.scopes, now);
    if code.refreshable {
        let refresh = model.ids.opaque("google refresh", "1//0g", 98);
        let token = Token {
            client: client.to_owned(),
            email: code.email.clone(),
            scopes: code.scopes.clone(),
            issued: now,
            used: now,
            expires: None,
        };
        model.keep_refresh(refresh.clone(), token);
        body["refresh_token"] = refresh.into();
    }
    if code.scopes.iter().any(|scope| scope == "openid") {
        body["id_token"] = id_token(model, client, &code.email, now).into();
    }
    google.note(Effect::token_issued("google", &code.email, "code"));
    Ok(body)
}

/// Checks PKCE: if the code has a challenge, the verifier must be present and
/// its digest must equal the challenge.
fn proven(code: &Code, verifier: Option<&str>) -> bool {
    match (&code.challenge, verifier) {
        (None, _) => true,
        (Some(challenge), Some(verifier)) => URL_SAFE_NO_PAD.encode(Sha256::digest(verifier)) == *challenge,
        (Some(_), None) => false,
    }
}

fn by_refresh(
    google: &Google,
    model: &mut Model,
    arguments: &Arguments,
    client: &str,
    now: Timestamp,
) -> Outcome {
    let value = arguments.text("refresh_token").unwrap_or_default();
    let refresh = model.refresh.get(value).filter(|token| token.client == client).cloned().ok_or(REVOKED)?;
    if !model.alive(&refresh, now) {
        model.refresh.remove(value);
        return Err(REVOKED);
    }
    if let Some(token) = model.refresh.get_mut(value) {
        token.used = now;
    }
    google.note(Effect::token_issued("google", &refresh.email, "refreshed"));
    Ok(access(model, client, &refresh.email, &refresh.scopes, now))
}

fn access(model: &mut Model, client: &str, email: &str, scopes: &[String], now: Timestamp) -> Value {
    let value = model.ids.opaque("google access", "ya29.a0", 180);
    let token = Token {
        client: client.to_owned(),
        email: email.to_owned(),
        scopes: scopes.to_vec(),
        issued: now,
        used: now,
        expires: Some(now + ACCESS_LIFE),
    };
    model.access.insert(value.clone(), token);
    json!({
        "access_token": value, "expires_in": ACCESS_LIFE.as_secs(), "scope": scopes.join(" "),
        "token_type": "Bearer",
    })
}

/// Returns an ID token in the real format. Its signature is not valid, but clients that get the token from
/// the token endpoint do not check it.
fn id_token(model: &Model, client: &str, email: &str, now: Timestamp) -> String {
    let sub = model.user(email).map(|user| user.sub.clone()).unwrap_or_default();
    let part = |value: Value| URL_SAFE_NO_PAD.encode(value.to_string());
    let claims = json!({
        "iss": "https://accounts.google.com", "azp": client, "aud": client, "sub": sub, "email": email,
        "email_verified": true, "iat": now.as_second(), "exp": now.as_second() + ACCESS_LIFE.as_secs(),
    });
    let head = part(json!({ "alg": "RS256", "kid": "sandbox", "typ": "JWT" }));
    format!("{head}.{}.{}", part(claims), URL_SAFE_NO_PAD.encode("sandbox"))
}

/// Revokes all tokens of the user for the client.
fn revoke(google: &Google, arguments: &Arguments) -> Outcome {
    let value = arguments.text("token").unwrap_or_default();
    let mut model = google.model();
    let token = model.refresh.get(value).or_else(|| model.access.get(value)).cloned();
    let token = token.ok_or((StatusCode::BAD_REQUEST, "invalid_token", "Token expired or revoked"))?;
    let same = |other: &Token| other.client == token.client && other.email == token.email;
    model.access.retain(|_, other| !same(other));
    model.refresh.retain(|_, other| !same(other));
    google.note(Effect::TokenRevoked { service: "google".to_owned(), account: token.email });
    Ok(json!({}))
}

/// Returns the valid access token of a request.
pub(crate) fn bearer(google: &Google, asked: &Asked) -> Result<Token, DriveError> {
    let value = asked.bearer().or_else(|| asked.arguments.given("access_token"));
    let now = google.now();
    let mut model = google.model();
    let token = value.and_then(|value| model.access.get(value));
    let token = token.filter(|token| token.expires.is_none_or(|end| now < end));
    let token = token.cloned().ok_or_else(DriveError::unauthenticated)?;
    model.admit(&token.email)?;
    Ok(token)
}

/// `GET https://openidconnect.googleapis.com/v1/userinfo`.
pub(crate) fn userinfo(google: &Google, asked: &Asked) -> Response {
    if asked.path().as_slice() != ["v1", "userinfo"] {
        return StatusCode::NOT_FOUND.into_response();
    }
    let Ok(token) = bearer(google, asked) else {
        let body = json!({ "error": "invalid_request", "error_description": "Invalid Credentials" });
        return (StatusCode::UNAUTHORIZED, Json(body)).into_response();
    };
    let model = google.model();
    let sub = model.user(&token.email).map(|user| user.sub.clone());
    Json(json!({
        "sub": sub, "email": token.email, "email_verified": true, "name": token.email,
        "picture": "https://lh3.googleusercontent.com/a/sandbox=s96-c",
    }))
    .into_response()
}
