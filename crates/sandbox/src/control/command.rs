//! A command of the control API: its path, its fields, and an example.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::{Map, Value};

use crate::world::World;

/// The result of a control request. Errors are plain text.
pub(super) type Outcome = Result<Value, String>;

/// `POST /__sandbox/{path}` with a JSON object.
#[derive(Clone, Copy, Debug, Serialize)]
pub(super) struct Command {
    pub(super) path: &'static str,
    pub(super) about: &'static str,
    /// Each field with its meaning. A `?` after the name says that it may be missing.
    pub(super) fields: &'static [(&'static str, &'static str)],
    /// A body that works after the examples of the commands before it, in a sandbox with seed 1.
    #[serde(serialize_with = "as_json")]
    pub(super) example: &'static str,
    #[serde(skip)]
    pub(super) run: fn(&World, &Given) -> Outcome,
}

fn as_json<S: serde::Serializer>(text: &str, serializer: S) -> Result<S::Ok, S::Error> {
    let value: Value = serde_json::from_str(text).map_err(serde::ser::Error::custom)?;
    value.serialize(serializer)
}

/// The JSON object in the body of a request.
pub(super) struct Given(pub(super) Value);

impl Given {
    /// Reads a body, which may be empty, and refuses fields that the command does not have.
    pub(super) fn read(body: &[u8], command: &Command) -> Result<Self, String> {
        let value = if body.is_empty() {
            Value::Object(Map::new())
        } else {
            serde_json::from_slice(body).map_err(|error| error.to_string())?
        };
        let names = || command.fields.iter().map(|(name, _)| name.trim_end_matches('?'));
        let Value::Object(members) = &value else {
            return Err(format!("the body must be a JSON object with: {}", known(names())));
        };
        match members.keys().find(|name| !names().any(|known| known == *name)) {
            Some(name) => Err(format!("unknown field \"{name}\"; {} has: {}", command.path, known(names()))),
            None => Ok(Self(value)),
        }
    }

    /// Returns a member; missing members are allowed for `Option`s.
    pub(super) fn get<T: DeserializeOwned>(&self, name: &str) -> Result<T, String> {
        serde_json::from_value(self.0[name].clone()).map_err(|error| format!("{name}: {error}"))
    }

    pub(super) fn text(&self, name: &str) -> Result<String, String> {
        self.get(name)
    }

    pub(super) fn base64(&self, name: &str) -> Result<Vec<u8>, String> {
        STANDARD.decode(self.text(name)?).map_err(|error| format!("{name}: {error}"))
    }

    pub(super) fn has(&self, name: &str) -> bool {
        !self.0[name].is_null()
    }

    /// Returns the client id, the secret and the redirect URIs.
    pub(super) fn application(&self) -> Result<(String, String, Vec<String>), String> {
        Ok((self.get("client_id")?, self.get("secret")?, self.get("redirect_uris")?))
    }
}

fn known<'a>(names: impl Iterator<Item = &'a str>) -> String {
    let names: Vec<&str> = names.collect();
    if names.is_empty() { "no fields".to_owned() } else { names.join(", ") }
}
