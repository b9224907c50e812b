//! The use cases of the wizard's last steps: choosing the folder and the schedule, and going live.

use domain::cause::Cause;
use domain::ids::{MediaId, SourceId, Tenant, UserId};
use domain::post::{DeliveryMode, Origin};
use domain::schedule::Schedule;
use domain::slots::{Slot, between, resume_after};
use jiff::{SignedDuration, Timestamp};
use providers::google::{Children, DriveFile};
use store::accounts::TokenOf;
use store::history::By;
use store::posts::Post;
use store::review::NewPost;
use store::settings::{Lifecycle, Settings, SpreadChoice};
use store::{StoreError, TenantTx};

use crate::app::audit::Change;
use crate::app::chore::Chore;
use crate::app::stories::plan::{plan_at, release_unoffered, replan_after, restart_plan, summary_of};
use crate::app::stories::withdraw::withdraw;
use crate::app::{App, AppError};
use crate::messages::{FirstPicture, Message};
use crate::runtime::notify::Work;

/// Result of *Go live*.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum GoneLive {
    /// The tenant is live; this is the slot of its first story.
    From(Slot),
    /// The tenant goes live when its first picture arrives.
    WithTheFirstPicture,
    /// The tenant is not live, because this is missing.
    Missing(Missing),
}

/// What a tenant still needs before it can go live.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Missing {
    /// An Instagram account with a working connection.
    Account,
    /// An account type for which apps may post.
    Business,
    /// A future time in the schedule.
    Time,
    /// A picture for the dry run.
    Picture,
}

/// The choices with which a creator goes live.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct GoLive {
    /// Who approves stories.
    pub mode: DeliveryMode,
    /// Whether a story is posted if there is no answer in time.
    pub posts_on_silence: bool,
    /// The picture for the first story.
    pub first: Option<MediaId>,
    /// Whether to start with a dry run of one day.
    pub dry_run: bool,
}

