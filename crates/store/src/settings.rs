//! Stores a tenant's settings, and builds its schedule from them.

use domain::ids::{AccountId, UserId};
use domain::lock::WhenDry;
use domain::post::DeliveryMode;
use domain::schedule::{DaysOff, Plan, PostingDays, PostsPerDay, Schedule, Variation};
use domain::slots::Slot;
use domain::window::PostingWindow;
use jiff::tz::TimeZone;
use jiff::{SignedDuration, Timestamp};
use jiff_sqlx::ToSqlx;
use serde::{Deserialize, Serialize};
use sqlx::Row;
use sqlx::postgres::PgRow;
use strum::{EnumString, IntoStaticStr, VariantArray};

use crate::row::{Column, unreadable, word_columns};
use crate::{StoreError, TenantTx};

/// The columns of a schedule. The planner reads them for all tenants; a tenant's transaction reads those of
/// its tenant.
macro_rules! schedule_columns {
    () => {
        "c.posts_per_day, c.posting_hours_start, c.posting_hours_end, c.schedule_kind, c.posting_times, \
         c.posting_days, c.days_off, c.variation, c.posting_timezone, c.lateness_budget_minutes"
    };
}
pub(crate) use schedule_columns;

/// All columns that [`settings_from`] reads, from `chat_settings AS c`. The prefix distinguishes them from a
/// post's columns of the same name.
macro_rules! settings_columns {
    () => {
        concat!(
            "c.telegram_chat_id AS c_telegram_chat_id, c.chat_name AS c_chat_name, \
             c.language_code AS c_language_code, c.lifecycle AS c_lifecycle, \
             c.posts_on_silence AS c_posts_on_silence, c.dry_run_mode AS c_dry_run_mode, c.when_dry AS c_when_dry, \
             c.active_instagram_account_id AS c_account_id, \
             c.is_legacy AND c.delivery_mode IS NULL AS c_never_chose, \
             CASE WHEN NOT c.is_legacy OR c.delivery_mode IS NOT NULL THEN c.delivery_mode \
                  WHEN c.enable_instagram_api AND NOT c.dry_run_mode THEN 'review' ELSE 'handoff' END AS c_delivery_mode, ",
            $crate::settings::schedule_columns!()
        )
    };
}
pub(crate) use settings_columns;

/// The stage of a tenant's life.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, IntoStaticStr, EnumString, VariantArray,
)]
#[serde(rename_all = "snake_case")]
#[strum(serialize_all = "snake_case", const_into_str)]
pub enum Lifecycle {
    /// Being set up; nothing is planned.
    Onboarding,
    /// Set up and live, but the library is empty.
    WaitingFirstPicture,
    Active,
    /// Paused by a person.
    Paused,
    /// The bot was removed from the chat.
    Detached,
    Deleted,
}

word_columns!(Lifecycle);

/// A tenant's settings.
#[derive(Clone, Debug)]
pub struct Settings {
    pub telegram_chat_id: i64,
    /// The chat's name, if it has one.
    pub chat_name: Option<String>,
    /// IETF tag of the language that its messages are in.
    pub language_code: Option<String>,
    pub lifecycle: Lifecycle,
    /// How stories are delivered. If the legacy tenant never chose a mode, it is derived from the legacy
    /// settings.
    pub delivery_mode: Option<DeliveryMode>,
    /// Whether a story is published if members do not answer the question about it.
    pub posts_on_silence: bool,
    /// Whether practice mode is on, in which every step except publishing is performed.
    pub dry_run: bool,
    /// What to do when every picture rests.
    pub when_dry: WhenDry,
    /// The chosen Instagram account.
    pub account: Option<AccountId>,
    /// When stories are published.
    pub schedule: Schedule,
    /// Maximum delay with which a story is still published.
    pub lateness_budget: SignedDuration,
}

/// A spread schedule, as a person chose it.
#[derive(Clone, Debug)]
pub struct SpreadChoice {
    pub per_day: PostsPerDay,
    /// The local hours between which posts are published.
    pub window: PostingWindow,
    /// IANA name of the time zone.
    pub zone: String,
}

