//! A local test server: returns prepared replies in order and records the requests.

use std::collections::VecDeque;
use std::net::SocketAddr;
use std::sync::{Arc, Mutex, PoisonError};

use axum::Router;
use axum::body::Bytes;
use axum::extract::{Request, State};
use axum::http::{HeaderMap, HeaderName, HeaderValue, StatusCode};
use providers::Http;
use serde_json::Value;
use tokio::io::AsyncReadExt;
use tokio::net::TcpListener;
use url::Url;

/// A prepared reply.
pub(crate) struct Reply {
    status: u16,
    headers: Vec<(&'static str, &'static str)>,
    body: Bytes,
}

impl Reply {
    pub(crate) fn json(status: u16, body: &str) -> Self {
        let body = Bytes::copy_from_slice(body.as_bytes());
        Self { status, headers: vec![("content-type", "application/json")], body }
    }

    pub(crate) fn html(status: u16) -> Self {
        let body = Bytes::from_static(b"<html>Sorry, something went wrong</html>");
        Self { status, headers: vec![("content-type", "text/html; charset=utf-8")], body }
    }

    pub(crate) fn bytes(body: &'static [u8]) -> Self {
        let body = Bytes::from_static(body);
        Self { status: 200, headers: vec![("content-type", "image/jpeg")], body }
    }

    pub(crate) fn with(mut self, name: &'static str, value: &'static str) -> Self {
        self.headers.push((name, value));
        self
    }
}

/// A recorded request.
#[derive(Clone)]
pub(crate) struct Seen {
    pub(crate) method: String,
    pub(crate) path: String,
    pub(crate) query: Vec<(String, String)>,
    pub(crate) headers: HeaderMap,
    pub(crate) body: Bytes,
}

impl Seen {
    pub(crate) fn json(&self) -> Value {
        serde_json::from_slice(&self.body).expect("a JSON body")
    }

    pub(crate) fn text(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }

    pub(crate) fn form(&self, name: &str) -> Option<String> {
        url::form_urlencoded::parse(&self.body).find(|(n, _)| n == name).map(|(_, v)| v.into_owned())
    }

    pub(crate) fn asked(&self, name: &str) -> Option<&str> {
        self.query.iter().find(|(n, _)| n == name).map(|(_, v)| v.as_str())
    }

    pub(crate) fn header(&self, name: &str) -> Option<&str> {
        self.headers.get(name)?.to_str().ok()
    }
}

/// The running server.
pub(crate) struct Stub {
    pub(crate) url: Url,
    inner: Arc<Inner>,
}

struct Inner {
    replies: Mutex<VecDeque<Reply>>,
    seen: Mutex<Vec<Seen>>,
}

impl Stub {
    pub(crate) async fn answering(replies: impl IntoIterator<Item = Reply>) -> Self {
        let replies = Mutex::new(replies.into_iter().collect());
        let inner = Arc::new(Inner { replies, seen: Mutex::default() });
        let (listener, url) = listen().await;
        let router = Router::new().fallback(answer).with_state(inner.clone());
        tokio::spawn(async move { axum::serve(listener, router).await });
        Self { url, inner }
    }

    pub(crate) fn seen(&self) -> Vec<Seen> {
        self.inner.seen.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Returns the only recorded request.
    pub(crate) fn only(&self) -> Seen {
        let seen = self.seen();
        assert_eq!(seen.len(), 1, "exactly one call");
        seen[0].clone()
    }
}

async fn answer(State(inner): State<Arc<Inner>>, request: Request) -> (StatusCode, HeaderMap, Bytes) {
    let (parts, body) = request.into_parts();
    let body = axum::body::to_bytes(body, 1 << 24).await.expect("a whole body");
    let query = parts.uri.query().unwrap_or_default();
    let query = url::form_urlencoded::parse(query.as_bytes()).into_owned().collect();
    let (method, path) = (parts.method.to_string(), parts.uri.path().to_owned());
    let seen = Seen { method, path, query, headers: parts.headers, body };
    inner.seen.lock().unwrap_or_else(PoisonError::into_inner).push(seen);
    let reply = inner.replies.lock().unwrap_or_else(PoisonError::into_inner).pop_front();
    let reply = reply.unwrap_or_else(|| Reply::json(500, "\"no answer was prepared\""));
    let headers = reply
        .headers
        .iter()
        .map(|(name, value)| (HeaderName::from_static(name), HeaderValue::from_static(value)));
    (StatusCode::from_u16(reply.status).expect("a status"), headers.collect(), reply.body)
}

async fn listen() -> (TcpListener, Url) {
    let listener = TcpListener::bind(SocketAddr::from(([127, 0, 0, 1], 0))).await.expect("a port");
    let address = listener.local_addr().expect("an address");
    (listener, Url::parse(&format!("http://{address}")).expect("a url"))
}

/// Returns a URL on which no server listens.
pub(crate) async fn nobody() -> Url {
    listen().await.1
}

/// Starts a server that reads a request and closes the connection without replying.
pub(crate) async fn cutting() -> Url {
    let (listener, url) = listen().await;
    tokio::spawn(async move {
        while let Ok((mut stream, _)) = listener.accept().await {
            let mut start = [0; 64];
            let _ = stream.read(&mut start).await;
        }
    });
    url
}

pub(crate) fn http() -> Http {
    Http::new("storyline-tests").expect("a client")
}
