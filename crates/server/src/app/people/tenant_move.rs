//! A tenant moves from its owner's private chat into a group, because its owner says so, and back within a day.

use domain::ids::{Tenant, UserId};
use domain::role::Role;
use jiff::SignedDuration;
use serde_json::json;
use store::TenantTx;
use store::lookup::LookupTx;
use store::outbox::Outgoing;
use store::settings::Lifecycle;

use crate::app::people::members::is_group;
use crate::app::{App, AppError};

/// How long a move can be undone.
pub const UNDO: SignedDuration = SignedDuration::from_hours(24);

/// What came of a move.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TenantMove {
    Done,
    /// That chat has stories of its own.
    Taken,
    /// It did not move lately, or the time to undo is over.
    TooLate,
}

/// The tenant of a person's private chat, where they own it and it is in use: it could move into a group.
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
    /// Asks the owner, in private, whether the tenant shall move into the group they just brought the bot to.
    pub async fn ask_to_move(
        &self,
        tx: &mut TenantTx,
        (group, title): (i64, Option<&str>),
    ) -> Result<(), AppError> {
        let chat = tx.settings().await?.telegram_chat_id;
        let payload = json!({ "chat": group, "title": title });
        let message = Outgoing { telegram_chat_id: chat, kind: "move_offer", post: None, payload };
        tx.enqueue(&message, self.clock.now()).await?;
        Ok(())
    }

    /// Moves a private chat's tenant into a group, with what waits for it. Both chats are told.
    pub async fn move_into(
        &self,
        tx: &mut TenantTx,
        (group, title): (i64, Option<&str>),
        by: UserId,
    ) -> Result<TenantMove, AppError> {
        let before = tx.settings().await?;
        let from = before.telegram_chat_id;
        if is_group(from) || !is_group(group) {
            return Ok(TenantMove::TooLate);
        }
        self.take_along(tx, (from, group), title, (by, "moved_into_group")).await
    }

    /// Moves it back where it came from, within [`UNDO`].
    pub async fn move_back(&self, tx: &mut TenantTx, by: UserId) -> Result<TenantMove, AppError> {
        let now = self.clock.now();
        let from = tx.settings().await?.telegram_chat_id;
        let before = tx.moved_from().await?.filter(|(_, at)| now.duration_since(*at) <= UNDO);
        match before {
            Some((home, _)) if is_group(from) && !is_group(home) => {
                self.take_along(tx, (from, home), None, (by, "moved_back")).await
            }
            _ => Ok(TenantMove::TooLate),
        }
    }

    async fn take_along(
        &self,
        tx: &mut TenantTx,
        (from, to): (i64, i64),
        title: Option<&str>,
        (by, action): (UserId, &'static str),
    ) -> Result<TenantMove, AppError> {
        let now = self.clock.now();
        if !tx.move_to_chat(to, title, now).await? {
            return Ok(TenantMove::Taken);
        }
        self.bring_messages(tx, (from, to)).await?;
        tx.audit(Some(by), action, Some(json!({ "chat": from })), Some(json!({ "chat": to })), now).await?;
        for (chat, kind) in [(from, "moved_away"), (to, "moved_here")] {
            let payload = json!({ "title": title, "back": action == "moved_back" });
            tx.enqueue(&Outgoing { telegram_chat_id: chat, kind, post: None, payload }, now).await?;
        }
        Ok(TenantMove::Done)
    }
}
