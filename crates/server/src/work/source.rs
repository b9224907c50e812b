//! Checks, just before a story is posted, whether its picture was removed from its source since it was
//! chosen. If the source does not respond, the story is posted from its stored rendition. If the owner
//! removed the picture, the story is withdrawn.

use std::time::Duration;

use domain::cause::Cause;
use domain::ids::{MediaId, SourceId, Tenant};
use providers::google::{DriveFile, GoogleError, Remedy};
use secrecy::SecretString;
use store::history::By;
use store::lease::{Lease, PostKey};
use store::media::ListedFile;
use store::origin::Origin;
use store::post_context::PostContext;

use crate::app::stories::withdraw::withdraw;
use crate::app::{App, AppError};
use crate::runtime::failpoint::Point;
use crate::runtime::local_files::LocalTrouble;
use crate::runtime::notify::Work;

/// A source that takes longer counts as not responding.
const PATIENCE: Duration = Duration::from_secs(5);

/// Withdraws a post if its picture left its source. Returns whether it did.
pub(super) async fn withdrawn(
    app: &App,
    lease: &Lease<PostKey>,
    context: &PostContext,
) -> Result<bool, AppError> {
    let Some(origin) = &context.origin else { return Ok(false) };
    let Some(why) = why_left(app, lease.key.tenant, origin).await? else { return Ok(false) };
    let mut tx = app.store.begin(lease.key.tenant).await?;
    withdraw(&mut tx, By::Worker(lease), &context.post, why, app.clock.now()).await?;
    tx.commit().await?;
    app.notifier.notify(Work::Outbox);
    Ok(true)
}

/// Withdraws posts with pictures that are missing from the folder's listing, but only after a separate request for
/// each picture has confirmed that it is missing.
pub(super) async fn withdraw_unlisted(
    app: &App,
    tenant: Tenant,
    source: SourceId,
    listed: &[ListedFile],
) -> Result<(), AppError> {
    let mut tx = app.store.begin(tenant).await?;
    let shelved = tx.shelved_posts(source).await?;
    tx.rollback().await?;
    for (id, origin) in shelved {
        if listed.iter().any(|listed| listed.identifier == origin.file) {
            continue;
        }
        let Some(why) = why_left(app, tenant, &origin).await? else { continue };
        let mut tx = app.store.begin(tenant).await?;
        // Locks the posts: a publish recorded earlier is visible here, and a later one finds no post.
        tx.hold_posts().await?;
        let post = tx.post(id).await?;
        if let Some(post) = post.filter(|post| post.media == Some(origin.media) && !post.state.may_be_live())
        {
            withdraw(&mut tx, By::Nobody, &post, why, app.clock.now()).await?;
        }
        tx.commit().await?;
    }
    app.notifier.notify(Work::Outbox);
    Ok(())
}

/// Returns why a picture may no longer be posted; `None` if it still exists, or its source does not respond.
pub(in crate::work) async fn why_left(
    app: &App,
    tenant: Tenant,
    origin: &Origin,
) -> Result<Option<Cause>, AppError> {
    if origin.folder.as_ref().is_some_and(|folder| !folder.chosen) {
        return Ok(Some(Cause::AnotherFolder));
    }
    match origin.source_type.as_str() {
        "google_drive" => why_left_drive(app, tenant, origin).await,
        "local" | "instagram_backfill" if tenant == Tenant::Legacy => why_left_disk(app, origin.media).await,
        _ => Ok(None),
    }
}

async fn why_left_disk(app: &App, media: MediaId) -> Result<Option<Cause>, AppError> {
    let mut tx = app.store.begin(Tenant::Legacy).await?;
    let item = tx.media_item(media).await?;
    tx.rollback().await?;
    let Some(item) = item else { return Ok(None) };
    Ok(matches!(app.local_files.read(&item).await, Err(LocalTrouble::Gone)).then_some(Cause::LeftFolder))
}

async fn why_left_drive(app: &App, tenant: Tenant, origin: &Origin) -> Result<Option<Cause>, AppError> {
    let Ok(access) = tokio::time::timeout(PATIENCE, app.google_token(tenant)).await else {
        tracing::info!(media = %origin.media, "getting access to Google Drive timed out");
        return Ok(None);
    };
    let access = match access {
        Ok(access) => access,
        Err(AppError::Store(error)) => return Err(error.into()),
        Err(_) => return Ok(None),
    };
    let folder = origin.folder.as_ref().map(|folder| folder.id.as_str());
    let asking = app.at(Point::Source, ask(app, &access, &origin.file, folder));
    match tokio::time::timeout(PATIENCE, asking).await {
        Ok(Ok(why)) => return Ok(why),
        Ok(Err(error)) => {
            tracing::info!(media = %origin.media, %error, "checking whether a picture still exists failed");
        }
        Err(_) => tracing::info!(media = %origin.media, "the source timed out"),
    }
    Ok(None)
}

/// Returns why a file may no longer be posted. A missing file counts only if its folder responds.
async fn ask(
    app: &App,
    access: &SecretString,
    id: &str,
    folder: Option<&str>,
) -> Result<Option<Cause>, GoogleError> {
    match (app.google.file(access, id).await, folder) {
        (Ok(file), _) if file.trashed => Ok(Some(Cause::Trashed)),
        (Ok(file), Some(folder)) => {
            Ok((!lies_in(app, access, &file, folder).await?).then_some(Cause::MovedOut))
        }
        (Ok(_), None) => Ok(None),
        (Err(error), Some(folder)) if error.remedy == Remedy::NotFound => {
            app.google.file(access, folder).await?;
            Ok(Some(Cause::LeftFolder))
        }
        (Err(error), _) => Err(error),
    }
}

/// Returns whether the file is in the folder or in a direct subfolder; a listing finds the same files.
async fn lies_in(
    app: &App,
    access: &SecretString,
    file: &DriveFile,
    folder: &str,
) -> Result<bool, GoogleError> {
    let mut above = file.parents.clone();
    if let Some(parent) = file.parents.first().filter(|parent| *parent != folder) {
        above.extend(app.google.file(access, parent).await?.parents);
    }
    if above.iter().any(|parent| parent == folder) {
        return Ok(true);
    }
    // "root" is an alias of My Drive, so compare ids. If the folder does not respond, nothing is concluded
    // about its files.
    let folder = app.google.file(access, folder).await?.id;
    Ok(above.contains(&folder))
}