impl TenantTx {
    /// Returns the tenant's settings.
    pub async fn settings(&mut self) -> Result<Settings, StoreError> {
        let row = self
            .scoped(concat!("SELECT ", settings_columns!(), " FROM chat_settings AS c WHERE c.tenant = $1"))
            .fetch_optional(self.connection())
            .await?
            .ok_or_else(|| StoreError::Schema("the tenant has no chat_settings row".into()))?;
        settings_from(&row)
    }

    /// Stores a spread schedule.
    pub async fn set_spread(&mut self, choice: &SpreadChoice, now: Timestamp) -> Result<(), StoreError> {
        self.scoped(
            "UPDATE chat_settings
                SET schedule_kind = 'spread', posts_per_day = $2, posting_hours_start = $3, posting_hours_end = $4,
                    posting_timezone = $5, updated_at = ($6::timestamptz AT TIME ZONE 'UTC')
              WHERE tenant = $1",
        )
        .bind(i32::from(choice.per_day.get()))
        .bind(i32::from(choice.window.opens()))
        .bind(i32::from(choice.window.closes()))
        .bind(&choice.zone)
        .bind(now.to_sqlx())
        .execute(self.connection())
        .await?;
        Ok(())
    }

    /// Stores what to do when every picture rests.
    pub async fn set_when_dry(&mut self, choice: WhenDry) -> Result<(), StoreError> {
        self.scoped("UPDATE chat_settings SET when_dry = $2 WHERE tenant = $1")
            .bind(choice.into_str())
            .execute(self.connection())
            .await?;
        Ok(())
    }

    /// Stores the Instagram account that stories are published to.
    pub async fn choose_account(&mut self, account: AccountId) -> Result<(), StoreError> {
        self.scoped("UPDATE chat_settings SET active_instagram_account_id = $2 WHERE tenant = $1")
            .bind(account.0)
            .execute(self.connection())
            .await?;
        Ok(())
    }

    /// Stores how stories are delivered, and whether a story is published if members do not answer
    /// (`posts_on_silence`).
    pub async fn set_last_word(
        &mut self,
        mode: DeliveryMode,
        posts_on_silence: bool,
    ) -> Result<(), StoreError> {
        self.scoped(
            "UPDATE chat_settings
                SET delivery_mode = $2, enable_instagram_api = ($2 <> 'handoff'), posts_on_silence = $3,
                    dry_run_mode = dry_run_mode AND delivery_mode IS NOT NULL
              WHERE tenant = $1",
        )
        .bind(mode.into_str())
        .bind(posts_on_silence)
        .execute(self.connection())
        .await?;
        Ok(())
    }

    /// Makes the tenant live: from now on its stories are published.
    pub async fn go_live(&mut self, now: Timestamp) -> Result<(), StoreError> {
        self.scoped(
            "UPDATE chat_settings
                SET lifecycle = 'active', dry_run_mode = false, is_paused = false,
                    went_live_at = coalesce(went_live_at, $2), updated_at = ($2::timestamptz AT TIME ZONE 'UTC')
              WHERE tenant = $1",
        )
        .bind(now.to_sqlx())
        .execute(self.connection())
        .await?;
        Ok(())
    }

    /// Returns the first name of a member and the language of their app.
    pub async fn member_name(
        &mut self,
        user: UserId,
    ) -> Result<(Option<String>, Option<String>), StoreError> {
        let found = sqlx::query_as("SELECT telegram_first_name, language_code FROM users WHERE id = $1")
            .bind(user.0)
            .fetch_optional(self.connection())
            .await?;
        Ok(found.unwrap_or_default())
    }

    /// Chooses the language of the chat's messages, by its IETF tag.
    pub async fn set_language(&mut self, language_code: &str) -> Result<(), StoreError> {
        self.scoped(
            "UPDATE chat_settings SET language_code = $2 WHERE tenant = $1 AND language_code IS DISTINCT FROM $2",
        )
        .bind(language_code)
        .execute(self.connection())
        .await?;
        Ok(())
    }

