//! Tests taking over from the legacy application, and giving the tenant back.

use domain::ids::Tenant;
use domain::post::DeliveryMode;
use jiff::Timestamp;
use secrecy::{ExposeSecret as _, SecretString};
use sqlx::AssertSqlSafe;
use store::accounts::{Login, TokenOf};
use store::cutover::{Cutover, CutoverError, TakenOver};
use store::migrate::migrate;
use store::sealed::Keyring;
use store::{Store, TenantTx};

use crate::database::{Cluster, raw};
use crate::legacy::{Variant, deployment, run};
use crate::migrations::ask;

/// The key that seals the legacy application's sample rows. It is used only in tests and is not secret.
const KEY: &str = "eAUWHjs95Hb7q2SF2d_x6CsegW6vP8T97BJy63faa8A=";

/// An adopted database, with access as its owner and as the runtime login.
struct Adopted {
    cluster: Cluster,
    owner: SecretString,
    name: String,
    hand: Cutover,
    store: Store,
}

fn keys() -> Keyring {
    Keyring::parse(&KEY.into()).unwrap()
}

/// Returns a time on the morning after the legacy application's last activity.
fn morning() -> Timestamp {
    "2026-02-13T09:00:00Z".parse().unwrap()
}

impl Adopted {
    async fn of(variant: Variant) -> Self {
        let cluster = Cluster::of_this_run();
        let name = deployment(&cluster, variant).await;
        let owner = cluster.owner(&name);
        migrate(&owner, Some(cluster.runtime_login())).await.unwrap();
        let hand = Cutover::open(&owner, keys()).await.unwrap();
        let store = Store::connect(&cluster.runtime(&name), keys(), 4).await.unwrap();
        store.verify().await.unwrap();
        Self { cluster, owner, name, hand, store }
    }

    async fn run(&self, sql: &'static str) {
        run(&mut raw(&self.owner).await, sql).await;
    }

    async fn ask(&self, sql: &str) -> String {
        ask(&self.owner, sql).await
    }

    async fn take_over(&self) -> TakenOver {
        let (tx, taken) = self.hand.take_over(None, morning()).await.unwrap();
        tx.commit().await.unwrap();
        taken
    }

    async fn refused(&self) -> String {
        self.hand.take_over(None, morning()).await.unwrap_err().to_string()
    }

    async fn legacy(&self) -> TenantTx {
        self.store.begin(Tenant::Legacy).await.unwrap()
    }
}

#[tokio::test]
async fn a_take_over_reconciles_what_was_in_flight_and_says_what_it_found() {
    for variant in [Variant::Migrated, Variant::Modelled] {
        let adopted = Adopted::of(variant).await;
        let taken = adopted.take_over().await;
        assert_eq!((taken.removed, taken.awaiting_hand, taken.twins), (2, 1, 0));
        assert_eq!(
            (taken.telegram_chat_id, taken.members, taken.without_owner),
            (-1_001_000_000_901, 3, false)
        );
        assert_eq!((taken.pictures, taken.paused), (11, false));
        assert_eq!(adopted.ask("SELECT engine FROM legacy_engine").await, "storyline");
        let queue = "SELECT string_agg(concat_ws(' ', right(id::text, 1), status, state, origin, slot_at AT TIME ZONE 'UTC',
                            deadline_at AT TIME ZONE 'UTC', chat_settings_id), ',') FROM posting_queue";
        let asked = "1 processing awaiting_hand slot 2026-02-12 22:10:00 2026-02-14 09:00:00";
        assert_eq!(adopted.ask(queue).await, asked);
        let again = adopted.refused().await;
        assert_eq!(again, "Storyline posts for this chat already");
    }
}

#[tokio::test]
async fn its_locks_hold_and_equal_pictures_rest_together() {
    let adopted = Adopted::of(Variant::Migrated).await;
    adopted.take_over().await;
    let resting = "SELECT string_agg(file_name || ' ' || coalesce((blocked_until AT TIME ZONE 'UTC')::text, 'free'), E'\\n'
                          ORDER BY file_name COLLATE \"C\") FROM media_items WHERE is_active";
    let expected = [
        "20250901.jpg free",
        "copy of lamp.jpg 2026-03-12 19:04:00",
        "film.mp4 free",
        "lamp (drive).jpg free",
        "lamp.jpg 2026-03-12 19:04:00",
        "loose.jpg 2026-12-01 00:00:00",
        "mug.jpg free",
        "one_two*three.jpg free",
        "print.jpg 2026-03-11 22:41:00",
        "private.jpg infinity",
        "stairs.jpg infinity",
    ];
    assert_eq!(adopted.ask(resting).await.lines().collect::<Vec<_>>(), expected);
}

