//! Tests the control API by its own list, and runs the commands of docs/sandbox.md.

use std::fmt::Write as _;
use std::path::PathBuf;

use sandbox::{Options, Sandbox};
use serde_json::{Value, json};

use crate::house::{client, told};

const MARK: &str = "<!-- generated from the list of commands; WRITE_SANDBOX_PAGE=1 cargo test -p sandbox --test it guide -->\n";

fn page() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../docs/sandbox.md")
}

/// Returns the written and the generated part of the page.
fn parts() -> (String, String) {
    let text = std::fs::read_to_string(page()).expect("the page");
    let (written, generated) = text.split_once(MARK).expect("the mark");
    (written.to_owned(), generated.to_owned())
}

/// Returns a sandbox as `storyline sandbox` starts it.
async fn fresh() -> Sandbox {
    let listen = ([127, 0, 0, 1], 0).into();
    let now = "2026-01-10T06:00:00Z".parse().expect("a moment");
    Sandbox::start(Options { listen, now, seed: 1 }).await.expect("a free port")
}

async fn index(sandbox: &Sandbox) -> Value {
    let (status, index) = told(client().get(format!("{}__sandbox/", sandbox.base()))).await;
    assert_eq!(status, 200);
    index
}

async fn post(sandbox: &Sandbox, path: &str, body: &str) -> (u16, Value) {
    told(client().post(format!("{}{path}", sandbox.base())).body(body.to_owned())).await
}

fn text(value: &Value) -> &str {
    value.as_str().expect("a string")
}

fn described(index: &Value) -> String {
    let mut page = String::new();
    for command in index["commands"].as_array().expect("commands") {
        let (path, about) = (text(&command["path"]), text(&command["about"]));
        write!(page, "\n### `{path}`\n\n{about}\n").expect("text");
        let fields = command["fields"].as_array().expect("fields");
        if !fields.is_empty() {
            page.push('\n');
        }
        for field in fields {
            let (name, meaning) = (text(&field[0]), text(&field[1]));
            let meaning = if meaning.is_empty() { String::new() } else { format!(": {meaning}") };
            writeln!(page, "- `{name}`{meaning}").expect("text");
        }
        let example = &command["example"];
        write!(page, "\n```sh\ncurl -s $S/__sandbox/{path} -d '{example}'\n```\n").expect("text");
    }
    page.push_str("\n## All pages\n\nPages are read with GET.\n\n| page | content |\n|---|---|\n");
    for page_of in index["pages"].as_array().expect("pages") {
        let (path, about) = (text(&page_of["path"]), text(&page_of["about"]));
        writeln!(page, "| `/__sandbox/{path}` | {about} |").expect("text");
    }
    page
}

/// Runs the `curl` commands of a text in their order; each must be answered with 200.
async fn run(sandbox: &Sandbox, text: &str) -> usize {
    let lines: Vec<&str> = text.lines().filter(|line| line.starts_with("curl ")).collect();
    for line in &lines {
        let line = line.replace("$S/", sandbox.base().as_str());
        let (call, body) = match line.split_once(" -d '") {
            Some((call, body)) => (call.to_owned(), Some(body.trim_end_matches('\''))),
            None => (line.clone(), None),
        };
        let address = call.split_whitespace().nth(2).expect("an address").trim_matches('"').to_owned();
        let request = match body {
            Some(body) => client().post(address).body(body.to_owned()),
            None => client().get(address),
        };
        let request = if line.contains("application/json") {
            request.header("content-type", "application/json")
        } else {
            request
        };
        let (status, answer) = told(request).await;
        assert_eq!(status, 200, "{line}: {answer}");
    }
    lines.len()
}

#[tokio::test]
async fn the_commands_of_the_guide_work_in_their_order() {
    let sandbox = fresh().await;
    let (written, _) = parts();
    assert!(run(&sandbox, &written).await > 15);
    assert!(sandbox.refused().is_empty(), "{:?}", sandbox.refused());
}

#[tokio::test]
async fn the_guide_lists_every_command_and_page() {
    let sandbox = fresh().await;
    let (written, generated) = parts();
    let wanted = described(&index(&sandbox).await);
    if std::env::var_os("WRITE_SANDBOX_PAGE").is_some() {
        std::fs::write(page(), format!("{written}{MARK}{wanted}")).expect("the page");
        return;
    }
    assert_eq!(generated, wanted, "docs/sandbox.md is old; its last comment says how to write it");
}

