//! Moves a tenant from its owner's private chat to a group, at the owner's request, and back within a day.

use domain::ids::{Tenant, UserId};
use domain::role::Role;
use jiff::SignedDuration;
use store::TenantTx;
use store::lookup::LookupTx;
use store::settings::Lifecycle;

use crate::app::audit::Change;
use crate::app::people::members::is_group;
use crate::app::{App, AppError};
use crate::messages::{Group, Message, MoveOffer, Moved};

/// How long a move can be undone.
pub const UNDO: SignedDuration = SignedDuration::from_hours(24);

/// Result of a move.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TenantMove {
    Done,
    /// The target chat already has its own tenant.
    Taken,
    /// There is no recent move, or it can no longer be undone.
    TooLate,
}

/// Returns the tenant of a person's private chat if it can be moved to a group: the person owns it and it is
/// not detached.
pub async fn could_move(
    lookup: &mut LookupTx,
    user: UserId,
    telegram_user_id: i64,
) -> Result<Option<Tenant>, AppError> {
    let all = lookup.tenants_of(user).await?;
    let own =
        all.into_iter().find(|(at, role)| at.telegram_chat_id == telegram_user_id && *role == Role::Owner);
    Ok(own.filter(|(at, _)| at.lifecycle != Lifecycle::Detached).map(|(at, _)| at.tenant))
}

impl App {
    /// Asks the owner in their private chat whether to move the tenant to the group to which they just added
    /// the bot.
    pub async fn ask_to_move(&self, tx: &mut TenantTx, group: Group) -> Result<(), AppError> {
        let chat = tx.settings().await?.telegram_chat_id;
        Message::MoveOffer(MoveOffer(group)).to(chat).send(tx, self.clock.now()).await?;
        Ok(())
    }

    /// Moves a private chat's tenant to a group, with its pending messages. Notifies both chats.
    pub async fn move_into(
        &self,
        tx: &mut TenantTx,
        group: &Group,
        by: UserId,
    ) -> Result<TenantMove, AppError> {
        let (from, to) = (tx.settings().await?.telegram_chat_id, group.chat);
        if is_group(from) || !is_group(to) {
            return Ok(TenantMove::TooLate);
        }
        let change = Change::MovedIntoGroup { from, to };
        self.take_along(tx, (from, to), group.title.clone(), (by, change)).await
    }

    /// Moves the tenant back to its previous chat, within [`UNDO`].
    pub async fn move_back(&self, tx: &mut TenantTx, by: UserId) -> Result<TenantMove, AppError> {
        let now = self.clock.now();
        let from = tx.settings().await?.telegram_chat_id;
        let before = tx.moved_from().await?.filter(|(_, at)| now.duration_since(*at) <= UNDO);
        match before {
            Some((home, _)) if is_group(from) && !is_group(home) => {
                self.take_along(tx, (from, home), None, (by, Change::MovedBack { from, to: home })).await
            }
            _ => Ok(TenantMove::TooLate),
        }
    }

    async fn take_along(
        &self,
        tx: &mut TenantTx,
        (from, to): (i64, i64),
        title: Option<String>,
        (by, change): (UserId, Change<'_>),
    ) -> Result<TenantMove, AppError> {
        let now = self.clock.now();
        if !tx.move_to_chat(to, title.as_deref(), now).await? {
            return Ok(TenantMove::Taken);
        }
        self.bring_messages(tx, (from, to)).await?;
        change.record(tx, Some(by), now).await?;
        let moved = Moved { title, back: matches!(change, Change::MovedBack { .. }) };
        Message::MovedAway(moved.clone()).to(from).send(tx, now).await?;
        Message::MovedHere(moved).to(to).send(tx, now).await?;
        Ok(TenantMove::Done)
    }
}
