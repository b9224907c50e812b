//! Who may begin: everybody, whoever was invited, or nobody new. The operator always may, and so does who is in already.

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

/// What an invitation's link carries to the bot, before its token.
pub const INVITATION: &str = "invite_";
/// How long an invitation lets somebody in.
pub const INVITATION_LIFE: SignedDuration = SignedDuration::from_hours(7 * 24);

/// Whether somebody may begin.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Admission {
    In,
    /// Only with an invitation, and they have none.
    NotInvited,
    /// Their invitation is over, or was used by somebody else.
    InvitationOver,
    Closed,
}

impl App {
    /// Whether a person may make a chat a tenant. An invitation is used up, so call it in the transaction that makes
    /// the tenant. `invitation` is what the link carried.
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
    /// Says hello to a group that just became a tenant.
    pub async fn welcome_group(&self, tenant: Tenant, telegram_chat_id: i64) -> Result<(), StoreError> {
        let mut tx = self.store.begin(tenant).await?;
        Message::GroupWelcome.to(telegram_chat_id).send(&mut tx, self.clock.now()).await?;
        tx.commit().await?;
        self.notifier.notify(Work::Outbox);
        Ok(())
    }
}

/// Makes an invitation; what the link must carry, shown once and stored nowhere.
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
