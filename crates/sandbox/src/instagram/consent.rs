//! The authorize page of Instagram Login (`/oauth/authorize`): pick an account, allow or deny.

use std::sync::Arc;

use axum::{
    http::{HeaderValue, Method, StatusCode, header},
    response::Response,
};

use super::model::{AccountType, Code, Platform};
use crate::{
    arguments::Arguments,
    front::Asked,
    page,
    world::{State, World},
};

const SCOPES: [&str; 5] = [
    "instagram_business_basic",
    "instagram_business_content_publish",
    "instagram_business_manage_insights",
    "instagram_business_manage_comments",
    "instagram_business_manage_messages",
];
const SESSION: &str = "sessionid";

pub(crate) fn answer(world: &Arc<World>, asked: &Asked) -> Response {
    match (&asked.method, asked.path().as_slice()) {
        (&Method::GET, ["oauth", "authorize"]) => authorize(world, asked),
        (&Method::POST, ["accounts", "login"]) => sign_in(world, &asked.arguments),
        (&Method::POST, ["oauth", "authorize", "decide"]) => decide(world, asked),
        _ => page::refusal(StatusCode::NOT_FOUND, "Page not found", "The link you followed may be broken."),
    }
}

/// What the application asks for.
struct Request {
    client_id: String,
    redirect: String,
    scope: String,
    state: Option<String>,
}

fn bad(title: &str, detail: &str) -> Response {
    page::refusal(StatusCode::BAD_REQUEST, title, detail)
}

impl Request {
    /// Errors here are shown to the person; nothing is redirected to an address nobody registered.
    fn read(platform: &Platform, arguments: &Arguments) -> Result<Self, Box<Response>> {
        let refused = |title, detail| Err(Box::new(bad(title, detail)));
        let Some(app) = arguments.text("client_id").and_then(|id| platform.app(id)) else {
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
        if scope.is_empty() || scope.split(',').any(|name| !SCOPES.contains(&name)) {
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

fn authorize(world: &World, asked: &Asked) -> Response {
    let state = world.state();
    let platform = &state.instagram;
    let request = match Request::read(platform, &asked.arguments) {
        Ok(request) => request,
        Err(page) => return *page,
    };
    let again = ["force_reauth", "force_authentication"].iter().any(|name| asked.arguments.flag(name));
    let fresh = asked.arguments.flag("signed_in");
    let session = asked.cookie(SESSION).filter(|_| fresh || !again);
    match session.as_deref().and_then(|username| platform.account(username)) {
        None => picker(platform, &request),
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
    let fields = request.fields();
    let with = |decision| {
        let mut fields = fields.clone();
        fields.push(("decision", decision));
        fields
    };
    let asks = request.scope.split(',').map(|scope| format!("<li>{}</li>", page::escaped(scope)));
    let body = format!(
        "<p>Signed in as <b>{}</b></p><ul>{}</ul>{}{}",
        page::escaped(username),
        asks.collect::<String>(),
        page::form("/ig-www/oauth/authorize/decide", &with("allow"), "", "Allow"),
        page::form("/ig-www/oauth/authorize/decide", &with("deny"), "", "Deny"),
    );
    page::page(StatusCode::OK, "Allow access to your account?", &body)
}

fn picker(platform: &Platform, request: &Request) -> Response {
    let mut fields = request.fields();
    fields.push(("signed_in", "true"));
    let next = page::with_query("/ig-www/oauth/authorize", &fields);
    let form = |username: &str| {
        let fields = [("username", username), ("next", next.as_str())];
        page::form("/ig-www/accounts/login", &fields, "", &format!("Continue as {username}"))
    };
    let forms: String = platform.accounts.iter().map(|account| form(&account.username)).collect();
    page::page(StatusCode::OK, "Log in to Instagram", &forms)
}

fn sign_in(world: &World, arguments: &Arguments) -> Response {
    let username = arguments.text("username").unwrap_or_default();
    let next = arguments.text("next").filter(|next| next.starts_with("/ig-www/"));
    if world.state().instagram.account(username).is_none() {
        return bad("Sorry, something went wrong", "No such account.");
    }
    let mut answer = page::redirect(next.unwrap_or("/ig-www/"));
    let cookie = format!("{SESSION}={username}; Path=/ig-www; Secure; HttpOnly; SameSite=Lax");
    if let Ok(cookie) = HeaderValue::from_str(&cookie) {
        answer.headers_mut().insert(header::SET_COOKIE, cookie);
    }
    answer
}

fn decide(world: &World, asked: &Asked) -> Response {
    let now = world.now();
    let mut guard = world.state();
    let state = &mut *guard;
    let request = match Request::read(&state.instagram, &asked.arguments) {
        Ok(request) => request,
        Err(page) => return *page,
    };
    let signed_in = asked.cookie(SESSION).filter(|username| state.instagram.account(username).is_some());
    let Some(username) = signed_in else { return bad("Please log in", "Your session is over.") };
    if asked.arguments.text("decision") != Some("allow") {
        return page::redirect(&denied(&request));
    }
    let code = issue(state, &request, username, now);
    let mut pairs = vec![("code", code.as_str())];
    if let Some(state) = &request.state {
        pairs.push(("state", state));
    }
    // The fragment is Instagram's own oddity; it is not part of the code.
    page::redirect(&format!("{}#_", page::with_query(&request.redirect, &pairs)))
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
    page::with_query(&request.redirect, &pairs)
}

fn issue(state: &mut State, request: &Request, username: String, now: jiff::Timestamp) -> String {
    let code = state.ids.opaque("instagram code", "AQB", 120);
    let issued = Code {
        client_id: request.client_id.clone(),
        username,
        redirect: request.redirect.clone(),
        scopes: request.scope.split(',').map(str::to_owned).collect(),
        issued: now,
        used: false,
    };
    state.instagram.codes.insert(code.clone(), issued);
    code
}
