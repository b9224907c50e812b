//! Reserve: picks a picture, downloads and renders it, and stores the rendition. There are two commits; after
//! a crash between them, the picked picture is kept.

use bytes::Bytes;
use domain::cause::Cause;
use domain::ids::{MediaId, Tenant};
use domain::lock::WhenDry;
use domain::media::{MOST_BYTES, RejectReason};
use domain::mix::Mix;
use domain::post::{CONTAINER_LEAD, DeliveryMode, SlotOutcome, backoff};
use domain::rendition_plan::Fit;
use jiff::{SignedDuration, Timestamp};
use providers::google;
use render::{RenderError, Rendition};
use store::history::Ending;
use store::lease::{Lease, PostKey};
use store::media::MediaItem;
use store::post_context::Lifecycles;
use store::posts::{Hold, Post, Transition};
use store::settings::Settings;
use store::{StoreError, TenantTx};

use super::post_step::{end, enter, give_up, leave_given_up};
use super::publish::preflight;
use crate::app::stories::pictures::sent_bytes;
use crate::app::stories::queue::library_empty;
use crate::app::{App, AppError};
use crate::runtime::failpoint::Point;
use crate::runtime::local_files::LocalTrouble;
use crate::runtime::notify::Work;
use crate::runtime::render_pool::prepare;
use store::post_context::PostContext;

/// Maximum number of unusable pictures that one step tries; then other posts have their turn.
const MOST_UNUSABLE: u32 = 20;
/// How long a post waits behind an overdue post of the same tenant.
const BEHIND: SignedDuration = SignedDuration::from_mins(1);
/// How long a picture is skipped if its source is not connected and other pictures are available.
const ASIDE: SignedDuration = SignedDuration::from_hours(6);
/// How long a rendition is kept after its story's time.
const BLOB_LIFE: SignedDuration = SignedDuration::from_hours(48);

/// Why a picked picture is not available.
enum Trouble {
    /// Its source no longer has it.
    Gone,
    /// It cannot be a story.
    Unusable(RejectReason),
    /// It may become available later.
    Later(Cause),
    /// It may become available much later, and other pictures are available now.
    Elsewhere,
}

pub(super) async fn step(app: &App, mut lease: Lease<PostKey>) -> Result<(), AppError> {
    let mut aside = Vec::new();
    for _ in 0..MOST_UNUSABLE {
        let Some((context, item)) = pick(app, &lease, &aside).await? else { return Ok(()) };
        match fetch_and_render(app, lease.key.tenant, &item).await {
            Ok(rendition) => {
                preflight::check(app, &lease).await?;
                return keep(app, &mut lease, &context, &rendition).await;
            }
            Err(Trouble::Later(cause)) => return retry_at(app, &lease, &context.post, &cause).await,
            Err(trouble) if context.post.decided_by.is_some() => {
                return refuse_choice(app, &lease, &context, item.id, trouble).await;
            }
            Err(Trouble::Elsewhere) => {
                set_aside(app, &lease, item.id).await?;
                aside.push(item.id);
            }
            Err(Trouble::Gone) => discard(app, &lease, item.id, None).await?,
            Err(Trouble::Unusable(reason)) => discard(app, &lease, item.id, Some(&reason)).await?,
        }
    }
    let now = app.clock.now();
    let mut tx = app.store.begin(lease.key.tenant).await?;
    tx.retry_at(&lease, now + BEHIND, Some("many unusable pictures in a row"), false).await?;
    tx.commit().await?;
    app.notifier.wake_at(Work::Posts, now + BEHIND);
    Ok(())
}

/// First commit: assigns a picture to the post, and blocks it for other posts.
pub(super) async fn pick(
    app: &App,
    lease: &Lease<PostKey>,
    aside: &[MediaId],
) -> Result<Option<(PostContext, MediaItem)>, AppError> {
    let now = app.clock.now();
    let mut tx = app.store.begin(lease.key.tenant).await?;
    let Some(context) = enter(&mut tx, lease, Lifecycles::Free, now).await? else {
        leave_given_up(app, tx).await?;
        return Ok(None);
    };
    if let Some(media) = context.post.media {
        let item =
            tx.media_item(media).await?.ok_or(StoreError::Inconsistent { missing: "its media_items row" })?;
        tx.rollback().await?;
        return Ok(Some((context, item)));
    }
    if tx.has_overdue_post_before(&context.post, now).await? {
        tx.retry_at(lease, now + BEHIND, Some("an earlier story is still on its way"), false).await?;
        tx.commit().await?;
        app.notifier.wake_at(Work::Posts, now + BEHIND);
        return Ok(None);
    }
    tx.unblock_rested(now).await?;
    if lease.key.tenant == Tenant::Legacy {
        tx.heed_locks_of_others(now).await?;
    }
    let Some(item) = pick_by_mix(&mut tx, context.settings.when_dry, aside, now).await? else {
        if tx.library_is_held().await? {
            tx.retry_at(lease, now + BEHIND, Some("its pictures are being listed"), false).await?;
            tx.commit().await?;
            app.notifier.wake_at(Work::Posts, now + BEHIND);
            return Ok(None);
        }
        dry(&mut tx, lease, &context.post, &context.settings, now).await?;
        tx.commit().await?;
        app.notifier.notify(Work::Outbox);
        return Ok(None);
    };
    tx.block_in_flight(item.id).await?;
    let mode = context.settings.delivery_mode.unwrap_or(DeliveryMode::Review);
    tx.keep_pick(lease, item.id, context.settings.account, mode).await?;
    app.commit(Point::Pick, tx).await?;
    Ok(Some((context, item)))
}

