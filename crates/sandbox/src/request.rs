//! A request in the form that the emulators receive.

use axum::http::{HeaderMap, Method, header};
use jiff::SignedDuration;

use crate::arguments::Arguments;

/// What a fault does to the container created by a request.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum ContainerFault {
    Stuck,
    Error(u32),
}

#[derive(Debug)]
pub(crate) struct Asked {
    pub(crate) method: Method,
    /// Path segments after the host prefix, percent-decoded.
    pub(crate) segments: Vec<String>,
    pub(crate) headers: HeaderMap,
    pub(crate) arguments: Arguments,
    pub(crate) container_fault: Option<ContainerFault>,
    /// How long after its answer a publish takes effect.
    pub(crate) late: Option<SignedDuration>,
}

impl Asked {
    pub(crate) fn path(&self) -> Vec<&str> {
        self.segments.iter().map(String::as_str).collect()
    }

    pub(crate) fn header(&self, name: header::HeaderName) -> &str {
        self.headers.get(name).and_then(|value| value.to_str().ok()).unwrap_or_default()
    }

    /// Returns the token of an `Authorization: Bearer` header.
    pub(crate) fn bearer(&self) -> Option<&str> {
        let (scheme, token) = self.header(header::AUTHORIZATION).split_once(' ')?;
        (scheme.eq_ignore_ascii_case("bearer") || scheme == "OAuth").then_some(token.trim())
    }

    pub(crate) fn cookie(&self, name: &str) -> Option<String> {
        let pairs = self.header(header::COOKIE).split(';').filter_map(|pair| pair.trim().split_once('='));
        let (_, value) = pairs.into_iter().find(|(key, _)| *key == name)?;
        let decoded = url::form_urlencoded::parse(format!("v={value}").as_bytes()).next()?.1.into_owned();
        Some(decoded)
    }
}

/// A note on a response for the request log.
#[derive(Clone, Debug)]
pub(crate) struct Summary(pub(crate) String);
