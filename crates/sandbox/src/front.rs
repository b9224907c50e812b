//! Handles all requests: passes them to the emulators, applies faults before
//! and after, and logs each request.

use std::sync::Arc;

use axum::body::{Body, Bytes, to_bytes};
use axum::extract::{ConnectInfo, Request, State};
use axum::http::request::Parts;
use axum::http::{HeaderValue, Method, StatusCode, header};
use axum::response::{IntoResponse as _, Response};

use jiff::SignedDuration;

use crate::arguments::Arguments;
use crate::faults::FaultKind;
use crate::known::{self, Unknown};
use crate::listener::Link;
use crate::log::RequestLine;
use crate::page::{self, DemoPage};
use crate::refused::{self, NotEmulated, Refused};
use crate::request::{Asked, ContainerFault, Summary};
use crate::world::World;
use crate::{control, google, instagram, telegram};

/// Maximum size of a request, in bytes. Larger ones are rejected with 413, as
/// Telegram's front end does above 50 MB.
const LARGEST_BODY: usize = 52 << 20;

/// The requested host, and the path as shown in the log.
struct Address {
    host: String,
    segments: Vec<String>,
    shown: String,
}

impl Address {
    fn of(path: &str) -> Self {
        let mut segments = path.trim_start_matches('/').split('/').map(decoded);
        let host = segments.next().unwrap_or_default();
        let mut segments: Vec<String> = segments.collect();
        // The real services accept a trailing slash.
        segments.pop_if(|last| last.is_empty());
        let shown = segments.iter().map(|segment| redacted(&host, segment));
        let shown = std::iter::once(host.clone()).chain(shown).collect::<Vec<_>>().join("/");
        Self { host, segments, shown: format!("/{shown}") }
    }
}

fn redacted(host: &str, segment: &str) -> String {
    let secret = host == "telegram" && segment.starts_with("bot") && segment.contains(':');
    if secret { "bot<TOKEN>".to_owned() } else { segment.to_owned() }
}

fn decoded(segment: &str) -> String {
    let plus_kept = segment.replace('+', "%2B");
    url::form_urlencoded::parse(format!("s={plus_kept}").as_bytes())
        .next()
        .map_or_else(|| segment.to_owned(), |(_, value)| value.into_owned())
}

/// Handles any request to the sandbox.
pub(crate) async fn front(
    State(page): State<Arc<DemoPage>>,
    ConnectInfo(link): ConnectInfo<Link>,
    request: Request,
) -> Response {
    let (parts, body) = request.into_parts();
    let world = &page.world;
    let address = Address::of(parts.uri.path());
    let Ok(body) = to_bytes(body, LARGEST_BODY).await else {
        return (StatusCode::PAYLOAD_TOO_LARGE, "Request Entity Too Large").into_response();
    };
    let query = parts.uri.query().unwrap_or_default().to_owned();
    if address.host == "__sandbox" {
        return control::answer(world, &parts.method, &address.segments, &query, &body).await;
    }
    if matches!(address.host.as_str(), "" | "page") {
        return page::api::answer(&page, &parts.method, &address.segments, &query, &body).await;
    }
    let fault = world.shared.faults.strike(parts.method.as_str(), &address.shown);
    let (method, shown) = (parts.method.to_string(), address.shown.clone());
    let serving = serve(world.clone(), address, parts, query, body, fault.clone());
    // Runs in a separate task, so that the request takes effect even if the client disconnects.
    let answer = tokio::spawn(serving).await;
    let answer = answer.unwrap_or_else(|_| StatusCode::INTERNAL_SERVER_ERROR.into_response());
    match fault {
        Some(FaultKind::DropBefore | FaultKind::DropAfter | FaultKind::LateEffect { answer: None, .. }) => {
            link.cut();
        }
        Some(FaultKind::Hold) => tokio::select! {
            () = world.shared.faults.hold(&method, &shown) => {}
            () = world.shared.closing.cancelled() => link.cut(),
        },
        _ => {}
    }
    answer
}