impl App {
    /// Returns the folders directly inside a Drive folder; `root` is My Drive. Fails if Google is not
    /// connected or does not respond.
    pub async fn drive_folders(&self, tenant: Tenant, inside: &str) -> Result<Vec<DriveFile>, AppError> {
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

    /// Replaces the Drive folder from which pictures are taken, and lists the new folder at once.
    pub async fn choose_folder(
        &self,
        tx: &mut TenantTx,
        actor: UserId,
        folder_id: &str,
        folder_name: &str,
        now: Timestamp,
    ) -> Result<SourceId, AppError> {
        let before = tx.chosen_folder().await?.map(|source| source.folder_name);
        let source = tx.choose_drive_folder(folder_id, folder_name, now).await?;
        tx.hold_posts().await?;
        for left in tx.leave_other_folders(source).await? {
            for (post, ..) in tx.shelved_posts(left).await? {
                let Some(post) = tx.post(post).await? else { continue };
                withdraw(tx, By::Person(actor), &post, Cause::AnotherFolder, now).await?;
            }
        }
        Chore::SyncDrive(source).due(tx, now).await?;
        let change = Change::FolderChosen { before: before.as_deref(), after: folder_name };
        change.record(tx, Some(actor), now).await?;
        Ok(source)
    }

    /// Stores a schedule with a number of stories per day between two hours.
    pub async fn choose_spread(
        &self,
        tx: &mut TenantTx,
        actor: UserId,
        choice: &SpreadChoice,
        now: Timestamp,
    ) -> Result<(), AppError> {
        let before = tx.settings().await?;
        tx.set_spread(choice, now).await?;
        if before.lifecycle == Lifecycle::Active {
            follow_new_plan(tx, actor, &before.schedule, now).await?;
        }
        let after = tx.settings().await?.schedule;
        let (before, after) = (summary_of(&before.schedule), summary_of(&after));
        Change::ScheduleChosen { before, after }.record(tx, Some(actor), now).await?;
        Ok(())
    }

    /// Goes live. Requires a future time in the schedule and, unless a person posts by hand, an account that
    /// allows posting. If there is no picture yet, the tenant waits for the first one.
    pub async fn go_live(
        &self,
        tx: &mut TenantTx,
        actor: UserId,
        request: &GoLive,
        now: Timestamp,
    ) -> Result<GoneLive, AppError> {
        let (settings, mode) = (tx.settings().await?, request.mode);
        if let Some(missing) = missing(tx, &settings, mode).await? {
            return Ok(GoneLive::Missing(missing));
        }
        let Some(first) = first_slot(tx.tenant(), &settings, now) else {
            return Ok(GoneLive::Missing(Missing::Time));
        };
        if request.dry_run && pictures(tx).await? == 0 {
            return Ok(GoneLive::Missing(Missing::Picture));
        }
        tx.set_last_word(mode, request.posts_on_silence).await?;
        Chore::SweepBlobs.due(tx, now + SignedDuration::from_hours(24)).await?;
        self.own_what_nobody_owns(tx, actor).await?;
        let posts_on_silence = request.posts_on_silence;
        let change = Change::WentLive { from: settings.lifecycle, mode, posts_on_silence };
        change.record(tx, Some(actor), now).await?;
        if pictures(tx).await? == 0 {
            tx.wait_for_first_picture(now).await?;
            return Ok(GoneLive::WithTheFirstPicture);
        }
        self.start_posting(tx, &settings, &first, now).await?;
        if request.dry_run {
            self.start_dry_run(tx, actor, now).await?;
        }
        if let Some(media) = request.first {
            pin(tx, &settings.schedule, media, &first, mode, now).await?;
        }
        Ok(GoneLive::From(first))
    }

    /// Starts a tenant that was waiting for its first picture, and notifies the chat. Call it in the
    /// transaction that stores the pictures.
    pub async fn pictures_came(&self, tx: &mut TenantTx, now: Timestamp) -> Result<Option<Slot>, AppError> {
        let settings = tx.settings().await?;
        if settings.lifecycle != Lifecycle::WaitingFirstPicture || pictures(tx).await? == 0 {
            return Ok(None);
        }
        let Some(first) = first_slot(tx.tenant(), &settings, now) else { return Ok(None) };
        self.start_posting(tx, &settings, &first, now).await?;
        let message = Message::FirstPicture(FirstPicture { publish_at: first.at });
        message.to(settings.telegram_chat_id).send(tx, now).await?;
        self.notifier.notify(Work::Outbox);
        Ok(Some(first))
    }

    async fn start_posting(
        &self,
        tx: &mut TenantTx,
        settings: &Settings,
        first: &Slot,
        now: Timestamp,
    ) -> Result<(), StoreError> {
        tx.go_live(now).await?;
        let due = plan_at(&settings.schedule, first, now);
        tx.schedule_next(Some((due, first))).await?;
        // This is called before the commit. A worker that wakes too early sleeps again, and checks within a
        // second.
        self.notifier.wake_at(Work::Plan, due);
        Ok(())
    }
}

/// Creates a slot's post with the chosen picture before the planner does, and moves the planner to the next
/// slot.
async fn pin(
    tx: &mut TenantTx,
    schedule: &Schedule,
    media: MediaId,
    slot: &Slot,
    mode: DeliveryMode,
    now: Timestamp,
) -> Result<(), AppError> {
    let free = !tx.is_outside_library(media).await? && !tx.is_in_flight(media).await?;
    if !free || !tx.record_slot(slot, None, now).await? {
        return Ok(());
    }
    replan_after(tx, schedule, slot, now).await?;
    let wanted = NewPost {
        origin: Origin::Slot,
        slot_at: Some(slot.at),
        publish_at: slot.at,
        media: Some(media),
        mode,
    };
    tx.insert_post(wanted, now).await?;
    tx.block_in_flight(media).await?;
    Ok(())
}

/// Applies a changed plan to a live tenant: releases posts of slots that no longer exist, and restarts the
/// schedule.
async fn follow_new_plan(
    tx: &mut TenantTx,
    actor: UserId,
    before: &Schedule,
    now: Timestamp,
) -> Result<(), AppError> {
    let settings = tx.settings().await?;
    if settings.schedule == *before {
        return Ok(());
    }
    let seed = tx.tenant().key();
    let is_a_time =
        |at| !between(&settings.schedule, seed, at, at + SignedDuration::from_nanos(1)).is_empty();
    let is_over = |post: &Post| post.slot_at.is_some_and(|at| !is_a_time(at));
    release_unoffered(tx, actor, Cause::PlanChanged, now, is_over).await?;
    restart_plan(tx, &settings, now).await?;
    Ok(())
}

async fn missing(
    tx: &mut TenantTx,
    settings: &Settings,
    mode: DeliveryMode,
) -> Result<Option<Missing>, StoreError> {
    if mode == DeliveryMode::Manual {
        return Ok(None);
    }
    let Some(id) = settings.account else { return Ok(Some(Missing::Account)) };
    let live = tx.token(TokenOf::Instagram(id)).await?.is_some_and(|token| !token.needs_reconnect);
    let account = tx.account(id).await?.filter(|_| live);
    Ok(match account {
        None => Some(Missing::Account),
        Some(account) if account.account_type != "BUSINESS" => Some(Missing::Business),
        Some(_) => None,
    })
}

async fn pictures(tx: &mut TenantTx) -> Result<i64, StoreError> {
    Ok(tx.categories().await?.iter().map(|category| category.items - category.rejected).sum())
}

fn first_slot(tenant: Tenant, settings: &Settings, now: Timestamp) -> Option<Slot> {
    resume_after(&settings.schedule, tenant.key(), now, None, 0)
}
