//! Exchanges codes for short-lived tokens, and short-lived tokens for long-lived ones. Also refreshes and
//! checks tokens.

use axum::Json;
use axum::http::{Method, StatusCode};
use axum::response::{IntoResponse as _, Response};
use jiff::tz::TimeZone;
use jiff::{SignedDuration, Timestamp};
use serde_json::{Value, json};

use super::model::{AnswerShape, BASIC_SCOPE, Instagram, LONG_LIFE, Login, Model, Token};
use super::refusal::{GraphError, Outcome};
use crate::arguments::Arguments;
use crate::log::Effect;
use crate::request::{Asked, Summary};

const CODE_LIFE: SignedDuration = SignedDuration::from_hours(1);
const SHORT_LIFE: SignedDuration = SignedDuration::from_hours(1);
/// Minimum age of a long-lived token at its refresh.
const REFRESHABLE_AGE: SignedDuration = SignedDuration::from_hours(24);

/// `POST https://api.instagram.com/oauth/access_token`.
pub(crate) fn answer(instagram: &Instagram, asked: &Asked) -> Response {
    match (&asked.method, asked.path().as_slice()) {
        (&Method::POST, ["oauth", "access_token"]) => match exchange_code(instagram, &asked.arguments) {
            Ok(body) => Json(body).into_response(),
            Err(message) => {
                let body = json!({ "error_type": "OAuthException", "code": 400, "error_message": message });
                let mut answer = (StatusCode::BAD_REQUEST, Json(body)).into_response();
                answer.extensions_mut().insert(Summary(message.to_owned()));
                answer
            }
        },
        _ => StatusCode::NOT_FOUND.into_response(),
    }
}

fn exchange_code(instagram: &Instagram, arguments: &Arguments) -> Result<Value, &'static str> {
    let now = instagram.now();
    let mut model = instagram.model();
    let text = |name| arguments.text(name).unwrap_or_default();
    let app = model.app(text("client_id")).ok_or("Invalid platform app")?;
    if app.secret != text("client_secret") {
        return Err("Error validating client secret.");
    }
    if text("grant_type") != "authorization_code" {
        return Err("Invalid grant_type");
    }
    let unmatched = "Matching code was not found or was already used";
    let client_id = app.client_id.clone();
    let code = model.codes.get_mut(text("code")).ok_or(unmatched)?;
    if code.used || code.client_id != client_id || now.duration_since(code.issued) >= CODE_LIFE {
        return Err(unmatched);
    }
    if code.redirect != text("redirect_uri") {
        return Err(
            "Error validating verification code. Please make sure your redirect_uri is identical to the one \
                    you used in the OAuth dialog request",
        );
    }
    code.used = true;
    let code = code.clone();
    let holder = Holder { login: Login::Instagram, client_id: &client_id, username: &code.username };
    let token = issue(&mut model, holder, code.scopes.clone(), now, SHORT_LIFE);
    instagram.note(Effect::token_issued("instagram", &code.username, "short"));
    let account = model.account(&code.username).ok_or(unmatched)?;
    Ok(match model.behaviour_of(&code.username).token_answer {
        AnswerShape::Flat => json!({
            "access_token": token, "user_id": account.user_id.parse::<u64>().unwrap_or_default(),
            "permissions": code.scopes,
        }),
        AnswerShape::Data => json!({ "data": [{
            "access_token": token, "user_id": account.user_id, "permissions": code.scopes.join(","),
        }] }),
    })
}

/// The account that a token is for, and the login that issued it.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Holder<'a> {
    pub(crate) login: Login,
    pub(crate) client_id: &'a str,
    pub(crate) username: &'a str,
}

/// Creates a token. A lifetime of more than an hour makes it a long-lived one.
pub(crate) fn issue(
    model: &mut Model,
    holder: Holder<'_>,
    scopes: Vec<String>,
    now: Timestamp,
    life: SignedDuration,
) -> String {
    let value = model.ids.opaque("instagram token", holder.login.token_prefix(), 150);
    keep(model, &value, holder, scopes, now, life);
    value
}

/// Stores a token.
pub(crate) fn keep(
    model: &mut Model,
    value: &str,
    holder: Holder<'_>,
    scopes: Vec<String>,
    now: Timestamp,
    life: SignedDuration,
) {
    let token = Token {
        login: holder.login,
        client_id: holder.client_id.to_owned(),
        username: holder.username.to_owned(),
        scopes,
        long: life > SHORT_LIFE,
        issued: now,
        expires: now + life,
        revoked: false,
    };
    model.tokens.insert(value.to_owned(), token);
}

