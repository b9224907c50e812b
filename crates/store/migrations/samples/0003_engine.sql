-- The chat at work: its people, its plan, its shelf, and messages on their way.
INSERT INTO members (chat_settings_id, user_id, role, joined_at) VALUES
    ('b3000000-0000-4000-8000-000000000001', 'a1000000-0000-4000-8000-000000000001', 'owner', '2026-02-14T10:00Z');
INSERT INTO tenant_schedule (chat_settings_id, next_due_at, slot_at, slot_local_date, slot_index) VALUES
    ('b3000000-0000-4000-8000-000000000001', '2026-02-15T13:00Z', '2026-02-15T14:00Z', '2026-02-15', 1);
INSERT INTO posting_slots (chat_settings_id, slot_at, local_date, slot_index, post_id) VALUES
    ('b3000000-0000-4000-8000-000000000001', '2026-02-15T10:00Z', '2026-02-15', 0,
     'b7000000-0000-4000-8000-000000000001');
INSERT INTO instagram_publishing (ig_user_id, quota_used, quota_total) VALUES ('17841400000000901', 1, 50);
INSERT INTO blob (chat_settings_id, sha256, content_type, bytes, created_at, needed_until) VALUES
    ('b3000000-0000-4000-8000-000000000001', sha256('picture'), 'image/jpeg', 7, '2026-02-15T09:00Z',
     '2026-02-17T10:00Z');
INSERT INTO blob_chunk (chat_settings_id, sha256, n, data) VALUES
    ('b3000000-0000-4000-8000-000000000001', sha256('picture'), 0, 'picture');
INSERT INTO media_fetches (chat_settings_id, post_id, fetched_at, bytes) VALUES
    ('b3000000-0000-4000-8000-000000000001', 'b7000000-0000-4000-8000-000000000001', '2026-02-15T10:00Z', 7);
INSERT INTO telegram_updates (update_id, telegram_chat_id, body, received_at, due_at) VALUES
    (1, -1001000000950, '{}', '2026-02-15T09:00Z', '2026-02-15T09:00Z');
INSERT INTO poller (bot_id, next_offset) VALUES (123456789, 2);
INSERT INTO outbox (id, chat_settings_id, telegram_chat_id, kind, payload, created_at, due_at) VALUES
    ('bc000000-0000-4000-8000-000000000001', 'b3000000-0000-4000-8000-000000000001', -1001000000950, 'published', '{}',
     '2026-02-15T09:00Z', '2026-02-15T09:00Z');
INSERT INTO chores (chat_settings_id, kind, key, due_at) VALUES
    ('b3000000-0000-4000-8000-000000000001', 'sync_drive', 'FOLDER', '2026-02-15T09:00Z');
INSERT INTO rate_limits (key, arrival_at) VALUES ('telegram', '2026-02-15T09:00Z');
INSERT INTO connect_links (id, chat_settings_id, user_id, provider, token_hash, created_at, expires_at) VALUES
    ('bd000000-0000-4000-8000-000000000001', 'b3000000-0000-4000-8000-000000000001',
     'a1000000-0000-4000-8000-000000000001', 'google', sha256('link'), '2026-02-14T10:00Z', '2026-02-14T10:10Z');
INSERT INTO audit (chat_settings_id, at, action) VALUES
    ('b3000000-0000-4000-8000-000000000001', '2026-02-14T10:00Z', 'went_live');
