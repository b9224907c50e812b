//! `/start` with a wish to connect an account to a group: answered in private, with a link of the person's own.

use domain::ids::Tenant;
use providers::telegram::{Button, Keyboard, Message as Outgoing};
use store::lease::{Lease, UpdateKey};

use crate::app::setup::connect_from_group::ConnectFromGroup;
use crate::app::{App, AppError, Provider};
use crate::bot::permission::who_may;
use crate::bot::receipt::nothing_to_do;
use crate::bot::update::Message;

/// Answers it directly: a link is stored nowhere but as a hash, so it cannot wait in the outbox.
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
    nothing_to_do(app, lease).await?;
    let title = asked_for.0.title();
    let (html, link) = match asked {
        ConnectFromGroup::Link(link) => (
            format!(
                "🔗 Your own link to connect {title}. It opens for ten minutes; nobody else should use it."
            ),
            Some(link),
        ),
        ConnectFromGroup::MayNot(action) => {
            (format!("🔒 Only {} of that group may connect {title}.", who_may(action)), None)
        }
        ConnectFromGroup::Stranger => {
            ("🤷 I know no such group of yours. Open the button in the group again.".to_owned(), None)
        }
        ConnectFromGroup::Unknown => (
            "⏳ I could not check that you are in the group. Nothing was changed; try again soon.".to_owned(),
            None,
        ),
    };
    let keyboard = link.map(|link| Keyboard(vec![vec![Button::link(format!("Connect {title}"), link)]]));
    let answer = Outgoing { chat_id: message.chat.id, html, keyboard, ..Outgoing::default() };
    if let Err(error) = app.telegram.send_message(&answer).await {
        tracing::info!(%error, "a link was not sent; its button can be opened again");
    }
    Ok(())
}
