-- The older application's chat is the legacy tenant, and Storyline posts for it.
UPDATE chat_settings SET is_legacy = true WHERE id = 'a3000000-0000-4000-8000-000000000001';
INSERT INTO legacy_engine (engine) VALUES ('storyline');
BEGIN;
SET LOCAL storyline.tenant = '00000000-0000-0000-0000-000000000000';
INSERT INTO posting_queue (id, media_item_id, scheduled_for, status, state, publish_at, due_at) VALUES
    ('a7000000-0000-4000-8000-000000000009', 'a5000000-0000-4000-8000-000000000010', '2026-02-15 18:00', 'processing',
     'reserved', '2026-02-15T18:00Z', '2026-02-15T17:59Z');
COMMIT;
