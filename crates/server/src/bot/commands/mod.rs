//! The commands, one file each. Checks the permission for a command and answers it.

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
use store::TenantTx;
use store::lease::{Lease, UpdateKey};
use strum::{EnumString, IntoStaticStr, VariantArray};

use super::asking::{Asking, who_asks};
use super::receipt::{answer_directly, handled, nothing_to_do};
use super::update::Message as Update;
use crate::app::{App, AppError};
use crate::i18n::{Words, html, plain};
use crate::messages::Message;
use crate::runtime::notify::Work;

/// A command, in the order of the menu. `/start` is separate because it also creates tenants.
#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumString, IntoStaticStr, VariantArray)]
#[strum(serialize_all = "snake_case", ascii_case_insensitive, const_into_str)]
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
    /// The permission that the command needs.
    fn permission(self) -> Permission {
        match self {
            Self::Status | Self::Queue | Self::Help => Permission::Status,
            Self::Next => Permission::Next,
            Self::Pause | Self::Resume | Self::Stop => Permission::Stop,
            Self::Settings => Permission::ChangeSettings,
        }
    }

    /// Its description in the menu.
    fn description(self, words: Words) -> String {
        match self {
            Self::Status => plain!(words, "menu-status"),
            Self::Queue => plain!(words, "menu-queue"),
            Self::Next => plain!(words, "menu-next"),
            Self::Pause => plain!(words, "menu-pause"),
            Self::Resume => plain!(words, "menu-resume"),
            Self::Stop => plain!(words, "menu-stop"),
            Self::Settings => plain!(words, "menu-settings"),
            Self::Help => plain!(words, "menu-help"),
        }
    }

    async fn answer(self, app: &App, tx: &mut TenantTx, asking: &Asking) -> Result<(), AppError> {
        match self {
            Self::Status => status::answer(app, tx, asking).await,
            Self::Queue => queue::answer(app, tx, asking).await,
            Self::Next => next::answer(app, tx, asking).await,
            Self::Pause => pause::answer(tx, asking).await,
            Self::Resume => resume::answer(app, tx, asking).await,
            Self::Stop => stop::answer(app, tx, asking).await,
            Self::Settings => settings::answer(app, tx, asking).await,
            Self::Help => help::answer(tx, asking).await,
        }
    }
}

/// Returns the menu, each command with its description, for `setMyCommands`.
pub(crate) fn menu(words: Words) -> Vec<(&'static str, String)> {
    Command::VARIANTS.iter().map(|command| (command.into_str(), command.description(words))).collect()
}

/// Answers a command. An unknown one is answered in private chats and ignored in groups.
pub(super) async fn handle_message(
    app: &App,
    lease: &Lease<UpdateKey>,
    message: &Update,
) -> Result<(), AppError> {
    let command = message.command().and_then(|word| word.parse::<Command>().ok());
    if command.is_none() && !message.chat.is_private() {
        return nothing_to_do(app, lease).await;
    }
    let Some(asking) = who_asks(app, message).await? else {
        let start = html!(message.words_of_sender(), "start-first");
        return answer_directly(app, lease, message.chat.id, start, None).await;
    };
    let mut tx = app.store.begin(asking.tenant).await?;
    match command {
        None => asking.answer(&mut tx, Message::Lost).await?,
        Some(command) if asking.may(command.permission()) => command.answer(app, &mut tx, &asking).await?,
        Some(command) => asking.deny(&mut tx, command.permission()).await?,
    }
    handled(app, tx, lease).await?;
    for work in [Work::Posts, Work::Plan, Work::Chores] {
        app.notifier.notify(work);
    }
    Ok(())
}

/// Answers `/start` for a person without permission to change the set-up.
pub(super) async fn may_not_set_up(
    app: &App,
    lease: &Lease<UpdateKey>,
    message: &Update,
) -> Result<(), AppError> {
    let Some(asking) = who_asks(app, message).await? else { return nothing_to_do(app, lease).await };
    let mut tx = app.store.begin(asking.tenant).await?;
    asking.deny(&mut tx, Permission::ChangeSettings).await?;
    handled(app, tx, lease).await
}

#[cfg(test)]
mod tests {
    use domain::role::{Role, may};

    use super::*;

    #[test]
    fn every_command_is_described_within_telegrams_limits() {
        for (word, description) in menu(Words::ENGLISH) {
            assert!((1..=256).contains(&description.encode_utf16().count()), "{word}");
        }
    }

    #[test]
    fn a_viewer_may_look_and_nothing_else() {
        for command in Command::VARIANTS {
            let looks = matches!(command, Command::Status | Command::Queue | Command::Help);
            assert_eq!(may(Role::Viewer, command.permission()), looks, "{command:?}");
        }
    }
}
