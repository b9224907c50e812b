//! Runs ten thousand random operations of 200 tenants with a thousand pictures each, and checks that no
//! operation affects another tenant.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use domain::ids::{MediaId, Tenant, UserId};
use domain::lock::LockReason;
use domain::role::Role;
use rand::rngs::StdRng;
use rand::{RngExt as _, SeedableRng as _};
use serde_json::json;
use sqlx::Row as _;
use store::callbacks::StoredButton;
use store::outbox::StoredMessage;
use store::{Store, StoreError, TenantTx};
use tokio::sync::Mutex;
use tokio::task::JoinSet;
use uuid::Uuid;

use crate::database::Database;
use crate::fixtures::{minutes, noon, slot};

const TENANTS: u128 = 200;
const ITEMS: u128 = 1_000;
const OPERATIONS: usize = 10_000;
/// Number of concurrent transactions.
const HANDS: usize = 12;
/// The seed of the random order; change it to test another order.
const SEED: u64 = 2026;

/// Ids are numbers: tenant n has the id n, its picture i the id n·2³² + i, its person the id n·2⁶⁴.
const CROWD: &str = "
INSERT INTO users (id, telegram_user_id, telegram_first_name)
    SELECT (lpad(to_hex(n), 16, '0') || repeat('0', 16))::uuid, n, 't' || n FROM generate_series(1, 200) AS n;
INSERT INTO chat_settings (id, telegram_chat_id, chat_name, lifecycle, posts_per_day, posting_hours_start, posting_hours_end)
    SELECT lpad(to_hex(n), 32, '0')::uuid, n, 't' || n, 'active', 3, 9, 21 FROM generate_series(1, 200) AS n;
INSERT INTO members (chat_settings_id, user_id, role, joined_at)
    SELECT lpad(to_hex(n), 32, '0')::uuid, (lpad(to_hex(n), 16, '0') || repeat('0', 16))::uuid, 'owner', now()
      FROM generate_series(1, 200) AS n;
INSERT INTO media_items (id, chat_settings_id, file_path, file_name, file_size, file_hash, category, verdict)
    SELECT lpad(to_hex(n * 4294967296 + i), 32, '0')::uuid, lpad(to_hex(n), 32, '0')::uuid, 'p' || i, 't' || n || '.', 1, '',
           'c' || i % 5, 'ready' FROM generate_series(1, 200::bigint) AS n, generate_series(1, 1000) AS i;
ANALYZE;";

fn tenant(n: u128) -> Tenant {
    Tenant::from_key(Uuid::from_u128(n))
}

fn item(n: u128, i: u128) -> MediaId {
    MediaId(Uuid::from_u128((n << 32) + i))
}

fn person(n: u128) -> UserId {
    UserId(Uuid::from_u128(n << 64))
}

/// What each tenant did to its own rows. The database must show the same in the end.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Deeds {
    removed: BTreeSet<Uuid>,
    locked: BTreeSet<Uuid>,
    let_in: BTreeSet<Uuid>,
    messages: i64,
    buttons: i64,
    slots: i64,
    audits: i64,
}

type Ledger = Arc<Mutex<BTreeMap<u128, Deeds>>>;

/// One operation: the tenant that runs it, the owner of the row, the row's number, and the kind of operation.
#[derive(Clone, Copy, Debug)]
struct Operation {
    who: u128,
    whose: u128,
    which: u128,
    what: u8,
    number: usize,
}

fn drawn() -> Vec<Operation> {
    let mut chance = StdRng::seed_from_u64(SEED);
    (0..OPERATIONS)
        .map(|number| {
            let who = chance.random_range(1..=TENANTS);
            // Half of the operations choose a random tenant's row.
            let whose = if chance.random_bool(0.5) { who } else { chance.random_range(1..=TENANTS) };
            Operation {
                who,
                whose,
                which: chance.random_range(1..=ITEMS),
                what: chance.random_range(0..10),
                number,
            }
        })
        .collect()
}

async fn carry_out(store: &Store, ledger: &Ledger, it: Operation) {
    let mut tx = store.begin(tenant(it.who)).await.unwrap();
    let mut deeds = Deeds::default();
    let done = act(&mut tx, it, &mut deeds).await;
    match done {
        Ok(true) => {
            tx.commit().await.unwrap();
            ledger.lock().await.entry(it.who).or_default().add(deeds);
        }
        // A foreign key that includes the tenant rejected another tenant's row.
        Ok(false) => drop(tx),
        Err(error) => panic!("{it:?}: {error}"),
    }
}

impl Deeds {
    fn add(&mut self, more: Self) {
        self.removed.extend(more.removed);
        self.locked.extend(more.locked);
        self.let_in.extend(more.let_in);
        self.messages += more.messages;
        self.buttons += more.buttons;
        self.slots += more.slots;
        self.audits += more.audits;
    }
}

/// Runs an operation and adds its effects on the tenant's own rows to `deeds`. Returns false if the database
/// rejected it.
async fn act(tx: &mut TenantTx, it: Operation, deeds: &mut Deeds) -> Result<bool, StoreError> {
    let (own, media) = (it.who == it.whose, item(it.whose, it.which));
    let mine = format!("t{}.", it.who);
    match it.what {
        0 => {
            let seen = tx.media_item(media).await?;
            assert_eq!(seen.is_some(), own, "{it:?}");
            assert!(seen.is_none_or(|seen| seen.file_name == mine), "{it:?}");
        }
        1 => {
            let picked = tx.pick_in(&format!("c{}", it.which % 5)).await?;
            assert!(picked.is_none_or(|picked| picked.file_name == mine), "{it:?}");
        }
        2 => {
            tx.deactivate_media(media).await?;
            deeds.removed.extend(own.then_some(media.0));
        }
        3 => {
            match tx.rest_media(media, LockReason::PermanentReject, Some(person(it.who)), false, noon()).await
            {
                Ok(()) => deeds.locked.extend(own.then_some(media.0)),
                Err(error) => return refused_by_a_key(own, error),
            }
        }
        4..=8 => write(tx, it, deeds).await?,
        _ => {
            let settings = tx.settings().await?;
            assert_eq!(settings.chat_name, Some(format!("t{}", it.who)), "{it:?}");
            if !own && tx.member(person(it.whose)).await?.is_none() {
                tx.set_role(person(it.whose), Role::Viewer, noon()).await?;
                deeds.let_in.insert(person(it.whose).0);
            }
        }
    }
    Ok(true)
}

