//! `storyline tenant list`: lists tenants, one per line.

use serde::Serialize;
use store::tenants::FoundTenant;

use crate::cli::failure::{Ended, Failure};
use crate::cli::operator_session::{OperatorSession, operator_session};
use crate::cli::output::Output;
use server::config::StorageOptions;

#[derive(Debug, clap::Args)]
pub(super) struct List {
    #[command(flatten)]
    storage: StorageOptions,
    #[command(flatten)]
    output: Output,
    /// Include deleted tenants
    #[arg(long)]
    all: bool,
}

/// Summary of a tenant.
#[derive(Debug, Serialize)]
struct Line {
    chat: i64,
    name: Option<String>,
    legacy: bool,
    state: &'static str,
    mode: Option<&'static str>,
    pictures: i64,
    next: Option<jiff::Timestamp>,
}

impl List {
    pub(super) fn run(&self) -> Ended {
        operator_session(&self.storage, async |session| {
            let mut lookup = session.app.store.lookup().await?;
            let mut tenants = lookup.tenants().await?;
            lookup.commit().await?;
            tenants.retain(|at| self.all || at.lifecycle != store::settings::Lifecycle::Deleted);
            let mut lines = Vec::new();
            for at in &tenants {
                lines.push(line(session, at).await?);
            }
            let rows = lines.iter().map(row).collect();
            self.output.show(&["CHAT", "NAME", "STATE", "MODE", "PICTURES", "NEXT"], rows, &lines)
        })
    }
}

async fn line(session: &OperatorSession, at: &FoundTenant) -> Result<Line, Failure> {
    let mut tx = session.app.store.begin(at.tenant).await?;
    let settings = tx.settings().await?;
    let pictures = tx.categories().await?.iter().map(|category| category.items - category.rejected).sum();
    let next = tx.next_slot().await?.map(|slot| slot.at);
    tx.commit().await?;
    Ok(Line {
        chat: at.telegram_chat_id,
        name: settings.chat_name,
        legacy: at.tenant == domain::ids::Tenant::Legacy,
        state: at.lifecycle.into_str(),
        mode: settings.delivery_mode.map(|mode| mode.into_str()),
        pictures,
        next,
    })
}

fn row(line: &Line) -> Vec<String> {
    vec![
        line.chat.to_string(),
        domain::caption::plain(line.name.as_deref().unwrap_or("-")).replace('\n', " "),
        line.state.replace('_', " "),
        line.mode.unwrap_or("-").to_owned(),
        line.pictures.to_string(),
        line.next.map_or_else(|| "-".into(), |at| at.strftime("%Y-%m-%d %H:%M UTC").to_string()),
    ]
}
