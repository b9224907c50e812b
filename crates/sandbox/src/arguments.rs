//! Reads the arguments of a call from any of the four supported encodings.

use std::collections::BTreeMap;

use axum::body::Body;
use axum::extract::{FromRequest as _, Multipart};
use axum::http::{HeaderMap, Request, header};
use bytes::Bytes;
use serde_json::Value;

/// A file sent as a part of a multipart body.
#[derive(Clone, Debug)]
pub(crate) struct Upload {
    pub(crate) file_name: String,
    pub(crate) bytes: Bytes,
}

/// Named arguments. Arguments in the body override those in the query.
#[derive(Clone, Debug, Default)]
pub(crate) struct Arguments {
    named: BTreeMap<String, String>,
    uploads: BTreeMap<String, Upload>,
}

impl Arguments {
    /// Reads the query and a JSON, form or multipart body. Ignores a body that cannot be parsed, as the real
    /// services do: they then report a missing parameter.
    pub(crate) async fn read(query: &str, headers: &HeaderMap, body: &Bytes) -> Self {
        let mut arguments = Self::default();
        arguments.take_form(query.as_bytes());
        let kind = headers.get(header::CONTENT_TYPE).and_then(|kind| kind.to_str().ok()).unwrap_or_default();
        if kind.starts_with("application/json") {
            arguments.take_json(body);
        } else if kind.starts_with("application/x-www-form-urlencoded") {
            arguments.take_form(body);
        } else if kind.starts_with("multipart/form-data") {
            arguments.take_multipart(kind, body).await;
        }
        arguments
    }

    fn take_form(&mut self, form: &[u8]) {
        self.named.extend(url::form_urlencoded::parse(form).into_owned());
    }

    fn take_json(&mut self, body: &[u8]) {
        let Ok(Value::Object(members)) = serde_json::from_slice(body) else { return };
        for (name, value) in members {
            match value {
                Value::Null => {}
                Value::String(text) => {
                    self.named.insert(name, text);
                }
                // Numbers, flags and nested objects become their JSON text, as in a form.
                other => {
                    self.named.insert(name, other.to_string());
                }
            }
        }
    }

    async fn take_multipart(&mut self, kind: &str, body: &Bytes) {
        let mut request = Request::new(Body::from(body.clone()));
        if let Ok(kind) = kind.parse() {
            request.headers_mut().insert(header::CONTENT_TYPE, kind);
        }
        axum::extract::DefaultBodyLimit::disable().apply(&mut request);
        let Ok(mut parts) = Multipart::from_request(request, &()).await else { return };
        while let Ok(Some(part)) = parts.next_field().await {
            let name = part.name().unwrap_or_default().to_owned();
            let file_name = part.file_name().map(str::to_owned);
            let Ok(bytes) = part.bytes().await else { return };
            match file_name {
                Some(file_name) => {
                    self.uploads.insert(name, Upload { file_name, bytes });
                }
                None => {
                    self.named.insert(name, String::from_utf8_lossy(&bytes).into_owned());
                }
            }
        }
    }

    /// Returns the names of all arguments except files.
    pub(crate) fn names(&self) -> impl Iterator<Item = &str> {
        self.named.keys().map(String::as_str)
    }

    pub(crate) fn text(&self, name: &str) -> Option<&str> {
        self.named.get(name).map(String::as_str)
    }

    /// Returns the argument if it is present and not empty.
    pub(crate) fn given(&self, name: &str) -> Option<&str> {
        self.text(name).filter(|value| !value.is_empty())
    }

    pub(crate) fn number(&self, name: &str) -> Option<i64> {
        self.text(name).and_then(|value| value.trim().parse().ok())
    }

    pub(crate) fn flag(&self, name: &str) -> bool {
        matches!(self.text(name), Some("true" | "True" | "1" | "yes"))
    }

    pub(crate) fn json(&self, name: &str) -> Option<Result<Value, serde_json::Error>> {
        self.given(name).map(serde_json::from_str)
    }

    pub(crate) fn upload(&self, name: &str) -> Option<&Upload> {
        self.uploads.get(name)
    }
}
