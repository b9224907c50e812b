//! Creates tenants, pictures and posts for tests, with the product's own methods.

use std::time::Duration;

use domain::ids::{MediaId, PostId, SourceId, Tenant, UserId};
use domain::post::DeliveryMode;
use domain::role::Role;
use domain::slots::Slot;
use jiff::{SignedDuration, Timestamp};
use store::cross_tenant::Planned;
use store::history::{By, Ending};
use store::lease::{Lease, PostKey};
use store::lookup::Person;
use store::media::ListedFile;
use store::posts::{Hold, Transition};

use crate::database::Database;

/// Length of the tests' leases, much longer than any test.
pub(crate) const LEASE: Duration = Duration::from_secs(3600);

/// The time at which tests start.
pub(crate) fn noon() -> Timestamp {
    "2026-03-02T12:00:00Z".parse().unwrap()
}

/// Returns the time a number of minutes after [`noon`].
pub(crate) fn minutes(after_noon: i64) -> Timestamp {
    noon() + SignedDuration::from_mins(after_noon)
}

/// Returns a duration of a number of days.
pub(crate) fn days(n: i64) -> SignedDuration {
    SignedDuration::from_hours(24 * n)
}

/// Returns the slot at a time.
pub(crate) fn slot(at: Timestamp) -> Slot {
    Slot { local_date: at.to_zoned(jiff::tz::TimeZone::UTC).date(), index: 0, at }
}

/// Returns a picture as the listing of a folder contains it.
pub(crate) fn file(name: &str) -> ListedFile {
    ListedFile {
        identifier: name.to_owned(),
        name: format!("{name}.jpg"),
        category: Some("art".into()),
        mime_type: "image/jpeg".into(),
        size: 1_000,
        checksum: Some(format!("checksum of {name}")),
        sha256: None,
        size_in_pixels: Some((1080, 1920)),
        kind: "image",
        verdict: "ready",
        reject_reason: None,
    }
}

/// Returns a picture with the same content as others with the same `content`.
pub(crate) fn twin(name: &str, content: u8) -> ListedFile {
    ListedFile { sha256: Some([content; 32]), ..file(name) }
}

impl Database {
    /// Creates a tenant for a chat.
    pub(crate) async fn tenant(&self, chat: i64) -> Tenant {
        let mut lookup = self.store.lookup().await.unwrap();
        let tenant = lookup.make_tenant(chat, Some("A chat"), noon()).await.unwrap();
        lookup.commit().await.unwrap();
        tenant
    }

    /// Creates the owner of a tenant.
    pub(crate) async fn person(&self, tenant: Tenant, telegram_user_id: i64) -> UserId {
        let mut lookup = self.store.lookup().await.unwrap();
        let person =
            Person { telegram_user_id, first_name: Some("Ada".into()), username: None, language_code: None };
        let user = lookup.upsert_user(&person, noon()).await.unwrap();
        lookup.join(tenant, user, Role::Owner, noon()).await.unwrap();
        lookup.commit().await.unwrap();
        user
    }

    /// Chooses a folder for a tenant, always the same one.
    pub(crate) async fn folder(&self, tenant: Tenant) -> SourceId {
        let mut tx = self.store.begin(tenant).await.unwrap();
        let source = tx.choose_drive_folder("folder", "Stories", noon()).await.unwrap();
        tx.commit().await.unwrap();
        source
    }

    /// Lists files in a tenant's folder. Returns their items.
    pub(crate) async fn list(&self, tenant: Tenant, files: &[ListedFile]) -> Vec<MediaId> {
        let source = self.folder(tenant).await;
        let mut tx = self.store.begin(tenant).await.unwrap();
        for file in files {
            tx.index_file(source, file, noon()).await.unwrap();
        }
        tx.commit().await.unwrap();
        let mut ids = Vec::new();
        for file in files {
            ids.push(self.item(tenant, &file.identifier).await);
        }
        ids
    }

