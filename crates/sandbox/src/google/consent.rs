//! The consent page of `accounts.google.com`: choose an account, select scopes, allow or deny.

use axum::http::{Method, StatusCode, header};
use axum::response::Response;
use jiff::Timestamp;

use super::model::{Code, Google, Model};
use crate::arguments::Arguments;
use crate::consent_page;
use crate::request::Asked;

const SESSION: &str = "SID";
/// Scopes granted together with the sign-in; they have no checkbox.
const BASIC: &str = "openid email profile https://www.googleapis.com/auth/userinfo.email \
                     https://www.googleapis.com/auth/userinfo.profile";
const PASSED: &str = "client_id redirect_uri response_type scope state access_type prompt code_challenge \
                      code_challenge_method";

pub(crate) fn answer(google: &Google, asked: &Asked) -> Response {
    match (&asked.method, asked.path().as_slice()) {
        (&Method::GET, ["o", "oauth2", "v2", "auth"]) => authorize(google, asked),
        (&Method::POST, ["signin"]) => sign_in(google, &asked.arguments),
        (&Method::POST, ["o", "oauth2", "v2", "decide"]) => decide(google, asked),
        _ => consent_page::refusal(StatusCode::NOT_FOUND, "Error 404", "That's an error."),
    }
}

fn bad(title: &str, detail: &str) -> Response {
    consent_page::refusal(StatusCode::BAD_REQUEST, title, detail)
}

/// Rejects requests for which Google shows an error page instead of redirecting.
fn check(model: &Model, asked: &Asked) -> Result<(), Box<Response>> {
    let arguments = &asked.arguments;
    let agent = asked.header(header::USER_AGENT);
    if agent.contains("; wv)") || agent.contains("Telegram-Android") {
        let title = "Error 403: disallowed_useragent";
        let detail = "This request does not comply with Google's secure browsers policy.";
        return Err(Box::new(consent_page::refusal(StatusCode::FORBIDDEN, title, detail)));
    }
    let Some(client) = arguments.text("client_id").and_then(|id| model.client(id)) else {
        let title = "Error 401: invalid_client";
        return Err(Box::new(consent_page::refusal(
            StatusCode::UNAUTHORIZED,
            title,
            "The OAuth client was not found.",
        )));
    };
    let redirect = arguments.text("redirect_uri").unwrap_or_default();
    if !client.redirects.iter().any(|registered| registered == redirect) {
        let detail =
            "The redirect URI in the request does not match the ones authorized for the OAuth client.";
        return Err(Box::new(bad("Error 400: redirect_uri_mismatch", detail)));
    }
    if arguments.text("response_type") != Some("code") || arguments.given("scope").is_none() {
        return Err(Box::new(bad(
            "Error 400: invalid_request",
            "Missing required parameter: response_type or scope",
        )));
    }
    let method = arguments.given("code_challenge_method").unwrap_or("plain");
    if arguments.given("code_challenge").is_some() && method != "S256" {
        let detail = "Only code_challenge_method=S256 is emulated.";
        return Err(Box::new(bad("Error 400: invalid_request", detail)));
    }
    Ok(())
}

/// Returns the request parameters that each page passes to the next.
fn carried(arguments: &Arguments) -> Vec<(&str, &str)> {
    PASSED.split(' ').filter_map(|name| Some((name, arguments.text(name)?))).collect()
}

fn authorize(google: &Google, asked: &Asked) -> Response {
    let model = google.model();
    if let Err(page) = check(&model, asked) {
        return *page;
    }
    let wants_choice =
        asked.arguments.given("prompt").is_some_and(|prompt| prompt.contains("select_account"));
    let chosen = asked.arguments.flag("signed_in") || !wants_choice;
    let session = asked.cookie(SESSION).filter(|email| chosen && model.user(email).is_some());
    match session {
        Some(email) => consent(&asked.arguments, &email),
        None => picker(&model, &asked.arguments),
    }
}

