//! Test helpers: a sandbox on a free port, a client, and pictures to send.

use std::net::{Ipv4Addr, SocketAddr};

use axum::Router;
use axum::http::header;
use axum::response::IntoResponse as _;
use axum::routing::get;
use jiff::Timestamp;
use jpeg_encoder::{ColorType, Encoder};
use sandbox::{Options, Sandbox};
use serde_json::Value;
use url::Url;

pub(crate) const TOKEN: &str = "123456789:AAE-sandbox_TOKEN_for_tests_only_0123456";

pub(crate) async fn sandbox() -> Sandbox {
    let now: Timestamp = "2026-11-23T08:00:00Z".parse().expect("a moment");
    let listen = SocketAddr::from((Ipv4Addr::LOCALHOST, 0));
    Sandbox::start(Options { listen, now, seed: 7 }).await.expect("a free port")
}

#[expect(clippy::disallowed_methods, reason = "a test's own client, beside the product's")]
pub(crate) fn client() -> reqwest::Client {
    reqwest::Client::builder()
        .redirect(reqwest::redirect::Policy::none())
        .no_proxy()
        .build()
        .expect("a client")
}

/// Sends a request and returns the status and JSON of its response.
pub(crate) async fn told(request: reqwest::RequestBuilder) -> (u16, Value) {
    let answer = request.send().await.expect("an answer");
    let status = answer.status().as_u16();
    (status, answer.json().await.expect("JSON"))
}

/// Returns the pixels of a picture with a bright and dark pattern that depends on `kind`.
pub(crate) fn pixels(width: u32, height: u32, kind: u32) -> Vec<u8> {
    let mut rgb = Vec::new();
    for y in 0..height {
        for x in 0..width {
            let (cell_x, cell_y) = (x * 5 / width, y * 5 / height);
            let drawn = (cell_x * 7 + cell_y * 13 + kind * 29).wrapping_mul(2_654_435_761) >> 24;
            let level = u8::try_from(drawn).expect("a byte");
            rgb.extend([level, level.wrapping_add(20), 255 - level]);
        }
    }
    rgb
}

pub(crate) fn encoded(rgb: &[u8], width: u32, height: u32) -> Vec<u8> {
    let mut jpeg = Vec::new();
    let side = |side: u32| u16::try_from(side).expect("a side");
    Encoder::new(&mut jpeg, 85)
        .encode(rgb, side(width), side(height), ColorType::Rgb)
        .expect("pixels of that size");
    jpeg
}

pub(crate) fn jpeg(width: u32, height: u32, kind: u32) -> Vec<u8> {
    encoded(&pixels(width, height, kind), width, height)
}

/// Returns a story: the picture fitted into the canvas, over a blurred enlargement of itself.
pub(crate) fn story_of(width: u32, height: u32, kind: u32) -> Vec<u8> {
    let (full_width, full_height) = (540_u32, 960_u32);
    let source = pixels(width, height, kind);
    let scale = (f64::from(full_width) / f64::from(width)).min(f64::from(full_height) / f64::from(height));
    let (inner_width, inner_height) = (f64::from(width) * scale, f64::from(height) * scale);
    let left = (f64::from(full_width) - inner_width) / 2.0;
    let top = (f64::from(full_height) - inner_height) / 2.0;
    let mut rgb = Vec::new();
    for y in 0..full_height {
        for x in 0..full_width {
            let (u, v) = ((f64::from(x) - left) / inner_width, (f64::from(y) - top) / inner_height);
            let inside = (0.0..1.0).contains(&u) && (0.0..1.0).contains(&v);
            // Outside the picture, use only colours from near its centre.
            let (u, v) = if inside { (u, v) } else { (0.5 + (u - 0.5) / 9.0, 0.5 + (v - 0.5) / 9.0) };
            let at = |share: f64, side: u32| ((share * f64::from(side)) as u32).min(side - 1);
            let place = ((at(v, height) * width + at(u, width)) * 3) as usize;
            rgb.extend_from_slice(&source[place..place + 3]);
        }
    }
    encoded(&rgb, full_width, full_height)
}

/// Serves bytes at `/picture` and returns their URL.
pub(crate) async fn served(kind: &'static str, bytes: Vec<u8>) -> Url {
    let listener = tokio::net::TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await.expect("a free port");
    let address = listener.local_addr().expect("an address");
    let answer = move || {
        let bytes = bytes.clone();
        async move { ([(header::CONTENT_TYPE, kind)], bytes).into_response() }
    };
    let router = Router::new()
        .route("/picture", get(answer))
        .route("/elsewhere", get(|| async { axum::response::Redirect::temporary("/picture") }));
    tokio::spawn(async move { axum::serve(listener, router).await });
    Url::parse(&format!("http://{address}/picture")).expect("an address")
}
