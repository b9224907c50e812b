//! Handles the buttons that an owner gets after adding the bot to a group: to move the stories to the group,
//! to keep the chats separate, or to move the stories back.

use domain::role::Role;

use super::pressed::Pressed;
use crate::app::AppError;
use crate::app::people::tenant_move::TenantMove;
use crate::i18n::plain;
use crate::messages::{Answer, Group, Message, MoveSettled};

/// Moves the stories of the private chat to the group.
pub(super) async fn into_group(press: &mut Pressed<'_>, group: Group) -> Result<Answer, AppError> {
    let moved = press.app.move_into(press.tx, &group, press.user).await?;
    if moved == TenantMove::Done {
        press.show(Message::MoveSettled(MoveSettled { moves: true, title: group.title })).await?;
    }
    Ok(match moved {
        TenantMove::Done => Answer::line(plain!(press.words, "move-answer-moved")),
        TenantMove::Taken => Answer::alert(plain!(press.words, "move-answer-taken")),
        TenantMove::TooLate => Answer::alert(plain!(press.words, "move-answer-nothing")),
    })
}

/// Creates a separate tenant for the group; the private chat keeps its stories.
pub(super) async fn apart(press: &mut Pressed<'_>, group: Group) -> Result<Answer, AppError> {
    let now = press.app.clock.now();
    let mut lookup = press.app.store.lookup().await?;
    if lookup.tenant_of_chat(group.chat).await?.is_none() {
        let made = lookup.make_tenant(group.chat, group.title.as_deref(), now).await?;
        lookup.join(made, press.user, Role::Admin, now).await?;
        lookup.commit().await?;
        press.app.welcome_group(made, group.chat).await?;
    }
    press.show(Message::MoveSettled(MoveSettled { moves: false, title: group.title })).await?;
    Ok(Answer::line(plain!(press.words, "move-answer-apart")))
}

/// Moves the stories back to the private chat.
pub(super) async fn back(press: &mut Pressed<'_>) -> Result<Answer, AppError> {
    let moved = press.app.move_back(press.tx, press.user).await?;
    if moved == TenantMove::Done {
        press.show(Message::MoveSettled(MoveSettled { moves: false, title: None })).await?;
    }
    Ok(match moved {
        TenantMove::Done => Answer::line(plain!(press.words, "move-answer-back")),
        TenantMove::Taken => Answer::alert(plain!(press.words, "move-answer-back-taken")),
        TenantMove::TooLate => Answer::alert(plain!(press.words, "move-answer-back-late")),
    })
}
