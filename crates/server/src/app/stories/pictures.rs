//! Handles pictures sent to the bot: checks and previews them, then posts, schedules or keeps them.

use bytes::Bytes;
use domain::ids::{MediaId, Tenant, UserId};
use domain::post::{DeliveryMode, Origin, UNDO};
use domain::rendition_plan::Fit;
use jiff::{SignedDuration, Timestamp};
use render::{RenderError, Rendition};
use store::TenantTx;
use store::review::NewPost;
use store::settings::{Lifecycle, Settings};
use store::telegram_pictures::{PictureMessage, SentPicture};

use crate::app::audit::Change;
use crate::app::setup::wizard::Wizard;
use crate::app::stories::plan::{planned, replan_after};
use crate::app::stories::post_message::{picture_of, show_picture_again};
use crate::app::{App, AppError};
use crate::messages::{Message, Picture, ShownPicture, Step};
use crate::runtime::render_pool::prepare;

/// How long a picture is kept if its sender does not decide.
const UNDECIDED: SignedDuration = SignedDuration::from_hours(7 * 24);
/// How long a library picture is kept: practically forever.
const FOR_GOOD: SignedDuration = SignedDuration::from_hours(100 * 366 * 24);
/// How far ahead to search for a free time.
const FURTHEST: SignedDuration = SignedDuration::from_hours(8 * 24);
/// A compressed photo narrower than this (in pixels) is reported as not sharp.
const SHARP_FROM: u32 = 1080;

/// Maximum size in bytes of a file that a bot can download (`core.telegram.org/bots/api#getfile`).
pub const LARGEST_DOWNLOAD: u64 = 20 << 20;

/// A picture as received.
#[derive(Debug)]
pub struct Arrival {
    pub bytes: Bytes,
    /// Its file name, shown to people.
    pub name: String,
    /// Its content type as reported by Telegram.
    pub mime_type: String,
    /// The width in pixels if Telegram compressed it.
    pub compressed_to: Option<u32>,
}

/// When to post a picture.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum When {
    /// As soon as the request can no longer be undone.
    Now,
    /// At a given time.
    At(Timestamp),
    /// At the next scheduled time.
    NextTime,
}

/// Result of a request about a picture.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PictureOutcome {
    /// It will be posted at this time.
    Granted(Timestamp, DeliveryMode),
    /// It will be the first story once the tenant goes live.
    First,
    /// It was added to the library.
    Kept,
    /// It was in the library already.
    KeptBefore,
    /// It is already scheduled or being posted.
    OnItsWay,
    /// A person chose never to use it again.
    NeverAgain,
    /// The tenant has no such picture.
    NoSuchPicture,
    /// Stories are paused, or the set-up is not finished.
    NotLive,
    /// No time is free within a week.
    NoTime,
    /// The given time has passed.
    Over,
}

impl App {
    /// Renders the preview of a received picture. Fails if the picture cannot be a story.
    pub(crate) async fn preview(&self, bytes: Bytes) -> Result<Rendition, RenderError> {
        prepare(bytes, Fit::Blur).await
    }

    /// Stores a checked picture; returns its preview. It joins the library only if its sender decides so.
    pub(crate) async fn ingest(
        &self,
        tx: &mut TenantTx,
        arrival: &Arrival,
        rendition: &Rendition,
    ) -> Result<Picture, AppError> {
        let now = self.clock.now();
        let sha256 = tx.put_blob(&arrival.mime_type, &arrival.bytes, now, now + UNDECIDED).await?;
        tx.put_blob("image/jpeg", &rendition.jpeg, now, now + UNDECIDED).await?;
        let picture = SentPicture {
            sha256,
            name: arrival.name.clone(),
            mime_type: arrival.mime_type.clone(),
            size: i64::try_from(arrival.bytes.len()).unwrap_or(i64::MAX),
        };
        let media = tx.item_of_content(&picture, now).await?;
        let settings = tx.settings().await?;
        let item = tx.media_item(media).await?;
        let in_library = !tx.is_outside_library(media).await?;
        let shown = PictureMessage {
            media,
            rendition: rendition.sha256,
            post: None,
            name: item.as_ref().map(|item| item.file_name.clone()).unwrap_or_default(),
            category: item.map(|item| item.category).unwrap_or_default(),
            in_library,
        };
        Ok(Picture {
            never: Some(tx.is_refused_for_good(media).await?),
            unsharp: Some(arrival.compressed_to.is_some_and(|width| width < SHARP_FROM)),
            ..picture_of(&shown, &settings)
        })
    }

    /// Posts a picture when the request can no longer be undone, or at the next scheduled time. No further
    /// approval is needed.
    pub async fn post_picture(
        &self,
        tx: &mut TenantTx,
        shown: (i64, i64),
        picture: ShownPicture,
        when: When,
        by: UserId,
    ) -> Result<PictureOutcome, AppError> {
        let now = self.clock.now();
        let settings = tx.settings().await?;
        if let Some(refusal) = refusal(tx, &settings, picture.media).await? {
            return Ok(refusal);
        }
        let (origin, slot_at, chosen_at) = match when {
            When::Now => (Origin::Now, None, now),
            When::At(at) if at < now => return Ok(PictureOutcome::Over),
            When::At(at) => (Origin::Timed, None, at),
            When::NextTime => match take_next_time(tx, &settings, now).await? {
                Some(at) => (Origin::Slot, Some(at), at),
                None => return Ok(PictureOutcome::NoTime),
            },
        };
        let (mode, publish_at) = (mode(&settings), chosen_at.max(now + UNDO));
        let wanted = NewPost { origin, slot_at, publish_at, media: Some(picture.media), mode };
        carry_out(tx, wanted, shown, picture, by, now).await?;
        Ok(PictureOutcome::Granted(publish_at, mode))
    }