/// Picks from the category that is furthest behind its share. Takes a picture that was never shown; if there
/// is none, takes the one that was last shown longest ago. Skips a category without fresh pictures; if no
/// category has any, pictures may be shown again.
async fn pick_by_mix(
    tx: &mut TenantTx,
    when_dry: WhenDry,
    aside: &[MediaId],
    now: Timestamp,
) -> Result<Option<MediaItem>, AppError> {
    let mix_input = tx.mix_input().await?;
    let chosen = Mix::new(mix_input.mix).ok();
    let fresh = match &chosen {
        Some(mix) => mix.clone(),
        None => Mix::equal(tx.pickable_categories().await?),
    };
    for category in fresh.ordered(&mix_input.recent) {
        if let Some(item) = tx.pick_in(&category).await? {
            return Ok(Some(item));
        }
    }
    if when_dry == WhenDry::Stop {
        return Ok(None);
    }
    let shown = match chosen {
        Some(mix) => mix,
        None => Mix::equal(tx.categories().await?.into_iter().map(|count| count.category)),
    };
    for category in shown.ordered(&mix_input.recent) {
        if let Some(item) = tx.pick_again_in(&category, aside, now).await? {
            return Ok(Some(item));
        }
    }
    Ok(None)
}

/// Ends the post because no fresh picture is left; notifies the chat once a day.
async fn dry(
    tx: &mut TenantTx,
    lease: &Lease<PostKey>,
    post: &Post,
    settings: &Settings,
    now: Timestamp,
) -> Result<(), AppError> {
    let first_today = !tx.dry_since(now - SignedDuration::from_hours(24)).await?;
    end(tx, lease, post, &Ending::released(SlotOutcome::Dry, None), now).await?;
    // A person who requests a story always gets an answer.
    let requested = post.slot_at.is_none();
    if first_today || requested {
        library_empty(tx).await?.to(settings.telegram_chat_id).send(tx, now).await?;
    }
    Ok(())
}

async fn fetch_and_render(app: &App, tenant: Tenant, item: &MediaItem) -> Result<Rendition, Trouble> {
    let bytes = app.at(Point::Fetch, fetch(app, tenant, item)).await?;
    prepare(bytes, Fit::Blur).await.map_err(|error| unusable(&error))
}

fn unusable(error: &RenderError) -> Trouble {
    error.reject_reason().map_or(Trouble::Later(Cause::RenderFailed), Trouble::Unusable)
}

async fn fetch(app: &App, tenant: Tenant, item: &MediaItem) -> Result<Bytes, Trouble> {
    match item.source_type.as_str() {
        "telegram" => match sent_bytes(app, tenant, &item.source_identifier).await {
            Ok(kept) => kept.ok_or(Trouble::Gone),
            Err(error) => {
                tracing::warn!(media = %item.id, %error, "reading a picture from its blob failed");
                Err(Trouble::Later(Cause::RenderFailed))
            }
        },
        "local" | "instagram_backfill" if tenant == Tenant::Legacy => {
            app.local_files.read(item).await.map_err(local_trouble)
        }
        "google_drive" => fetch_from_drive(app, tenant, item).await,
        _ => Err(Trouble::Unusable(RejectReason::UnknownSource)),
    }
}

async fn fetch_from_drive(app: &App, tenant: Tenant, item: &MediaItem) -> Result<Bytes, Trouble> {
    let access = app.google_token(tenant).await.map_err(|error| match error {
        // An adopted library has two sources, and its Drive was connected to the legacy application only.
        AppError::NotConnected(_) if tenant == Tenant::Legacy => Trouble::Elsewhere,
        AppError::NotConnected(_) => Trouble::Later(Cause::DriveReconnect),
        error => {
            tracing::warn!(media = %item.id, %error, "getting access to Google Drive failed");
            Trouble::Later(Cause::DriveSilent)
        }
    })?;
    let id = &item.source_identifier;
    let file = app.google.file(&access, id).await.map_err(|error| drive_trouble(item, &error))?;
    if file.trashed {
        return Err(Trouble::Gone);
    }
    app.google.download(&access, id, MOST_BYTES).await.map_err(|error| drive_trouble(item, &error))
}

