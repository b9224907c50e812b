//! `storyline user list`: lists the members of one tenant or of all tenants.

use serde::Serialize;

use crate::cli::failure::{Ended, Failure};
use crate::cli::operator_session::operator_session;
use crate::cli::output::Output;
use server::config::StorageOptions;

#[derive(Debug, clap::Args)]
pub(super) struct List {
    #[command(flatten)]
    storage: StorageOptions,
    #[command(flatten)]
    output: Output,
    /// List only the members of the tenant with this Telegram chat
    #[arg(long, value_name = "CHAT_ID", allow_hyphen_values = true)]
    tenant: Option<i64>,
}

/// A member of a tenant.
#[derive(Debug, Serialize)]
struct Line {
    chat: i64,
    telegram_user: i64,
    name: Option<String>,
    username: Option<String>,
    role: &'static str,
}

impl List {
    pub(super) fn run(&self) -> Ended {
        operator_session(&self.storage, async |session| {
            let mut lookup = session.app.store.lookup().await?;
            let mut tenants = lookup.tenants().await?;
            lookup.commit().await?;
            tenants.retain(|at| self.tenant.is_none_or(|chat| chat == at.telegram_chat_id));
            if let (true, Some(chat)) = (tenants.is_empty(), self.tenant) {
                return Err(Failure::bad_input(format!(
                    "--tenant: no tenant has the chat {chat}; storyline tenant list shows all of them"
                )));
            }
            let mut lines = Vec::new();
            for at in tenants {
                let mut tx = session.app.store.begin(at.tenant).await?;
                lines.extend(tx.members().await?.into_iter().map(|member| Line {
                    chat: at.telegram_chat_id,
                    telegram_user: member.telegram_user_id,
                    name: member.first_name,
                    username: member.username,
                    role: member.role.into_str(),
                }));
                tx.commit().await?;
            }
            let rows = lines.iter().map(row).collect();
            self.output.show(&["CHAT", "USER", "NAME", "ROLE"], rows, &lines)
        })
    }
}

fn row(line: &Line) -> Vec<String> {
    vec![
        line.chat.to_string(),
        line.telegram_user.to_string(),
        domain::caption::plain(line.name.as_deref().unwrap_or("-")).replace('\n', " "),
        line.role.to_owned(),
    ]
}
