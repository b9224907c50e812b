//! The facts that a step of the set-up shows, read when the message is sent.

use domain::ids::Tenant;
use domain::media::RejectReason;
use domain::post::DeliveryMode;
use domain::schedule::Schedule;
use domain::slots::{Slot, first_after, resume_after};
use jiff::Timestamp;
use providers::google::{DriveFile, Remedy};
use store::accounts::TokenOf;
use store::media::CategoryCount;
use store::onboarding::RejectCount;
use store::settings::{Lifecycle, Settings};
use store::{StoreError, TenantTx};
use url::Url;

use super::choices::{Choices, DriveFolder};
use super::state::Wizard;
use crate::app::chore::Chore;
use crate::app::people::members::is_group;
use crate::app::{App, AppError, Provider};
use crate::messages::Step;

/// Number of upcoming times to show.
const COMING: usize = 3;

/// The Instagram account for the stories.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AccountFact {
    /// Without the @.
    pub username: String,
    /// Whether Instagram lets apps post for this account type.
    pub business: bool,
    /// Whether Instagram no longer accepts the token.
    pub lost: bool,
}

/// The folder from which pictures are taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FolderFact {
    pub name: String,
    /// Its pictures by category.
    pub categories: Vec<CategoryCount>,
    /// Whether it was read completely.
    pub read: bool,
    /// Whether the last read failed; it is retried.
    pub failing: bool,
}

/// Why listing the folders of a Drive failed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DriveTrouble {
    /// Google no longer accepts the connection.
    NotConnected,
    /// No response, or a temporary error.
    Silent,
}

/// The subfolders of the open folder.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Listing {
    /// This step shows no folders.
    NotAsked,
    /// The folders of this Drive id must be listed.
    Ask(String),
    Folders(Vec<DriveFolder>),
    /// The folders cannot be listed.
    Trouble(DriveTrouble),
}

/// Files that cannot be a story for the same reason.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rejected {
    /// The reason without details, or the sentence that an older version stored.
    pub reason: Result<RejectReason, String>,
    pub items: i64,
}

/// The facts that a step shows.
#[derive(Clone, Debug)]
pub struct WizardView {
    pub step: Step,
    /// The available steps, in order.
    pub steps: Vec<Step>,
    /// The choices so far.
    pub choices: Choices,
    /// The lifecycle of the tenant.
    pub lifecycle: Lifecycle,
    /// How stories are delivered, if chosen.
    pub mode: Option<DeliveryMode>,
    /// Whether a story is posted if there is no answer in time.
    pub posts_on_silence: bool,
    /// Whether a dry run is on: every step runs except publishing.
    pub dry_run: bool,
    pub account: Option<AccountFact>,
    /// Whether Google Drive is connected.
    pub drive: bool,
    /// Whether a Google client is configured on this server.
    pub drive_enabled: bool,
    pub folder: Option<FolderFact>,
    /// The library by category.
    pub categories: Vec<CategoryCount>,
    /// Files that cannot be a story, by reason, most frequent first.
    pub rejects: Vec<Rejected>,
    /// Folders to choose from.
    pub listing: Listing,
    /// The link for connecting this step's account. In a private chat, only this person can use it; in a
    /// group, it leads to the bot's private chat.
    pub link: Option<Url>,
    /// The stored schedule after the set-up; before that, the schedule that results from the choices.
    pub schedule: Schedule,
    /// The next stories, soonest first.
    pub coming: Vec<Slot>,
    /// The public host name of this server.
    pub host: String,
    pub now: Timestamp,
}

impl FolderFact {
    /// Returns the number of usable pictures.
    pub fn pictures(&self) -> i64 {
        shown(&self.categories)
    }
}

fn shown(categories: &[CategoryCount]) -> i64 {
    categories.iter().map(|category| category.items - category.rejected).sum()
}

impl WizardView {
    /// Returns the number of pictures in the library that can be a story, from all sources.
    pub fn pictures(&self) -> i64 {
        shown(&self.categories)
    }

    /// Returns whether Instagram allows automatic posting.
    pub fn can_post(&self) -> bool {
        self.account.as_ref().is_some_and(|account| account.business && !account.lost)
    }
}

impl App {
    /// Returns what the set-up of a tenant shows now; `None` if the tenant has no set-up. If the listing is
    /// [`Listing::Ask`], the caller must list the folders afterwards, with no transaction open.
    pub async fn wizard_view(
        &self,
        tx: &mut TenantTx,
        now: Timestamp,
    ) -> Result<Option<WizardView>, AppError> {
        let Some(wizard) = tx.wizard_to_show().await?.map(Wizard::from_row) else { return Ok(None) };
        let settings = tx.settings().await?;
        let schedule = match wizard.step {
            Step::Live => settings.schedule.clone(),
            _ => wizard.choices.schedule(&settings.schedule),
        };
        let drive = is_live(tx, TokenOf::GoogleRefresh).await?;
        let folder = folder(tx).await?;
        Ok(Some(WizardView {
            step: wizard.step,
            steps: self.wizard_steps(tx).await?,
            lifecycle: settings.lifecycle,
            mode: mode(&wizard, &settings),
            dry_run: settings.dry_run,
            posts_on_silence: match wizard.step {
                Step::Live => settings.posts_on_silence,
                _ => wizard.choices.posts_on_silence,
            },
            account: account(tx).await?,
            listing: listing(&wizard, drive, folder.is_some()),
            drive,
            drive_enabled: self.enabled.google,
            folder,
            categories: tx.categories().await?,
            rejects: by_reason(tx.reject_reasons().await?),
            link: self.link_of_step(tx, &wizard, drive, now).await?,
            coming: coming(&schedule, tx.tenant(), wizard.step, now),
            schedule,
            host: self.public_base.host_str().unwrap_or("this server").to_owned(),
            choices: wizard.choices,
            now,
        }))
    }