    /// Creates one picture of a tenant.
    pub(crate) async fn picture(&self, tenant: Tenant, name: &str) -> MediaId {
        self.list(tenant, &[file(name)]).await[0]
    }

    async fn item(&self, tenant: Tenant, identifier: &str) -> MediaId {
        let id =
            sqlx::query_scalar("SELECT id FROM media_items WHERE tenant = $1 AND source_identifier = $2")
                .bind(tenant.key())
                .bind(identifier)
                .fetch_one(&self.owner)
                .await;
        MediaId(id.unwrap())
    }

    /// Plans slots of one tenant. Returns how many posts this created.
    pub(crate) async fn plan(&self, tenant: Tenant, slots: &[Timestamp]) -> usize {
        let planned: Vec<Planned> = slots
            .iter()
            .map(|at| Planned { tenant, fill: Some(slot(*at)), missed: vec![], next: None })
            .collect();
        self.store.begin_planning(noon(), 100).await.unwrap().write(&planned, noon()).await.unwrap()
    }

    /// Creates and claims a post of a tenant, without a picture.
    pub(crate) async fn post(&self, tenant: Tenant, slot_at: Timestamp) -> Lease<PostKey> {
        assert_eq!(self.plan(tenant, &[slot_at]).await, 1, "the slot is free");
        self.claim_post().await
    }

    /// Claims the only post that is due.
    pub(crate) async fn claim_post(&self) -> Lease<PostKey> {
        let mut claimed = self.store.claim::<PostKey>(noon(), 100, LEASE).await.unwrap();
        assert_eq!(claimed.len(), 1, "one post is due");
        claimed.remove(0)
    }

    /// Assigns a picture to a claimed post, like the reserving step.
    pub(crate) async fn give(&self, lease: &Lease<PostKey>, media: MediaId) {
        let mut tx = self.store.begin(lease.key.tenant).await.unwrap();
        tx.block_in_flight(media).await.unwrap();
        tx.keep_pick(lease, media, None, DeliveryMode::Automatic).await.unwrap();
        tx.commit().await.unwrap();
    }

    /// Advances a claimed post with a picture until its publish is sent.
    pub(crate) async fn send(&self, lease: &mut Lease<PostKey>) {
        for to in [
            Transition::Reserved { rendition: [7; 32] },
            Transition::ContainerMade { container: "17889".into() },
            Transition::ContainerReady,
            Transition::PublishSent { quota_before: Some(3) },
        ] {
            let mut tx = self.store.begin(lease.key.tenant).await.unwrap();
            tx.move_post(lease, &to, Hold::Keep(LEASE), noon()).await.unwrap();
            tx.commit().await.unwrap();
        }
    }

    /// Ends a claimed post.
    pub(crate) async fn end(&self, lease: &Lease<PostKey>, ending: &Ending, now: Timestamp) {
        let mut tx = self.store.begin(lease.key.tenant).await.unwrap();
        let post = tx.post(lease.key.id).await.unwrap().expect("the post is in flight");
        tx.end_post(By::Worker(lease), &post, ending, now).await.unwrap();
        tx.commit().await.unwrap();
    }

    /// Publishes a tenant's picture at a given time. Returns its post.
    pub(crate) async fn publish(&self, tenant: Tenant, media: MediaId, at: Timestamp) -> PostId {
        let mut lease = self.post(tenant, at).await;
        self.give(&lease, media).await;
        self.send(&mut lease).await;
        self.end(&lease, &Ending::live(Some(format!("story of {media}"))), at).await;
        lease.key.id
    }

    /// Expires every lease of a table.
    pub(crate) async fn expire(&self, table: &str) {
        let sql =
            format!("UPDATE {table} SET leased_until = '2000-01-01T00:00Z' WHERE leased_until IS NOT NULL");
        let ended = sqlx::query(sqlx::AssertSqlSafe(sql)).execute(&self.owner).await.unwrap();
        assert!(ended.rows_affected() > 0, "{table} had leases to end");
    }
}
