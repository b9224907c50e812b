//! Tests blobs: only their tenant can read them, they do not change, and they are kept for as long as they
//! are needed.

use std::sync::Arc;

use domain::post::SlotOutcome;
use jiff::SignedDuration;
use sha2::{Digest as _, Sha256};
use store::blobs::CHUNK;
use store::history::Ending;
use store::posts::{Hold, Transition};
use tokio::sync::Barrier;
use tokio::task::JoinSet;

use crate::database::Database;
use crate::fixtures::{LEASE, minutes, noon};

/// Returns bytes that differ at every position, so that a misplaced chunk is noticed.
fn film(length: usize) -> Vec<u8> {
    let blocks = (0u64..).flat_map(|n| n.wrapping_mul(0x9e37_79b9_7f4a_7c15).to_le_bytes());
    blocks.take(length).collect()
}

#[tokio::test]
async fn what_was_shelved_is_read_back_whole_and_in_parts_across_chunks() {
    let db = Database::fresh().await;
    let tenant = db.tenant(1).await;
    let bytes = film(2 * CHUNK + CHUNK / 2 + 7);
    let mut tx = db.store.begin(tenant).await.unwrap();
    let sha256 = tx.put_blob("video/mp4", &bytes, noon(), minutes(60)).await.unwrap();
    tx.commit().await.unwrap();
    assert_eq!(sha256, <[u8; 32]>::from(Sha256::digest(&bytes)));
    let mut tx = db.store.begin(tenant).await.unwrap();
    let blob = tx.blob(&sha256).await.unwrap().unwrap();
    assert_eq!(
        (blob.content_type.as_str(), usize::try_from(blob.bytes).unwrap()),
        ("video/mp4", bytes.len())
    );
    let whole = bytes.len();
    for (from, length) in [
        (0, whole),
        (0, 1),
        (CHUNK - 1, 2),
        (CHUNK, 1),
        (CHUNK - 1, CHUNK + 2),
        (2 * CHUNK - 5, 10),
        (whole - 3, 10),
        (whole, 5),
        (whole + 10 * CHUNK, 5),
        (5, 0),
    ] {
        let read = tx.read_blob(&sha256, from, length).await.unwrap();
        let expected = &bytes[from.min(whole)..(from + length).min(whole).max(from.min(whole))];
        assert!(read == expected, "{length} bytes from {from}");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn the_same_bytes_shelved_by_many_at_once_stand_there_once() {
    let db = Database::fresh().await;
    let tenant = db.tenant(1).await;
    let bytes = Arc::new(film(CHUNK + 1));
    let start = Arc::new(Barrier::new(6));
    let mut writers = JoinSet::new();
    for n in 0..6 {
        let (store, bytes, start) = (db.store.clone(), Arc::clone(&bytes), Arc::clone(&start));
        writers.spawn(async move {
            let mut tx = store.begin(tenant).await.unwrap();
            start.wait().await;
            let sha256 = tx.put_blob("image/jpeg", &bytes, noon(), minutes(60 + n)).await.unwrap();
            tx.commit().await.unwrap();
            sha256
        });
    }
    let hashes = writers.join_all().await;
    assert!(hashes.iter().all(|hash| *hash == hashes[0]));
    assert_eq!(db.ask::<i64>("SELECT count(*) FROM blob").await, 1);
    assert_eq!(db.ask::<i64>("SELECT count(*) FROM blob_chunk").await, 2);
    let kept = "SELECT needed_until = '2026-03-02T13:05Z' FROM blob";
    assert!(db.ask::<bool>(kept).await, "it is kept as long as the longest need");
}

#[tokio::test]
async fn another_tenant_cannot_read_it_and_keeps_its_own_copy() {
    let db = Database::fresh().await;
    let (a, b) = (db.tenant(1).await, db.tenant(2).await);
    let bytes = film(10);
    let mut tx = db.store.begin(a).await.unwrap();
    let sha256 = tx.put_blob("image/jpeg", &bytes, noon(), minutes(60)).await.unwrap();
    tx.record_telegram_file(&sha256, "file of a").await.unwrap();
    tx.commit().await.unwrap();
    let mut tx = db.store.begin(b).await.unwrap();
    assert_eq!(tx.blob(&sha256).await.unwrap(), None);
    assert!(tx.read_blob(&sha256, 0, 10).await.unwrap().is_empty());
    tx.put_blob("image/jpeg", &bytes, noon(), minutes(60)).await.unwrap();
    assert_eq!(tx.blob(&sha256).await.unwrap().unwrap().telegram_file_id, None);
    assert_eq!(tx.sweep_blobs(minutes(999)).await.unwrap(), 1);
    tx.commit().await.unwrap();
    let mut tx = db.store.begin(a).await.unwrap();
    assert_eq!(
        tx.read_blob(&sha256, 0, 10).await.unwrap(),
        bytes,
        "sweeping one shelf leaves the other full"
    );
    assert_eq!(tx.blob(&sha256).await.unwrap().unwrap().telegram_file_id.as_deref(), Some("file of a"));
}

#[tokio::test]
async fn a_sweep_spares_what_is_needed_and_what_a_post_in_flight_shows() {
    let db = Database::fresh().await;
    let tenant = db.tenant(1).await;
    let media = db.picture(tenant, "one").await;
    let mut lease = db.post(tenant, minutes(5)).await;
    db.give(&lease, media).await;
    let mut tx = db.store.begin(tenant).await.unwrap();
    let shown = tx.put_blob("image/jpeg", b"shown", noon(), minutes(10)).await.unwrap();
    let idle = tx.put_blob("image/jpeg", b"idle", noon(), minutes(10)).await.unwrap();
    let needed = tx.put_blob("image/jpeg", b"needed", noon(), minutes(99)).await.unwrap();
    tx.move_post(&mut lease, &Transition::Reserved { rendition: shown }, Hold::Keep(LEASE), noon())
        .await
        .unwrap();
    assert_eq!(tx.rendition_of(lease.key.id).await.unwrap(), Some(shown));
    assert_eq!(tx.sweep_blobs(minutes(10)).await.unwrap(), 0, "needed until then, not before then");
    assert_eq!(tx.sweep_blobs(minutes(11)).await.unwrap(), 1);
    assert!(tx.blob(&idle).await.unwrap().is_none());
    assert_eq!(tx.read_blob(&shown, 0, 9).await.unwrap(), "shown");
    assert_eq!(tx.read_blob(&needed, 0, 9).await.unwrap(), "needed");
    tx.commit().await.unwrap();
    db.end(&lease, &Ending::released(SlotOutcome::Missed, None), noon()).await;
    let mut tx = db.store.begin(tenant).await.unwrap();
    assert_eq!(tx.sweep_blobs(minutes(11)).await.unwrap(), 1);
    assert!(tx.read_blob(&shown, 0, 9).await.unwrap().is_empty(), "its bytes went with it");
    tx.commit().await.unwrap();
}

#[tokio::test]
async fn chunks_are_stored_out_of_line_and_uncompressed() {
    let db = Database::fresh().await;
    let storage = "SELECT attstorage::text FROM pg_attribute WHERE attrelid = 'blob_chunk'::regclass AND attname = 'data'";
    assert_eq!(db.ask::<String>(storage).await, "e");
}

#[tokio::test]
async fn fetches_of_a_post_are_counted_in_one_row() {
    let db = Database::fresh().await;
    let tenant = db.tenant(1).await;
    let lease = db.post(tenant, minutes(5)).await;
    let mut tx = db.store.begin(tenant).await.unwrap();
    for n in 1..=3 {
        let at = noon() + SignedDuration::from_secs(n);
        tx.record_fetch(lease.key.id, 100 * n.unsigned_abs(), at).await.unwrap();
    }
    tx.commit().await.unwrap();
    let row: (i32, i64) =
        sqlx::query_as("SELECT fetches, bytes FROM media_fetches").fetch_one(&db.owner).await.unwrap();
    assert_eq!(row, (3, 300));
}
