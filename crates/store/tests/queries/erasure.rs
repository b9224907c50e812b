//! Tests that a tenant's export and erasure include all its rows, and that no table is forgotten.

use std::collections::BTreeSet;

use sqlx::AssertSqlSafe;
use store::erasure::{ERASED, EXPORTED, KEPT_BACK};
use store::settings::Lifecycle;

use crate::fixtures::{minutes, noon};
use crate::tenants::{TwoTenants, attempt};

#[tokio::test]
async fn every_table_of_tenants_is_handed_out_or_kept_back_and_erased() {
    let two = TwoTenants::furnished().await;
    let all: BTreeSet<&str> = two.tables.iter().map(String::as_str).collect();
    let shown: BTreeSet<&str> =
        EXPORTED.iter().map(|(table, _)| *table).chain(KEPT_BACK.iter().map(|(table, _)| *table)).collect();
    assert_eq!(shown, all, "say in erasure.rs whether a tenant takes it along");
    let stays = ["chat_settings", "posting_history", "audit"];
    let gone: BTreeSet<&str> = ERASED.iter().copied().chain(stays).collect();
    assert_eq!(gone, all, "say in erasure.rs when it is erased");
}

#[tokio::test]
async fn what_is_handed_out_is_ones_own_and_holds_no_secret() {
    let two = TwoTenants::furnished().await;
    let mut tx = two.db.store.begin(two.a).await.unwrap();
    let everything = tx.everything().await.unwrap();
    tx.commit().await.unwrap();
    let text = serde_json::to_string(&everything).unwrap();
    assert!(!text.contains(&two.b.to_string()), "a row of another");
    for (table, _) in EXPORTED.iter().filter(|(table, _)| *table != "posting_slots") {
        assert!(everything[*table].as_array().is_some_and(|rows| !rows.is_empty()), "{table} is empty");
    }
    let sealed: String = sqlx::query_scalar("SELECT token_value FROM api_tokens LIMIT 1")
        .fetch_one(&two.db.owner)
        .await
        .unwrap();
    assert!(!text.contains(&sealed) && !text.contains("token_value"));
}

#[tokio::test]
async fn an_erased_tenant_leaves_one_row_and_the_other_is_untouched() {
    let two = TwoTenants::furnished().await;
    let counts = async |tenant| {
        let mut counts = Vec::new();
        for table in &two.tables {
            let sql = format!("SELECT count(*) FROM {table} WHERE tenant = '{tenant}'");
            let rows: i64 = sqlx::query_scalar(AssertSqlSafe(sql)).fetch_one(&two.db.owner).await.unwrap();
            counts.push((table.clone(), rows));
        }
        counts
    };
    let before = counts(two.b).await;
    let mut tx = two.db.store.begin(two.a).await.unwrap();
    let gone = tx.erase(noon()).await.unwrap();
    tx.commit().await.unwrap();
    assert!(gone.iter().all(|(table, rows)| *rows > 0 || table == "blob_chunk"), "{gone:?}");
    for (table, rows) in counts(two.a).await {
        assert_eq!(rows, i64::from(table == "chat_settings"), "{table}");
    }
    assert_eq!(counts(two.b).await, before);

    let mut lookup = two.db.store.lookup().await.unwrap();
    assert_eq!(lookup.tenant_of_chat(-1001).await.unwrap(), None, "a deleted tenant is nobody's");
    assert_eq!(lookup.make_tenant(-1001, Some("anew"), noon()).await.unwrap(), two.a, "and can begin anew");
    lookup.commit().await.unwrap();
    let mut tx = two.db.store.begin(two.a).await.unwrap();
    assert_eq!(tx.settings().await.unwrap().lifecycle, Lifecycle::Onboarding);
    assert_eq!(tx.members().await.unwrap(), []);
    tx.commit().await.unwrap();
}

#[tokio::test]
async fn history_goes_only_with_a_tenant_that_is_marked_as_deleted() {
    let two = TwoTenants::furnished().await;
    let mut session = two.db.plain().await;
    let erase = "SELECT 1 FROM erase_history() WHERE gone > 0";
    for tenant in [None, Some(two.a)] {
        assert_eq!(attempt(&mut session, Some("storyline_app"), tenant, erase).await, Ok(0));
    }
    for role in ["storyline_across", "storyline_door"] {
        assert_eq!(attempt(&mut session, Some(role), None, erase).await, Err("42501".into()), "{role}");
    }
}

#[tokio::test]
async fn the_door_can_make_nobody_live_and_delete_nobody_who_is() {
    let two = TwoTenants::furnished().await;
    let mut session = two.db.plain().await;
    let lives = "UPDATE chat_settings SET lifecycle = 'active'";
    two.db.as_owner(lives).await;
    for becomes in ["active", "deleted", "onboarding", "paused"] {
        let sql = format!("SELECT 1 WHERE give_way_or_begin('{}', '{becomes}')", two.a);
        assert_eq!(attempt(&mut session, Some("storyline_door"), None, &sql).await, Ok(0), "{becomes}");
        assert_eq!(
            attempt(&mut session, Some("storyline_app"), Some(two.a), &sql).await,
            Err("42501".into()),
            "{becomes}"
        );
    }
}

#[tokio::test]
async fn who_left_comes_in_again_only_when_somebody_says_so() {
    let two = TwoTenants::furnished().await;
    let mut tx = two.db.store.begin(two.a).await.unwrap();
    let member = tx.members().await.unwrap().remove(0);
    assert!(tx.member_left(member.user).await.unwrap());
    assert!(!tx.member_left(member.user).await.unwrap(), "that was known");
    assert_eq!(tx.member(member.user).await.unwrap(), None);
    tx.commit().await.unwrap();
    let mut lookup = two.db.store.lookup().await.unwrap();
    lookup.join(two.a, member.user, member.role, noon()).await.unwrap();
    assert_eq!(lookup.role_of(two.a, member.user).await.unwrap(), None, "the door does not undo it");
    assert_eq!(lookup.tenants_of(member.user).await.unwrap(), []);
    lookup.commit().await.unwrap();
    let mut tx = two.db.store.begin(two.a).await.unwrap();
    tx.set_role(member.user, member.role, minutes(1)).await.unwrap();
    assert_eq!(tx.member(member.user).await.unwrap().map(|it| it.role), Some(member.role));
    tx.commit().await.unwrap();
}