async fn serve(
    world: Arc<World>,
    address: Address,
    parts: Parts,
    query: String,
    body: Bytes,
    fault: Option<FaultKind>,
) -> Response {
    if let Some(FaultKind::Latency(span)) = &fault {
        tokio::time::sleep(*span).await;
    }
    let method = parts.method.clone();
    let (host, shown) = (address.host.clone(), address.shown);
    let answer = match &fault {
        Some(FaultKind::DropBefore) => StatusCode::BAD_GATEWAY.into_response(),
        Some(FaultKind::Status { code, body, retry_after }) => instead(*code, body, *retry_after),
        Some(FaultKind::LateEffect { .. })
            if !address.segments.iter().any(|name| name == "media_publish") =>
        {
            refused::answer(&address.host, "a late effect of anything but media_publish")
        }
        _ => {
            let arguments = Arguments::read(&query, &parts.headers, &body).await;
            let container_fault = match fault {
                Some(FaultKind::StuckContainer) => Some(ContainerFault::Stuck),
                Some(FaultKind::ErrorContainer { code }) => Some(ContainerFault::Error(code)),
                _ => None,
            };
            let late = match fault {
                Some(FaultKind::LateEffect { seconds, .. }) => Some(SignedDuration::from_secs(seconds)),
                _ => None,
            };
            let asked = Asked {
                method: parts.method,
                segments: address.segments,
                headers: parts.headers,
                arguments,
                container_fault,
                late,
            };
            dispatch(&world, &host, &asked).await
        }
    };
    let answer = match &fault {
        Some(FaultKind::ErrorAfterEffect { status, body }) => instead(*status, body, None),
        Some(FaultKind::LateEffect { answer: Some((status, body)), .. }) if answer.status().is_success() => {
            instead(*status, body, None)
        }
        _ => answer,
    };
    signed_off(&world, answer, host, &method, shown, fault.as_ref())
}

async fn dispatch(world: &World, host: &str, asked: &Asked) -> Response {
    match known::unknown(host, &asked.method, &asked.path(), &asked.arguments) {
        None => emulate(world, host, asked).await,
        // The real services answer an unknown address in their own way, and so do the emulators.
        Some(Unknown::Call(call)) if matches!(host, "ig-graph" | "fb-graph" | "g-api") => {
            refused::answer(host, &call)
        }
        Some(Unknown::Call(call)) => refused::marked(emulate(world, host, asked).await, &call),
        Some(Unknown::Parameter(what)) => refused::answer(host, &what),
    }
}

async fn emulate(world: &World, host: &str, asked: &Asked) -> Response {
    match host {
        "telegram" => telegram::wire::answer(&world.telegram, asked).await,
        "ig-www" | "ig-api" | "ig-graph" | "fb-graph" | "ig-cdn" => {
            instagram::wire::answer(&world.instagram, host, asked).await
        }
        "g-accounts" | "g-oauth" | "g-api" | "g-userinfo" => google::wire::answer(&world.google, host, asked),
        _ => (StatusCode::NOT_FOUND, "no such host in the sandbox").into_response(),
    }
}

/// Adds the request id to the response and logs the request.
fn signed_off(
    world: &World,
    mut answer: Response,
    host: String,
    method: &Method,
    path: String,
    fault: Option<&FaultKind>,
) -> Response {
    let id = world.request_id();
    if let Ok(id) = HeaderValue::from_str(&id) {
        answer.headers_mut().insert("x-request-id", id);
    }
    let cut = matches!(
        fault,
        Some(FaultKind::DropBefore | FaultKind::DropAfter | FaultKind::LateEffect { answer: None, .. })
    );
    if let Some(NotEmulated(what)) = answer.extensions().get() {
        let (at, method, path, what) = (world.now(), method.to_string(), path.clone(), what.clone());
        world.shared.refused.add(Refused { at, method, path, what });
    }
    let summary = answer.extensions().get::<Summary>().map(|summary| summary.0.clone());
    world.shared.log.request(RequestLine {
        seq: 0,
        at: world.now(),
        host,
        method: method.to_string(),
        path,
        status: (!cut).then(|| answer.status().as_u16()),
        fault: fault.map(|fault| <&str>::from(fault).to_owned()),
        summary: summary.unwrap_or_default(),
    });
    answer
}

/// Returns the response that a fault sends instead of the real one.
fn instead(code: u16, body: &str, retry_after: Option<u64>) -> Response {
    let status = StatusCode::from_u16(code).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    let kind = if body.starts_with('<') { "text/html; charset=utf-8" } else { "application/json" };
    let mut answer = (status, [(header::CONTENT_TYPE, kind)], Body::from(body.to_owned())).into_response();
    if let Some(seconds) = retry_after {
        answer.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from(seconds));
    }
    answer
}
