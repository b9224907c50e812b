//! Finds a person's role: reads it from the members table, chooses it at the first contact in a group, and
//! checks with Telegram that the person is still in the group.

use domain::ids::{Tenant, UserId};
use domain::role::{Permission, Role, may};
use jiff::SignedDuration;
use store::TenantTx;
use store::members::Member;

use crate::app::audit::Change;
use crate::app::{App, AppError};

/// How long an answer from Telegram about group membership stays valid.
pub const FRESH: SignedDuration = SignedDuration::from_mins(5);
/// A refusal names at most this many of the people who have the permission.
const NAMED: usize = 3;

/// What a person may do to a group's tenant from their private chat.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FromAfar {
    /// They may do what their role in the group allows.
    As(Role),
    /// They are not, or no longer, a member of the group.
    Stranger,
    /// Telegram does not answer, so nothing is allowed.
    Unknown,
}

/// Returns whether a chat is a group: Telegram gives groups negative ids.
pub fn is_group(telegram_chat_id: i64) -> bool {
    telegram_chat_id < 0
}

impl App {
    /// Returns the role of a person who acts in the tenant's own chat. A new person in a group becomes a
    /// member: admin if they administer the group, otherwise reviewer. Calls Telegram, so the caller must not
    /// have a transaction open.
    pub async fn role_here(
        &self,
        (tenant, chat): (Tenant, i64),
        (user, telegram_user_id): (UserId, i64),
    ) -> Result<Option<Role>, AppError> {
        let mut lookup = self.store.lookup().await?;
        let known = lookup.role_of(tenant, user).await?;
        lookup.commit().await?;
        if known.is_some() || !is_group(chat) {
            return Ok(known);
        }
        let administrators = self.telegram.get_chat_administrators(chat).await?;
        let runs_it = administrators.iter().any(|one| one.user_id == telegram_user_id);
        let role = if runs_it { Role::Admin } else { Role::Reviewer };
        let now = self.clock.now();
        let mut tx = self.store.begin(tenant).await?;
        tx.set_role(user, role, now).await?;
        tx.member_is_there(user, now).await?;
        Change::Joined { role }.record(&mut tx, Some(user), now).await?;
        tx.commit().await?;
        Ok(Some(role))
    }

    /// Returns what a person may do to a group's tenant from their private chat. Checks with Telegram that
    /// they are still in the group, unless it confirmed that within [`FRESH`]. The caller must not have a
    /// transaction open.
    pub async fn role_from_afar(
        &self,
        tenant: Tenant,
        (user, telegram_user_id): (UserId, i64),
    ) -> Result<FromAfar, AppError> {
        let now = self.clock.now();
        let mut tx = self.store.begin(tenant).await?;
        let member = tx.member(user).await?;
        let chat = tx.settings().await?.telegram_chat_id;
        tx.commit().await?;
        let Some(member) = member.filter(|_| is_group(chat)) else { return Ok(FromAfar::Stranger) };
        if member.checked_at.is_some_and(|at| now.duration_since(at) <= FRESH) {
            return Ok(FromAfar::As(member.role));
        }
        let is_in = match self.telegram.is_in_chat(chat, telegram_user_id).await {
            Ok(is_in) => is_in,
            Err(error) => {
                tracing::info!(%error, "checking a person's membership of a group failed");
                return Ok(FromAfar::Unknown);
            }
        };
        let mut tx = self.store.begin(tenant).await?;
        if is_in {
            tx.member_is_there(user, now).await?;
        } else if member.role != Role::Owner && tx.member_left(user).await? {
            // An owner who left keeps the role in case they return; until then they can do nothing.
            Change::Left { role: member.role }.record(&mut tx, Some(user), now).await?;
        }
        tx.commit().await?;
        Ok(if is_in { FromAfar::As(member.role) } else { FromAfar::Stranger })
    }

    /// Gives a person a role and returns their previous one. There is only one owner: the previous owner
    /// becomes an admin.
    pub async fn give_role(
        &self,
        tx: &mut TenantTx,
        user: UserId,
        role: Role,
    ) -> Result<Option<Role>, AppError> {
        let members = tx.members().await?;
        let before = members.iter().find(|member| member.user == user).map(|member| member.role);
        let resigns =
            |member: &&Member| role == Role::Owner && member.role == Role::Owner && member.user != user;
        for member in members.iter().filter(resigns) {
            self.change_role(tx, member.user, (Some(Role::Owner), Role::Admin)).await?;
        }
        self.change_role(tx, user, (before, role)).await?;
        Ok(before)
    }

    async fn change_role(
        &self,
        tx: &mut TenantTx,
        user: UserId,
        (before, after): (Option<Role>, Role),
    ) -> Result<(), AppError> {
        let now = self.clock.now();
        tx.set_role(user, after, now).await?;
        Ok(Change::RoleChanged { user, before, after }.record(tx, None, now).await?)
    }

    /// Makes the person who finishes the set-up the owner, if the tenant has no owner.
    pub async fn own_what_nobody_owns(&self, tx: &mut TenantTx, user: UserId) -> Result<(), AppError> {
        let members = tx.members().await?;
        if members.iter().any(|member| member.role == Role::Owner) {
            return Ok(());
        }
        let now = self.clock.now();
        let before = members.iter().find(|member| member.user == user).map(|member| member.role);
        tx.set_role(user, Role::Owner, now).await?;
        Ok(Change::BecameOwner { before }.record(tx, Some(user), now).await?)
    }
}

/// Returns the first names of people with this permission, those with the lowest role first.
pub async fn names_of_who_may(tx: &mut TenantTx, action: Permission) -> Result<Vec<String>, AppError> {
    let mut members = tx.members().await?;
    members.retain(|member| may(member.role, action));
    members.sort_by_key(|member| member.role);
    Ok(members.into_iter().filter_map(|member| member.first_name).take(NAMED).collect())
}
