//! One file a command: who asks, whether they may, and what they are answered.

pub(super) mod connect;
mod help;
mod next;
mod pause;
mod queue;
pub(super) mod resume;
mod settings;
pub(super) mod start;
mod status;
mod stop;

use domain::role::Permission;
use serde_json::json;
use store::TenantTx;
use store::lease::{Lease, UpdateKey};

use super::asking::{Asking, deny, who_asks};
use super::messages;
use super::receipt::{handled, nothing_to_do, say_directly};
use super::update::Message;
use crate::app::{App, AppError};
use crate::runtime::notify::Work;

/// The menu: what `setMyCommands` shows.
pub(crate) const MENU: [(&str, &str); 8] = [
    ("status", "How things stand, and what comes next"),
    ("queue", "The stories of the next three days"),
    ("next", "Post the next picture now"),
    ("pause", "Hold stories for a while"),
    ("resume", "Go on"),
    ("stop", "Stop everything at once"),
    ("settings", "Plan, mode and connections"),
    ("help", "What I do, on one screen"),
];

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Command {
    Status,
    Queue,
    Next,
    Pause,
    Resume,
    Stop,
    Settings,
    Help,
}

impl Command {
    fn from_word(word: &str) -> Option<Self> {
        Some(match word.to_ascii_lowercase().as_str() {
            "status" => Self::Status,
            "queue" => Self::Queue,
            "next" => Self::Next,
            "pause" => Self::Pause,
            "resume" => Self::Resume,
            "stop" => Self::Stop,
            "settings" => Self::Settings,
            "help" => Self::Help,
            _ => return None,
        })
    }

    /// What a person must be allowed to do for it.
    fn needs(self) -> Permission {
        match self {
            Self::Status | Self::Queue | Self::Help => Permission::Status,
            Self::Next => Permission::Next,
            Self::Pause | Self::Resume | Self::Stop => Permission::Stop,
            Self::Settings => Permission::ChangeSettings,
        }
    }
}

/// Answers a command. One that nobody knows is answered in private, and left alone in a group.
pub(super) async fn handle_message(
    app: &App,
    lease: &Lease<UpdateKey>,
    message: &Message,
) -> Result<(), AppError> {
    let command = message.command().and_then(Command::from_word);
    if command.is_none() && !message.chat.is_private() {
        return nothing_to_do(app, lease).await;
    }
    let Some(asking) = who_asks(app, message).await? else {
        return say_directly(app, lease, message.chat.id, messages::START_FIRST).await;
    };
    let mut tx = app.store.begin(asking.tenant).await?;
    match command {
        None => say_lost(&mut tx, &asking).await?,
        Some(command) if !asking.may(command.needs()) => deny(&mut tx, &asking, command.needs()).await?,
        Some(command) => answer(app, &mut tx, &asking, command).await?,
    }
    handled(app, tx, lease).await?;
    for work in [Work::Posts, Work::Plan, Work::Chores] {
        app.notifier.notify(work);
    }
    Ok(())
}

async fn answer(app: &App, tx: &mut TenantTx, asking: &Asking, command: Command) -> Result<(), AppError> {
    match command {
        Command::Status => status::answer(app, tx, asking).await,
        Command::Queue => queue::answer(app, tx, asking).await,
        Command::Next => next::answer(app, tx, asking).await,
        Command::Pause => pause::answer(tx, asking).await,
        Command::Resume => resume::answer(app, tx, asking).await,
        Command::Stop => stop::answer(app, tx, asking).await,
        Command::Settings => settings::answer(app, tx, asking).await,
        Command::Help => help::answer(tx, asking).await,
    }
}

/// One line for words that mean nothing to me.
async fn say_lost(tx: &mut TenantTx, asking: &Asking) -> Result<(), AppError> {
    tx.enqueue(&asking.message("lost", json!({})), asking.now).await?;
    Ok(())
}

/// Answers a `/start` by somebody who may not set things up.
pub(super) async fn may_not_set_up(
    app: &App,
    lease: &Lease<UpdateKey>,
    message: &Message,
) -> Result<(), AppError> {
    let Some(asking) = who_asks(app, message).await? else { return nothing_to_do(app, lease).await };
    let mut tx = app.store.begin(asking.tenant).await?;
    deny(&mut tx, &asking, Permission::ChangeSettings).await?;
    handled(app, tx, lease).await
}

#[cfg(test)]
mod tests {
    use domain::role::{Role, may};

    use super::*;

    #[test]
    fn every_command_of_the_menu_is_known_and_described_within_telegrams_limits() {
        for (word, description) in MENU {
            assert!(Command::from_word(word).is_some(), "{word}");
            assert!((1..=256).contains(&description.chars().count()), "{word}");
        }
    }

    #[test]
    fn a_viewer_may_look_and_nothing_else() {
        for (word, _) in MENU {
            let command = Command::from_word(word).unwrap();
            let looks = matches!(command, Command::Status | Command::Queue | Command::Help);
            assert_eq!(may(Role::Viewer, command.needs()), looks, "{word}");
        }
    }
}
