//! Defines the chores: background work that is due at a certain time.

use domain::ids::{AccountId, OutboxId, PostId, SourceId};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use store::chores::Streak;
use store::lease::ChoreKey;
use store::{StoreError, TenantTx};
use thiserror::Error;
use uuid::Uuid;

/// A chore of one tenant. It is stored once: if it is scheduled again, the earlier time is kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Chore {
    /// Lists a Drive folder.
    SyncDrive(SourceId),
    /// Refreshes an Instagram token. If the account is marked as lost, tests whether Instagram accepts its
    /// token again.
    RefreshInstagram(AccountId),
    /// Reads the type of an account from Instagram again.
    CheckAccount(AccountId),
    /// Deletes unused blobs.
    SweepBlobs,
    /// Sends a reminder about a story to post by hand, an hour after a person pressed *Later*.
    Remind(PostId),
    /// Ends a pause at its set time.
    Resume,
    /// Finds on Instagram the story that a person posted by hand.
    FindStory(PostId),
    /// Ends a dry run after one day.
    EndDryRun,
    /// Fetches a picture that a person sent: the chat and their message.
    FetchPicture(i64, i64),
}

const FETCH_PICTURE: &str = "fetch_picture";

/// A picture that a person sent, and that is to be fetched.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AwaitedPicture {
    /// Telegram's id of the file.
    pub file_id: String,
    /// Its file name, shown to people.
    pub name: String,
    /// Its content type as reported by Telegram.
    pub mime_type: String,
    /// The width in pixels if Telegram compressed it.
    pub compressed_to: Option<u32>,
    /// The message that says that it is being fetched.
    pub note: Uuid,
    pub sent_at: Timestamp,
}

impl AwaitedPicture {
    /// The message that says that it is being fetched.
    pub fn note(&self) -> OutboxId {
        OutboxId(self.note)
    }
}

/// A kind of chore that this version does not know.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[error("this version does not know the chore {kind:?} with the key {key:?}")]
pub struct UnknownChore {
    pub kind: String,
    pub key: String,
}

impl Chore {
    /// The values of `chores.kind` and `chores.key`.
    fn stored(self) -> (&'static str, String) {
        match self {
            Self::SyncDrive(source) => ("sync_drive", source.to_string()),
            Self::RefreshInstagram(account) => ("refresh_instagram", account.to_string()),
            Self::CheckAccount(account) => ("check_account", account.to_string()),
            Self::SweepBlobs => ("sweep_shelf", "shelf".to_owned()),
            Self::Remind(post) => ("remind_hand_off", post.to_string()),
            Self::Resume => ("resume", "pause".to_owned()),
            Self::FindStory(post) => ("find_story", post.to_string()),
            Self::EndDryRun => ("practice", "practice".to_owned()),
            Self::FetchPicture(chat, message) => (FETCH_PICTURE, format!("{chat}/{message}")),
        }
    }

    /// Parses a claimed row.
    pub fn read(key: &ChoreKey) -> Result<Self, UnknownChore> {
        let unknown = || UnknownChore { kind: key.kind.clone(), key: key.key.clone() };
        let id = || Uuid::parse_str(&key.key).map_err(|_| unknown());
        Ok(match key.kind.as_str() {
            "sync_drive" => Self::SyncDrive(SourceId(id()?)),
            "refresh_instagram" => Self::RefreshInstagram(AccountId(id()?)),
            "check_account" => Self::CheckAccount(AccountId(id()?)),
            "sweep_shelf" => Self::SweepBlobs,
            "remind_hand_off" => Self::Remind(PostId(id()?)),
            "resume" => Self::Resume,
            "find_story" => Self::FindStory(PostId(id()?)),
            "practice" => Self::EndDryRun,
            FETCH_PICTURE => {
                let (chat, message) = key.key.split_once('/').ok_or_else(unknown)?;
                let id = |text: &str| text.parse().map_err(|_| unknown());
                Self::FetchPicture(id(chat)?, id(message)?)
            }
            _ => return Err(unknown()),
        })
    }

    /// Schedules the chore in the caller's transaction.
    pub async fn due(self, tx: &mut TenantTx, at: Timestamp) -> Result<(), StoreError> {
        let (kind, key) = self.stored();
        tx.chore_due(kind, &key, at).await
    }

    /// Schedules the fetching of a picture, in the transaction that causes it.
    pub async fn fetch(
        tx: &mut TenantTx,
        (chat, message): (i64, i64),
        picture: &AwaitedPicture,
        at: Timestamp,
    ) -> Result<(), StoreError> {
        let (kind, key) = Self::FetchPicture(chat, message).stored();
        let payload = serde_json::to_value(picture).expect("it contains only data that JSON can hold");
        tx.chore_with(kind, &key, &payload, at).await
    }

    /// Makes the fetching of a picture due now, if it is not over.
    pub async fn fetch_now(
        tx: &mut TenantTx,
        (chat, message): (i64, i64),
        now: Timestamp,
    ) -> Result<(), StoreError> {
        let (kind, key) = Self::FetchPicture(chat, message).stored();
        tx.chore_sooner(kind, &key, now).await
    }

    /// Returns how often in a row the chore failed.
    pub async fn streak(self, tx: &mut TenantTx) -> Result<Streak, StoreError> {
        let (kind, key) = self.stored();
        Ok(tx.chore_streak(kind, &key).await?.unwrap_or_default())
    }
}

#[cfg(test)]
mod tests {
    use domain::ids::Tenant;

    use super::*;

    fn stored(chore: Chore) -> ChoreKey {
        let (kind, key) = chore.stored();
        ChoreKey { tenant: Tenant::Legacy, kind: kind.into(), key }
    }

    #[test]
    fn every_chore_is_read_back() {
        let id = Uuid::from_u128(7);
        for chore in [
            Chore::SyncDrive(SourceId(id)),
            Chore::RefreshInstagram(AccountId(id)),
            Chore::CheckAccount(AccountId(id)),
            Chore::SweepBlobs,
            Chore::Remind(PostId(id)),
            Chore::Resume,
            Chore::FindStory(PostId(id)),
            Chore::EndDryRun,
            Chore::FetchPicture(-100_123, 7),
        ] {
            assert_eq!(Chore::read(&stored(chore)), Ok(chore));
        }
    }

    #[test]
    fn a_chore_of_a_later_version_is_not_guessed() {
        let key = ChoreKey { kind: "water_the_plants".into(), ..stored(Chore::Resume) };
        assert!(Chore::read(&key).is_err());
        let key = ChoreKey { key: "no id".into(), ..stored(Chore::Remind(PostId(Uuid::nil()))) };
        assert!(Chore::read(&key).is_err());
    }
}