fn picker(model: &Model, arguments: &Arguments) -> Response {
    let mut fields = carried(arguments);
    fields.push(("signed_in", "true"));
    let next = consent_page::with_query("/g-accounts/o/oauth2/v2/auth", &fields);
    let form = |email: &str| {
        consent_page::form(
            "/g-accounts/signin",
            &[("email", email), ("next", &next)],
            "",
            &format!("Continue as {email}"),
        )
    };
    let forms: String = model.users.iter().map(|user| form(&user.email)).collect();
    consent_page::page(StatusCode::OK, "Choose an account", &forms)
}

fn consent(arguments: &Arguments, email: &str) -> Response {
    let scopes = arguments.text("scope").unwrap_or_default().split_whitespace();
    let boxes = scopes.filter(|scope| !is_basic(scope)).enumerate().map(|(place, scope)| {
        let scope = consent_page::escaped(scope);
        format!(
            "<p><label><input type=\"checkbox\" name=\"granted_{place}\" value=\"{scope}\" checked> {scope}</label></p>"
        )
    });
    let boxes: String = boxes.collect();
    let forms = consent_page::decision("/g-accounts/o/oauth2/v2/decide", &carried(arguments), &boxes);
    let body = format!("<p>Signed in as <b>{}</b></p>{forms}", consent_page::escaped(email));
    consent_page::page(StatusCode::OK, "An application wants access to your Google Account", &body)
}

fn sign_in(google: &Google, arguments: &Arguments) -> Response {
    let email = arguments.text("email").unwrap_or_default();
    if google.model().user(email).is_none() {
        return bad("Couldn't sign you in", "Couldn't find your Google Account");
    }
    consent_page::sign_in("/g-accounts", SESSION, email, arguments.text("next"))
}

fn decide(google: &Google, asked: &Asked) -> Response {
    let now = google.now();
    let mut model = google.model();
    if let Err(page) = check(&model, asked) {
        return *page;
    }
    let Some(email) = asked.cookie(SESSION).filter(|email| model.user(email).is_some()) else {
        return bad("Please sign in", "Your session is over.");
    };
    let arguments = &asked.arguments;
    let redirect = arguments.text("redirect_uri").unwrap_or_default();
    let mut pairs: Vec<(&str, &str)> = Vec::new();
    if let Some(state) = arguments.text("state") {
        pairs.push(("state", state));
    }
    if arguments.text("decision") != Some("allow") {
        pairs.insert(0, ("error", "access_denied"));
        return consent_page::redirect(&consent_page::with_query(redirect, &pairs));
    }
    let scopes = granted(arguments);
    let code = issue(&mut model, arguments, email, scopes.clone(), now);
    let scope = scopes.join(" ");
    pairs.extend([("code", code.as_str()), ("scope", scope.as_str())]);
    consent_page::redirect(&consent_page::with_query(redirect, &pairs))
}

pub(super) fn is_basic(scope: &str) -> bool {
    BASIC.split(' ').any(|basic| basic == scope)
}

/// Returns the basic scopes and those with a ticked checkbox.
fn granted(arguments: &Arguments) -> Vec<String> {
    let asked = arguments.text("scope").unwrap_or_default().split_whitespace();
    let ticked: Vec<&str> = (0..32).filter_map(|place| arguments.text(&format!("granted_{place}"))).collect();
    asked.filter(|scope| is_basic(scope) || ticked.contains(scope)).map(str::to_owned).collect()
}

fn issue(
    model: &mut Model,
    arguments: &Arguments,
    email: String,
    scopes: Vec<String>,
    now: Timestamp,
) -> String {
    let client = arguments.text("client_id").unwrap_or_default().to_owned();
    let known = model.refresh.values().any(|token| token.email == email && token.client == client);
    let offline = arguments.text("access_type") == Some("offline");
    let asked_again = arguments.given("prompt").is_some_and(|prompt| prompt.contains("consent"));
    let code = model.ids.opaque("google code", "4/0A", 68);
    let issued = Code {
        client,
        email,
        redirect: arguments.text("redirect_uri").unwrap_or_default().to_owned(),
        scopes,
        refreshable: offline && (asked_again || !known),
        challenge: arguments.given("code_challenge").map(str::to_owned),
        issued: now,
    };
    model.codes.insert(code.clone(), issued);
    code
}