fn local_trouble(trouble: LocalTrouble) -> Trouble {
    match trouble {
        LocalTrouble::Unreachable(cause) => Trouble::Later(cause),
        LocalTrouble::Gone => Trouble::Gone,
        LocalTrouble::TooLong => Trouble::Unusable(RejectReason::TooLarge(MOST_BYTES >> 20)),
    }
}

fn drive_trouble(item: &MediaItem, error: &providers::google::GoogleError) -> Trouble {
    match error.remedy {
        google::Remedy::NotFound => Trouble::Gone,
        google::Remedy::Forbidden => Trouble::Unusable(RejectReason::NotDownloadable),
        _ => {
            tracing::warn!(media = %item.id, %error, "downloading a picture from Google Drive failed");
            Trouble::Later(Cause::DriveSilent)
        }
    }
}

/// Second commit: stores the rendition; the post waits for its time.
async fn keep(
    app: &App,
    lease: &mut Lease<PostKey>,
    context: &PostContext,
    rendition: &Rendition,
) -> Result<(), AppError> {
    let now = app.clock.now();
    let mut tx = app.store.begin(lease.key.tenant).await?;
    let needed_until = context.post.publish_at.max(now) + BLOB_LIFE;
    let sha256 = tx.put_blob("image/jpeg", &rendition.jpeg, now, needed_until).await?;
    let due_at = match context.post.mode.or(context.settings.delivery_mode) {
        Some(DeliveryMode::Automatic) => (context.post.publish_at - CONTAINER_LEAD).max(now),
        Some(DeliveryMode::Manual) => context.post.publish_at.max(now),
        Some(DeliveryMode::Review) | None => now,
    };
    tx.move_post(lease, &Transition::Reserved { rendition: sha256 }, Hold::Until(due_at), now).await?;
    app.commit(Point::PutBlob, tx).await?;
    app.notifier.wake_at(Work::Posts, due_at);
    Ok(())
}

/// Fails the post, because a person chose this picture and no other picture may replace it.
async fn refuse_choice(
    app: &App,
    lease: &Lease<PostKey>,
    context: &PostContext,
    media: MediaId,
    trouble: Trouble,
) -> Result<(), AppError> {
    let now = app.clock.now();
    let mut tx = app.store.begin(lease.key.tenant).await?;
    let cause = match trouble {
        Trouble::Gone => Cause::PictureGone,
        Trouble::Elsewhere => Cause::DriveNotConnected,
        Trouble::Unusable(reason) => Cause::Picture(reason),
        Trouble::Later(cause) => cause,
    };
    give_up(&mut tx, lease, context, Ending::failed(cause), now).await?;
    tx.free_media(media, now).await?;
    tx.commit().await?;
    app.notifier.notify(Work::Outbox);
    Ok(())
}

/// Skips the picture for now, so that another one is picked.
async fn set_aside(app: &App, lease: &Lease<PostKey>, media: MediaId) -> Result<(), AppError> {
    let now = app.clock.now();
    let mut tx = app.store.begin(lease.key.tenant).await?;
    tx.drop_pick(lease).await?;
    tx.rest_until(media, now + ASIDE, now).await?;
    Ok(tx.commit().await?)
}

async fn discard(
    app: &App,
    lease: &Lease<PostKey>,
    media: MediaId,
    reject: Option<&RejectReason>,
) -> Result<(), AppError> {
    let now = app.clock.now();
    let mut tx = app.store.begin(lease.key.tenant).await?;
    tx.drop_pick(lease).await?;
    match reject {
        Some(reason) => tx.reject_media(media, reason).await?,
        None => tx.deactivate_media(media).await?,
    }
    tx.free_media(media, now).await?;
    tx.commit().await?;
    Ok(())
}

async fn retry_at(app: &App, lease: &Lease<PostKey>, post: &Post, cause: &Cause) -> Result<(), AppError> {
    let now = app.clock.now();
    let wait = backoff(post.attempts + 1, SignedDuration::from_secs(15), SignedDuration::from_mins(5));
    let mut tx = app.store.begin(lease.key.tenant).await?;
    tx.record_cause(post.id, cause).await?;
    tx.retry_at(lease, now + wait, Some(&cause.to_string()), false).await?;
    tx.commit().await?;
    app.notifier.wake_at(Work::Posts, now + wait);
    Ok(())
}