/// `GET https://graph.instagram.com/access_token?grant_type=ig_exchange_token`.
pub(crate) fn lengthen(instagram: &Instagram, arguments: &Arguments) -> Outcome {
    if arguments.text("grant_type") != Some("ig_exchange_token") {
        return Err(GraphError::new(100, "Unsupported grant_type"));
    }
    let short = living_at(instagram, arguments.text("access_token"), Login::Instagram)?;
    let mut model = instagram.model();
    let app = model.app(&short.client_id);
    if app.is_none_or(|app| Some(app.secret.as_str()) != arguments.text("client_secret")) {
        return Err(GraphError::oauth(1, "Error validating client secret."));
    }
    if short.long {
        return Err(GraphError::new(
            452,
            "Session key invalid. This could be because the session key has an incorrect \
                                         format, or because the user has revoked this session",
        ));
    }
    Ok(renew(instagram, &mut model, &short, "long"))
}

/// `GET https://graph.instagram.com/refresh_access_token?grant_type=ig_refresh_token`.
pub(crate) fn refresh(instagram: &Instagram, arguments: &Arguments) -> Outcome {
    if arguments.text("grant_type") != Some("ig_refresh_token") {
        return Err(GraphError::new(100, "Unsupported grant_type"));
    }
    let token = living_at(instagram, arguments.text("access_token"), Login::Instagram)?;
    // The message for a token that is too new is not documented; the code is that of an invalid parameter.
    if !token.long || instagram.now().duration_since(token.issued) < REFRESHABLE_AGE {
        return Err(GraphError::new(
            100,
            "Access token must be a long-lived token that is at least 24 hours old",
        ));
    }
    if !token.scopes.iter().any(|scope| scope == BASIC_SCOPE) {
        return Err(GraphError::permission());
    }
    let mut model = instagram.model();
    Ok(renew(instagram, &mut model, &token, "refreshed"))
}

/// `GET https://graph.facebook.com/v26.0/oauth/access_token?grant_type=fb_exchange_token`.
pub(crate) fn exchange_facebook(instagram: &Instagram, arguments: &Arguments) -> Outcome {
    if arguments.text("grant_type") != Some("fb_exchange_token") {
        return Err(GraphError::oauth(100, "Unsupported grant_type"));
    }
    let token = living_at(instagram, arguments.text("fb_exchange_token"), Login::Facebook)?;
    let mut model = instagram.model();
    let app = model.app(arguments.text("client_id").unwrap_or_default());
    let app = app.ok_or_else(|| GraphError::oauth(101, "Error validating application."))?;
    if Some(app.secret.as_str()) != arguments.text("client_secret") {
        return Err(GraphError::oauth(1, "Error validating client secret."));
    }
    if app.client_id != token.client_id {
        return Err(GraphError::oauth(190, "The access token does not belong to application."));
    }
    Ok(renew(instagram, &mut model, &token, "exchanged"))
}

/// Issues a new long-lived token. The old one remains valid.
fn renew(instagram: &Instagram, model: &mut Model, old: &Token, kind: &str) -> Value {
    let holder = Holder { login: old.login, client_id: &old.client_id, username: &old.username };
    let value = issue(model, holder, old.scopes.clone(), instagram.now(), LONG_LIFE);
    instagram.note(Effect::token_issued("instagram", &old.username, kind));
    json!({ "access_token": value, "token_type": "bearer", "expires_in": LONG_LIFE.as_secs() })
}

/// Returns the token with this value if it is valid and belongs to this login's
/// host. The other host does not know it.
pub(crate) fn living_at(
    instagram: &Instagram,
    value: Option<&str>,
    host: Login,
) -> Result<Token, GraphError> {
    let token = living(instagram, value)?;
    if token.login == host { Ok(token) } else { Err(unparsable()) }
}

fn unparsable() -> GraphError {
    GraphError::oauth(190, "Invalid OAuth access token - Cannot parse access token")
}

/// Returns the token with this value if it is still valid.
fn living(instagram: &Instagram, value: Option<&str>) -> Result<Token, GraphError> {
    let value = value.ok_or_else(|| {
        GraphError::oauth(
            2500,
            "An active access token must be used to query information about the current user.",
        )
    })?;
    let now = instagram.now();
    let model = instagram.model();
    let token = model.tokens.get(value).cloned();
    let token = token.ok_or_else(unparsable)?;
    if token.revoked {
        return Err(GraphError::oauth(
            190,
            "Error validating access token: The session has been invalidated because the user changed their password \
             or Facebook has changed the session for security reasons.",
        )
        .subcode(460));
    }
    if now >= token.expires {
        let (then, now) = (long_date(token.expires), long_date(now));
        let message = format!(
            "Error validating access token: Session has expired on {then}. The current time is {now}."
        );
        return Err(GraphError::oauth(190, message).subcode(463));
    }
    Ok(token)
}

fn long_date(moment: Timestamp) -> String {
    moment.to_zoned(TimeZone::UTC).strftime("%A, %d-%b-%y %H:%M:%S UTC").to_string()
}
