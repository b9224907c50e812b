//! The control API under `/__sandbox/`: gives other processes, as JSON, the
//! functions that tests call directly.

mod command;
mod google;
mod instagram;
mod reading;
mod steering;
mod telegram;

use axum::Json;
use axum::body::Bytes;
use axum::http::{Method, StatusCode};
use axum::response::{IntoResponse as _, Response};
use serde_json::{Value, json};

use self::command::{Command, Given, Outcome};
use crate::world::World;

fn commands() -> impl Iterator<Item = &'static Command> {
    let lists = [steering::COMMANDS, telegram::COMMANDS, instagram::COMMANDS, google::COMMANDS];
    lists.into_iter().flatten()
}

pub(crate) async fn answer(
    world: &World,
    method: &Method,
    path: &[String],
    query: &str,
    body: &Bytes,
) -> Response {
    let path = path.join("/");
    let outcome = match *method {
        Method::GET if path.is_empty() => Ok(index()),
        Method::GET | Method::POST if path == "faults/held" => Ok(json!(world.shared.faults.held().await)),
        Method::GET => reading::read(world, &path, query),
        Method::POST => act(world, &path, body),
        _ => Err("only GET and POST".to_owned()),
    };
    match outcome {
        Ok(value) => Json(value).into_response(),
        Err(reason) => (StatusCode::BAD_REQUEST, Json(json!({ "error": reason }))).into_response(),
    }
}

fn act(world: &World, path: &str, body: &Bytes) -> Outcome {
    let command = commands().find(|command| command.path == path);
    let command = command.ok_or("there is no such command; GET /__sandbox/ lists them all")?;
    (command.run)(world, &Given::read(body, command)?)
}

/// Returns all commands and pages.
fn index() -> Value {
    let pages = reading::PAGES.iter().map(|(path, about)| json!({ "path": path, "about": about }));
    json!({ "commands": commands().collect::<Vec<_>>(), "pages": pages.collect::<Vec<_>>() })
}
