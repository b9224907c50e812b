//! Creates connected and live creators without running the conversation.

use std::collections::BTreeMap;

use domain::ids::{AccountId, Tenant, UserId};
use domain::post::DeliveryMode;
use domain::role::Role;
use domain::schedule::{PostsPerDay, Schedule};
use domain::slots::{lead, resume_after};
use domain::window::PostingWindow;
use jiff::{SignedDuration, Timestamp};
use sandbox::AccountType;
use secrecy::SecretString;
use sha2::{Digest as _, Sha256};
use store::accounts::TokenOf;
use store::lookup::Person;
use store::settings::SpreadChoice;
use store::telegram_pictures::SentPicture;

use super::{Ground, Trouble, picture};

/// How long stored renditions are kept: longer than any trial.
const FOR_GOOD: SignedDuration = SignedDuration::from_hours(24 * 365);

/// A creator with an account, a library and a plan.
#[derive(Clone, Debug)]
pub(crate) struct Creator {
    pub(crate) tenant: Tenant,
    pub(crate) user: UserId,
    pub(crate) telegram_user: i64,
    pub(crate) chat: i64,
    pub(crate) username: String,
    pub(crate) ig_user_id: String,
    pub(crate) account: AccountId,
    pub(crate) schedule: Option<Schedule>,
}

/// The plan of a creator who goes live.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Plan {
    pub(crate) per_day: u8,
    pub(crate) hours: (u8, u8),
    pub(crate) mode: DeliveryMode,
}

impl Ground {
    /// Creates a connected creator without pictures, who is not live yet.
    pub(crate) async fn creator(&self, number: usize, now: Timestamp) -> Result<Creator, Trouble> {
        let (telegram, instagram) = (self.sandbox.telegram(), self.sandbox.instagram());
        let (name, username) = (format!("Creator {number}"), format!("creator.{number}"));
        let telegram_user = telegram.person(&name);
        let chat = telegram.open_dm(telegram_user);
        let ig_user_id = instagram.add_account(&username, AccountType::Business);
        instagram.set_quota(&username, 100_000);
        let token = SecretString::from(instagram.token(&username));
        let mut lookup = self.store.lookup().await?;
        let person = Person {
            telegram_user_id: telegram_user,
            first_name: Some(name.clone()),
            username: None,
            language_code: None,
        };
        let user = lookup.upsert_user(&person, now).await?;
        let tenant = lookup.make_tenant(chat, Some(&name), now).await?;
        lookup.join(tenant, user, Role::Owner, now).await?;
        lookup.commit().await?;
        let mut tx = self.store.begin(tenant).await?;
        let account = tx.connect_account(&ig_user_id, &ig_user_id, &username, "BUSINESS", now).await?;
        tx.choose_account(account).await?;
        tx.store_token(TokenOf::Instagram(account), &token, &[], now, Some(now + FOR_GOOD)).await?;
        tx.commit().await?;
        Ok(Creator { tenant, user, telegram_user, chat, username, ig_user_id, account, schedule: None })
    }

    /// Adds pictures to a creator's library, all of them unique.
    pub(crate) async fn fill(
        &self,
        creator: &Creator,
        pictures: std::ops::Range<u64>,
        now: Timestamp,
    ) -> Result<(), Trouble> {
        let mut tx = self.store.begin(creator.tenant).await?;
        for number in pictures {
            let jpeg = picture::numbered(number, 64, 112)?;
            tx.put_blob("image/jpeg", &jpeg, now, now + FOR_GOOD).await?;
            let sent = SentPicture {
                sha256: Sha256::digest(&jpeg).into(),
                name: format!("{number}.jpg"),
                mime_type: "image/jpeg".into(),
                size: i64::try_from(jpeg.len())?,
            };
            let media = tx.item_of_content(&sent, now).await?;
            tx.add_to_library(media, now).await?;
        }
        Ok(tx.commit().await?)
    }

    /// Makes a creator live, so that stories are posted from now on.
    pub(crate) async fn go_live(
        &self,
        creator: &mut Creator,
        plan: Plan,
        now: Timestamp,
    ) -> Result<(), Trouble> {
        let choice = SpreadChoice {
            per_day: PostsPerDay::new(plan.per_day)?,
            window: PostingWindow::new(plan.hours.0, plan.hours.1)?,
            zone: "UTC".into(),
        };
        let mut tx = self.store.begin(creator.tenant).await?;
        tx.set_spread(&choice, now).await?;
        tx.set_last_word(plan.mode, false).await?;
        tx.go_live(now).await?;
        let schedule = tx.settings().await?.schedule;
        let first = resume_after(&schedule, creator.tenant.key(), now, None, 0).ok_or("no slot comes")?;
        let due = (first.at - lead(&schedule, &first)).max(now);
        tx.schedule_next(Some((due, &first))).await?;
        creator.schedule = Some(schedule);
        Ok(tx.commit().await?)
    }
}

/// Indexes creators by their account's username.
pub(crate) fn by_username(creators: &[Creator]) -> BTreeMap<&str, &Creator> {
    creators.iter().map(|creator| (creator.username.as_str(), creator)).collect()
}
