//! `/start` with a request to connect an account to a group: answers in private with the person's own link.

use domain::ids::Tenant;
use providers::telegram::{Button, Keyboard};
use store::lease::{Lease, UpdateKey};

use crate::app::setup::connect_from_group::ConnectFromGroup;
use crate::app::{App, AppError, Provider};
use crate::bot::receipt::{answer_directly, nothing_to_do};
use crate::bot::update::Message;
use crate::i18n::{html, plain};
use crate::messages::people_with;

/// Answers without the outbox: only the hash of a link may be stored, so the message cannot wait there.
pub(in crate::bot) async fn handle_message(
    app: &App,
    lease: &Lease<UpdateKey>,
    message: &Message,
    asked_for: (Provider, Tenant),
) -> Result<(), AppError> {
    let Some(person) = message.person() else { return nothing_to_do(app, lease).await };
    let mut lookup = app.store.lookup().await?;
    let user = lookup.upsert_user(&person, app.clock.now()).await?;
    lookup.commit().await?;
    let asked = app.connect_from_group(asked_for, (user, person.telegram_user_id)).await?;
    let (words, provider) = (message.words_of_sender(), asked_for.0);
    let (html, link) = match asked {
        ConnectFromGroup::Link(link) => {
            (html!(words, "connect-link", provider = provider.named()), Some(link))
        }
        ConnectFromGroup::MayNot(needed) => {
            let who = people_with(needed.least_role(), words);
            (html!(words, "connect-may-not", who = who, provider = provider.named()), None)
        }
        ConnectFromGroup::Stranger => (html!(words, "connect-stranger"), None),
        ConnectFromGroup::Unknown => (html!(words, "connect-unknown"), None),
    };
    let text = || plain!(words, "connect-button", provider = provider.named());
    let keyboard = link.map(|link| Keyboard(vec![vec![Button::link(text(), link)]]));
    answer_directly(app, lease, message.chat.id, html, keyboard).await
}