    /// Returns the subfolders of a Drive folder, or why they cannot be shown. Calls Google, so the caller
    /// must not have a transaction open.
    pub async fn list_folders(&self, tenant: Tenant, inside: &str) -> Listing {
        match self.drive_folders(tenant, inside).await {
            Ok(files) => Listing::Folders(files.into_iter().filter_map(place).collect()),
            Err(AppError::NotConnected(_)) => Listing::Trouble(DriveTrouble::NotConnected),
            Err(AppError::Google(error)) if error.remedy == Remedy::Reconnect => {
                Listing::Trouble(DriveTrouble::NotConnected)
            }
            Err(error) => {
                tracing::info!(%error, "listing the folders of a Drive failed");
                Listing::Trouble(DriveTrouble::Silent)
            }
        }
    }

    async fn link_of_step(
        &self,
        tx: &mut TenantTx,
        wizard: &Wizard,
        drive: bool,
        now: Timestamp,
    ) -> Result<Option<Url>, AppError> {
        let provider = match wizard.step {
            Step::Instagram => Provider::Instagram,
            Step::Drive => Provider::Google,
            Step::Folder if !drive => Provider::Google,
            _ => return Ok(None),
        };
        // A group never shows a personal link.
        if is_group(tx.settings().await?.telegram_chat_id) {
            return Ok(self.private_link(tx.tenant(), provider));
        }
        self.make_link(tx, wizard.user, provider, now).await.map(Some)
    }
}

/// Returns the chosen account with its current state.
pub(super) async fn account(tx: &mut TenantTx) -> Result<Option<AccountFact>, StoreError> {
    let Some(id) = tx.settings().await?.account else { return Ok(None) };
    let Some(account) = tx.account(id).await? else { return Ok(None) };
    let lost = !is_live(tx, TokenOf::Instagram(id)).await?;
    Ok(Some(AccountFact { username: account.username, business: account.account_type == "BUSINESS", lost }))
}

async fn folder(tx: &mut TenantTx) -> Result<Option<FolderFact>, StoreError> {
    let Some(source) = tx.chosen_folder().await? else { return Ok(None) };
    let failing = Chore::SyncDrive(source.id).streak(tx).await?.failures > 0;
    let categories = tx.categories_of(source.id).await?;
    let (name, read) = (source.folder_name, source.synced_at.is_some());
    Ok(Some(FolderFact { name, categories, read, failing }))
}

fn listing(wizard: &Wizard, drive: bool, chosen: bool) -> Listing {
    let picks = wizard.step == Step::Folder && (wizard.choices.picking || !chosen);
    match (picks, drive) {
        (false, _) => Listing::NotAsked,
        (true, false) => Listing::Trouble(DriveTrouble::NotConnected),
        (true, true) => {
            Listing::Ask(wizard.choices.path.last().map_or_else(|| "root".into(), |place| place.id.clone()))
        }
    }
}

fn mode(wizard: &Wizard, settings: &Settings) -> Option<DeliveryMode> {
    match wizard.step {
        Step::Live => settings.delivery_mode,
        _ => wizard.choices.mode,
    }
}

fn coming(schedule: &Schedule, tenant: Tenant, step: Step, now: Timestamp) -> Vec<Slot> {
    let seed = tenant.key();
    let first = match step {
        Step::Live => first_after(schedule, seed, now),
        _ => resume_after(schedule, seed, now, None, 0),
    };
    std::iter::successors(first, |slot| first_after(schedule, seed, slot.at)).take(COMING).collect()
}

/// Adds up files with reasons that differ only in a detail, such as the size.
fn by_reason(counts: Vec<RejectCount>) -> Vec<Rejected> {
    let mut rejected: Vec<Rejected> = Vec::new();
    for RejectCount { reason, items } in counts {
        let reason = RejectReason::read(&reason).map_err(|_| reason);
        let same = |one: &&mut Rejected| match (&one.reason, &reason) {
            (Ok(one), Ok(other)) => std::mem::discriminant(one) == std::mem::discriminant(other),
            (one, other) => one == other,
        };
        match rejected.iter_mut().find(same) {
            Some(one) => one.items += items,
            None => rejected.push(Rejected { reason, items }),
        }
    }
    rejected.sort_by_key(|one| std::cmp::Reverse(one.items));
    rejected
}

/// Returns a folder, or the folder that a shortcut leads to.
fn place(file: DriveFile) -> Option<DriveFolder> {
    if file.mime_type == DriveFile::FOLDER {
        return Some(DriveFolder { id: file.id, name: file.name });
    }
    let (id, mime) = file.shortcut_target?;
    (mime == DriveFile::FOLDER).then_some(DriveFolder { id, name: file.name })
}

/// Returns whether a token is stored and its provider accepts it.
pub(super) async fn is_live(tx: &mut TenantTx, of: TokenOf) -> Result<bool, StoreError> {
    Ok(tx.token(of).await?.is_some_and(|token| !token.needs_reconnect))
}
