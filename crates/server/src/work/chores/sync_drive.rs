//! Lists a Drive folder completely; its direct subfolders are the categories. Removes missing pictures from
//! the library, unless so many are missing that a person must confirm it.

use domain::ids::SourceId;
use domain::media::{MediaKind, Metadata, Verdict, judge};
use jiff::{SignedDuration, Timestamp};
use providers::google::{Children, DriveFile, Remedy};
use secrecy::SecretString;
use store::TenantTx;
use store::lease::{ChoreKey, Lease};
use store::media::ListedFile;

use super::done::done;
use crate::app::{App, AppError};
use crate::messages::{CategoryItems, LibraryIndexed, LibraryVanished, Message};
use crate::runtime::notify::Work;
use crate::work::source;

/// How often a folder is listed.
const EVERY: SignedDuration = SignedDuration::from_hours(1);
/// If more items are missing than both this share of the library and this number, they are removed only after
/// a person has confirmed it.
const MASS_SHARE: f64 = 0.2;
const MASS_ITEMS: i64 = 10;

pub(super) async fn run(app: &App, lease: &Lease<ChoreKey>, id: SourceId) -> Result<(), AppError> {
    let tenant = lease.key.tenant;
    let started = app.clock.now();
    let mut tx = app.store.begin(tenant).await?;
    let Some(folder) = tx.source(id).await? else {
        return done(app, tx, lease, started, None).await;
    };
    tx.commit().await?;
    let access = match app.google_token(tenant).await {
        Ok(access) => access,
        // The chat was notified when the connection was lost; reconnecting makes this chore due at once.
        Err(AppError::NotConnected(_)) => {
            let tx = app.store.begin(tenant).await?;
            return done(app, tx, lease, started, Some(started + EVERY)).await;
        }
        Err(error) => return Err(error),
    };
    let listed = match list(app, &access, &folder.folder_id).await {
        Ok(listed) => listed,
        Err(error) if error.remedy == Remedy::Reconnect => {
            app.google_is_lost(tenant, started).await?;
            return Err(error.into());
        }
        Err(error) => return Err(error.into()),
    };
    source::withdraw_unlisted(app, tenant, id, &listed).await?;
    let mut tx = app.store.begin(tenant).await?;
    for file in &listed {
        tx.index_file(id, file, started).await?;
    }
    take_leave(&mut tx, id, started).await?;
    tx.source_synced(id, started).await?;
    let shown = app.wizard_shows_library(&mut tx, started).await?;
    if folder.synced_at.is_none() && !shown {
        tell_indexed(&mut tx, started).await?;
    }
    app.pictures_came(&mut tx, started).await?;
    done(app, tx, lease, started, Some(started + EVERY)).await?;
    app.notifier.notify(Work::Outbox);
    Ok(())
}

/// Lists all pictures and videos in a folder and its direct subfolders.
async fn list(
    app: &App,
    access: &SecretString,
    root: &str,
) -> Result<Vec<ListedFile>, providers::google::GoogleError> {
    let mut listed = Vec::new();
    for file in children(app, access, root, Children::Media).await? {
        listed.extend(listed_file(file, None));
    }
    for folder in children(app, access, root, Children::Folders).await? {
        for file in children(app, access, &folder.id, Children::Media).await? {
            listed.extend(listed_file(file, Some(folder.name.clone())));
        }
    }
    Ok(listed)
}

async fn children(
    app: &App,
    access: &SecretString,
    folder: &str,
    kind: Children,
) -> Result<Vec<DriveFile>, providers::google::GoogleError> {
    let mut files = Vec::new();
    let mut page: Option<String> = None;
    loop {
        let answer = app.google.list_children(access, folder, page.as_deref(), kind).await?;
        files.extend(answer.files);
        page = answer.next_page_token;
        if page.is_none() {
            return Ok(files);
        }
    }
}

/// Checks a file by its metadata from Drive; `None` if it is neither a picture nor a video.
fn listed_file(file: DriveFile, category: Option<String>) -> Option<ListedFile> {
    let kind = MediaKind::from_mime(&file.mime_type)?;
    let (width, height, rotation) = match (file.image, &file.video) {
        (Some((width, height, rotation)), _) => (Some(width), Some(height), rotation),
        (None, Some(video)) => (Some(video.width), Some(video.height), 0),
        (None, None) => (None, None, 0),
    };
    let metadata = Metadata {
        mime: file.mime_type.clone(),
        size: file.size.unwrap_or(0),
        width,
        height,
        rotation,
        duration: None,
    };
    let verdict = judge(&metadata);
    let reject_reason = match &verdict {
        Verdict::Rejected(reason) => Some(reason.to_string()),
        _ => None,
    };
    let pixels = |side: u32| i32::try_from(side).ok();
    Some(ListedFile {
        identifier: file.id,
        name: file.name,
        category,
        mime_type: file.mime_type,
        size: file.size.and_then(|size| i64::try_from(size).ok()).unwrap_or(0),
        checksum: file.sha256.map(hex::encode).or(file.md5),
        sha256: file.sha256,
        size_in_pixels: width.and_then(pixels).zip(height.and_then(pixels)),
        kind: kind.into_str(),
        verdict: verdict.into_str(),
        reject_reason,
    })
}

/// Removes pictures from the library that are missing from the folder, or asks first if there are too many.
async fn take_leave(tx: &mut TenantTx, source: SourceId, seen_at: Timestamp) -> Result<(), AppError> {
    let (gone, of) = tx.unlisted(source, seen_at).await?;
    #[expect(clippy::cast_precision_loss, reason = "a share of a count of pictures")]
    let mass = gone > MASS_ITEMS && gone as f64 > of as f64 * MASS_SHARE;
    let news = tx.source_loss_told(source, mass).await?;
    if !mass {
        tx.forget_unlisted(source, seen_at).await?;
    }
    if !(mass && news) {
        return Ok(());
    }
    let chat = tx.settings().await?.telegram_chat_id;
    Message::LibraryVanished(LibraryVanished { gone, of }).to(chat).send(tx, seen_at).await?;
    Ok(())
}

async fn tell_indexed(tx: &mut TenantTx, now: Timestamp) -> Result<(), AppError> {
    let categories = tx.categories().await?;
    let rejected: i64 = categories.iter().map(|category| category.rejected).sum();
    let categories = categories
        .into_iter()
        .map(|one| CategoryItems { items: one.items - one.rejected, name: one.category })
        .collect();
    let chat = tx.settings().await?.telegram_chat_id;
    Message::LibraryIndexed(LibraryIndexed { categories, rejected }).to(chat).send(tx, now).await?;
    Ok(())
}
