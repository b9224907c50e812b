//! Identifiers, one type each, so that a post can never be looked up by a picture's id.

use std::fmt;

use serde::{Deserialize, Serialize};
use uuid::Uuid;

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident),+ $(,)?) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(pub Uuid);

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.fmt(f)
            }
        }
    )+};
}

ids! {
    /// A row of `chat_settings`: one Telegram chat, one tenant.
    ChatSettingsId,
    /// A row of `users`: a person seen on Telegram.
    UserId,
    /// A row of `media_items`: one picture or video of one tenant.
    MediaId,
    /// A row of `posting_queue` while in flight, `posting_history.queue_item_id` for ever after.
    PostId,
    /// A row of `instagram_accounts`: one tenant's connection to one Instagram account.
    AccountId,
    /// A row of `media_sources`: where pictures come from.
    SourceId,
    /// A row of `connect_links`.
    LinkId,
    /// A row of `outbox`: a message or an edit on its way to a chat.
    OutboxId,
}

/// Whose rows. Every query that touches a creator's data names one of these.
///
/// The legacy tenant is not an absence: it is the one tenant whose rows hold `chat_settings_id IS NULL`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(into = "Uuid", from = "Uuid")]
pub enum Tenant {
    /// A Telegram chat that is a tenant.
    Chat(ChatSettingsId),
    /// The adopted single-tenant deployment.
    Legacy,
}

impl Tenant {
    /// The value of the generated column `tenant`: the chat's id, or zero for the legacy tenant.
    pub fn key(self) -> Uuid {
        match self {
            Self::Chat(id) => id.0,
            Self::Legacy => Uuid::nil(),
        }
    }

    /// The value of the nullable column `chat_settings_id`.
    pub fn chat_settings_id(self) -> Option<Uuid> {
        match self {
            Self::Chat(id) => Some(id.0),
            Self::Legacy => None,
        }
    }

    /// Reads a tenant back from its `tenant` column.
    pub fn from_key(key: Uuid) -> Self {
        if key.is_nil() { Self::Legacy } else { Self::Chat(ChatSettingsId(key)) }
    }
}

impl From<Tenant> for Uuid {
    fn from(tenant: Tenant) -> Self {
        tenant.key()
    }
}

impl From<Uuid> for Tenant {
    fn from(key: Uuid) -> Self {
        Self::from_key(key)
    }
}

impl fmt::Display for Tenant {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.key().fmt(f)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_legacy_tenant_is_zero_in_its_key_and_null_in_its_column() {
        assert_eq!(Tenant::Legacy.key(), Uuid::nil());
        assert_eq!(Tenant::Legacy.chat_settings_id(), None);
        assert_eq!(Tenant::from_key(Uuid::nil()), Tenant::Legacy);
    }

    #[test]
    fn a_chat_tenant_survives_the_round_trip_through_its_key() {
        let tenant = Tenant::Chat(ChatSettingsId(Uuid::from_u128(7)));
        assert_eq!(Tenant::from_key(tenant.key()), tenant);
        assert_eq!(tenant.chat_settings_id(), Some(Uuid::from_u128(7)));
    }
}
