//! Sends every message that an older version queued and presses all its buttons, using this version's
//! program.

use std::path::Path;

use tokio::process::Command;

use crate::world::program::STORYLINE;

#[tokio::test]
async fn every_message_and_button_of_the_older_version_does_what_it_did() {
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/upgrade/upgrade.py");
    let check = Command::new("python3").arg(script).args(["check", "--binary", STORYLINE]).output().await;
    let check = check.expect("this test needs Python 3; scripts/test-programs.sh says how to get it");
    let (said, wrong) = (String::from_utf8_lossy(&check.stdout), String::from_utf8_lossy(&check.stderr));
    assert!(check.status.success(), "{said}{wrong}");
}