#[tokio::test]
async fn the_example_of_every_command_works() {
    let sandbox = fresh().await;
    let mut answers = Vec::new();
    for command in index(&sandbox).await["commands"].as_array().expect("commands") {
        let path = text(&command["path"]);
        if path == "telegram/press" {
            let button = json!({ "inline_keyboard": [[{ "text": "Post", "callback_data": "p:1" }]] });
            let message = json!({ "chat_id": 577_401_632, "text": "Post?", "reply_markup": button });
            let send = format!(
                "{}telegram/bot123456789:AAE-sandbox_TOKEN_for_tests_only_0123456/sendMessage",
                sandbox.base()
            );
            let (_, sent) = told(client().post(send).json(&message)).await;
            assert_eq!(sent["result"]["message_id"], 3, "{sent}");
        }
        let (status, answer) =
            post(&sandbox, &format!("__sandbox/{path}"), &command["example"].to_string()).await;
        assert_eq!(status, 200, "{path}: {answer}");
        answers.push((path.to_owned(), answer));
    }
    let answer = |path: &str| answers.iter().find(|(of, _)| of == path).map(|(_, answer)| answer.clone());
    assert_eq!(answer("google/files"), Some(json!({ "id": "1MneigvR8LrTd4VkCs5q6ztKQmXHSjYoO" })));
    assert_eq!(answer("telegram/migrate"), Some(json!({ "chat": -1_001_321_557_575_i64 })));
    assert!(sandbox.refused().is_empty(), "{:?}", sandbox.refused());
}

#[tokio::test]
async fn unknown_fields_commands_and_pages_are_refused_with_what_is_known() {
    let sandbox = fresh().await;
    let (status, answer) = post(&sandbox, "__sandbox/telegram/bots", r#"{"tokn": "1:a"}"#).await;
    let words = "unknown field \"tokn\"; telegram/bots has: token, username";
    assert_eq!((status, &answer["error"]), (400, &json!(words)));
    let (status, answer) = post(&sandbox, "__sandbox/telegram/robots", "{}").await;
    let words = "there is no such command; GET /__sandbox/ lists them all";
    assert_eq!((status, &answer["error"]), (400, &json!(words)));
    let fault =
        r#"{"on": "* /x", "when": "always", "kind": {"status": {"code": 500, "body": "", "retry": 5}}}"#;
    let (status, answer) = post(&sandbox, "__sandbox/faults/arm", fault).await;
    assert_eq!(status, 400);
    assert!(text(&answer["error"]).contains("retry_after"), "{answer}");
    let (status, answer) = post(&sandbox, "__sandbox/instagram/behave", r#"{"republish": "maybe"}"#).await;
    assert_eq!(status, 400, "{answer}");
    let (status, answer) = told(client().get(format!("{}__sandbox/nothing", sandbox.base()))).await;
    assert_eq!(status, 400, "{answer}");
}

#[tokio::test]
async fn the_clock_runs_and_stops() {
    let sandbox = fresh().await;
    let began = sandbox.clock().now();
    assert_eq!(post(&sandbox, "__sandbox/clock", r#"{"run": true}"#).await.0, 200);
    let moved = sandbox.clock().moves().wait_for(|now| *now > began).await.map(|now| *now);
    assert!(moved.is_ok());
    assert_eq!(post(&sandbox, "__sandbox/clock", r#"{"run": false}"#).await.0, 200);
    let (_, state) = told(client().get(format!("{}__sandbox/state", sandbox.base()))).await;
    assert_eq!(state["now"], json!(sandbox.clock().now()));
}

#[tokio::test]
async fn a_program_outside_changes_how_one_account_behaves() {
    let sandbox = fresh().await;
    sandbox.instagram().add_account("ada.bakes", sandbox::AccountType::Business);
    let lag = r#"{"username": "ada.bakes", "stories_lag_seconds": 60}"#;
    assert_eq!(post(&sandbox, "__sandbox/instagram/behave", lag).await.0, 200);
    let shared = r#"{"username": "ada.bakes", "picture": "/9j/2Q=="}"#;
    let (_, story) = post(&sandbox, "__sandbox/instagram/share_in_app", shared).await;
    let token = sandbox.instagram().token("ada.bakes");
    let stories = async || {
        let list = client().get(format!("{}ig-graph/v26.0/me/stories", sandbox.base())).bearer_auth(&token);
        told(list).await.1["data"].clone()
    };
    assert_eq!(stories().await, json!([]));
    assert_eq!(post(&sandbox, "__sandbox/clock", r#"{"advance_seconds": 60}"#).await.0, 200);
    assert_eq!(stories().await, json!([{ "id": story["id"] }]));
}
