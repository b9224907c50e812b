//! Calls the methods for pictures, folders, blobs and their messages.

use domain::lock::LockReason;
use domain::media::RejectReason;
use store::TenantTx;
use store::telegram_pictures::SentPicture;

use super::foreign::Foreign;
use super::{Answer, nothing, own};
use crate::fixtures::{days, file, minutes, noon};

pub(super) async fn ask(method: &str, tx: &mut TenantTx, b: &mut Foreign) -> Option<Answer> {
    if let Some(answer) = blobs(method, tx, b).await {
        return Some(answer);
    }
    let sent =
        SentPicture { sha256: [9; 32], name: "sent.jpg".into(), mime_type: "image/jpeg".into(), size: 3 };
    match method {
        "media_item" => nothing(tx.media_item(b.media).await),
        "pick_in" => own(tx.pick_in("art").await),
        "pick_again_in" => own(tx.pick_again_in("art", &[], noon()).await),
        "unblock_rested" => own(tx.unblock_rested(noon() + days(99)).await),
        "block_in_flight" => nothing(tx.block_in_flight(b.media).await),
        "heed_locks_of_others" => nothing(tx.heed_locks_of_others(noon()).await),
        "rest_until" => nothing(tx.rest_until(b.media, noon(), noon()).await),
        "free_media" => nothing(tx.free_media(b.media, noon()).await),
        "rest_media" => {
            nothing(tx.rest_media(b.media, LockReason::PermanentReject, Some(b.user), false, noon()).await)
        }
        "reject_media" => nothing(tx.reject_media(b.media, &RejectReason::Broken).await),
        "deactivate_media" => nothing(tx.deactivate_media(b.media).await),
        "mix" => own(tx.mix().await),
        "mix_input" => own(tx.mix_input().await),
        "pickable_categories" => own(tx.pickable_categories().await),
        "categories_of" => nothing(tx.categories_of(b.source).await),
        "categories" => own(tx.categories().await),
        "folder_counts" => own(tx.folder_counts(noon()).await),
        "reject_reasons" => own(tx.reject_reasons().await),
        "library_is_held" => own(tx.library_is_held().await),
        "index_file" => nothing(tx.index_file(b.source, &file("of A in a folder of B"), noon()).await),
        "forget_unlisted" => nothing(tx.forget_unlisted(b.source, minutes(9999)).await),
        "unlisted" => nothing(tx.unlisted(b.source, minutes(9999)).await),
        "source" => nothing(tx.source(b.source).await),
        "shelved_posts" => nothing(tx.shelved_posts(b.source).await),
        "source_synced" => nothing(tx.source_synced(b.source, minutes(5)).await),
        "source_loss_told" => nothing(tx.source_loss_told(b.source, true).await),
        "choose_drive_folder" => own(tx.choose_drive_folder("folder", "Stories", noon()).await),
        "chosen_folder" => own(tx.chosen_folder().await),
        "leave_other_folders" => own(tx.leave_other_folders(b.source).await),
        "item_of_content" => own(tx.item_of_content(&sent, noon()).await),
        "add_to_library" => nothing(tx.add_to_library(b.media, noon()).await),
        // Any picture that does not belong to A is outside A's library, so this reveals nothing about B.
        "is_outside_library" => own(tx.is_outside_library(b.media).await),
        "is_refused_for_good" => nothing(tx.is_refused_for_good(b.media).await),
        "is_in_flight" => nothing(tx.is_in_flight(b.media).await),
        "record_picture_message" => {
            let post = Some(b.post.id);
            nothing(tx.record_picture_message(b.shown_in, b.media, &b.blob, post, noon()).await)
        }
        "picture_message" => nothing(tx.picture_message(b.shown_in).await),
        _ => None,
    }
}

async fn blobs(method: &str, tx: &mut TenantTx, b: &mut Foreign) -> Option<Answer> {
    match method {
        "put_blob" => own(tx.put_blob("image/jpeg", b"bytes of A", noon(), minutes(60)).await),
        "blob" => nothing(tx.blob(&b.blob).await),
        "read_blob" => nothing(tx.read_blob(&b.blob, 0, 100).await),
        "rendition_of" => nothing(tx.rendition_of(b.post.id).await),
        "record_telegram_file" => nothing(tx.record_telegram_file(&b.blob, "file of A").await),
        "keep_blob" => nothing(tx.keep_blob(&b.blob, minutes(99_999)).await),
        "sweep_blobs" => own(tx.sweep_blobs(noon() + days(99)).await),
        // This only counts fetches of a media URL. The URL was verified before that, and identifies the
        // tenant.
        "record_fetch" => own(tx.record_fetch(b.post.id, 9, noon()).await),
        _ => None,
    }
}
