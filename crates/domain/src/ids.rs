//! Defines one type for each kind of identifier, so that the compiler rejects, for example, a picture's id
//! where a post's id is required.

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
    /// A post: a row of `posting_queue` while it is in flight, then a row of `posting_history`
    /// (`queue_item_id`).
    PostId,
    /// A row of `instagram_accounts`: one tenant's connection to one Instagram account.
    AccountId,
    /// A row of `media_sources`: a place that pictures are imported from.
    SourceId,
    /// A row of `connect_links`.
    LinkId,
    /// A row of `outbox`: a message or an edit to be sent to a chat.
    OutboxId,
}

/// The owner of rows in the database. Every query for a creator's data is limited to one tenant.
///
/// The legacy tenant is a real tenant, not a missing value: its rows have `chat_settings_id IS NULL`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(into = "Uuid", from = "Uuid")]
pub enum Tenant {
    /// A Telegram chat that is a tenant.
    Chat(ChatSettingsId),
    /// The only tenant of the legacy application, which Storyline replaces.
    Legacy,
}

impl Tenant {
    /// Returns the value of the generated column `tenant`: the chat's id, or zero for the legacy tenant.
    pub fn key(self) -> Uuid {
        match self {
            Self::Chat(id) => id.0,
            Self::Legacy => Uuid::nil(),
        }
    }

    /// Returns the value of the nullable column `chat_settings_id`.
    pub fn chat_settings_id(self) -> Option<Uuid> {
        match self {
            Self::Chat(id) => Some(id.0),
            Self::Legacy => None,
        }
    }

    /// Converts a value of the `tenant` column to a tenant.
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
