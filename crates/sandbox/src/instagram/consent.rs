//! The authorize page of Instagram Login (`/oauth/authorize`): choose an account, allow or deny.

use axum::http::{Method, StatusCode};
use axum::response::Response;

use super::model::{AccountType, Code, Instagram, Model};
use crate::arguments::Arguments;
use crate::consent_page;
use crate::request::Asked;

const SCOPES: &str = "instagram_business_basic instagram_business_content_publish instagram_business_manage_insights \
                      instagram_business_manage_comments instagram_business_manage_messages";
const SESSION: &str = "sessionid";

pub(crate) fn answer(instagram: &Instagram, asked: &Asked) -> Response {
    match (&asked.method, asked.path().as_slice()) {
        (&Method::GET, ["oauth", "authorize"]) => authorize(instagram, asked),
        (&Method::POST, ["accounts", "login"]) => sign_in(instagram, &asked.arguments),
        (&Method::POST, ["oauth", "authorize", "decide"]) => decide(instagram, asked),
        _ => consent_page::refusal(
            StatusCode::NOT_FOUND,
            "Page not found",
            "The link you followed may be broken.",
        ),
    }
}

/// An application's request for authorisation.
struct Request {
    client_id: String,
    redirect: String,
    scope: String,
    state: Option<String>,
}

fn bad(title: &str, detail: &str) -> Response {
    consent_page::refusal(StatusCode::BAD_REQUEST, title, detail)
}

impl Request {
    /// Reads the request. Errors are shown to the person; the page never redirects to an unregistered URL.
    fn read(model: &Model, arguments: &Arguments) -> Result<Self, Box<Response>> {
        let refused = |title, detail| Err(Box::new(bad(title, detail)));
        let Some(app) = arguments.text("client_id").and_then(|id| model.app(id)) else {
            return refused("Invalid platform app", "The client_id is unknown.");
        };
        let redirect = arguments.text("redirect_uri").unwrap_or_default();
        if !app.redirects.iter().any(|registered| registered == redirect) {
            return refused("Invalid redirect_uri", "Redirect URI does not match registered redirect URI");
        }
        if arguments.text("response_type") != Some("code") {
            return refused("Invalid response_type", "Only response_type=code is supported.");
        }
        let scope = arguments.text("scope").unwrap_or_default().replace(' ', ",");
        if scope.is_empty() || scope.split(',').any(|name| !SCOPES.split(' ').any(|known| known == name)) {
            return refused("Invalid scope", "Invalid Scopes: the names are unknown or no longer valid.");
        }
        Ok(Self {
            client_id: app.client_id.clone(),
            redirect: redirect.to_owned(),
            scope,
            state: arguments.text("state").map(str::to_owned),
        })
    }

    fn fields(&self) -> Vec<(&str, &str)> {
        let mut fields = vec![
            ("client_id", self.client_id.as_str()),
            ("redirect_uri", self.redirect.as_str()),
            ("response_type", "code"),
            ("scope", self.scope.as_str()),
        ];
        if let Some(state) = &self.state {
            fields.push(("state", state));
        }
        fields
    }
}

fn authorize(instagram: &Instagram, asked: &Asked) -> Response {
    let model = &*instagram.model();
    let request = match Request::read(model, &asked.arguments) {
        Ok(request) => request,
        Err(page) => return *page,
    };
    let again = ["force_reauth", "force_authentication"].iter().any(|name| asked.arguments.flag(name));
    let fresh = asked.arguments.flag("signed_in");
    let session = asked.cookie(SESSION).filter(|_| fresh || !again);
    match session.as_deref().and_then(|username| model.account(username)) {
        None => picker(model, &request),
        Some(account) if !account.tester => {
            bad("Insufficient Developer Role", "Your account has not been invited to test this application.")
        }
        Some(account) if account.kind == AccountType::Personal => bad(
            "Switch to a professional account",
            "This application is for professional accounts. Switch in the Instagram app, then try again.",
        ),
        Some(account) => consent(&request, &account.username),
    }
}

fn consent(request: &Request, username: &str) -> Response {
    let asks = request.scope.split(',').map(|scope| format!("<li>{}</li>", consent_page::escaped(scope)));
    let forms = consent_page::decision("/ig-www/oauth/authorize/decide", &request.fields(), "");
    let (name, asks) = (consent_page::escaped(username), asks.collect::<String>());
    let body = format!("<p>Signed in as <b>{name}</b></p><ul>{asks}</ul>{forms}");
    consent_page::page(StatusCode::OK, "Allow access to your account?", &body)
}

fn picker(model: &Model, request: &Request) -> Response {
    let mut fields = request.fields();
    fields.push(("signed_in", "true"));
    let next = consent_page::with_query("/ig-www/oauth/authorize", &fields);
    let form = |username: &str| {
        let fields = [("username", username), ("next", next.as_str())];
        consent_page::form("/ig-www/accounts/login", &fields, "", &format!("Continue as {username}"))
    };
    let forms: String = model.accounts.iter().map(|account| form(&account.username)).collect();
    consent_page::page(StatusCode::OK, "Log in to Instagram", &forms)
}

fn sign_in(instagram: &Instagram, arguments: &Arguments) -> Response {
    let username = arguments.text("username").unwrap_or_default();
    if instagram.model().account(username).is_none() {
        return bad("Sorry, something went wrong", "No such account.");
    }
    consent_page::sign_in("/ig-www", SESSION, username, arguments.text("next"))
}

fn decide(instagram: &Instagram, asked: &Asked) -> Response {
    let now = instagram.now();
    let mut model = instagram.model();
    let request = match Request::read(&model, &asked.arguments) {
        Ok(request) => request,
        Err(page) => return *page,
    };
    let signed_in = asked.cookie(SESSION).filter(|username| model.account(username).is_some());
    let Some(username) = signed_in else { return bad("Please log in", "Your session is over.") };
    if asked.arguments.text("decision") != Some("allow") {
        return consent_page::redirect(&denied(&request));
    }
    let code = issue(&mut model, &request, username, now);
    let mut pairs = vec![("code", code.as_str())];
    if let Some(state) = &request.state {
        pairs.push(("state", state));
    }
    // Instagram appends this fragment; it is not part of the code.
    consent_page::redirect(&format!("{}#_", consent_page::with_query(&request.redirect, &pairs)))
}

fn denied(request: &Request) -> String {
    let mut pairs = vec![
        ("error", "access_denied"),
        ("error_reason", "user_denied"),
        ("error_description", "The user denied your request"),
    ];
    if let Some(state) = &request.state {
        pairs.push(("state", state));
    }
    consent_page::with_query(&request.redirect, &pairs)
}

fn issue(model: &mut Model, request: &Request, username: String, now: jiff::Timestamp) -> String {
    let code = model.ids.opaque("instagram code", "AQB", 120);
    let issued = Code {
        client_id: request.client_id.clone(),
        username,
        redirect: request.redirect.clone(),
        scopes: request.scope.split(',').map(str::to_owned).collect(),
        issued: now,
        used: false,
    };
    model.codes.insert(code.clone(), issued);
    code
}