    /// Stores when the planner must run next for this tenant and for which slot; `None` means never.
    pub async fn schedule_next(&mut self, next: Option<(Timestamp, &Slot)>) -> Result<(), StoreError> {
        let tenant = self.tenant();
        sqlx::query(
            "INSERT INTO tenant_schedule (chat_settings_id, next_due_at, slot_at, slot_local_date, slot_index)
             VALUES ($1, $2, $3, $4, $5)
             ON CONFLICT (tenant) DO UPDATE
                SET next_due_at = excluded.next_due_at, slot_at = excluded.slot_at,
                    slot_local_date = excluded.slot_local_date, slot_index = excluded.slot_index",
        )
        .bind(tenant.chat_settings_id())
        .bind(next.map(|(due, _)| due.to_sqlx()))
        .bind(next.map(|(_, slot)| slot.at.to_sqlx()))
        .bind(next.map(|(_, slot)| slot.local_date.to_sqlx()))
        .bind(next.map(|(_, slot)| i32::from(slot.index)))
        .execute(self.connection())
        .await?;
        Ok(())
    }
}

/// Reads the columns of [`settings_columns!`].
pub(crate) fn settings_from(row: &PgRow) -> Result<Settings, StoreError> {
    Ok(Settings {
        telegram_chat_id: row.try_get("c_telegram_chat_id")?,
        chat_name: row.try_get("c_chat_name")?,
        language_code: row.try_get("c_language_code")?,
        lifecycle: Column::read(row, "c_lifecycle")?,
        delivery_mode: Column::read(row, "c_delivery_mode")?,
        posts_on_silence: row.try_get("c_posts_on_silence")?,
        dry_run: !row.try_get::<bool, _>("c_never_chose")?
            && row.try_get::<Option<bool>, _>("c_dry_run_mode")?.unwrap_or(false),
        when_dry: Column::read(row, "c_when_dry")?,
        account: Column::read(row, "c_account_id")?,
        schedule: schedule_from(row)?,
        lateness_budget: lateness_from(row)?,
    })
}

/// Reads the columns of [`schedule_columns!`]. The legacy tenant has no time zone; UTC is used.
pub(crate) fn schedule_from(row: &PgRow) -> Result<Schedule, StoreError> {
    let zone: Option<String> = row.try_get("posting_timezone")?;
    let zone = match zone {
        Some(name) => TimeZone::get(&name).map_err(|_| unreadable("posting_timezone"))?,
        None => TimeZone::UTC,
    };
    let kind: String = row.try_get("schedule_kind")?;
    let plan = if kind == "times" {
        let times: Vec<jiff_sqlx::Time> = row.try_get("posting_times")?;
        Plan::times(times.into_iter().map(jiff_sqlx::Time::to_jiff).collect())
            .map_err(|_| unreadable("posting_times"))?
    } else {
        Plan::Spread {
            per_day: PostsPerDay::new(Column::read(row, "posts_per_day")?)
                .map_err(|_| unreadable("posts_per_day"))?,
            window: PostingWindow::new(
                Column::read(row, "posting_hours_start")?,
                Column::read(row, "posting_hours_end")?,
            )
            .map_err(|_| unreadable("posting_hours"))?,
        }
    };
    let intervals: Vec<String> = row.try_get("days_off")?;
    let variation: String = row.try_get("variation")?;
    Ok(Schedule {
        plan,
        days: PostingDays::from_mask(row.try_get("posting_days")?).map_err(|_| unreadable("posting_days"))?,
        days_off: intervals
            .iter()
            .map(|text| days_off(text).ok_or(unreadable("days_off")))
            .collect::<Result<_, _>>()?,
        variation: if variation == "exact" { Variation::Exact } else { Variation::Natural },
        zone,
    })
}

/// Reads the maximum delay with which a story is still published.
pub(crate) fn lateness_from(row: &PgRow) -> Result<SignedDuration, StoreError> {
    Ok(SignedDuration::from_mins(i64::from(row.try_get::<i32, _>("lateness_budget_minutes")?)))
}

/// Parses an ISO 8601 interval of dates, both ends included.
fn days_off(text: &str) -> Option<DaysOff> {
    let (from, to) = text.split_once('/')?;
    Some(DaysOff { from: from.parse().ok()?, to: to.parse().ok()? })
}
