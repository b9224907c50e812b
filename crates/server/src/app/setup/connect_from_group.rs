//! Connects an account from a group. The group never shows a personal link: its button opens the bot's
//! private chat, where the person gets their own link if they have the permission and are still in the group.

use domain::ids::{Tenant, UserId};
use domain::role::{Permission, may};
use url::Url;
use uuid::Uuid;

use crate::app::people::members::FromAfar;
use crate::app::{App, AppError, Provider};

/// Prefix of the start parameter; the provider and the group come after it.
const CONNECT: &str = "connect_";

/// Result of a request to connect an account to a group.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ConnectFromGroup {
    Link(Url),
    /// They are in the group, but lack this permission.
    MayNot(Permission),
    /// There is no such group, or they are not in it.
    Stranger,
    /// Telegram does not answer whether they are in the group.
    Unknown,
}

/// Parses a start parameter; returns the provider and the tenant that it names.
pub fn asked_for(argument: &str) -> Option<(Provider, Tenant)> {
    let (provider, tenant) = argument.strip_prefix(CONNECT)?.split_once('_')?;
    let key = Uuid::try_parse(tenant).ok()?;
    Some((provider.parse::<Provider>().ok()?, Tenant::from_key(key)))
}

impl App {
    /// Returns the link from a group to the bot's private chat; `None` while the bot's name is not known.
    pub fn private_link(&self, tenant: Tenant, provider: Provider) -> Option<Url> {
        let bot = self.bot_name.get()?;
        let start = format!("{CONNECT}{}_{}", provider.into_str(), tenant.key().simple());
        Url::parse_with_params(&format!("https://t.me/{bot}"), [("start", start)]).ok()
    }

    /// Creates a link for a person who came from a group. Calls Telegram, so the caller must not have a
    /// transaction open.
    pub async fn connect_from_group(
        &self,
        (provider, tenant): (Provider, Tenant),
        (user, telegram_user_id): (UserId, i64),
    ) -> Result<ConnectFromGroup, AppError> {
        let role = match self.role_from_afar(tenant, (user, telegram_user_id)).await? {
            FromAfar::As(role) => role,
            FromAfar::Stranger => return Ok(ConnectFromGroup::Stranger),
            FromAfar::Unknown => return Ok(ConnectFromGroup::Unknown),
        };
        let needed = match provider {
            Provider::Instagram => Permission::ManageAccounts,
            Provider::Google => Permission::ManageSources,
        };
        if !may(role, needed) {
            return Ok(ConnectFromGroup::MayNot(needed));
        }
        let mut tx = self.store.begin(tenant).await?;
        let link = self.make_link(&mut tx, user, provider, self.clock.now()).await?;
        tx.commit().await?;
        Ok(ConnectFromGroup::Link(link))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_an_address_carries_is_read_back_and_anything_else_is_nothing() {
        let key = Uuid::from_u128(7);
        let start = format!("connect_google_{}", key.simple());
        assert_eq!(asked_for(&start), Some((Provider::Google, Tenant::from_key(key))));
        assert!(start.len() <= 64, "Telegram carries no more");
        for other in
            ["", "connect_", "connect_google", "connect_myspace_00000000000000000000000000000007", "invite_x"]
        {
            assert_eq!(asked_for(other), None, "{other}");
        }
    }
}