/// Runs an operation that writes the tenant's own rows.
async fn write(tx: &mut TenantTx, it: Operation, deeds: &mut Deeds) -> Result<(), StoreError> {
    let mine = format!("t{}.", it.who);
    match it.what {
        4 => {
            let payload = json!({ "of": it.whose });
            let says = StoredMessage { telegram_chat_id: 5, kind: "hello", post: None, payload };
            tx.enqueue(&says, noon()).await?;
            deeds.messages = 1;
        }
        5 => {
            let act = StoredButton { action: mine, post: None, from_state: None, payload: json!({}) };
            let token = tx.make_buttons(&[act], noon()).await?.remove(0);
            assert!(tx.button(&token).await?.is_some());
            deeds.buttons = 1;
        }
        6 => {
            let at = minutes(i64::try_from(it.number).unwrap_or(0));
            deeds.slots = i64::from(tx.record_slot(&slot(at), None, noon()).await?);
        }
        7 => {
            let known = tx.member(person(it.whose)).await?;
            assert!(known.is_some() || it.who != it.whose, "{it:?}");
        }
        _ => {
            tx.audit(Some(person(it.who)), &mine, None, None, noon()).await?;
            deeds.audits = 1;
        }
    }
    Ok(())
}

fn refused_by_a_key(own: bool, error: StoreError) -> Result<bool, StoreError> {
    match error.constraint() {
        Some("lock_on_media_of_this_tenant") if !own => Ok(false),
        // The picture already has the same lock.
        Some("media_posting_locks_tenant_item_until_key") => Ok(false),
        _ => Err(error),
    }
}

/// Reads from the tables what each tenant did.
async fn told(db: &Database) -> BTreeMap<u128, Deeds> {
    let sql = "SELECT c.tenant,
                (SELECT coalesce(array_agg(id ORDER BY id), '{}') FROM media_items AS m
                  WHERE m.tenant = c.tenant AND NOT is_active) AS removed,
                (SELECT coalesce(array_agg(media_item_id), '{}') FROM media_posting_locks AS l
                  WHERE l.tenant = c.tenant) AS locked,
                (SELECT coalesce(array_agg(user_id), '{}') FROM members AS m
                  WHERE m.tenant = c.tenant AND role = 'viewer') AS let_in,
                (SELECT count(*) FROM outbox AS o WHERE o.tenant = c.tenant) AS messages,
                (SELECT count(*) FROM callback_tokens AS b
                  WHERE b.tenant = c.tenant AND b.action = c.chat_name || '.') AS buttons,
                (SELECT count(*) FROM posting_slots AS s WHERE s.tenant = c.tenant) AS slots,
                (SELECT count(*) FROM audit AS a
                  WHERE a.tenant = c.tenant AND a.action = c.chat_name || '.') AS audits
           FROM chat_settings AS c";
    let rows = sqlx::query(sql).fetch_all(&db.owner).await.unwrap();
    let deeds = rows.iter().map(|row| {
        let who = row.get::<Uuid, _>("tenant").as_u128();
        let set = |column: &str| row.get::<Vec<Uuid>, _>(column).into_iter().collect::<BTreeSet<_>>();
        let deeds = Deeds {
            removed: set("removed"),
            locked: set("locked"),
            let_in: set("let_in"),
            messages: row.get("messages"),
            buttons: row.get("buttons"),
            slots: row.get("slots"),
            audits: row.get("audits"),
        };
        (who, deeds)
    });
    deeds.filter(|(_, deeds)| *deeds != Deeds::default()).collect()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn nothing_crosses_among_two_hundred_tenants_in_ten_thousand_operations() {
    let db = Database::fresh().await;
    sqlx::raw_sql(CROWD).execute(&db.owner).await.unwrap();
    let ledger = Ledger::default();
    let queue = Arc::new(Mutex::new(drawn()));
    let mut hands = JoinSet::new();
    for _ in 0..HANDS {
        let (store, ledger, queue) = (db.store.clone(), ledger.clone(), queue.clone());
        hands.spawn(async move {
            loop {
                // Release the lock before running the operation, so that the other tasks can continue.
                let next = queue.lock().await.pop();
                let Some(operation) = next else { return };
                carry_out(&store, &ledger, operation).await;
            }
        });
    }
    while let Some(hand) = hands.join_next().await {
        hand.unwrap();
    }
    let mut did = ledger.lock().await.clone();
    did.retain(|_, deeds| *deeds != Deeds::default());
    assert!(did.len() > 190, "nearly everybody did something");
    let told = told(&db).await;
    for who in 1..=TENANTS {
        assert_eq!(told.get(&who), did.get(&who), "tenant {who}, seed {SEED}");
    }
    let loose: i64 = db.ask("SELECT count(*) FROM media_items WHERE file_name <> 't' || ('x' || right(tenant::text, 8))::bit(32)::int || '.'").await;
    assert_eq!(loose, 0, "every picture is still where it was");
}
