//! Commands for the clock, the faults and the list of refusals.

use jiff::{SignedDuration, Timestamp};
use serde_json::json;

use super::command::{Command, Given, Outcome};
use crate::faults::{Fault, FaultId};
use crate::world::World;

pub(super) const COMMANDS: &[Command] = &[
    Command {
        path: "clock",
        about: "Moves the sandbox's clock, or lets it run. At first it stands still.",
        fields: &[
            ("set?", "the new time; forwards or backwards"),
            ("advance_seconds?", "how far to move forwards"),
            ("run?", "true: it runs with real time; false: it stands still"),
        ],
        example: r#"{"advance_seconds": 60}"#,
        run: clock,
    },
    Command {
        path: "faults/arm",
        about: "Arms a fault: `on` says for which requests, `kind` what happens to them, `when` how often. Answers \
                with its id.",
        fields: &[
            ("on", "`METHOD /path`; `*` is one segment or any method, `**` at the end is the rest"),
            (
                "kind",
                "`\"drop_before\"`, `\"drop_after\"`, `\"hold\"`, `\"stuck_container\"`, `{\"latency\": MILLISECONDS}`, \
                 `{\"status\": {\"code\", \"body\", \"retry_after\"?}}`, `{\"error_after_effect\": {\"status\", \"body\"}}`, \
                 `{\"late_effect\": {\"seconds\", \"answer\"?: [STATUS, BODY]}}`, `{\"error_container\": {\"code\"}}`",
            ),
            (
                "when",
                "`{\"times\": N}`, `{\"for_seconds\": N}` on the sandbox's clock, `{\"every\": N}` or `\"always\"`",
            ),
        ],
        example: r#"{"on": "POST /telegram/*/getFile", "kind": {"status": {"code": 502, "body": "<html>502 Bad Gateway</html>"}}, "when": {"for_seconds": 40}}"#,
        run: |world, given| {
            let fault = Fault { on: given.get("on")?, kind: given.get("kind")?, when: given.get("when")? };
            Ok(json!({ "id": world.shared.faults.arm(fault) }))
        },
    },
    Command {
        path: "faults/disarm",
        about: "Removes a fault.",
        fields: &[("id", "from `faults/arm`")],
        example: r#"{"id": 1}"#,
        run: |world, given| {
            world.shared.faults.disarm(FaultId(given.get("id")?));
            Ok(json!({}))
        },
    },
    Command {
        path: "faults/release",
        about: "Answers the requests that the fault `hold` holds.",
        fields: &[],
        example: "{}",
        run: |world, _| {
            world.shared.faults.release();
            Ok(json!({}))
        },
    },
    Command {
        path: "faults/clear",
        about: "Removes all faults and answers held requests.",
        fields: &[],
        example: "{}",
        run: |world, _| {
            world.shared.faults.clear();
            Ok(json!({}))
        },
    },
    Command {
        path: "refused/clear",
        about: "Empties the list of what the sandbox could not do.",
        fields: &[],
        example: "{}",
        run: |world, _| {
            world.shared.refused.clear();
            Ok(json!({}))
        },
    },
];

fn clock(world: &World, given: &Given) -> Outcome {
    let (set, seconds): (Option<Timestamp>, Option<i64>) = (given.get("set")?, given.get("advance_seconds")?);
    let run: Option<bool> = given.get("run")?;
    let clock = &world.shared.clock;
    match (set, seconds) {
        (Some(moment), None) => clock.set(moment),
        (None, Some(seconds)) => clock.advance(SignedDuration::from_secs(seconds)),
        (None, None) if run.is_some() => {}
        _ => return Err("give set, advance_seconds or run".to_owned()),
    }
    match run {
        Some(true) => clock.run(&world.shared.closing),
        Some(false) => clock.stop(),
        None => {}
    }
    Ok(json!({ "now": world.now() }))
}
