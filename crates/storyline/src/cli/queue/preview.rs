//! `storyline queue preview`: lists the slots of the next days, computed by the same function that the
//! planner uses.

use std::path::PathBuf;
use std::process::ExitCode;

use domain::ids::Tenant;
use domain::schedule::{Schedule, Variation};
use domain::slots::{Slot, slots};
use jiff::civil::Date;
use jiff::{Timestamp, ToSpan};
use serde::Serialize;
use store::Store;
use store::sealed::Keyring;
use uuid::Uuid;

use super::settings_file;
use crate::cli::database;
use crate::cli::failure::{Ended, Failure};
use crate::cli::process::{log, runtime};
use server::config::StorageOptions;

#[derive(Debug, clap::Args)]
pub(super) struct Preview {
    /// Number of local dates to list
    #[arg(long, default_value_t = 14, value_parser = clap::value_parser!(u16).range(1..=800))]
    days: u16,
    /// First local date [default: today]
    #[arg(long, value_name = "DATE")]
    from: Option<Date>,
    /// Show the exact times, without the schedule's variation
    #[arg(long)]
    no_variation: bool,
    /// Print an array of {date, index, instant, local}
    #[arg(long)]
    json: bool,
    /// Read the schedule from a JSON file instead of a chat; needs no database
    #[arg(long, value_name = "FILE", conflicts_with_all = ["tenant", "legacy"])]
    settings: Option<PathBuf>,
    /// Chat of the tenant, from `storyline tenant list`
    #[arg(long, value_name = "CHAT_ID", allow_negative_numbers = true, conflicts_with = "legacy")]
    tenant: Option<i64>,
    /// The tenant of the legacy application
    #[arg(long)]
    legacy: bool,
    #[command(flatten)]
    storage: StorageOptions,
}

/// A slot as printed.
#[derive(Debug, Serialize)]
struct Line {
    /// The local date on which the posting window opened.
    date: String,
    /// Index of the slot on that date, from 0.
    index: u16,
    /// The slot's time in UTC.
    instant: String,
    /// The slot's time in the schedule's time zone, with its offset.
    local: String,
}

/// The schedule to list, with the seed of its variation and the current time.
struct Asked {
    schedule: Schedule,
    seed: Uuid,
    now: Timestamp,
}

impl Preview {
    pub(super) fn run(&self) -> Ended {
        log("warn");
        let mut asked = match (&self.settings, self.tenant, self.legacy) {
            (Some(file), _, _) => from_file(file)?,
            (None, Some(chat), _) => self.of_a_chat(Some(chat))?,
            (None, None, true) => self.of_a_chat(None)?,
            (None, None, false) => {
                return Err(Failure::bad_input(
                    "say whose slots: --tenant CHAT_ID, --legacy, or --settings FILE; \
                     an example: storyline queue preview --tenant -1001234567890",
                ));
            }
        };
        if self.no_variation {
            asked.schedule.variation = Variation::Exact;
        }
        let found = self.slots(&asked);
        if self.json {
            print_json(&found)?;
        } else {
            print_table(&found);
        }
        Ok(ExitCode::SUCCESS)
    }

    fn slots(&self, asked: &Asked) -> Vec<Line> {
        let zone = &asked.schedule.zone;
        let first = self.from.unwrap_or_else(|| zone.to_datetime(asked.now).date());
        let dates = first.series(1.day()).take(self.days.into());
        let found = dates.flat_map(|date| slots(&asked.schedule, asked.seed, date));
        found.map(|slot| line(&slot, zone)).collect()
    }

    /// Reads the schedule of a chat; `None` means the legacy deployment.
    fn of_a_chat(&self, chat: Option<i64>) -> Result<Asked, Failure> {
        let opened = database::open(&self.storage.read()?)?;
        let asked = runtime()?.block_on(async {
            opened.prepare().await?;
            // Nothing encrypted is read here, so any key is accepted.
            let keys = Keyring::new_key().and_then(|key| Keyring::parse(&key));
            let store = opened.connect(keys.map_err(store::StoreError::from)?, 2).await?;
            let asked = read_schedule(&store, chat).await;
            store.close().await;
            asked
        })?;
        if let Some(cluster) = opened.cluster {
            cluster.stop()?;
        }
        Ok(asked)
    }
}

async fn read_schedule(store: &Store, chat: Option<i64>) -> Result<Asked, Failure> {
    let mut lookup = store.lookup().await?;
    let (now, _) = lookup.database_time().await?;
    let tenant = match chat {
        Some(chat) => lookup.tenant_of_chat(chat).await?,
        None => Some(Tenant::Legacy),
    };
    lookup.commit().await?;
    let nobody = || Failure::bad_input(format!("--tenant {}: no such chat", chat.unwrap_or_default()));
    let tenant = tenant.ok_or_else(nobody)?;
    let mut tx = store.begin(tenant).await?;
    let schedule = tx.settings().await?.schedule;
    tx.commit().await?;
    Ok(Asked { schedule, seed: tenant.key(), now })
}

fn from_file(file: &std::path::Path) -> Result<Asked, Failure> {
    let complaint = |wrong: &str| Failure::bad_input(format!("--settings {}: {wrong}", file.display()));
    let text = std::fs::read_to_string(file).map_err(|error| complaint(&error.to_string()))?;
    let read = settings_file::read(&text).map_err(|wrong| complaint(&wrong))?;
    Ok(Asked { schedule: read.schedule, seed: read.tenant, now: today() })
}

#[expect(clippy::disallowed_methods, reason = "without a database this machine's clock is the only one")]
fn today() -> Timestamp {
    Timestamp::now()
}

fn line(slot: &Slot, zone: &jiff::tz::TimeZone) -> Line {
    let local = slot.at.to_zoned(zone.clone());
    Line {
        date: slot.local_date.to_string(),
        index: slot.index,
        instant: slot.at.to_string(),
        local: local.timestamp().display_with_offset(local.offset()).to_string(),
    }
}

/// Prints a JSON array with one slot per line.
fn print_json(lines: &[Line]) -> Result<(), Failure> {
    let rows: Result<Vec<_>, _> = lines.iter().map(serde_json::to_string).collect();
    let rows = rows.map_err(|error| Failure::failed(&error))?;
    println!("[{}]", rows.join(",\n "));
    Ok(())
}

fn print_table(lines: &[Line]) {
    let mut table = comfy_table::Table::new();
    table.load_style(comfy_table::presets::NOTHING).set_header(["date", "index", "instant", "local"]);
    for line in lines {
        table.add_row([&line.date, &line.index.to_string(), &line.instant, &line.local]);
    }
    println!("{table}");
}
