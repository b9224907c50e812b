//! Tests that claims and lookups can read keys, but no content.

use crate::database::Database;
use crate::fixtures::{LEASE, noon};
use crate::tenants::{TwoTenants, attempt};
use store::lease::{ChoreKey, OutboxKey, PostKey};

const REFUSED: &str = "42501";

async fn all_refused(role: &str, statements: &[&str]) {
    let db = Database::fresh().await;
    let mut session = db.plain().await;
    for sql in statements {
        assert_eq!(attempt(&mut session, Some(role), None, sql).await, Err(REFUSED.into()), "{role}: {sql}");
    }
}

#[tokio::test]
async fn what_looks_across_tenants_cannot_read_content() {
    all_refused(
        "storyline_across",
        &[
            "SELECT id FROM media_items",
            "SELECT * FROM posting_queue",
            "SELECT container_id FROM posting_queue",
            "SELECT rendition_sha256 FROM posting_queue",
            "SELECT media_item_id FROM posting_queue",
            "SELECT last_error FROM posting_queue",
            "SELECT payload FROM outbox",
            "SELECT kind FROM outbox",
            "SELECT last_error FROM chores",
            "SELECT body FROM telegram_updates",
            "SELECT chat_name FROM chat_settings",
            "SELECT telegram_chat_id FROM chat_settings",
            "SELECT id FROM api_tokens",
            "SELECT id FROM instagram_accounts",
            "SELECT id FROM media_sources",
            "SELECT id FROM posting_history",
            "SELECT id FROM media_posting_locks",
            "SELECT user_id FROM members",
            "SELECT id FROM users",
            "SELECT sha256 FROM blob",
            "SELECT data FROM blob_chunk",
            "SELECT id FROM connect_links",
            "SELECT id FROM audit",
        ],
    )
    .await;
}

#[tokio::test]
async fn what_looks_across_tenants_cannot_move_or_remove_what_it_claims() {
    all_refused(
        "storyline_across",
        &[
            "UPDATE posting_queue SET state = 'unknown'",
            "UPDATE posting_queue SET due_at = NULL",
            "DELETE FROM posting_queue",
            "UPDATE posting_slots SET outcome = 'missed'",
            "DELETE FROM posting_slots",
            "UPDATE outbox SET state = 'sent'",
            "DELETE FROM outbox",
            "UPDATE chores SET due_at = NULL",
            "UPDATE telegram_updates SET body = NULL",
            "UPDATE chat_settings SET is_paused = false",
            "DELETE FROM tenant_schedule",
            "INSERT INTO tenant_schedule (next_due_at) VALUES (NULL)",
            "UPDATE legacy_engine SET engine = 'storyline'",
            "UPDATE test_clock SET offset_microseconds = 1",
        ],
    )
    .await;
}

#[tokio::test]
async fn the_door_sees_no_library_no_posts_no_messages_and_no_secrets() {
    all_refused(
        "storyline_door",
        &[
            "SELECT id FROM media_items",
            "SELECT id FROM posting_queue",
            "SELECT id FROM posting_history",
            "SELECT id FROM outbox",
            "SELECT kind FROM chores",
            "SELECT slot_at FROM posting_slots",
            "SELECT id FROM api_tokens",
            "SELECT id FROM instagram_accounts",
            "SELECT sha256 FROM blob",
            "SELECT id FROM audit",
            "SELECT pkce_verifier FROM connect_links",
            "SELECT user_id FROM connect_links",
            "UPDATE connect_links SET used_at = now()",
            "SELECT chat_name FROM chat_settings",
            "UPDATE chat_settings SET lifecycle = 'active'",
            "UPDATE members SET role = 'owner'",
            "DELETE FROM members",
            "DELETE FROM users",
            "DELETE FROM telegram_updates",
        ],
    )
    .await;
}

#[tokio::test]
async fn a_tenant_cannot_reach_the_inbox_the_poller_or_the_turns() {
    all_refused(
        "storyline_app",
        &[
            "SELECT update_id FROM telegram_updates",
            "SELECT bot_id FROM poller",
            "SELECT ig_user_id FROM instagram_publishing",
            "SELECT key FROM rate_limits",
            "SELECT engine FROM legacy_engine",
            "UPDATE test_clock SET offset_microseconds = 1",
            "SELECT role FROM users",
            "UPDATE users SET role = 'owner'",
            "DELETE FROM chat_settings",
            "UPDATE audit SET action = ''",
            "DELETE FROM audit",
            "TRUNCATE media_items",
        ],
    )
    .await;
}

#[tokio::test]
async fn what_looks_across_tenants_can_claim_for_all_of_them() {
    let two = TwoTenants::furnished().await;
    let store = &two.db.store;
    two.db.expire("posting_queue").await;
    assert_eq!(store.claim::<PostKey>(noon(), 10, LEASE).await.unwrap().len(), 2);
    assert_eq!(store.claim::<OutboxKey>(noon(), 10, LEASE).await.unwrap().len(), 2);
    assert_eq!(store.claim::<ChoreKey>(noon(), 10, LEASE).await.unwrap().len(), 2);
    assert_eq!(store.next_due(noon()).await.unwrap(), Some(noon()));
}