#[tokio::test]
async fn slots_that_the_older_application_used_up_count() {
    let adopted = Adopted::of(Variant::Migrated).await;
    adopted.take_over().await;
    let slots = "SELECT string_agg(concat_ws(' ', slot_at AT TIME ZONE 'UTC', local_date, outcome), E'\\n' ORDER BY slot_at)
                   FROM posting_slots WHERE chat_settings_id IS NULL";
    let expected = "2026-02-12 19:01:00 2026-02-12 skipped\n2026-02-12 22:10:00 2026-02-12";
    assert_eq!(adopted.ask(slots).await, expected);
}

#[tokio::test]
async fn its_settings_mean_what_they_meant() {
    let adopted = Adopted::of(Variant::Migrated).await;
    adopted.take_over().await;
    let mut tx = adopted.legacy().await;
    let settings = tx.settings().await.unwrap();
    assert_eq!((settings.delivery_mode, settings.dry_run), (Some(DeliveryMode::Review), false));
    assert_eq!(settings.schedule.zone, jiff::tz::TimeZone::UTC);
    let shares = [("art".to_owned(), 0.5), ("shop".to_owned(), 0.3), ("words".to_owned(), 0.2)];
    assert_eq!(tx.mix().await.unwrap(), shares);
    assert_eq!(tx.mix_input().await.unwrap().recent, ["art", "art", "shop", "art"]);
    let account = tx.account(settings.account.unwrap()).await.unwrap().unwrap();
    assert_eq!((account.login, account.username.as_str()), (Login::Facebook, "studio.main"));
    let token = tx.token(TokenOf::Instagram(account.id)).await.unwrap().unwrap();
    assert_eq!(
        token.secret.as_ref().expect("it opens").expose_secret(),
        "EAAGrehearsalOfTheOlderApplication0000000000000001"
    );
    tx.commit().await.unwrap();
    for flags in ["enable_instagram_api = false", "dry_run_mode = true", "dry_run_mode = NULL"] {
        let sql = format!(
            "UPDATE chat_settings SET enable_instagram_api = true, dry_run_mode = false; UPDATE chat_settings SET {flags}"
        );
        sqlx::raw_sql(AssertSqlSafe(sql)).execute(&mut raw(&adopted.owner).await).await.unwrap();
        let settings = adopted.legacy().await.settings().await.unwrap();
        assert_eq!(
            (settings.delivery_mode, settings.dry_run),
            (Some(DeliveryMode::Manual), false),
            "{flags}"
        );
    }
}

#[tokio::test]
async fn practice_is_what_people_started_here_and_not_what_the_older_one_called_so() {
    let adopted = Adopted::of(Variant::Migrated).await;
    adopted.take_over().await;
    let sql = "UPDATE chat_settings SET enable_instagram_api = true, dry_run_mode = true";
    sqlx::raw_sql(sql).execute(&mut raw(&adopted.owner).await).await.unwrap();
    let mut tx = adopted.legacy().await;
    tx.set_last_word(DeliveryMode::Automatic, false).await.unwrap();
    let settings = tx.settings().await.unwrap();
    assert_eq!((settings.delivery_mode, settings.dry_run), (Some(DeliveryMode::Automatic), false));
    tx.rollback().await.unwrap();

    let sql = "UPDATE chat_settings SET dry_run_mode = false";
    sqlx::raw_sql(sql).execute(&mut raw(&adopted.owner).await).await.unwrap();
    let mut tx = adopted.legacy().await;
    tx.set_dry_run(true).await.unwrap();
    let settings = tx.settings().await.unwrap();
    assert_eq!((settings.delivery_mode, settings.dry_run), (Some(DeliveryMode::Review), true));
    tx.rollback().await.unwrap();
}

