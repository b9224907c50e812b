//! Decides who can start using the bot: everyone, people with an invitation, or no new people. The operator
//! always can.

use domain::ids::{Tenant, UserId};
use domain::role::Role;
use jiff::{SignedDuration, Timestamp};
use secrecy::ExposeSecret as _;
use sha2::{Digest as _, Sha256};
use store::lookup::LookupTx;
use store::sealed::random_token;
use store::{Store, StoreError};

use crate::app::App;
use crate::config::Signup;
use crate::messages::Message;
use crate::runtime::notify::Work;

/// Prefix of an invitation's token in the link to the bot.
pub const INVITATION: &str = "invite_";
/// How long an invitation is valid.
pub const INVITATION_LIFE: SignedDuration = SignedDuration::from_hours(7 * 24);

/// Whether a person can start using the bot.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Admission {
    In,
    /// They need an invitation and have none.
    NotInvited,
    /// Their invitation has expired, or another person used it.
    InvitationOver,
    Closed,
}

impl App {
    /// Returns whether a person may turn a chat into a tenant. This uses up the invitation, so call it in the
    /// transaction that creates the tenant. `invitation` is the parameter of the link.
    pub async fn may_begin(
        &self,
        lookup: &mut LookupTx,
        (user, telegram_user_id): (UserId, i64),
        invitation: Option<&str>,
    ) -> Result<Admission, StoreError> {
        if self.signup == Signup::Open || self.operator == Some(telegram_user_id) {
            return Ok(Admission::In);
        }
        if self.signup == Signup::Closed {
            return Ok(Admission::Closed);
        }
        let runs_one = lookup.tenants_of(user).await?.iter().any(|(_, role)| *role >= Role::Admin);
        if runs_one {
            return Ok(Admission::In);
        }
        let Some(token) = invitation.and_then(|text| text.strip_prefix(INVITATION)) else {
            return Ok(Admission::NotInvited);
        };
        let used = lookup.use_invite(&hash(token), user, self.clock.now()).await?;
        Ok(if used { Admission::In } else { Admission::InvitationOver })
    }
}

impl App {
    /// Sends the welcome message to a group that just became a tenant.
    pub async fn welcome_group(&self, tenant: Tenant, telegram_chat_id: i64) -> Result<(), StoreError> {
        let mut tx = self.store.begin(tenant).await?;
        Message::GroupWelcome.to(telegram_chat_id).send(&mut tx, self.clock.now()).await?;
        tx.commit().await?;
        self.notifier.notify(Work::Outbox);
        Ok(())
    }
}

/// Creates an invitation. Returns the parameter for its link; only its hash is stored.
pub async fn invite(store: &Store, now: Timestamp) -> Result<String, StoreError> {
    let token = random_token()?;
    let mut lookup = store.lookup().await?;
    lookup.make_invite(&hash(token.expose_secret()), now, now + INVITATION_LIFE).await?;
    lookup.commit().await?;
    Ok(format!("{INVITATION}{}", token.expose_secret()))
}

fn hash(token: &str) -> [u8; 32] {
    Sha256::digest(token.as_bytes()).into()
}
