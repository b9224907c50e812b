//! From a connected chat to a live one: the folder, the schedule, Go live. The wizard's steps are these uses.

use domain::ids::{SourceId, Tenant, UserId};
use domain::post::DeliveryMode;
use domain::slots::Slot;
use domain::slots::{lead, resume_after};
use jiff::Timestamp;
use providers::google::{Children, DriveFile};
use serde_json::json;
use store::settings::SpreadChoice;

use super::outcome::UseError;
use super::wake::Work;
use super::{App, Provider};

/// Lists a Drive folder.
pub const CHORE_SYNC_DRIVE: &str = "sync_drive";
/// Refreshes an Instagram token.
pub const CHORE_REFRESH_INSTAGRAM: &str = "refresh_instagram";
/// Sweeps the shelf.
pub const CHORE_SWEEP: &str = "sweep_shelf";

impl App {
    /// The folders directly inside a Drive folder; `root` is My Drive.
    ///
    /// # Errors
    /// When Google is not connected or cannot answer.
    pub async fn drive_folders(&self, tenant: Tenant, inside: &str) -> Result<Vec<DriveFile>, UseError> {
        let access = self.google_token(tenant).await?;
        let mut folders = Vec::new();
        let mut page = None;
        loop {
            let answer =
                self.google.list_children(&access, inside, page.as_deref(), Children::Folders).await?;
            folders.extend(answer.files);
            page = answer.next_page_token;
            if page.is_none() {
                return Ok(folders);
            }
        }
    }

    /// Chooses the Drive folder that pictures come from; it is listed at once.
    ///
    /// # Errors
    /// When the database cannot answer.
    pub async fn choose_folder(
        &self,
        tenant: Tenant,
        actor: UserId,
        folder_id: &str,
        folder_name: &str,
    ) -> Result<SourceId, UseError> {
        let now = self.clock.now();
        let mut tx = self.store.begin(tenant).await?;
        let source = tx.choose_drive_folder(folder_id, folder_name, now).await?;
        tx.chore_due(CHORE_SYNC_DRIVE, &source.to_string(), now).await?;
        tx.audit(Some(actor), "folder_chosen", None, Some(json!({ "folder": folder_name })), now).await?;
        tx.commit().await?;
        self.wake.ring(Work::Chores);
        Ok(source)
    }

    /// Accepts a schedule of so many stories a day between two hours.
    ///
    /// # Errors
    /// When the database cannot answer.
    pub async fn choose_spread(
        &self,
        tenant: Tenant,
        actor: UserId,
        choice: &SpreadChoice,
    ) -> Result<(), UseError> {
        let now = self.clock.now();
        let mut tx = self.store.begin(tenant).await?;
        tx.set_spread(choice, now).await?;
        let after = json!({
            "per_day": choice.per_day.get(), "from": choice.window.opens(), "to": choice.window.closes(),
            "zone": choice.zone,
        });
        tx.audit(Some(actor), "schedule_chosen", None, Some(after), now).await?;
        tx.commit().await?;
        Ok(())
    }

    /// Goes live, unattended. Ready is what the facts say: an account connected, a picture to show, a time to come.
    ///
    /// # Errors
    /// When something is missing; the sentence says what.
    pub async fn go_live_unattended(&self, tenant: Tenant, actor: UserId) -> Result<Slot, UseError> {
        let now = self.clock.now();
        let mut tx = self.store.begin(tenant).await?;
        let settings = tx.settings().await?;
        if settings.account.is_none() {
            return Err(UseError::NotConnected(Provider::Instagram));
        }
        let pictures: i64 =
            tx.categories().await?.iter().map(|category| category.items - category.rejected).sum();
        if pictures == 0 {
            return Err(UseError::NotReady("there is no picture to show yet"));
        }
        let first = resume_after(&settings.schedule, tenant.key(), now, None, 0)
            .ok_or(UseError::NotReady("the schedule has no time to come"))?;
        tx.set_delivery_mode(DeliveryMode::Automatic).await?;
        tx.go_live(now).await?;
        let due = plan_at(&settings.schedule, &first, now);
        tx.schedule_next(Some((due, &first))).await?;
        tx.chore_due(CHORE_SWEEP, "shelf", now + jiff::SignedDuration::from_hours(24)).await?;
        tx.audit(Some(actor), "went_live", None, Some(json!({ "mode": "automatic" })), now).await?;
        tx.commit().await?;
        self.wake.set_alarm(Work::Plan, due);
        Ok(first)
    }
}

/// When a slot is planned: its lead before it, never before now.
pub(crate) fn plan_at(schedule: &domain::schedule::Schedule, slot: &Slot, now: Timestamp) -> Timestamp {
    (slot.at - lead(schedule, slot)).max(now)
}
