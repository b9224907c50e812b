//! What a step of the set-up shows: facts, read when the message is sent.

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

/// How many coming times are shown.
const COMING: usize = 3;

/// The Instagram account that stories go to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AccountFact {
    /// Without the @.
    pub username: String,
    /// Instagram lets apps post for it.
    pub business: bool,
    /// Instagram no longer takes the connection.
    pub lost: bool,
}

/// The folder that pictures come from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FolderFact {
    pub name: String,
    /// Its pictures by category.
    pub categories: Vec<CategoryCount>,
    /// It was listed completely.
    pub read: bool,
    /// Reading it failed lately; it is tried again.
    pub failing: bool,
}

/// Why the folders of a Drive cannot be shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DriveTrouble {
    /// Google no longer takes the connection.
    NotConnected,
    /// No answer, or not now.
    Silent,
}

/// The folders inside the one that is looked into.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Listing {
    /// This step shows none.
    NotAsked,
    /// They are to be asked for: this id of Drive.
    Ask(String),
    Folders(Vec<DriveFolder>),
    /// They cannot be had.
    Trouble(DriveTrouble),
}

/// Files that cannot be a story for one reason.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rejected {
    /// Without its details; or the sentence that an older version stored.
    pub reason: Result<RejectReason, String>,
    pub items: i64,
}

/// What a step shows.
#[derive(Clone, Debug)]
pub struct WizardView {
    pub step: Step,
    /// The steps there are, in order.
    pub steps: Vec<Step>,
    /// What was chosen so far.
    pub choices: Choices,
    /// Where the tenant stands.
    pub lifecycle: Lifecycle,
    /// How stories leave, once chosen.
    pub mode: Option<DeliveryMode>,
    /// No answer to a question is a yes.
    pub posts_on_silence: bool,
    /// Everything but the publish.
    pub dry_run: bool,
    pub account: Option<AccountFact>,
    /// Google Drive is connected.
    pub drive: bool,
    /// Pictures can come from Google Drive here.
    pub drive_enabled: bool,
    pub folder: Option<FolderFact>,
    /// The library by category.
    pub categories: Vec<CategoryCount>,
    /// Files that cannot be a story, by reason, most first.
    pub rejects: Vec<Rejected>,
    /// Folders to choose from.
    pub listing: Listing,
    /// The person's own link to connect what the step connects.
    pub link: Option<Url>,
    /// The schedule as it would run, or runs.
    pub schedule: Schedule,
    /// The next stories, soonest first.
    pub coming: Vec<Slot>,
    /// Who runs this: the host that people see.
    pub host: String,
    pub now: Timestamp,
}

impl FolderFact {
    /// Its pictures that can be a story.
    pub fn pictures(&self) -> i64 {
        shown(&self.categories)
    }
}

fn shown(categories: &[CategoryCount]) -> i64 {
    categories.iter().map(|category| category.items - category.rejected).sum()
}

impl WizardView {
    /// Pictures of the library that can be a story, from wherever they come.
    pub fn pictures(&self) -> i64 {
        shown(&self.categories)
    }

    /// Instagram lets us post by ourselves.
    pub fn can_post(&self) -> bool {
        self.account.as_ref().is_some_and(|account| account.business && !account.lost)
    }

    /// How many days the pictures last at this schedule.
    pub fn lasts_days(&self) -> i64 {
        let per_day = i64::try_from(self.schedule.plan.posts_per_day()).unwrap_or(1).max(1);
        self.pictures() / per_day
    }
}

impl App {
    /// What the set-up of a tenant shows now; `None` when there is none. Folders are still to be asked for where the
    /// listing says so, with no transaction open.
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

    /// The folders of a Drive folder, or why there are none to show. Asks Google: no transaction may be open.
    pub async fn list_folders(&self, tenant: Tenant, inside: &str) -> Listing {
        match self.drive_folders(tenant, inside).await {
            Ok(files) => Listing::Folders(files.into_iter().filter_map(place).collect()),
            Err(AppError::NotConnected(_)) => Listing::Trouble(DriveTrouble::NotConnected),
            Err(AppError::Google(error)) if error.remedy == Remedy::Reconnect => {
                Listing::Trouble(DriveTrouble::NotConnected)
            }
            Err(error) => {
                tracing::info!(%error, "the folders of a Drive cannot be shown");
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
        // A group sees nobody's personal link.
        if is_group(tx.settings().await?.telegram_chat_id) {
            return Ok(self.private_link(tx.tenant(), provider));
        }
        self.make_link(tx, wizard.user, provider, now).await.map(Some)
    }
}

/// The chosen account, as it stands.
pub(super) async fn account(tx: &mut TenantTx) -> Result<Option<AccountFact>, StoreError> {
    let Some(id) = tx.settings().await?.account else { return Ok(None) };
    let Some(account) = tx.account(id).await? else { return Ok(None) };
    let lost = !is_live(tx, TokenOf::Instagram(id)).await?;
    Ok(Some(AccountFact { username: account.username, business: account.account_type == "BUSINESS", lost }))
}

async fn folder(tx: &mut TenantTx) -> Result<Option<FolderFact>, StoreError> {
    let Some(source) = tx.chosen_folder().await? else { return Ok(None) };
    let failing = Chore::SyncDrive(source.id).failures(tx).await? > 0;
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

/// Adds up the files whose reasons differ only in a detail, such as their size.
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

/// A folder, or a shortcut that leads to one.
fn place(file: DriveFile) -> Option<DriveFolder> {
    if file.mime_type == DriveFile::FOLDER {
        return Some(DriveFolder { id: file.id, name: file.name });
    }
    let (id, mime) = file.shortcut_target?;
    (mime == DriveFile::FOLDER).then_some(DriveFolder { id, name: file.name })
}

/// Whether a token is there and its provider takes it.
pub(super) async fn is_live(tx: &mut TenantTx, of: TokenOf) -> Result<bool, StoreError> {
    Ok(tx.token(of).await?.is_some_and(|token| !token.needs_reconnect))
}
