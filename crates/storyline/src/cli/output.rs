//! Prints a command's result: a table for people, JSON for programs.

use comfy_table::{ContentArrangement, Table, presets};
use serde::Serialize;

use super::failure::Failure;

/// The output format of a command.
#[derive(Clone, Copy, Debug, clap::Args)]
pub(super) struct Output {
    /// Print JSON instead of text
    #[arg(long, help_heading = clap::builder::Resettable::Reset)]
    pub(super) json: bool,
}

impl Output {
    /// Prints rows as a table with these headings, or prints `as_json`.
    pub(super) fn show<J: Serialize>(
        self,
        heads: &[&str],
        rows: Vec<Vec<String>>,
        as_json: &J,
    ) -> Result<(), Failure> {
        if self.json {
            return self.print(as_json);
        }
        let mut table = Table::new();
        table.load_style(presets::NOTHING).set_content_arrangement(ContentArrangement::Disabled);
        if !heads.is_empty() {
            table.set_header(heads);
        }
        for row in rows {
            table.add_row(row);
        }
        println!("{}", table.trim_fmt());
        Ok(())
    }

    /// Prints one sentence, or `as_json`.
    pub(super) fn say<J: Serialize>(self, sentence: &str, as_json: &J) -> Result<(), Failure> {
        if self.json {
            return self.print(as_json);
        }
        println!("{sentence}");
        Ok(())
    }

    fn print<J: Serialize>(self, as_json: &J) -> Result<(), Failure> {
        let text = serde_json::to_string(as_json).map_err(|error| Failure::failed(&error))?;
        println!("{text}");
        Ok(())
    }
}