#[tokio::test]
async fn while_the_older_one_shows_life_nothing_is_taken_over() {
    for (sign, told) in [
        (
            "INSERT INTO service_runs (service_name, method_name, started_at) VALUES ('s', 'm', '2026-02-13 08:58')",
            "120 seconds ago (a run of its loops)",
        ),
        (
            "INSERT INTO user_interactions (interaction_type, interaction_name, created_at) VALUES ('command', '/status', '2026-02-13 08:59')",
            "60 seconds ago (a word with its people)",
        ),
        (
            "INSERT INTO posting_queue (media_item_id, scheduled_for, created_at) VALUES ('a5000000-0000-4000-8000-000000000010', '2026-02-14 14:00', '2026-02-13 09:30')",
            "0 seconds ago (a new post)",
        ),
    ] {
        let adopted = Adopted::of(Variant::Migrated).await;
        adopted.run(sign).await;
        let refusal = adopted.refused().await;
        assert!(refusal.contains(told) && refusal.contains("stop it"), "{refusal}");
        assert_eq!(adopted.ask("SELECT engine FROM legacy_engine").await, "old");
        assert_eq!(adopted.ask("SELECT count(*)::text FROM members").await, "0");
    }
}

#[tokio::test]
async fn of_several_chats_one_must_be_named_and_the_others_stay_nobodys() {
    let cluster = Cluster::of_this_run();
    let name = deployment(&cluster, Variant::Migrated).await;
    let owner = cluster.owner(&name);
    run(
        &mut raw(&owner).await,
        "INSERT INTO chat_settings (telegram_chat_id, active_instagram_account_id)
         VALUES (810000002, 'a2000000-0000-4000-8000-000000000001')",
    )
    .await;
    migrate(&owner, None).await.unwrap();
    let hand = Cutover::open(&owner, keys()).await.unwrap();
    let refusal = hand.take_over(None, morning()).await.unwrap_err();
    assert!(matches!(&refusal, CutoverError::WhichChat(chats) if chats.len() == 2), "{refusal}");
    let refusal = hand.take_over(Some(5), morning()).await.unwrap_err();
    assert!(matches!(refusal, CutoverError::UnknownChat(5)), "{refusal}");
    let (tx, taken) = hand.take_over(Some(-1_001_000_000_901), morning()).await.unwrap();
    tx.commit().await.unwrap();
    assert_eq!(taken.telegram_chat_id, -1_001_000_000_901);
    let legacy =
        "SELECT string_agg(telegram_chat_id::text || is_legacy || (active_instagram_account_id IS NULL), ' '
                         ORDER BY telegram_chat_id) FROM chat_settings";
    assert_eq!(ask(&owner, legacy).await, "-1001000000901truefalse 810000002falsetrue");
}

#[tokio::test]
async fn a_database_that_was_never_the_older_applications_has_nothing_to_hand_over() {
    let cluster = Cluster::of_this_run();
    let name = cluster.empty().await;
    migrate(&cluster.owner(&name), None).await.unwrap();
    let hand = Cutover::open(&cluster.owner(&name), keys()).await.unwrap();
    let refusal = hand.take_over(None, morning()).await.unwrap_err();
    assert!(matches!(refusal, CutoverError::NobodyBefore), "{refusal}");
    assert!(matches!(hand.give_back(morning()).await.unwrap_err(), CutoverError::NobodyBefore));
}

#[tokio::test]
async fn while_the_older_application_posts_no_chat_becomes_a_tenant() {
    let adopted = Adopted::of(Variant::Migrated).await;
    let mut lookup = adopted.store.lookup().await.unwrap();
    let refusal = lookup.make_tenant(-5, None, morning()).await.unwrap_err().to_string();
    assert!(refusal.contains("take over first"), "{refusal}");
    drop(lookup);
    adopted.take_over().await;
    let mut lookup = adopted.store.lookup().await.unwrap();
    lookup.make_tenant(-5, None, morning()).await.unwrap();
    lookup.commit().await.unwrap();
    let refusal = adopted.hand.give_back(morning()).await.unwrap_err();
    assert!(matches!(refusal, CutoverError::ChatTenants(1)), "{refusal}");
    assert_eq!(adopted.ask("SELECT engine FROM legacy_engine").await, "storyline");
}

#[tokio::test]
async fn a_tenants_deletions_cascade_into_the_fenced_queue_and_the_older_ones_do_not() {
    let adopted = Adopted::of(Variant::Migrated).await;
    adopted.take_over().await;
    let delete = "DELETE FROM media_items WHERE id = 'a5000000-0000-4000-8000-000000000002'";
    let mut owner = raw(&adopted.owner).await;
    let refusal = sqlx::query(delete).execute(&mut owner).await.unwrap_err().to_string();
    assert!(refusal.contains("Storyline posts for this chat now"), "{refusal}");
    let mut session = raw(&adopted.cluster.runtime(&adopted.name)).await;
    let gone =
        crate::tenants::attempt(&mut session, Some("storyline_app"), Some(Tenant::Legacy), delete).await;
    assert_eq!(gone, Ok(1), "a cascade runs as the owner of the table, and is still ours");
}

