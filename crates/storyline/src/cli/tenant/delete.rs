//! `storyline tenant delete`: erases a tenant and all its data, after asking for confirmation.

use std::io::{BufRead as _, IsTerminal as _};
use std::path::PathBuf;

use serde_json::json;
use store::settings::Lifecycle;

use super::export::write;
use crate::cli::failure::{Ended, Failure};
use crate::cli::operator_session::{TenantOptions, operator_session};

#[derive(Debug, clap::Args)]
pub(super) struct Delete {
    #[command(flatten)]
    about: TenantOptions,
    /// First write all data of the tenant to this new file
    #[arg(long, value_name = "FILE")]
    export: Option<PathBuf>,
    /// Erase without asking for confirmation
    #[arg(long)]
    yes: bool,
}

impl Delete {
    pub(super) fn run(&self) -> Ended {
        operator_session(&self.about.storage, async |session| {
            let at = session.find(&self.about.which).await?;
            if at.lifecycle == Lifecycle::Deleted {
                return Err(Failure::bad_input(format!(
                    "the tenant of chat {} is deleted already",
                    at.telegram_chat_id
                )));
            }
            self.make_sure(at.telegram_chat_id)?;
            let mut tx = session.app.store.begin(at.tenant).await?;
            if let Some(file) = &self.export {
                let export = session.app.export(&mut tx).await?;
                write(file, &export)?;
            }
            let gone = session.app.erase(&mut tx).await?;
            tx.commit().await?;
            if !self.about.output.json {
                println!(
                    "Deleted. Stories that are live stay at Instagram; access given there and at Google is taken back there."
                );
            }
            let rows = gone.iter().map(|(table, rows)| vec![table.clone(), rows.to_string()]).collect();
            let counts: serde_json::Map<_, _> =
                gone.iter().map(|(table, rows)| (table.clone(), json!(rows))).collect();
            self.about.output.show(&["TABLE", "ROWS"], rows, &json!({ "deleted": true, "rows": counts }))
        })
    }

    /// Asks for confirmation: a person at a terminal types the chat's number, a script passes `--yes`.
    fn make_sure(&self, chat: i64) -> Result<(), Failure> {
        if self.yes {
            return Ok(());
        }
        if !std::io::stdin().is_terminal() {
            return Err(Failure::bad_input(
                "this erases for good; add --yes, and --export FILE to keep a copy",
            ));
        }
        eprintln!("This erases everything of chat {chat} for good. Type the chat's number to go on:");
        let mut line = String::new();
        std::io::stdin().lock().read_line(&mut line).map_err(|error| Failure::failed(&error))?;
        if line.trim() == chat.to_string() {
            Ok(())
        } else {
            Err(Failure::failed(&"not the number; nothing was deleted"))
        }
    }
}