    /// Adds a picture to the library, from which scheduled stories are picked.
    pub async fn keep_picture(
        &self,
        tx: &mut TenantTx,
        shown: (i64, i64),
        picture: ShownPicture,
        by: UserId,
    ) -> Result<PictureOutcome, AppError> {
        let (now, media) = (self.clock.now(), picture.media);
        let Some(item) = tx.media_item(media).await? else { return Ok(PictureOutcome::NoSuchPicture) };
        if tx.is_refused_for_good(media).await? {
            return Ok(PictureOutcome::NeverAgain);
        }
        tx.record_picture_message(shown, media, &picture.rendition, None, now).await?;
        let new = tx.add_to_library(media, now).await?;
        if let Ok(sha256) = hex::decode(&item.source_identifier)
            && item.source_type == "telegram"
        {
            tx.keep_blob(&sha256, now + FOR_GOOD).await?;
        }
        if new {
            Change::PictureAdded { media }.record(tx, Some(by), now).await?;
            self.pictures_came(tx, now).await?;
        }
        show_picture_again(tx, shown, now).await?;
        Ok(if new { PictureOutcome::Kept } else { PictureOutcome::KeptBefore })
    }
}

impl App {
    /// Makes a picture the first story of a tenant during set-up: adds it to the library, and *Go live*
    /// schedules it first.
    pub async fn choose_first_story(
        &self,
        tx: &mut TenantTx,
        shown: (i64, i64),
        picture: ShownPicture,
        by: UserId,
    ) -> Result<PictureOutcome, AppError> {
        let (now, media) = (self.clock.now(), picture.media);
        let wizard = Wizard::of(tx).await?;
        let Some(mut wizard) = wizard.filter(|wizard| wizard.step != Step::Live) else {
            return self.keep_picture(tx, shown, picture, by).await;
        };
        if tx.is_refused_for_good(media).await? {
            return Ok(PictureOutcome::NeverAgain);
        }
        if wizard.choices.first == Some(media) {
            show_picture_again(tx, shown, now).await?;
            return Ok(PictureOutcome::KeptBefore);
        }
        let kept = self.keep_picture(tx, shown, picture, by).await?;
        if kept == PictureOutcome::NoSuchPicture {
            return Ok(kept);
        }
        wizard.choices.first = Some(media);
        if wizard.step == Step::Welcome {
            wizard.go_on(&self.wizard_steps(tx).await?);
        }
        wizard.show_anew(tx, Message::WizardMoved, now).await?;
        Ok(PictureOutcome::First)
    }
}

/// Takes the next planned slot: records it and moves the planner to the slot after it, so the number of
/// stories per day stays the same. Returns `None` if no time is free.
async fn take_next_time(
    tx: &mut TenantTx,
    settings: &Settings,
    now: Timestamp,
) -> Result<Option<Timestamp>, AppError> {
    let free = planned(tx, &settings.schedule, now + FURTHEST).await?;
    let Some(slot) = free.into_iter().find(|slot| slot.at >= now + UNDO) else { return Ok(None) };
    if !tx.record_slot(&slot, None, now).await? {
        return Ok(None);
    }
    replan_after(tx, &settings.schedule, &slot, now).await?;
    Ok(Some(slot.at))
}

/// Returns why a picture cannot be posted now; `None` if it can.
async fn refusal(
    tx: &mut TenantTx,
    settings: &Settings,
    media: MediaId,
) -> Result<Option<PictureOutcome>, AppError> {
    if tx.media_item(media).await?.is_none() {
        return Ok(Some(PictureOutcome::NoSuchPicture));
    }
    if settings.lifecycle != Lifecycle::Active {
        return Ok(Some(PictureOutcome::NotLive));
    }
    if tx.is_refused_for_good(media).await? {
        return Ok(Some(PictureOutcome::NeverAgain));
    }
    Ok(tx.is_in_flight(media).await?.then_some(PictureOutcome::OnItsWay))
}

/// Returns the mode for a post with a chosen picture and time. The choice counts as approval, so the post is
/// automatic unless people post by hand.
fn mode(settings: &Settings) -> DeliveryMode {
    match (settings.delivery_mode, settings.account) {
        (Some(DeliveryMode::Manual), _) | (_, None) => DeliveryMode::Manual,
        _ => DeliveryMode::Automatic,
    }
}

async fn carry_out(
    tx: &mut TenantTx,
    wanted: NewPost,
    shown: (i64, i64),
    picture: ShownPicture,
    by: UserId,
    now: Timestamp,
) -> Result<(), AppError> {
    let media = picture.media;
    let post = tx.insert_post(wanted, now).await?;
    tx.block_in_flight(media).await?;
    tx.asked_for_by(post, by, Some(shown), now).await?;
    tx.record_picture_message(shown, media, &picture.rendition, Some(post), now).await?;
    Change::PictureRequested { post, at: wanted.publish_at }.record(tx, Some(by), now).await?;
    show_picture_again(tx, shown, now).await
}

/// Reads the bytes of a picture that was sent to the bot; `None` if they were not kept.
pub(crate) async fn sent_bytes(
    app: &App,
    tenant: Tenant,
    identifier: &str,
) -> Result<Option<Bytes>, AppError> {
    let Some(sha256) = hex::decode(identifier).ok().and_then(|sha256| sha256.try_into().ok()) else {
        return Ok(None);
    };
    let mut tx = app.store.begin(tenant).await?;
    let Some(blob) = tx.blob(&sha256).await? else { return Ok(None) };
    let bytes = tx.read_blob(&sha256, 0, usize::try_from(blob.bytes).unwrap_or(0)).await?;
    tx.commit().await?;
    Ok(Some(bytes))
}