#[tokio::test]
async fn giving_back_leaves_the_older_application_what_it_can_go_on_with() {
    let adopted = Adopted::of(Variant::Migrated).await;
    adopted.take_over().await;
    let mut tx = adopted.legacy().await;
    let account = tx.settings().await.unwrap().account.unwrap();
    let fresh = SecretString::from("EAAGfresh");
    tx.store_token(TokenOf::Instagram(account), &fresh, &[], morning(), None).await.unwrap();
    tx.commit().await.unwrap();
    let form = "SELECT left(token_value, 3) FROM api_tokens WHERE service_name = 'instagram'";
    assert_eq!(adopted.ask(form).await, "v1.", "Storyline's tokens are bound to their place");
    let (tx, back) = adopted.hand.give_back(morning()).await.unwrap();
    tx.commit().await.unwrap();
    assert_eq!((back.released, back.tokens), (1, 1));
    assert_eq!(adopted.ask(form).await, "gAA");
    let token = adopted.legacy().await.token(TokenOf::Instagram(account)).await.unwrap().unwrap();
    assert_eq!(token.secret.as_ref().expect("it opens").expose_secret(), "EAAGfresh");
    assert_eq!(adopted.ask("SELECT count(*)::text FROM posting_queue").await, "0");
    assert_eq!(
        adopted.ask("SELECT count(*)::text FROM tenant_schedule WHERE next_due_at IS NOT NULL").await,
        "0"
    );
    assert_eq!(adopted.ask("SELECT engine FROM legacy_engine").await, "old");
    let mut owner = raw(&adopted.owner).await;
    for statement in
        crate::legacy::statements().iter().filter(|statement| statement.what == "a picture is planned")
    {
        sqlx::query(statement.sql).execute(&mut owner).await.expect("the older application plans again");
    }
    let later = morning() + jiff::SignedDuration::from_hours(1);
    let (_, taken) = adopted.hand.take_over(None, later).await.unwrap();
    assert_eq!(taken.removed, 1, "and can be taken over again");
}

#[tokio::test]
async fn until_the_take_over_tokens_are_written_as_the_older_application_reads_them() {
    let adopted = Adopted::of(Variant::Migrated).await;
    let mut tx = adopted.legacy().await;
    let account = tx.settings().await.unwrap().account.unwrap();
    tx.store_token(TokenOf::Instagram(account), &"EAAGnew".into(), &[], morning(), None).await.unwrap();
    let token = tx.token(TokenOf::Instagram(account)).await.unwrap().unwrap();
    assert_eq!(token.secret.as_ref().expect("it opens").expose_secret(), "EAAGnew");
    tx.commit().await.unwrap();
    assert_eq!(
        adopted.ask("SELECT left(token_value, 5) FROM api_tokens WHERE service_name = 'instagram'").await,
        "gAAAA"
    );
}

#[tokio::test]
async fn a_write_that_waited_while_the_chat_was_taken_over_finds_the_fence() {
    let adopted = Adopted::of(Variant::Migrated).await;
    let (tx, _) = adopted.hand.take_over(None, morning()).await.unwrap();
    let mut older = raw(&adopted.owner).await;
    let plan =
        crate::legacy::statements().into_iter().find(|statement| statement.what == "a picture is planned");
    let writes = sqlx::query(plan.unwrap().sql).execute(&mut older);
    let commits = async {
        let mut watcher = raw(&adopted.owner).await;
        let waits = "SELECT EXISTS (SELECT 1 FROM pg_locks WHERE NOT granted AND relation = 'posting_queue'::regclass)";
        for _ in 0..100_000 {
            if sqlx::query_scalar(waits).fetch_one(&mut watcher).await.unwrap() {
                tx.commit().await.unwrap();
                return;
            }
        }
        panic!("nobody waits");
    };
    let (written, ()) = tokio::join!(writes, commits);
    let refusal = written.unwrap_err().to_string();
    assert!(refusal.contains("Storyline posts for this chat now"), "{refusal}");
    assert_eq!(adopted.ask("SELECT count(*)::text FROM posting_queue").await, "1");
}
