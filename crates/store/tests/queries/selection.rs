//! Fills a thousand slots of one tenant, with random skips and rejections.

use std::collections::BTreeMap;

use domain::ids::{MediaId, Tenant};
use domain::mix::Mix;
use domain::post::Outcome;
use jiff::{SignedDuration, Timestamp};
use store::history::Ending;
use store::media::MediaItem;

use crate::database::Database;
use crate::fixtures::{days, file, noon};

const SLOTS: usize = 1_000;
/// The folders with their shares and numbers of pictures. With a slot every three hours, and 30 or 45 days
/// before a picture is shown again, every picture is shown.
const FOLDERS: [(&str, f64, usize); 3] = [("art", 0.5, 220), ("dogs", 0.3, 150), ("news", 0.2, 110)];

/// A reproducible pseudo-random generator (Knuth's multiplier).
struct Draws(u64);

impl Draws {
    fn below(&mut self, bound: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % bound
    }
}

/// The state of a picture so far.
#[derive(Clone, Copy, Default)]
struct Fate {
    shown: Option<Timestamp>,
    rests_until: Option<Timestamp>,
    rejected: bool,
}

impl Fate {
    fn may_be_shown(&self, at: Timestamp) -> bool {
        !self.rejected && self.rests_until.is_none_or(|until| until <= at)
    }
}

/// Creates a tenant with a mix. Returns its pictures by folder.
async fn furnished(db: &Database) -> (Tenant, BTreeMap<&'static str, BTreeMap<MediaId, Fate>>) {
    let tenant = db.tenant(1).await;
    let mut library = BTreeMap::new();
    for (folder, share, pictures) in FOLDERS {
        let named = |n: usize| {
            let mut picture = file(&format!("{folder} {n}"));
            picture.category = Some(folder.into());
            picture
        };
        let files: Vec<_> = (0..pictures).map(named).collect();
        let items = db.list(tenant, &files).await;
        assert_eq!(items.len(), pictures);
        library.insert(folder, items.into_iter().map(|item| (item, Fate::default())).collect());
        sqlx::query(
            "INSERT INTO category_post_case_mix (id, chat_settings_id, category, ratio, effective_from, is_current)
             VALUES (gen_random_uuid(), $1, $2, $3::float8::numeric, now(), true)",
        )
        .bind(tenant.chat_settings_id())
        .bind(folder)
        .bind(share)
        .execute(&db.owner)
        .await
        .unwrap();
    }
    (tenant, library)
}

/// Picks a picture like the reserving step.
async fn pick(db: &Database, tenant: Tenant, now: Timestamp) -> Option<MediaItem> {
    let mut tx = db.store.begin(tenant).await.unwrap();
    tx.unblock_rested(now).await.unwrap();
    let mix_input = tx.mix_input().await.unwrap();
    let mut found = None;
    for folder in Mix::new(mix_input.mix).unwrap().ordered(&mix_input.recent) {
        found = tx.pick_in(&folder).await.unwrap();
        if found.is_some() {
            break;
        }
    }
    tx.commit().await.unwrap();
    found
}

/// Shows, skips or rejects a picture. Returns its new state, with the end of its rest.
async fn decide(db: &Database, tenant: Tenant, item: MediaId, at: Timestamp, draw: u64) -> Fate {
    let mut lease = db.post(tenant, at).await;
    db.give(&lease, item).await;
    let (ending, fate) = match draw {
        0 => {
            (Ending::decided(Outcome::Skipped), Fate { rests_until: Some(at + days(45)), ..Fate::default() })
        }
        1 => (Ending::decided(Outcome::Rejected), Fate { rejected: true, ..Fate::default() }),
        _ => {
            db.send(&mut lease).await;
            let fate = Fate { shown: Some(at), rests_until: Some(at + days(30)), rejected: false };
            (Ending::live(None), fate)
        }
    };
    db.end(&lease, &ending, at).await;
    fate
}

#[tokio::test]
async fn over_a_thousand_slots_the_mix_is_kept_and_everything_is_shown_before_anything_is_shown_again() {
    let db = Database::fresh().await;
    let (tenant, mut library) = furnished(&db).await;
    let mut draws = Draws(7);
    let mut live: Vec<String> = Vec::new();
    for n in 0..SLOTS {
        if n % 100 == 50 {
            // Update the statistics, because autovacuum does not run often enough during the test.
            db.as_owner("ANALYZE").await;
        }
        let at = noon() + SignedDuration::from_hours(3) * i32::try_from(n).unwrap();
        let item = pick(&db, tenant, at).await.expect("the library is large enough");
        let folder = library.get_mut(item.category.as_str()).expect("a folder of ours");
        let fate = folder[&item.id];
        assert!(fate.may_be_shown(at), "slot {n}: {} rests or was rejected", item.file_name);
        let before = folder.values().filter(|other| other.may_be_shown(at) && other.shown < fate.shown);
        assert_eq!(before.count(), 0, "slot {n}: others waited longer than {}", item.file_name);
        let now = decide(&db, tenant, item.id, at, draws.below(20)).await;
        folder.insert(item.id, Fate { shown: now.shown.or(fate.shown), ..now });
        if now.shown.is_some() {
            live.push(item.category);
        }
    }
    assert!(live.len() > 800);
    for run in live.windows(20) {
        for (folder, share, _) in FOLDERS {
            let count = run.iter().filter(|category| *category == folder).count() as f64;
            assert!((count - 20.0 * share).abs() <= 1.0 + 1e-9, "{folder}: {count} of 20 for {share}");
        }
    }
}
