//! Builds the fields of a call, sent as JSON or, together with a file, as a form.

use bytes::Bytes;
use reqwest::multipart::{Form, Part};
use serde_json::{Map, Value};

/// The named fields of a call.
#[derive(Default)]
pub(super) struct Fields(Map<String, Value>);

/// A file that is sent together with the fields.
pub(super) struct Upload {
    /// The field name, or the name that an `attach://` URL refers to.
    pub(super) field: String,
    pub(super) file_name: String,
    pub(super) mime: String,
    pub(super) bytes: Bytes,
}

impl Fields {
    pub(super) fn new() -> Self {
        Self::default()
    }

    pub(super) fn with(mut self, name: &str, value: impl Into<Value>) -> Self {
        self.0.insert(name.to_owned(), value.into());
        self
    }

    pub(super) fn with_some(self, name: &str, value: Option<impl Into<Value>>) -> Self {
        match value {
            Some(value) => self.with(name, value),
            None => self,
        }
    }

    /// Adds a flag if it is set. Omits it otherwise, because flags are off by default.
    pub(super) fn with_flag(self, name: &str, set: bool) -> Self {
        if set { self.with(name, true) } else { self }
    }

    pub(super) fn to_json(&self) -> &Map<String, Value> {
        &self.0
    }

    /// Converts the fields to a form; nested values are sent as JSON text.
    pub(super) fn into_form(self, uploads: Vec<Upload>) -> reqwest::Result<Form> {
        let fields = self.0.into_iter().fold(Form::new(), |form, (name, value)| match value {
            Value::String(text) => form.text(name, text),
            other => form.text(name, other.to_string()),
        });
        uploads.into_iter().try_fold(fields, |form, upload| {
            let length = upload.bytes.len() as u64;
            let part = Part::stream_with_length(upload.bytes, length)
                .file_name(upload.file_name)
                .mime_str(&upload.mime)?;
            Ok(form.part(upload.field, part))
        })
    }
}
